#include "lint/rule.h"

static void check(struct lint_pass *p)
{
	const struct dcv_profile *c = lint_mails(p);
	if (!c)
		return;
	struct lint_finding *f = lint_report(p, lint_nowhere(),
	    "a filter may take the validation mail for spam");
	if (c->is.window_hours > 0)
		lint_help(p, f,
		    "look into the spam folders of the mailboxes; the request "
		    "ends after %u hours, until then the mail can be sent "
		    "again",
		    c->is.window_hours);
	else
		lint_help(p, f,
		    "look into the spam folders of the mailboxes, "
		    "and have the mail sent again");
}

const struct lint_rule rule_mail_may_be_filtered = {
    .id = "mail-may-be-filtered",
    .summary = "where to look when validation mail does not come",
    .why = "that mail can be delivered does not mean that it is seen in time",
    .cite = "AWS Certificate Manager, troubleshooting email validation",
    .ignore = "when whoever waits for the mail knows where to look",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_end = check,
};
