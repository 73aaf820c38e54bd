#include "rules/exchange.h"

/* Addresses that a private view is made of: no CA asks there. */
static bool is_private(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	for (unsigned i = 0; i < c->nexchanges; i++)
		if (c->exchanges[i].status != DCV_X_PRIVATE)
			return false;
	return lint_audience(p, row->zone) == LINT_PRIVATE;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (lint_again(p, row, rule_cause(row)))
		return;
	struct zp_span at = c->nexchanges > 0 && c->exchanges[0].zone
				? lint_rr_span(p, c->exchanges[0].zone,
				      c->exchanges[0].rr, ZP_FIELD_RDATA + 1)
				: lint_row_span(p, row);
	struct lint_finding *f = lint_report(p, at,
	    "no exchange of %s works: validation mail for %s cannot arrive",
	    lint_text(p, &c->domain), lint_text(p, &row->name));
	if (is_private(p, row))
		lint_by_default(p, f, LINT_NOTE);
	if (c->nexchanges > 0)
		lint_label(
		    p, f, "%s", dcv_exchange_text(c->exchanges[0].status));
	lint_help(p, f, "give one of the exchanges a public address");
}

const struct lint_rule rule_mail_route_dead = {
    .id = "mail-route-dead",
    .summary = "an MX decides, and none of its exchanges works",
    .why = "the mail is sent there and nowhere else, and cannot arrive",
    .cite = "RFC 5321 section 5.1",
    .ignore = "when the exchanges are meant for an internal network and the "
	      "name needs no public certificate",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .per_ca = true,
    .facts = DCV_F_DEAD,
    .on_row = check,
};
