/*
 * persist.h -- records that allow validation again and again: TXT at
 * _validation-persist (Baseline Requirements section 3.2.2.4.22)
 *
 *   "authority.example; accounturi=https://...; persistUntil=1767225600"
 *
 * The value is an issue-value of RFC 8659 section 4.2. accounturi must be
 * there, persistUntil and policy may, others are ignored; keys are told apart
 * without regard to case.
 */
#ifndef DCV_PERSIST_H
#define DCV_PERSIST_H

#include "dcv/route.h"

#define DCV_PERSIST_LABEL "_validation-persist"

enum dcv_persist_fault {
	DCV_PERSIST_OK,
	DCV_PERSIST_NO_ISSUER,
	DCV_PERSIST_ISSUER,    /* no issuer-domain-name */
	DCV_PERSIST_PARAMETER, /* empty: a semicolon too many */
	DCV_PERSIST_KEY,
	DCV_PERSIST_NO_EQUALS,
	DCV_PERSIST_VALUE,      /* white space or an octet that none holds */
	DCV_PERSIST_TWICE,      /* accounturi, policy or persistUntil again */
	DCV_PERSIST_NO_ACCOUNT, /* no accounturi, or an empty one */
	DCV_PERSIST_UNTIL       /* persistUntil is no number of seconds */
};
/* What is wrong, a clause without final dot. */
const char *dcv_persist_fault_text(enum dcv_persist_fault f);

struct dcv_persist {
	enum dcv_persist_fault fault;
	uint32_t at, len; /* the octets of the value at fault */
	/* Within the value; as far as it could be read. */
	struct zp_str issuer, account;
	bool has_until;
	int64_t until;                /* seconds of Unix time */
	uint32_t until_at, until_len; /* where it is written */
	bool wildcard;                /* policy=wildcard */
};

/* Reads VALUE whole. False: fault, at and len are set. */
bool dcv_persist_parse(struct zp_str value, struct dcv_persist *out);

/* Days from TODAY to the day on which it ends, negative when that is past;
 * INT_MAX when it does not end. */
int dcv_persist_days(const struct dcv_persist *p, const char *today);
/* The day on which it ends, as YYYY-MM-DD; "" when it does not or no calendar
 * tells. BUF holds 16. */
const char *dcv_persist_day(const struct dcv_persist *p, char buf[16]);

/* Whether the issuer is one of the profile's own. */
bool dcv_persist_is_of(
    const struct dcv_persist *p, const struct dcv_profile *profile);

struct dcv_persist_at {
	/* YES: a record of the profile's that allows today; NO: proven none;
	 * UNKNOWN: what decides is not loaded. */
	enum dcv_truth found;
	bool narrow;      /* NO, as the only one does not say policy=wildcard */
	struct zp_hop by; /* that record; zone NULL: none */
};
/* TXT at _validation-persist.NAME as a resolver sees it, aliases followed.
 * WILDCARD: "*.NAME" is wanted, and where the profile needs it the record must
 * say policy=wildcard. One resolution for a call. */
void dcv_persist_find(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_persist_at *out);

#endif
