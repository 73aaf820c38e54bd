#include "zoneparse/day.h"

#include <stdio.h>

/* Years are counted from March: the odd day is then their last. */
int64_t zp_day_number(int64_t y, int64_t m, int64_t d)
{
	y -= m <= 2;
	int64_t era = y / 400, of_era = y - era * 400;
	int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

const char *zp_day_text(int64_t number, char buf[16])
{
	int64_t days = number + 719468;
	int64_t era = days / 146097, of_era = days - era * 146097;
	int64_t y =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t mp = (5 * of_year + 2) / 153;
	int64_t m = mp < 10 ? mp + 3 : mp - 9;
	snprintf(buf, 16, "%04u-%02u-%02u",
	    (unsigned)((y + era * 400 + (m <= 2)) % 10000), (unsigned)m % 100,
	    (unsigned)(of_year - (153 * mp + 2) / 5 + 1) % 100);
	return buf;
}
