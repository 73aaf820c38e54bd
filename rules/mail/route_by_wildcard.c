#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	const struct zp_zone *z = c->at.zone;
	const struct zp_rr *mx = &z->rrs.v[c->at.rr];
	if (lint_again(p, row, c->at.rr))
		return;
	/* Behind an alias it is the alias' target that has no MX. */
	const struct zp_name *name = c->alias.zone ? &c->target : &c->domain;
	const char *text = lint_text(p, name);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, c->at.rr, ZP_FIELD_OWNER),
		"%s has its MX from the wildcard %s", text,
		lint_node_text(p, z, c->at.node));
	lint_label(p, f, "any record at %s ends that", text);
	lint_write(p, f, z, lint_relative(p, z, name), ZP_MX, mx->pref, "%s.",
	    lint_node_text(p, z, mx->data));
}

const struct lint_rule rule_mail_route_by_wildcard = {
    .id = "mail-route-by-wildcard",
    .summary = "the MX that decides comes from a wildcard",
    .why = "the first record at the name, or below it, switches the wildcard "
	   "off, and the mail goes elsewhere",
    .cite = "RFC 4592 sections 2.2.2 and 3.3.1",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_BY_WILDCARD,
    .on_row = check,
};
