/*
 * day.h -- days by number, without the machine's time zones
 */
#ifndef ZP_DAY_H
#define ZP_DAY_H

#include <stdint.h>

/* Days from 1970-01-01 to a day of the Gregorian calendar. */
int64_t zp_day_number(int64_t year, int64_t month, int64_t day);
/* The day of a number, as YYYY-MM-DD of the years 0 to 9999. BUF holds 16. */
const char *zp_day_text(int64_t number, char buf[16]);

#endif
