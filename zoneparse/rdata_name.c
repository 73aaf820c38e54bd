/* Types whose RDATA is made of names and numbers (RFC 1035 section 3.3, RFC
 * 2782, RFC 6672). */
#include "zoneparse/rdata_internal.h"

bool zp_read_name1(struct zp_rdata *r)
{
	return zp_field_name(r, 0, "the target") && zp_rdata_fields(r, 1);
}

bool zp_print_name1(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	return zp_take_name(&o, out) && o.n == 0;
}

/* No field at all: a server computes the address, and no name is known. */
bool zp_read_alias(struct zp_rdata *r)
{
	if (r->ntok > 0)
		return zp_read_name1(r);
	zp_buf_putc(&r->wire, '\0');
	return true;
}

bool zp_read_mx(struct zp_rdata *r)
{
	return zp_field_u16(r, 0, "the preference") &&
	       zp_field_name(r, 1, "the exchange") && zp_rdata_fields(r, 2);
}

bool zp_print_mx(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	uint32_t v;
	if (!zp_take_u16(&o, &v))
		return false;
	zp_buf_printf(out, "%u ", v);
	return zp_take_name(&o, out) && o.n == 0;
}

bool zp_read_srv(struct zp_rdata *r)
{
	return zp_field_u16(r, 0, "the priority") &&
	       zp_field_u16(r, 1, "the weight") &&
	       zp_field_u16(r, 2, "the port") &&
	       zp_field_name(r, 3, "the target") && zp_rdata_fields(r, 4);
}

bool zp_print_srv(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	for (unsigned i = 0; i < 3; i++) {
		uint32_t v;
		if (!zp_take_u16(&o, &v))
			return false;
		zp_buf_printf(out, "%u ", v);
	}
	return zp_take_name(&o, out) && o.n == 0;
}

bool zp_read_soa(struct zp_rdata *r)
{
	return zp_field_name(r, 0, "the primary server's name") &&
	       zp_field_name(r, 1, "the mailbox name") &&
	       zp_field_u32(r, 2, "the serial") &&
	       zp_field_time(r, 3, "the refresh time") &&
	       zp_field_time(r, 4, "the retry time") &&
	       zp_field_time(r, 5, "the expire time") &&
	       zp_field_time(r, 6, "the minimum TTL") && zp_rdata_fields(r, 7);
}

bool zp_print_soa(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	if (!zp_take_name(&o, out))
		return false;
	zp_buf_putc(out, ' ');
	if (!zp_take_name(&o, out))
		return false;
	for (unsigned i = 0; i < 5; i++) {
		uint32_t v;
		if (!zp_take_u32(&o, &v))
			return false;
		zp_buf_printf(out, " %u", v);
	}
	return o.n == 0;
}
