#include "rules/exchange.h"
#include "rules/providers.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	const struct rule_provider *v = rule_row_provider(row);
	if (!v || lint_once(p, row, rule_cause(row)))
		return;
	const struct dcv_exchange *x = &c->exchanges[0];
	struct lint_finding *f =
	    lint_report(p, rule_exchange_span(p, x->zone, x->rr),
		"the mailboxes of %s are at %s: none is proven",
		lint_text(p, &c->domain), v->name);
	lint_help(p, f, "%s; then --mailboxes %s=FILE", v->how,
	    lint_text(p, &c->domain));
}

const struct lint_rule rule_mailbox_not_exported = {
    .id = "mailbox-not-exported",
    .summary = "the mailboxes are at a known service, and no map shows them",
    .why = "a zone cannot tell whether a mailbox exists; the service's own "
	   "list can",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when somebody has seen mail arrive at one of the five",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_UNMAPPED,
    .on_row = check,
};
