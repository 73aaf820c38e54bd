#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_hostmaster(const struct dcv_recipient *r)
{
	return rule_is_missing(r) && rule_is_local(r, "hostmaster");
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_hostmaster);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(
	    p, rule_reach_span(p, row, r), "no mailbox %s", r->address);
	lint_help(p, f, "add %s to the map", r->address);
}

const struct lint_rule rule_mailbox_hostmaster_missing = {
    .id = "mailbox-hostmaster-missing",
    .summary = "the mail domain has no hostmaster",
    .why = "hostmaster is the mailbox of those who run the zone, and the one "
	   "of the five that is meant for such mail",
    .cite = "RFC 2142 section 7",
    .ignore = "when another of the five is read by those who run the zone",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_SOME,
    .on_row = check,
};
