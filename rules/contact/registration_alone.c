#include "rules/registration.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_registered *k = dcv_row_registration(lint_dcv(p), row);
	if (!k || lint_once(p, row, rule_contact_cause(p, row)))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "only registration contacts receive mail for %s",
	    lint_text(p, &row->start));
	lint_relate(p, f, k->at, "the first of them");
	lint_help(p, f, "add an MX record, so that the five addresses do too");
}

const struct lint_rule rule_contact_registration_alone = {
    .id = "contact-registration-alone",
    .summary = "only registration contacts receive the validation mail",
    .why = "one of the two ways is enough for the CA, and this one has ended "
	   "since",
    .cite = "AWS Certificate Manager, No Available Contacts",
    .ignore = "when the contacts read their mail",
    .method = "registration",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_CONTACTS_ALONE,
    .on_row = check,
};
