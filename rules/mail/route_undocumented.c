#include "rules/exchange.h"

/* The nearest domain that would take the mail, if the CA mails it. */
static bool nearest(
    struct lint_pass *p, const struct dcv_row *row, struct zp_name *out)
{
	dcv_adns all = {0};
	bool found = false;
	struct zp_view view = lint_view(p, row->zone);
	dcv_row_adns(lint_dcv(p), row, &all);
	for (uint32_t i = 1; i < all.n && !found; i++) {
		struct zp_chain c;
		zp_view_resolve(view, &all.v[i].domain, ZP_MX, &c);
		found = c.last.what == ZP_ANSWER;
		*out = all.v[i].domain;
	}
	zp_vec_free(&all);
	return found;
}

/* One finding for all names that the same domain would do for. */
static uint64_t domain_cause(
    const struct dcv_row *row, const struct zp_name *domain)
{
	uint32_t node =
	    row->zone ? zp_names_find(&row->zone->names, domain) : ZP_NONE;
	return node == ZP_NONE ? UINT64_C(1) << 32 : node + UINT64_C(1);
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct zp_name domain;
	bool above_has = nearest(p, row, &domain);
	if (lint_again(p, row, above_has ? domain_cause(row, &domain) : 0))
		return;
	const char *start = lint_text(p, &row->start);
	const char *ca = row->profile->id;
	if (!above_has) {
		struct lint_finding *f = lint_report(p, lint_row_span(p, row),
		    "%s has an address but no MX: whether %s mails it is said "
		    "by no source",
		    start, ca);
		lint_help(p, f, "give %s an MX, or ask %s", start, ca);
		return;
	}
	const char *above = lint_text(p, &domain);
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s has no MX, %s has: whether %s mails that instead is said by no "
	    "source",
	    start, above, ca);
	lint_help(
	    p, f, "ask %s whether admin@%s may approve %s", ca, above, start);
}

const struct lint_rule rule_mail_route_undocumented = {
    .id = "mail-route-undocumented",
    .summary = "whether the CA mails a domain that would do is not documented",
    .why = "the Baseline Requirements allow mail to any domain from the name "
	   "up to its base domain, and each CA chooses which it offers",
    .cite = "Baseline Requirements section 3.2.2.4",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .method = "email",
    .per_ca = true,
    .facts = DCV_F_OPEN,
    .on_row = check,
};
