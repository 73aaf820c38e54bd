#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s ends in a suffix that %s refuses", lint_text(p, &row->name),
	    row->profile->id);
	lint_help(p, f, "ask for a name of your own that points there");
}

const struct lint_rule rule_name_amazon_owned = {
    .id = "name-amazon-owned",
    .summary = "a name under a suffix that the CA refuses, as Amazon's own",
    .why = "a CA refuses names that are its own or its customers' only by "
	   "loan: ACM those under amazonaws.com, cloudfront.net and "
	   "elasticbeanstalk.com",
    .cite = "AWS Certificate Manager User Guide, certificate request fails",
    .ignore = "when the name is the provider's own, and so is its "
	      "certificate",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .per_ca = true,
    .facts = DCV_F_REFUSED,
    .on_row = check,
};
