#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_dangling(const struct dcv_recipient *r)
{
	return r->reach.dangling;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_dangling);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "mail to %s of %s leads to an address that does not exist",
	    rule_recipients(p, row, is_dangling),
	    lint_text(p, &row->decision->domain));
	lint_label(p, f, "%s", r->reach.reason);
	rule_relate_recipients(p, f, row, is_dangling);
	lint_help(p, f, "let it end at a mailbox that the map lists");
}

const struct lint_rule rule_mailbox_leads_nowhere = {
    .id = "mailbox-leads-nowhere",
    .summary = "an alias of the five leads to an address that does not exist",
    .why = "the mail is returned to the CA, or lost",
    .cite = "RFC 5321 section 3.9.1",
    .ignore = "when the map is not of all mailboxes (then it is not complete)",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_ODD,
    .on_row = check,
};
