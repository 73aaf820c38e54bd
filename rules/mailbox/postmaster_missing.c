#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_postmaster(const struct dcv_recipient *r)
{
	return rule_is_missing(r) && rule_is_local(r, "postmaster");
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_postmaster);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(
	    p, rule_reach_span(p, row, r), "no mailbox %s", r->address);
	lint_help(p, f,
	    "add %s to the map; if the mail server has it built "
	    "in, the map need not be complete",
	    r->address);
}

const struct lint_rule rule_mailbox_postmaster_missing = {
    .id = "mailbox-postmaster-missing",
    .summary = "the mail domain has no postmaster",
    .why = "a server that takes mail for a domain must take it for its "
	   "postmaster, who is one of the five",
    .cite = "RFC 5321 section 4.5.1",
    .ignore = "when the mail server has postmaster built in",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_SOME,
    .on_row = check,
};
