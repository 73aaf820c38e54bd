#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "no MX from %s up to %s: no validation mail is sent",
	    lint_text(p, &row->start), lint_text(p, &row->base));
	if (row->zone)
		lint_write(p, f, "%s IN MX 10 (your mail server).",
		    lint_relative(p, row->zone, &row->base));
}

const struct lint_rule rule_mail_route_none = {
	.id = "mail-route-none",
	.summary = "no MX from the name up to the base domain",
	.why = "the certificate authority finds nowhere to send validation mail to",
	.cite = "AWS Certificate Manager User Guide, email validation",
	.asked = LINT_ERROR,
	.found = LINT_WARNING,
	.per_ca = true,
	.facts = DCV_F_NO_ROUTE,
	.on_row = check,
};
