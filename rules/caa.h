/*
 * caa.h -- what several rules ask about CAA records
 */
#ifndef RULES_CAA_H
#define RULES_CAA_H

#include "lint/rule.h"

/* LEN octets of the value of record RR from octet AT on, as they are written;
 * the whole value where that cannot be told. */
struct zp_span rule_caa_span(struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len);
/* The whole value, without quotes. */
struct zp_span rule_caa_value(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
struct zp_span rule_caa_tag(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr);
/* Where the octets of WORD, a view into the value of R, are written. */
struct zp_span rule_caa_word(struct lint_pass *p, const struct zp_zone *z,
    const struct dcv_caa_record *r, struct zp_str word);
/* As a text that ends; owned by the run. */
const char *rule_caa_text(struct lint_pass *p, struct zp_str s);
/* The owner of a set, as text; and as it is written in its zone. */
const char *rule_caa_owner(struct lint_pass *p, const struct dcv_caa_set *s);
/* Says what to write at the owner of set S: TAG with the value that ISSUER
 * makes. */
void rule_caa_write(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_caa_set *s, const char *tag, const char *issuer);
/* Tells of the alias through which the row's set was found, if there is one. */
void rule_caa_relate_alias(
    struct lint_pass *p, struct lint_finding *f, const struct dcv_row *row);
/* Where the alias at the level that ended the row's climb leads. */
const char *rule_caa_target(struct lint_pass *p, const struct dcv_row *row);
/* The number of a set for lint_again. */
uint64_t rule_caa_cause(const struct dcv_caa_set *s);
/* The records of one tag in words: "names amazon.com", "names nobody". */
const char *rule_caa_names(
    struct lint_pass *p, const struct dcv_caa_set *s, enum dcv_caa_tag tag);
/* Whether some CA profile goes by ISSUER; case is no matter. */
bool rule_caa_is_issuer(const struct lint_pass *p, struct zp_str issuer);
/* The CA's name that was meant: a slip of a letter or two, or the same name
 * under another top-level domain. NULL: none is near. */
const char *rule_caa_nearest(const struct lint_pass *p, const char *issuer);
/* The domain name in a value that is a URL, an address, or has a final dot or
 * capitals; NULL: there is none. */
const char *rule_caa_issuer_in(struct lint_pass *p, struct zp_str value);

#endif
