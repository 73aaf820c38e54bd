#include <string.h>

#include "rules/exchange.h"
#include "rules/providers.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	const struct rule_provider *v = rule_row_provider(row);
	if (!v || v != rule_provider_of_map("google") ||
	    lint_once(p, row, rule_cause(row)))
		return;
	const struct dcv_exchange *x = &c->exchanges[0];
	struct lint_finding *f =
	    lint_report(p, rule_exchange_span(p, x->zone, x->rr),
		"mail to %s is read in Gmail, which sorts it into tabs",
		lint_text(p, &c->domain));
	lint_help(p, f,
	    "look for the CA's mail in the Updates and Promotions "
	    "tabs too");
}

const struct lint_rule rule_mail_google_tabs = {
    .id = "mail-google-tabs",
    .summary = "validation mail is read in Gmail, which sorts it into tabs",
    .why = "mail of machines is not put into the tab that is open",
    .cite = "AWS Certificate Manager, troubleshooting email validation",
    .ignore = "when whoever waits for the mail knows where to look",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_ASKED_MAIL,
    .on_row = check,
};
