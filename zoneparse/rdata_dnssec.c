/* DS (RFC 4034 section 5) and TLSA (RFC 6698 section 2). */
#include "zoneparse/rdata_internal.h"

#include <string.h>
#include <strings.h>

/* Octets of a digest by its type (IANA "DS RR Type Digest Algorithms"); 0: not
 * known. */
static unsigned digest_octets(uint8_t type)
{
	switch (type) {
	case 1: return 20;
	case 2:
	case 3:
	case 5:
	case 6: return 32;
	case 4: return 48;
	default: return 0;
	}
}

/* IANA "DNS Security Algorithm Numbers": RFC 4034 section 5.3 allows mnemonics.
 * -1: none of them. */
static int algorithm_of(struct zp_str s)
{
	static const struct {
		const char *text;
		int number;
	} known[] = {
	    {"RSAMD5", 1},
	    {"DH", 2},
	    {"DSA", 3},
	    {"RSASHA1", 5},
	    {"DSA-NSEC3-SHA1", 6},
	    {"RSASHA1-NSEC3-SHA1", 7},
	    {"NSEC3DSA", 6},
	    {"NSEC3RSASHA1", 7},
	    {"RSASHA256", 8},
	    {"RSASHA512", 10},
	    {"ECC-GOST", 12},
	    {"ECCGOST", 12},
	    {"ECDSAP256SHA256", 13},
	    {"ECDSAP384SHA384", 14},
	    {"ED25519", 15},
	    {"ED448", 16},
	    {"INDIRECT", 252},
	    {"PRIVATEDNS", 253},
	    {"PRIVATEOID", 254},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i].text) == s.n &&
		    strncasecmp(known[i].text, s.p, s.n) == 0)
			return known[i].number;
	return -1;
}

static bool read_algorithm(struct zp_rdata *r, uint32_t i)
{
	int number = i < r->ntok ? algorithm_of(zp_field_text(r, i)) : -1;
	if (number < 0)
		return zp_field_u8(r, i, "the algorithm");
	zp_buf_putc(&r->wire, (char)number);
	return true;
}

bool zp_read_ds(struct zp_rdata *r)
{
	if (!zp_field_u16(r, 0, "the key tag") || !read_algorithm(r, 1) ||
	    !zp_field_u8(r, 2, "the digest type") ||
	    !zp_field_hex(r, 3, "the digest"))
		return false;
	unsigned want = digest_octets((uint8_t)r->wire.p[3]);
	if (want != 0 && r->wire.n != 4 + want)
		return zp_rdata_fault(r, ZP_P_RDATA_BAD, 3,
		    "a digest of %zu octets, its type has %u", r->wire.n - 4,
		    want);
	return true;
}

bool zp_print_ds(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	uint32_t tag, alg, type;
	if (!zp_take_u16(&o, &tag) || !zp_take_u8(&o, &alg) ||
	    !zp_take_u8(&o, &type) || o.n == 0)
		return false;
	unsigned want = digest_octets((uint8_t)type);
	if (want != 0 && o.n != want)
		return false;
	zp_buf_printf(out, "%u %u %u ", tag, alg, type);
	zp_put_hex(out, o.p, o.n);
	return true;
}

bool zp_read_tlsa(struct zp_rdata *r)
{
	return zp_field_u8(r, 0, "the certificate usage") &&
	       zp_field_u8(r, 1, "the selector") &&
	       zp_field_u8(r, 2, "the matching type") &&
	       zp_field_hex(r, 3, "the association data");
}

bool zp_print_tlsa(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	if (n < 4)
		return false;
	zp_buf_printf(out, "%u %u %u ", w[0], w[1], w[2]);
	zp_put_hex(out, w + 3, n - 3);
	return true;
}
