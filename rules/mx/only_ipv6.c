#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	unsigned i = 0;
	if (lint_again(p, row, rule_cause(row)))
		return;
	while (!c->exchanges[i].works)
		i++;
	const struct dcv_exchange *x = &c->exchanges[i];
	struct lint_finding *f = lint_report(p,
	    rule_exchange_span(p, x->zone, x->rr),
	    "mail for %s can be sent over IPv6 only", lint_text(p, &c->domain));
	lint_label(p, f, "%s", x->addresses[0]);
	lint_help(p, f, "give %s an A record too", lint_text(p, &x->host));
}

const struct lint_rule rule_mx_only_ipv6 = {
    .id = "mx-only-ipv6",
    .summary = "no exchange that works has an IPv4 address",
    .why = "many senders have no IPv6, and whether a CA's have is said nowhere",
    .cite = "RFC 5321 section 5.2",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_ONLY_IPV6,
    .on_row = check,
};
