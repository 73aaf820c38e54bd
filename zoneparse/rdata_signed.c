/* RRSIG, NSEC and NSEC3 as signers write them (RFC 4034 sections 3.2 and 4.2,
 * RFC 5155 section 3.3): a signed zone is mostly these. What is written in any
 * other way, and what is wrong, is left to ldns, whose words are then given;
 * what is taken here it would read to the same octets. */
#include <string.h>

#include "zoneparse/day.h"
#include "zoneparse/dnssec_internal.h"
#include "zoneparse/rdata_internal.h"

static void put(struct zp_buf *b, uint32_t v, unsigned octets)
{
	while (octets-- > 0)
		zp_buf_putc(b, (char)(v >> (8 * octets)));
}

static bool take_number(struct zp_rdata *r, uint32_t i, uint32_t octets)
{
	uint32_t max = octets == 4 ? UINT32_MAX : (1u << 8 * octets) - 1;
	int64_t v = zp_number(zp_field_text(r, i), max);
	if (v >= 0)
		put(&r->wire, (uint32_t)v, octets);
	return v >= 0;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '*';
}

/* An absolute name without escapes. Its letters stay: NSEC is signed with them
 * (RFC 6840 section 5.1). */
static bool take_name(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	size_t label = 0, from = r->wire.n;
	if (s.n > ZP_NAME_MAX - 1)
		return false;
	for (size_t k = 0; k < s.n; k++) {
		if (is_plain(s.p[k]))
			continue;
		if (s.p[k] != '.' || k == label || k - label > ZP_LABEL_MAX)
			return false;
		zp_buf_putc(&r->wire, (char)(k - label));
		zp_buf_add(&r->wire, s.p + label, k - label);
		label = k + 1;
	}
	if (label != s.n || r->wire.n == from)
		return false;
	zp_buf_putc(&r->wire, '\0');
	return true;
}

static unsigned digits(const char *p, unsigned n)
{
	unsigned v = 0;
	while (n-- > 0)
		v = v * 10 + (unsigned)(*p++ - '0');
	return v;
}

/* YYYYMMDDHHmmSS. */
static bool take_time(struct zp_rdata *r, uint32_t i)
{
	static const uint8_t days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct zp_str s = zp_field_text(r, i);
	if (s.n != 14)
		return false;
	for (size_t k = 0; k < s.n; k++)
		if (s.p[k] < '0' || s.p[k] > '9')
			return false;
	unsigned y = digits(s.p, 4), m = digits(s.p + 4, 2);
	unsigned d = digits(s.p + 6, 2), h = digits(s.p + 8, 2);
	unsigned min = digits(s.p + 10, 2), sec = digits(s.p + 12, 2);
	if (y < 1970 || y > 2105 || m < 1 || m > 12 || d < 1 ||
	    d > days[m - 1] || h > 23 || min > 59 || sec > 59)
		return false;
	int64_t t = zp_day_number(y, m, d) * 86400 + h * 3600 + min * 60 + sec;
	put(&r->wire, (uint32_t)t, 4);
	return true;
}

static int base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* The last fields put together, padded as RFC 4648 section 4 wants it. */
static bool take_base64(struct zp_rdata *r, uint32_t i)
{
	uint32_t bits = 0, pad = 0, n = 0;
	for (; i < r->ntok; i++) {
		struct zp_str s = zp_field_text(r, i);
		for (size_t k = 0; k < s.n; k++, n++) {
			int d = base64_digit(s.p[k]);
			if (s.p[k] == '=')
				pad++;
			else if (d < 0 || pad > 0)
				return false;
			bits = bits << 6 | (uint32_t)(d < 0 ? 0 : d);
			if (n % 4 != 3)
				continue;
			if (pad > 2)
				return false;
			put(&r->wire, bits >> (8 * pad), 3 - pad);
			bits = 0;
		}
	}
	return n > 0 && n % 4 == 0 && pad <= 2;
}

/* RFC 4034 section 4.1.2. */
static bool take_types(struct zp_rdata *r, uint32_t i)
{
	struct zp_types t = {.n = 0};
	for (; i < r->ntok; i++) {
		int type = zp_type_parse(zp_field_text(r, i));
		if (type <= 0)
			return false;
		zp_types_put(&t, (uint16_t)type);
	}
	for (uint32_t k = 0; k < t.n;) {
		uint8_t map[32] = {0}, window = (uint8_t)(t.v[k] >> 8);
		unsigned len = 0;
		for (; k < t.n && t.v[k] >> 8 == window; k++) {
			len = (uint8_t)t.v[k] / 8u + 1;
			map[len - 1] |= (uint8_t)(0x80 >> (t.v[k] & 7));
		}
		put(&r->wire, window, 1);
		put(&r->wire, len, 1);
		zp_buf_add(&r->wire, map, len);
	}
	return !t.over;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

static bool take_salt(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	if (s.n == 1 && s.p[0] == '-')
		s.n = 0;
	if (s.n % 2 != 0 || s.n / 2 > 255)
		return false;
	put(&r->wire, (uint32_t)(s.n / 2), 1);
	for (size_t k = 0; k < s.n; k += 2) {
		int high = hex_digit(s.p[k]), low = hex_digit(s.p[k + 1]);
		if (high < 0 || low < 0)
			return false;
		put(&r->wire, (uint32_t)(high << 4 | low), 1);
	}
	return true;
}

static bool take_hash(struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = zp_field_text(r, i);
	uint8_t hash[ZP_SHA1_OCTETS];
	char lower[32];
	if (s.n != sizeof lower)
		return false;
	for (size_t k = 0; k < s.n; k++)
		lower[k] = (char)(s.p[k] >= 'A' && s.p[k] <= 'V' ? s.p[k] + 32
								 : s.p[k]);
	if (!zp_nsec3_unlabel((struct zp_str){lower, sizeof lower}, hash))
		return false;
	put(&r->wire, sizeof hash, 1);
	zp_buf_add(&r->wire, hash, sizeof hash);
	return true;
}

static bool take_rrsig(struct zp_rdata *r)
{
	int type = r->ntok > 8 ? zp_type_parse(zp_field_text(r, 0)) : -1;
	if (type < 0)
		return false;
	put(&r->wire, (uint32_t)type, 2);
	return take_number(r, 1, 1) && take_number(r, 2, 1) &&
	       take_number(r, 3, 4) && take_time(r, 4) && take_time(r, 5) &&
	       take_number(r, 6, 2) && take_name(r, 7) && take_base64(r, 8);
}

bool zp_read_signed(struct zp_rdata *r)
{
	bool ok = false;
	for (uint32_t i = 0; i < r->ntok; i++)
		if (r->tok[i].flags & ZP_TOK_QUOTED)
			return false;
	switch (r->type) {
	case ZP_RRSIG: ok = take_rrsig(r); break;
	case ZP_NSEC:
		ok = r->ntok > 1 && take_name(r, 0) && take_types(r, 1);
		break;
	case ZP_NSEC3:
		ok = r->ntok > 4 && take_number(r, 0, 1) &&
		     take_number(r, 1, 1) && take_number(r, 2, 2) &&
		     take_salt(r, 3) && take_hash(r, 4) && take_types(r, 5);
		break;
	default: break;
	}
	if (!ok)
		r->wire.n = 0;
	return ok;
}
