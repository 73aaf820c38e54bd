#include "zoneparse/rdata_internal.h"

#include <string.h>

static const struct zp_rdata_codec codecs[] = {
    {ZP_A, zp_read_a, zp_print_a},
    {ZP_AAAA, zp_read_aaaa, zp_print_aaaa},
    {ZP_NS, zp_read_name1, zp_print_name1},
    {ZP_CNAME, zp_read_name1, zp_print_name1},
    {ZP_DNAME, zp_read_name1, zp_print_name1},
    {ZP_PTR, zp_read_name1, zp_print_name1},
    {ZP_SOA, zp_read_soa, zp_print_soa},
    {ZP_MX, zp_read_mx, zp_print_mx},
    {ZP_SRV, zp_read_srv, zp_print_srv},
    {ZP_TXT, zp_read_txt, zp_print_txt},
    {ZP_CAA, zp_read_caa, zp_print_caa},
    {ZP_DS, zp_read_ds, zp_print_ds},
    {ZP_TLSA, zp_read_tlsa, zp_print_tlsa},
    {ZP_SVCB, zp_read_svcb, zp_print_svcb},
    {ZP_HTTPS, zp_read_svcb, zp_print_svcb},
    {ZP_ALIAS, zp_read_alias, zp_print_name1},
};

static const struct zp_rdata_codec *codec_of(uint16_t type)
{
	for (unsigned i = 0; i < sizeof codecs / sizeof *codecs; i++)
		if (codecs[i].type == type)
			return &codecs[i];
	return NULL;
}

/* RFC 4343: names given as octets are lower-cased as those given as text are.
 * The octets were found to be those of the type before. */
static void lower_names(uint16_t type, struct zp_buf *wire)
{
	unsigned names = 1;
	size_t i = 0;
	switch (type) {
	case ZP_NS:
	case ZP_CNAME:
	case ZP_DNAME:
	case ZP_ALIAS:
	case ZP_PTR: break;
	case ZP_SOA: names = 2; break;
	case ZP_MX:
	case ZP_SVCB:
	case ZP_HTTPS: i = 2; break;
	case ZP_SRV: i = 6; break;
	default: return;
	}
	for (; names > 0 && i < wire->n; names--) {
		size_t end = i;
		while (end < wire->n && wire->p[end])
			end += (uint8_t)wire->p[end] + 1u;
		/* A length octet is 63 at most, which is no letter. */
		for (; i < end && i < wire->n; i++)
			if (wire->p[i] >= 'A' && wire->p[i] <= 'Z')
				wire->p[i] = (char)(wire->p[i] + 32);
		i++;
	}
}

/* RFC 3597 section 5: \# length hexadecimal. What claims to be a known type
 * must hold what that type holds. */
static bool read_generic(struct zp_rdata *r)
{
	struct zp_buf print = {0};
	if (!zp_rdata_at_least(r, 2, "the length after \\#"))
		return false;
	int64_t n = zp_number(zp_field_text(r, 1), ZP_RDATA_MAX);
	if (n < 0)
		return zp_rdata_fault(r,
		    n == -1 ? ZP_P_NUMBER_BAD : ZP_P_NUMBER_RANGE, 1,
		    "the length is no number from 0 to 65535");
	if (r->ntok > 2 && !zp_field_hex(r, 2, "RDATA"))
		return false;
	if (r->wire.n != (size_t)n)
		return zp_rdata_fault(r, ZP_P_GENERIC_LENGTH, 1,
		    "\\# says %d octets, %zu follow", (int)n, r->wire.n);
	const struct zp_rdata_codec *c = codec_of(r->type);
	bool ok =
	    !c || c->print(&print, (const uint8_t *)r->wire.p, (uint32_t)n);
	zp_buf_free(&print);
	if (!ok)
		return zp_rdata_fault(r,
		    r->type == ZP_A || r->type == ZP_AAAA ? ZP_P_GENERIC_LENGTH
							  : ZP_P_RDATA_BAD,
		    r->ntok, "the octets after \\# are not those of the type");
	lower_names(r->type, &r->wire);
	return true;
}

/* Whether a quoted string may stand as field I: name servers refuse quotes
 * around numbers, names and addresses. */
static bool may_be_quoted(const struct zp_rdata *r, uint32_t i)
{
	switch (r->type) {
	case ZP_TXT: return true;
	case ZP_CAA: return i == 2;
	case ZP_SVCB:
	case ZP_HTTPS: /* key="value" is two tokens */
		return i > 2 &&
		       r->tok[i].at == r->tok[i - 1].at + r->tok[i - 1].len;
	default: return false;
	}
}

static bool quotes_fit(struct zp_rdata *r)
{
	for (uint32_t i = 0; i < r->ntok; i++)
		if ((r->tok[i].flags & ZP_TOK_QUOTED) && !may_be_quoted(r, i))
			return zp_rdata_fault(r, ZP_P_RDATA_BAD, i,
			    "a quoted string where none is expected");
	return true;
}

bool zp_rdata_read(struct zp_rdata *r)
{
	r->wire.n = 0;
	r->odd = 0;
	r->help = NULL;
	zp_buf_add(&r->wire, "", 0);
	if (r->ntok > 0 && r->tok[0].len == 2 &&
	    memcmp(r->text + r->tok[0].at, "\\#", 2) == 0)
		return read_generic(r);
	const struct zp_rdata_codec *c = codec_of(r->type);
	if (!(c ? quotes_fit(r) && c->read(r)
		: zp_read_signed(r) || zp_read_ldns(r)))
		return false;
	if (r->wire.n > ZP_RDATA_MAX)
		return zp_rdata_fault(r, ZP_P_RDATA_TOO_LONG, r->ntok,
		    "%zu octets of RDATA, 65535 are the most", r->wire.n);
	return true;
}

void zp_rdata_print(
    struct zp_buf *out, uint16_t type, const uint8_t *wire, uint32_t n)
{
	const struct zp_rdata_codec *c = codec_of(type);
	size_t at = out->n;
	if (c ? c->print(out, wire, n) : zp_print_ldns(out, type, wire, n))
		return;
	out->n = at;
	zp_buf_printf(out, "\\# %u", n);
	if (n > 0)
		zp_buf_putc(out, ' ');
	zp_put_hex(out, wire, n);
}
