#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "none of the five addresses at %s can be received",
	    lint_text(p, &c->domain));
	if (c->recipients[0].reach.at.source != ZP_NOWHERE)
		lint_relate(p, f, c->recipients[0].reach.at, "%s",
		    c->recipients[0].reach.reason);
	lint_help(p, f,
	    "make hostmaster@%s (or another of the five) reach "
	    "somebody",
	    lint_text(p, &c->domain));
}

const struct lint_rule rule_mail_no_recipient = {
    .id = "mail-no-recipient",
    .summary = "none of the five addresses is reachable",
    .why = "validation mail goes to admin, administrator, hostmaster, "
	   "postmaster and webmaster only",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when the map does not list every address (complete: false "
	      "says so), or the name is validated by another method",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_NO_RECIPIENT,
    .on_row = check,
};
