#include "rules/registration.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_registered *k = dcv_row_registration(lint_dcv(p), row);
	if (!rule_uses_registration(row) ||
	    rule_contact_of(p, row, DCV_REGISTERED_ADDRESS) ||
	    rule_contact_of(p, row, DCV_REGISTERED_PRIVACY) ||
	    lint_once(p, row, rule_contact_cause(p, row)))
		return;
	struct lint_finding *f = lint_report(
	    p, k->at, "the registration shows no address of any contact");
	lint_help(p, f,
	    "ask the registrar to show an address of the "
	    "registrant, or rely on the five addresses");
}

const struct lint_rule rule_contact_missing = {
    .id = "contact-missing",
    .summary = "the registration shows no address of any contact",
    .why = "what is redacted, or a web form, cannot be written to",
    .cite = "RFC 9537",
    .ignore = "when the five addresses get the mail",
    .method = "registration",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_CONTACTS,
    .on_row = check,
};
