#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	const char *domain = lint_text(p, &c->domain);
	bool at_name = row->self.what == ZP_IS_ALIAS;
	struct lint_finding *f = lint_report(p,
	    at_name
		? lint_rr_span(p, row->self.zone, row->self.rr, ZP_FIELD_RDATA)
		: lint_row_span(p, row),
	    "%s is an alias: validation mail for it can go to %s",
	    lint_text(p, &row->start), domain);
	lint_help(p, f,
	    "see to it that nobody else reads the five addresses at %s",
	    domain);
}

const struct lint_rule rule_mail_route_by_target = {
    .id = "mail-route-by-target",
    .summary = "validation mail can go to the domain that an alias leads to",
    .why = "whoever reads mail there approves certificates for the alias",
    .cite = "Baseline Requirements section 3.2.2.4",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .method = "email",
    .per_ca = true,
    .facts = DCV_F_TARGET,
    .on_row = check,
};
