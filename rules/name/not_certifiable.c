#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (row->facts & DCV_F_REVERSE)
		return; /* another rule says so */
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s cannot stand in a certificate", lint_text(p, &row->name));
	lint_help(p, f, "ask for a host name, or *. and a host name");
}

const struct lint_rule rule_name_not_certifiable = {
    .id = "name-not-certifiable",
    .summary = "the name cannot stand in a certificate",
    .why = "a certificate takes letters, digits and hyphens, at least two "
	   "labels, and * as the leftmost label only",
    .cite = "Baseline Requirements section 7.1.2.7.12",
    .ignore = "never: leave the name out of the request",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .facts = DCV_F_UNCERTIFIABLE,
    .on_row = check,
};
