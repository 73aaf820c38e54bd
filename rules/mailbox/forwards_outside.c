#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_outside(const struct dcv_recipient *r)
{
	return r->reach.external && !r->reach.dead;
}

static bool is_dead(const struct dcv_recipient *r)
{
	return r->reach.external && r->reach.dead;
}

static void say(struct lint_pass *p, const struct dcv_row *row,
    rule_recipient_test *test, uint64_t cause)
{
	const struct dcv_recipient *r = rule_recipient(row, test);
	const char *domain = lint_text(p, &row->decision->domain);
	if (!r || lint_once(p, row, cause))
		return;
	bool dead = r->reach.dead;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "mail to %s of %s is forwarded to %s%s",
	    rule_recipients(p, row, test), domain, r->reach.target,
	    dead ? ", whose domain takes no mail" : "");
	rule_relate_recipients(p, f, row, test);
	lint_help(p, f,
	    dead ? "forward it to an address that takes mail"
		 : "see to it that the forward still works, and "
		   "that SPF and DMARC checks there let it in");
	if (dead)
		lint_by_default(p, f, LINT_WARNING);
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	say(p, row, is_dead, rule_cause(row) + 1);
	say(p, row, is_outside, rule_cause(row));
}

const struct lint_rule rule_mailbox_forwards_outside = {
    .id = "mailbox-forwards-outside",
    .summary = "one of the five is forwarded to another mail system",
    .why = "a forwarded mail fails SPF at its last server, and whoever has the "
	   "last mailbox approves certificates",
    .cite = "RFC 7208 appendix D",
    .ignore =
	"when whoever reads that mailbox is meant to approve certificates",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .varies = true,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_ODD,
    .on_row = check,
};
