/*
 * recipients.h -- what several rules ask about the five recipients of a row
 */
#ifndef RULES_RECIPIENTS_H
#define RULES_RECIPIENTS_H

#include "lint/rule.h"

/* Whether a recipient is one that a rule speaks of. */
typedef bool rule_recipient_test(const struct dcv_recipient *r);

/* The first recipient of the row that TEST takes; NULL: none. */
const struct dcv_recipient *rule_recipient(
    const struct dcv_row *row, rule_recipient_test *test);
/* "admin@, webmaster@" of all that it takes; owned by the run. */
const char *rule_recipients(
    struct lint_pass *p, const struct dcv_row *row, rule_recipient_test *test);
/* The entry of a map that decides, else where to show the row. */
struct zp_span rule_reach_span(struct lint_pass *p, const struct dcv_row *row,
    const struct dcv_recipient *r);
/* Relates the entries that decide about the others that TEST takes, with their
 * reasons. */
void rule_relate_recipients(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_row *row, rule_recipient_test *test);
/* Whether the local part of the recipient is LOCAL. */
bool rule_is_local(const struct dcv_recipient *r, const char *local);
/* Whether it is proven unreachable because no map lists it. */
bool rule_is_missing(const struct dcv_recipient *r);

#endif
