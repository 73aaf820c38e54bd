#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s is a public suffix", lint_text(p, &row->name));
	lint_help(p, f, "ask for a name below it");
}

const struct lint_rule rule_name_is_public_suffix = {
    .id = "name-is-public-suffix",
    .summary = "the name is a public suffix",
    .why = "no certificate is issued for a registry's own suffix, and no mail "
	   "above it is asked",
    .cite = "Baseline Requirements section 3.2.2.6",
    .ignore = "when you are the registry, and the certificate authority "
	      "agrees to issue",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .facts = DCV_F_SUFFIX,
    .on_row = check,
};
