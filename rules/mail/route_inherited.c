#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	const char *domain = lint_text(p, &c->domain);
	bool chosen = row->profile->is.walk == DCV_WALK_ADN;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s has no MX: validation mail %s %s", lint_text(p, &row->start),
	    chosen ? "can go to" : "goes to", domain);
	if (c->at.zone && c->at.rr != ZP_NONE)
		lint_relate(p, f,
		    lint_rr_span(p, c->at.zone, c->at.rr, ZP_FIELD_RECORD),
		    "this MX decides");
	lint_cite(p, f, row->profile->is.from[DCV_K_WALK]);
	lint_help(p, f,
	    chosen ? "choose %s as the domain to be mailed"
		   : "ask with ValidationDomain %s",
	    domain);
}

const struct lint_rule rule_mail_route_inherited = {
    .id = "mail-route-inherited",
    .summary = "validation mail goes to a domain above the name",
    .why = "whoever reads mail there approves the certificate; a request "
	   "through the API reaches it only by ValidationDomain",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when those who read mail at the domain above may approve "
	      "certificates for the name, as is usual for hosts",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_INHERITED,
    .on_row = check,
};
