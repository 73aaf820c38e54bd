#include "rules/exchange.h"
#include "rules/recipients.h"

/* Those that have a rule of their own are its. */
static bool is_meant(const struct dcv_recipient *r)
{
	return rule_is_missing(r) && !rule_is_local(r, "postmaster") &&
	       !rule_is_local(r, "hostmaster");
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_meant);
	const char *domain = lint_text(p, &row->decision->domain);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "no mailbox for %s at %s", rule_recipients(p, row, is_meant),
	    domain);
	lint_help(p, f, "add them to the map, or an alias for each");
}

const struct lint_rule rule_mailbox_some_missing = {
    .id = "mailbox-some-missing",
    .summary = "some of the five addresses do not exist",
    .why = "fewer people see the approval mail, and fewer notice one that "
	   "nobody asked for",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when those that exist are read by several people",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_SOME,
    .on_row = check,
};
