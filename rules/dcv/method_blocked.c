#include <string.h>

#include "dcv/dnsmethod.h"
#include "rules/exchange.h"
#include "rules/token.h"

/* Whether there is no other way: the name is to be validated by DNS though the
 * CA sends mail, or the CA is known to do it by DNS alone. */
static bool is_only(const struct dcv_row *row)
{
	const struct dcv_values *v = &row->profile->is;
	bool dns = row->method == DCV_BY_DNS ||
		   row->method == DCV_BY_DNS_ACCOUNT ||
		   row->method == DCV_BY_DNS_PERSIST;
	if (v->offers[DCV_BY_EMAIL] == DCV_YES)
		return dns;
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (m != DCV_BY_DNS && m != DCV_BY_DNS_ACCOUNT &&
		    m != DCV_BY_DNS_PERSIST && v->offers[m] != DCV_NO)
			return false;
	return true;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct dcv_dns d;
	struct zp_name self =
	    row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
	struct zp_view view = {lint_set(p), row->view};
	dcv_dns_judge(
	    lint_dcv(p), row->profile, view, &self, row->wildcard, &d);
	/* Without such a method nothing of the zone's is in the way. */
	if (d.why == DCV_DNS_NOT_OFFERED)
		return;
	bool random = d.record && strcmp(d.record->label, "_*") == 0;
	struct zp_span span =
	    d.by.zone ? lint_rr_span(p, d.by.zone, d.by.rr, ZP_FIELD_TYPE)
		      : lint_row_span(p, row);
	struct lint_finding *f = lint_report(p, span,
	    random ? "no room for %s's record for %s at a label of %s"
		   : "no room for %s's record for %s at %s",
	    row->profile->id, lint_text(p, &row->name),
	    lint_text(p, random ? &d.domain : &d.at));
	if (!is_only(row))
		lint_at_most(f, LINT_WARNING);
	lint_label(p, f, "%s", dcv_dns_why_text(d.why));
	if (is_only(row))
		lint_help(p, f, "remove what is in the way");
	else
		lint_help(p, f,
		    row->profile->is.offers[DCV_BY_EMAIL] == DCV_YES
			? "remove what is in the way, or validate by mail"
			: "remove what is in the way, or use another method");
}

const struct lint_rule rule_dcv_method_blocked = {
    .id = "dcv-method-blocked",
    .summary = "no room for the record by which the CA validates",
    .why = "the record cannot be written where the CA looks, or no resolver "
	   "would see it",
    .cite = "Baseline Requirements section 3.2.2.4.7, RFC 1034 section 3.6.2",
    .method = "dns",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_DNS_BLOCKED,
    .on_row = check,
};
