#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, rule_cause(row)))
		return;
	/* A profile without a walk asks the name alone, whatever stands above
	 * it: the MX is missing there and nowhere else. */
	bool climbs = row->profile->is.walk == DCV_WALK_MX ||
		      row->profile->is.walk == DCV_WALK_ADN;
	const struct zp_name *top = climbs ? &row->base : &row->start;
	const char *start = lint_text(p, &row->start);
	struct lint_finding *f;
	if (climbs && !zp_name_equal(&row->start, &row->base))
		f = lint_report(p, lint_row_span(p, row),
		    row->profile->is.needs_mx == DCV_YES
			? "no MX from %s up to %s: no validation mail is sent"
			: "neither an MX nor an address from %s up to %s: no "
			  "validation mail is sent",
		    start, lint_text(p, &row->base));
	else
		f = lint_report(p, lint_row_span(p, row),
		    row->profile->is.needs_mx == DCV_YES
			? "%s has no MX: no validation mail is sent"
			: "%s has neither an MX nor an address: no validation "
			  "mail is sent",
		    start);
	lint_cite(p, f, row->profile->is.from[DCV_K_WALK]);
	if (!climbs && row->has_validation_domain &&
	    !zp_name_equal(&row->validation_domain, &row->start))
		lint_help(p, f, "ask with ValidationDomain %s",
		    lint_text(p, &row->validation_domain));
	else if (row->zone)
		lint_write(p, f, row->zone, lint_relative(p, row->zone, top),
		    ZP_MX, 10, "(your mail server).");
}

const struct lint_rule rule_mail_route_none = {
    .id = "mail-route-none",
    .summary = "no MX from the name up to the base domain",
    .why = "the certificate authority finds nowhere to send validation mail to",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "when the name is validated by DNS or HTTP, or needs no "
	      "certificate",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_NO_ROUTE,
    .on_row = check,
};
