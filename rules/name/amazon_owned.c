#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s belongs to Amazon: the request will be refused",
	    lint_text(p, &row->name));
	lint_help(p, f, "ask for a name of your own that points there");
}

const struct lint_rule rule_name_amazon_owned = {
    .id = "name-amazon-owned",
    .summary = "a name under a domain of Amazon itself",
    .why = "ACM refuses names under amazonaws.com, cloudfront.net and "
	   "elasticbeanstalk.com",
    .cite = "AWS Certificate Manager User Guide, certificate request fails",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .per_ca = true,
    .facts = DCV_F_AMAZON,
    .on_row = check,
};
