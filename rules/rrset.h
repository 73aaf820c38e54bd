/*
 * rrset.h -- whether two zones say the same at a name
 */
#ifndef RULES_RRSET_H
#define RULES_RRSET_H

#include "lint/rule.h"

/* Whether the records of TYPE that a CA looks at are the same, whatever their
 * order and TTL, at NODE of Z and at NODE2 of OTHER (ZP_NONE: no such name).
 * Of TXT those that begin with "v=" do not count: they are read by receivers of
 * mail. */
bool rule_same_rrset(struct lint_pass *p, const struct zp_zone *z,
    uint32_t node, const struct zp_zone *other, uint32_t node2, uint16_t type);
/* The first of NODE's records that count so; ZP_NONE if there is none. */
uint32_t rule_first_counted(
    struct lint_pass *p, const struct zp_zone *z, uint32_t node, uint16_t type);

#endif
