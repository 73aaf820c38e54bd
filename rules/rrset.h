/*
 * rrset.h -- whether two zones say the same at a name
 */
#ifndef RULES_RRSET_H
#define RULES_RRSET_H

#include "lint/rule.h"

/* Names at which two zones differ in records of a type. */
struct rule_difference {
	uint32_t count;
	struct zp_name name; /* the first of them, and its first record in each
			      * of the two; ZP_NONE: it has none there */
	uint32_t own, theirs;
};

/* Holds the records of TYPE that a CA looks at in Z against those in OTHER,
 * whatever their order and TTL. Of TXT those that begin with "v=" do not count:
 * receivers of mail read them; nor do CNAME records but those at names that
 * begin with an underscore. */
struct rule_difference rule_compare(struct lint_pass *p,
    const struct zp_zone *z, const struct zp_zone *other, uint16_t type);

#endif
