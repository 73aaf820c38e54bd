/*
 * exchange.h -- what several rules ask about one MX record
 */
#ifndef RULES_EXCHANGE_H
#define RULES_EXCHANGE_H

#include "lint/rule.h"

/* The exchange of MX record RR, judged. */
const struct dcv_exchange *rule_exchange(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* Whether another exchange of the same owner works. */
bool rule_other_works(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* Whether HOST, the exchange of RR, ends twice in the apex or in the origin
 * that was in force where RR is written: a missing final dot. *ORIGIN is the
 * name that stands twice; untouched when false. */
bool rule_is_doubled(const struct zp_zone *z, uint32_t rr,
    const struct zp_name *host, struct zp_name *origin);
/* Where the aliases of HOST end, asked for A. */
struct zp_chain rule_alias_end(
    struct lint_pass *p, const struct zp_zone *z, const struct zp_name *host);
/* Whether the exchange was meant to have no existence: null MX. */
bool rule_is_null(const struct zp_zone *z, uint32_t rr);
/* Spans of the exchange and of the preference. */
struct zp_span rule_exchange_span(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* The owner as text. */
const char *rule_owner(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* The owner as it is written in the zone: relative, "@" for the apex. */
const char *rule_owner_text(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* The number that stands for the deciding level of a row, for lint_again. */
uint64_t rule_cause(const struct dcv_row *row);

#endif
