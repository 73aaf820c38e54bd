#include "zoneparse/ttl.h"

#include <string.h>

bool zp_ttl_parse(struct zp_str text, uint32_t max, uint32_t *seconds)
{
	static const char units[] = "wdhms";
	static const uint32_t worth[] = {604800, 86400, 3600, 60, 1};
	uint64_t total = 0;
	unsigned used = 0;
	size_t i = 0;
	if (text.n == 0)
		return false;
	while (i < text.n) {
		uint64_t v = 0;
		size_t from = i;
		for (; i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
		     i++) {
			v = v * 10 + (uint64_t)(text.p[i] - '0');
			if (v > max)
				return false;
		}
		if (i == from)
			return false;
		if (i < text.n) {
			int c = text.p[i] | 0x20;
			const char *u = strchr(units, c);
			if (c == 0 || !u || (used & (1u << (u - units))))
				return false;
			used |= 1u << (u - units);
			v *= worth[u - units];
			i++;
		} else if (used) {
			return false; /* "1h30": a number without its unit */
		}
		total += v;
		if (total > max)
			return false;
	}
	*seconds = (uint32_t)total;
	return true;
}
