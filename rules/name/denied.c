#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s is on the deny list", lint_text(p, &row->name));
	lint_help(p, f,
	    "ask the certificate authority to take it off its "
	    "list");
}

const struct lint_rule rule_name_denied = {
    .id = "name-denied",
    .summary = "the name is on the deny list",
    .why = "the list given says that a certificate authority will refuse it",
    .cite = "AWS Certificate Manager User Guide, domain not allowed",
    .ignore = "never: take the name off the list instead, once the "
	      "certificate authority agrees to issue",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .facts = DCV_F_DENIED,
    .on_row = check,
};
