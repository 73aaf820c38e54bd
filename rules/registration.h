/*
 * registration.h -- what several rules ask about registration contacts
 */
#ifndef RULES_REGISTRATION_H
#define RULES_REGISTRATION_H

#include "dcv/registrations.h"
#include "lint/rule.h"

/* Whether the row's profile writes to registration contacts today. */
bool rule_uses_registration(const struct dcv_row *row);
/* The first contact of the row's base domain that is of KIND, or NULL. */
const struct dcv_registered *rule_contact_of(struct lint_pass *p,
    const struct dcv_row *row, enum dcv_registered_kind kind);
/* The number that stands for the contacts of a row, for lint_again. */
uint64_t rule_contact_cause(struct lint_pass *p, const struct dcv_row *row);

#endif
