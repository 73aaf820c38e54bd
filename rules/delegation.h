/*
 * delegation.h -- a zone and the loaded zone that delegates it
 */
#ifndef RULES_DELEGATION_H
#define RULES_DELEGATION_H

#include "lint/rule.h"

/* Name servers of one set that are looked at; nobody has more. */
#define RULE_SERVERS_MAX 100u

/* The loaded zone above Z that holds the apex of Z as a name, and the node it
 * is there; NULL: none. */
const struct zp_zone *rule_parent(
    struct lint_pass *p, const struct zp_zone *z, uint32_t *node);
/* How many records of TYPE stand at NODE, at most MAX + 1. */
uint32_t rule_count(
    const struct zp_zone *z, uint32_t node, uint16_t type, uint32_t max);
/* The zone's SOA, or where its file begins. */
struct zp_span rule_soa_span(
    const struct lint_pass *p, const struct zp_zone *z);

#endif
