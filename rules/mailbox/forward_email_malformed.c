#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_malformed(const struct dcv_recipient *r)
{
	return r->reach.malformed;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_malformed);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "Forward Email refuses all mail for %s",
	    lint_text(p, &row->decision->domain));
	lint_label(p, f, "%s", r->reach.reason);
	lint_help(p, f,
	    "write items as local:target, where the target is an "
	    "address, a host, an IP address or a URL");
}

const struct lint_rule rule_mailbox_forward_email_malformed = {
    .id = "mailbox-forward-email-malformed",
    .summary = "a forward-email= TXT record cannot be read",
    .why = "one item that is no forward makes the service refuse mail to every "
	   "address of the domain",
    .cite = "Forward Email, free-email-forwarding (2022)",
    .ignore = "never: no mail is taken while it stands",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_ODD,
    .on_row = check,
};
