#include "rules/exchange.h"

static bool has_glue(const struct zp_zone *z, const struct zp_name *host)
{
	uint32_t node = zp_names_find(&z->names, host);
	return node != ZP_NONE &&
	       (z->names.nodes.v[node].types & (ZP_T_A | ZP_T_AAAA));
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_UNLOADED)
		return;
	struct zp_answer a = zp_view_ask(lint_view(p, z), &x->host, ZP_A);
	if (a.what != ZP_REFERRAL || has_glue(a.zone, &x->host))
		return;
	const char *child = lint_node_text(p, a.zone, a.node);
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "whether the exchange of %s has an address is not known",
	    rule_owner(p, z, rr));
	lint_label(p, f, "lies in %s, which is not loaded", child);
	lint_relate(
	    p, f, lint_rr_span(p, a.zone, a.rr, ZP_FIELD_RECORD), "delegated");
	lint_help(p, f, "load the zone %s too", child);
}

const struct lint_rule rule_mx_target_below_cut = {
    .id = "mx-target-below-cut",
    .summary = "the exchange lies below a delegation, in a zone that is not "
	       "loaded",
    .why = "only the delegated zone tells its address",
    .cite = "RFC 1034 section 4.2.1",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
