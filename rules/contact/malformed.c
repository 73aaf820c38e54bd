#include "rules/registration.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_registered *k =
	    rule_contact_of(p, row, DCV_REGISTERED_MALFORMED);
	if (!k || !rule_uses_registration(row) ||
	    lint_once(p, row, rule_contact_cause(p, row)))
		return;
	struct lint_finding *f = lint_report(
	    p, k->at, "the %s contact is no address", dcv_role_text(k->role));
	lint_help(p, f, "ask the registrar to write one bare address there");
}

const struct lint_rule rule_contact_malformed = {
    .id = "contact-malformed",
    .summary = "a registration contact is no address",
    .why = "a CA leaves it out, or fails to write to it",
    .cite = "RFC 5321 section 4.1.2",
    .ignore = "when another contact has an address",
    .method = "registration",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_CONTACTS,
    .on_row = check,
};
