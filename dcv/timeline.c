#include "dcv/timeline.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const struct dcv_day_info dcv_days[DCV_DAYS] = {
    [DCV_DAY_CAA] = {"2017-09-08", "2017-09-07", "CAA records must be obeyed",
	"CA/Browser Forum ballot 187"},
    [DCV_DAY_CONTACTS] = {"2019-02-01", "2019-01-31",
	"contacts published in CAA and TXT records may be mailed",
	"CA/Browser Forum ballot SC-013"},
    [DCV_DAY_REGISTRATION_END] = {"2025-07-15", "2025-07-14",
	"contacts of the domain's registration are no longer mailed",
	"CA/Browser Forum ballot SC-080"},
    [DCV_DAY_PERSIST] = {"2025-11-10", "2025-11-09",
	"persistent TXT records may be used", "CA/Browser Forum ballot SC-088"},
    [DCV_DAY_EMAIL_SHOULD_NOT] = {"2026-03-15", "2026-03-14",
	"validation by mail should not be used, and DNSSEC failures block",
	"CA/Browser Forum ballots SC-090, SC-085"},
    [DCV_DAY_ADN] = {"2026-11-15", "2026-11-14",
	"domain names to validate are chosen by a fixed algorithm",
	"CA/Browser Forum ballot SC-101"},
    [DCV_DAY_CAA_PARAMETERS] = {"2027-03-15", "2027-03-14",
	"accounturi and validationmethods of CAA must be obeyed",
	"CA/Browser Forum ballot SC-098"},
    [DCV_DAY_PHONE_END] = {"2027-03-15", "2027-03-14",
	"contacts are no longer phoned",
	"Baseline Requirements section 3.2.2.4"},
    [DCV_DAY_EMAIL_END] = {"2028-03-15", "2028-03-14",
	"validation by mail must not be relied on, nor old ones reused",
	"CA/Browser Forum ballot SC-090"},
    [DCV_DAY_LIFE_200] = {"2026-03-15", "2026-03-14",
	"certificates and validations last 200 days",
	"CA/Browser Forum ballot SC-081"},
    [DCV_DAY_LIFE_100] = {"2027-03-15", "2027-03-14",
	"certificates and validations last 100 days",
	"CA/Browser Forum ballot SC-081"},
    [DCV_DAY_LIFE_47] = {"2029-03-15", "2029-03-14",
	"certificates last 47 days, validations 10",
	"CA/Browser Forum ballot SC-081"},
};

bool dcv_day_is_here(enum dcv_day d, const char *today)
{
	return strcmp(today, dcv_days[d].day) >= 0;
}

bool dcv_is_day(const char *text)
{
	struct tm tm = {0};
	const char *end = strptime(text, "%Y-%m-%d", &tm);
	int day = tm.tm_mday;
	/* The 30th of February becomes a day of March. */
	return end && !*end && strlen(text) == 10 && timegm(&tm) != -1 &&
	       tm.tm_mday == day;
}

/* Days since the first of March of year 0, by the rule of the Gregorian
 * calendar: years begin in March, so that a leap day is the last. */
static long day_number(const char *day)
{
	long y = strtol(day, NULL, 10), m = strtol(day + 5, NULL, 10);
	long d = strtol(day + 8, NULL, 10);
	y -= m <= 2;
	long month = m > 2 ? m - 3 : m + 9;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * month + 2) / 5 + d;
}

int dcv_days_between(const char *a, const char *b)
{
	return (int)(day_number(b) - day_number(a));
}

unsigned dcv_certificate_days(const char *today)
{
	return dcv_day_is_here(DCV_DAY_LIFE_47, today)    ? 47
	       : dcv_day_is_here(DCV_DAY_LIFE_100, today) ? 100
	       : dcv_day_is_here(DCV_DAY_LIFE_200, today) ? 200
							  : 398;
}

unsigned dcv_reuse_days(const char *today)
{
	return dcv_day_is_here(DCV_DAY_LIFE_47, today)    ? 10
	       : dcv_day_is_here(DCV_DAY_LIFE_100, today) ? 100
	       : dcv_day_is_here(DCV_DAY_LIFE_200, today) ? 200
							  : 398;
}
