#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		const struct dcv_recipient *r = &c->recipients[i];
		if (!(r->reach.loop))
			continue;
		if (lint_again(p, row, rule_cause(row) + i))
			continue;
		struct lint_finding *f = lint_report(p,
		    r->reach.at.source != ZP_NOWHERE ? r->reach.at
						     : lint_row_span(p, row),
		    "the aliases of %s run in a circle", r->address);
		lint_help(p, f, "let the chain end at a mailbox");
	}
}

const struct lint_rule rule_mailbox_loop = {
    .id = "mailbox-loop",
    .summary = "the aliases of one of the five addresses run in a circle",
    .why = "mail servers return such mail",
    .cite = "RFC 5321 section 6.3",
    .ignore = "never: mail to the address comes back to everybody who sends "
	      "it; mend the alias or remove it",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_BOX_LOOP,
    .on_row = check,
};
