#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		const struct dcv_recipient *r = &c->recipients[i];
		if (!(r->reach.discarded))
			continue;
		if (lint_again(p, row, rule_cause(row) + i))
			continue;
		struct lint_finding *f = lint_report(p,
		    r->reach.at.source != ZP_NOWHERE ? r->reach.at
						     : lint_row_span(p, row),
		    "mail to %s is thrown away", r->address);
		lint_help(p, f, "let the alias end at a person");
	}
}

const struct lint_rule rule_mailbox_discarded = {
    .id = "mailbox-discarded",
    .summary = "mail to one of the five addresses is thrown away",
    .why = "the approval link is lost before anybody reads it",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when another of the five addresses is read, and is the one "
	      "that is looked at during a request",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_DISCARDED,
    .on_row = check,
};
