#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_undeclared(const struct dcv_recipient *r)
{
	return r->reach.undeclared;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_undeclared);
	const char *domain = lint_text(p, &row->decision->domain);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "the map has addresses at %s, but declares other domains only",
	    domain);
	lint_help(p, f,
	    "add a line \"%s anything\"; if another list declares it, say "
	    "--mailboxes %s=FILE",
	    domain, domain);
}

const struct lint_rule rule_mailbox_domain_not_hosted = {
    .id = "mailbox-domain-not-hosted",
    .summary = "addresses of a domain that the map does not declare",
    .why = "Postfix refuses mail for a domain that nothing declares: relay "
	   "access denied",
    .cite = "Postfix virtual(5), VIRTUAL ALIAS DOMAINS",
    .ignore = "when virtual_alias_domains or mydestination, which are not in "
	      "the map, name the domain",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_ODD,
    .on_row = check,
};
