#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, c->at.zone, c->at.rr, ZP_FIELD_RDATA + 1),
	    "validation mail for %s meets a null MX at %s",
	    lint_text(p, &row->name), lint_text(p, &c->domain));
	lint_label(p, f, "takes no mail");
	if (row->has_validation_domain)
		lint_help(p, f,
		    "ask with ValidationDomain %s, or use a DNS "
		    "method",
		    lint_text(p, &row->validation_domain));
	else
		lint_help(p, f, "use a DNS method, or let %s take mail",
		    lint_text(p, &c->domain));
}

const struct lint_rule rule_mail_route_null = {
    .id = "mail-route-null",
    .summary = "the MX that decides is a null MX",
    .why = "a null MX says that no mail is taken, and the search for an MX "
	   "ends there",
    .cite = "RFC 7505 section 3",
    .ignore = "when the domain is meant to take no mail and its names are "
	      "validated by DNS or HTTP",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_NULL,
    .on_row = check,
};
