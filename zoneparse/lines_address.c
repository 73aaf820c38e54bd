/* Addresses as they are nearly always written. */
#include <string.h>

#include "zoneparse/lines_internal.h"

bool zp_line_a(const char *p, uint32_t n, uint32_t *out)
{
	uint32_t address = 0, i = 0;
	for (unsigned k = 0; k < 4; k++) {
		uint32_t from = i, v = 0;
		for (; i < n && (uint8_t)(p[i] - '0') <= 9; i++)
			v = v * 10 + (uint8_t)(p[i] - '0');
		if (i == from || i - from > 3 || v > 255 ||
		    (p[from] == '0' && i - from > 1))
			return false;
		address = address << 8 | v;
		if (k < 3 && (i == n || p[i++] != '.'))
			return false;
	}
	*out = address;
	return i == n;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* RFC 4291 section 2.2, without its third form. */
bool zp_line_aaaa(const char *p, uint32_t n, struct zp_v6 *out)
{
	uint16_t group[8];
	unsigned groups = 0, gap = 8; /* where "::" stands */
	uint32_t i = 0;
	if (n >= 2 && p[0] == ':' && p[1] == ':') {
		gap = 0;
		i = 2;
	}
	while (i < n) {
		uint32_t from = i, v = 0;
		for (int d; i < n && (d = hex(p[i])) >= 0; i++)
			v = v << 4 | (uint32_t)d;
		if (i == from || i - from > 4 || groups == 8)
			return false;
		group[groups++] = (uint16_t)v;
		if (i == n)
			break;
		if (p[i++] != ':' || i == n)
			return false;
		if (p[i] != ':')
			continue;
		if (gap < 8)
			return false;
		gap = groups;
		i++;
	}
	if (gap < 8 ? groups > 7 : groups != 8)
		return false;
	memset(out, 0, sizeof *out);
	for (unsigned k = 0; k < groups; k++) {
		unsigned at = k < gap ? k : 8 - groups + k;
		out->octet[2 * at] = (uint8_t)(group[k] >> 8);
		out->octet[2 * at + 1] = (uint8_t)group[k];
	}
	return true;
}
