#include "zoneparse/rdata_internal.h"

#include <arpa/inet.h>
#include <string.h>

bool zp_read_a(struct zp_rdata *r)
{
	if (!zp_rdata_at_least(r, 1, "the address"))
		return false;
	struct zp_str s = zp_field_text(r, 0);
	uint8_t wire[4];
	size_t i = 0;
	for (unsigned k = 0; k < 4; k++) {
		unsigned v = 0, digits = 0;
		/* Some programs read a leading zero as octal (RFC 6943 section
		 * 3.1.1), and name servers refuse it. */
		bool zero = i + 1 < s.n && s.p[i] == '0' && s.p[i + 1] >= '0' &&
			    s.p[i + 1] <= '9';
		for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && digits < 4;
		     i++, digits++)
			v = v * 10 + (unsigned)(s.p[i] - '0');
		bool dot = k < 3 ? i < s.n && s.p[i] == '.' : i == s.n;
		if (zero || digits == 0 || digits > 3 || v > 255 || !dot)
			return zp_rdata_fault(r, ZP_P_ADDRESS_BAD, 0,
			    "no IPv4 address: four numbers from 0 to 255 with "
			    "dots between and no leading zeros are expected");
		wire[k] = (uint8_t)v;
		i++;
	}
	zp_buf_add(&r->wire, wire, 4);
	return zp_rdata_fields(r, 1);
}

bool zp_print_a(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	if (n != 4)
		return false;
	zp_buf_printf(out, "%u.%u.%u.%u", w[0], w[1], w[2], w[3]);
	return true;
}

bool zp_read_aaaa(struct zp_rdata *r)
{
	if (!zp_rdata_at_least(r, 1, "the address"))
		return false;
	struct zp_str s = zp_field_text(r, 0);
	char text[INET6_ADDRSTRLEN];
	uint8_t wire[16];
	bool ok = s.n < sizeof text && !memchr(s.p, '\0', s.n);
	if (ok) {
		memcpy(text, s.p, s.n);
		text[s.n] = '\0';
		ok = inet_pton(AF_INET6, text, wire) == 1;
	}
	if (!ok)
		return zp_rdata_fault(r, ZP_P_ADDRESS_BAD, 0,
		    "no IPv6 address: groups of hexadecimal digits with "
		    "colons between are expected");
	zp_buf_add(&r->wire, wire, sizeof wire);
	return zp_rdata_fields(r, 1);
}

bool zp_print_aaaa(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	char text[INET6_ADDRSTRLEN];
	if (n != 16 || !inet_ntop(AF_INET6, w, text, sizeof text))
		return false;
	zp_buf_puts(out, text);
	return true;
}
