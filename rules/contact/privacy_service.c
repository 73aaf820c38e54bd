#include "rules/registration.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_registered *k =
	    rule_contact_of(p, row, DCV_REGISTERED_PRIVACY);
	if (!k || !rule_uses_registration(row) ||
	    lint_once(p, row, rule_contact_cause(p, row)))
		return;
	struct lint_finding *f = lint_report(p, k->at,
	    "the %s contact is an address of a privacy service",
	    dcv_role_text(k->role));
	lint_help(p, f,
	    "see to it that the service passes mail on, or show a "
	    "real address while the certificate is asked for");
}

const struct lint_rule rule_contact_privacy_service = {
    .id = "contact-privacy-service",
    .summary = "a registration contact is an address of a privacy service",
    .why = "many such services drop mail, or pass it on late and changed",
    .cite = "AWS Certificate Manager, troubleshooting email validation",
    .ignore = "when the service is known to pass such mail on",
    .method = "registration",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_CONTACTS,
    .on_row = check,
};
