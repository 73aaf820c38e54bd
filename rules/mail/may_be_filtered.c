#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	unsigned hours = row->profile->is.window_hours;
	if (row->verdict < DCV_ROUTABLE || lint_once(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "a filter may take the validation mail for spam");
	if (hours > 0)
		lint_help(p, f,
		    "look into the spam folders of the five mailboxes; the "
		    "request ends after %u hours, until then the mail can be "
		    "sent again",
		    hours);
	else
		lint_help(p, f, "look into the spam folders of the five "
				"mailboxes, and have the mail sent again");
}

const struct lint_rule rule_mail_may_be_filtered = {
    .id = "mail-may-be-filtered",
    .summary = "where to look when validation mail does not come",
    .why = "that mail can be delivered does not mean that it is seen in time",
    .cite = "AWS Certificate Manager, troubleshooting email validation",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .facts = DCV_F_ASKED_MAIL,
    .on_row = check,
};
