#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, row->profile->is.needs_mx))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    row->profile->is.needs_mx == DCV_YES
		? "%s has an address but no MX; %s looks for an MX"
		: "%s has an address but no MX: mail would go to the host "
		  "itself (%s)",
	    lint_text(p, &row->start), row->profile->id);
	if (row->zone)
		lint_write(p, f, row->zone,
		    lint_relative(p, row->zone, &row->start), ZP_MX, 10,
		    "(your mail server).");
}

const struct lint_rule rule_mail_route_implicit = {
    .id = "mail-route-implicit",
    .summary = "only an address record would take mail",
    .why = "mail servers fall back to the address of the name, but a "
	   "certificate authority may want an MX",
    .cite = "RFC 5321 section 5.1",
    .ignore = "when the certificate authority is known to mail hosts "
	      "without an MX",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_IMPLICIT,
    .on_row = check,
};
