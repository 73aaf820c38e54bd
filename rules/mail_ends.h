/*
 * mail_ends.h -- until when a CA validates by mail
 */
#ifndef RULES_MAIL_ENDS_H
#define RULES_MAIL_ENDS_H

#include "lint/rule.h"

#define RULE_SENTENCE 200

/* "acm issues by mail until 2027-03-31 (127 days left) and renews until ...",
 * or since when it does not, as of TODAY. Returns OUT. */
const char *rule_mail_ends(
    const char *today, const struct dcv_profile *ca, char out[RULE_SENTENCE]);
/* Whether TODAY is past the last day, renewals included: the CA's own, else the
 * Baseline Requirements' (section 3.2.2.4.4). */
bool rule_mail_is_over(const char *today, const struct dcv_profile *ca);

#endif
