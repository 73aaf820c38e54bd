/*
 * timeline.h -- days on which what a CA may do changes
 *
 * Days are texts YYYY-MM-DD, which compare as days do.
 */
#ifndef DCV_TIMELINE_H
#define DCV_TIMELINE_H

#include <stdbool.h>

enum dcv_day {
	DCV_DAY_CAA,              /* CAA must be looked at */
	DCV_DAY_CONTACTS,         /* contacts in CAA and TXT allowed */
	DCV_DAY_REGISTRATION_END, /* no mail to registration contacts */
	DCV_DAY_PERSIST,          /* persistent TXT allowed */
	DCV_DAY_EMAIL_SHOULD_NOT, /* mail SHOULD NOT be used; DNSSEC failures
				   * block; no names under arpa */
	DCV_DAY_ADN,              /* fixed algorithm for domain names */
	DCV_DAY_CAA_PARAMETERS,   /* RFC 8657 parameters MUST be obeyed */
	DCV_DAY_PHONE_END,        /* phone contacts end */
	DCV_DAY_EMAIL_END,        /* mail MUST NOT be relied on */
	DCV_DAY_LIFE_200,         /* 200 days of life and reuse */
	DCV_DAY_LIFE_100,
	DCV_DAY_LIFE_47, /* 47 days of life, 10 of reuse */
	DCV_DAYS
};

struct dcv_day_info {
	const char *day;    /* the first on which it holds */
	const char *eve;    /* the day before */
	const char *what;   /* what then holds, no final dot */
	const char *source; /* Baseline Requirements section, ballot */
};
extern const struct dcv_day_info dcv_days[DCV_DAYS];

/* Whether it holds on TODAY. */
bool dcv_day_is_here(enum dcv_day d, const char *today);
/* Whether TEXT is a day that exists, YYYY-MM-DD. */
bool dcv_is_day(const char *text);
/* Days from A to B; negative when B is before A. */
int dcv_days_between(const char *a, const char *b);
/* The longest life of a certificate and reuse of a validation on TODAY, in days
 * (Baseline Requirements sections 6.3.2 and 4.2.1). */
unsigned dcv_certificate_days(const char *today);
unsigned dcv_reuse_days(const char *today);

#endif
