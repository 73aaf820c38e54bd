#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	unsigned i = 0;
	while (i + 1 < c->nrecipients && !c->recipients[i].reach.catch_all)
		i++;
	struct zp_span at = c->recipients[i].reach.at;
	struct lint_finding *f =
	    lint_report(p, at.source != ZP_NOWHERE ? at : lint_row_span(p, row),
		"only a catch-all receives the five addresses at %s",
		lint_text(p, &c->domain));
	lint_help(
	    p, f, "add hostmaster@%s to the map", lint_text(p, &c->domain));
}

const struct lint_rule rule_mailbox_catch_all = {
    .id = "mailbox-catch-all",
    .summary = "the five addresses are reached by a catch-all only",
    .why = "whoever reads the catch-all approves certificates, and it is the "
	   "first thing to be removed against spam",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when those who read the catch-all may approve certificates, "
	      "and it is there to stay",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_CATCH_ALL,
    .on_row = check,
};
