#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	const struct zp_zone *z = c->at.zone;
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, c->at.rr, ZP_FIELD_TTL),
		"the MX of %s is kept for %u hours", lint_text(p, &c->domain),
		z->rrs.v[c->at.rr].ttl / 3600);
	lint_help(p, f, "set its TTL to 3600 some days before it is changed");
}

const struct lint_rule rule_mx_ttl_long = {
    .id = "mx-ttl-long",
    .summary = "an MX that a mend may have to change is kept for over a day",
    .why = "resolvers go on with the old record until its TTL has run out; "
	   "validation mail is waited for a few days only",
    .cite = "RFC 2181 section 5.2, RFC 1034 section 3.6",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_TTL_LONG,
    .on_row = check,
};
