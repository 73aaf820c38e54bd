#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const char *start = lint_text(p, &row->start);
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "mail for %s is sent as for %s", lint_text(p, &row->name), start);
	lint_help(p, f, "look for it where mail for %s is read", start);
}

const struct lint_rule rule_mail_name_stripped = {
    .id = "mail-name-stripped",
    .summary = "\"*.\" or \"www.\" does not count for validation mail",
    .why = "a wildcard is validated as the name below it, and some CAs leave "
	   "out www: an MX at www itself has no effect with them",
    .cite = "Baseline Requirements section 3.2.2.4, AWS Certificate Manager "
	    "User Guide, email validation",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_STRIPPED,
    .on_row = check,
};
