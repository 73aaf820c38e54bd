#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p,
	    c->alias.zone
		? lint_rr_span(p, c->alias.zone, c->alias.rr, ZP_FIELD_RDATA)
		: lint_row_span(p, row),
	    "the aliases from %s come to no end", lint_text(p, &c->domain));
	lint_help(p, f,
	    "let the chain end at a name with records, after at "
	    "most 11 aliases");
}

const struct lint_rule rule_mail_route_alias_loop = {
    .id = "mail-route-alias-loop",
    .summary = "the search for an MX runs into an alias loop",
    .why = "a resolver gives up, and the certificate authority gets no answer",
    .cite = "RFC 1034 section 3.6.2",
    .ignore = "never: no query of any type is answered at that name",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_ALIAS_LOOP,
    .on_row = check,
};
