#include "rules/exchange.h"

/* What TLSA look-up of the exchange's port 25 says; the record in *found. */
static enum dcv_truth has_tlsa(struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, struct zp_answer *found)
{
	struct zp_name host, way, name;
	struct zp_chain c;
	zp_names_get(&z->names, z->rrs.v[rr].data, &host);
	if (host.labels == 0 || !zp_name_prepend(&way, ZP_STR("_tcp"), &host) ||
	    !zp_name_prepend(&name, ZP_STR("_25"), &way))
		return DCV_UNKNOWN;
	zp_view_resolve(lint_view(p, z), &name, ZP_TLSA, &c);
	if (c.last.what == ZP_ANSWER)
		*found = c.last;
	return c.last.what == ZP_ANSWER ? DCV_YES
	       : c.last.what == ZP_NODATA || c.last.what == ZP_NXDOMAIN
		   ? DCV_NO
		   : DCV_UNKNOWN;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	/* Once for an owner, at its first record. */
	if (zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX) != rr ||
	    !dcv_any_tlsa(lint_dcv(p)))
		return;
	uint32_t without = ZP_NONE;
	struct zp_answer with = {.rr = ZP_NONE};
	for (uint32_t k = rr; k != ZP_NONE; k = zp_zone_next(z, k, ZP_MX))
		if (has_tlsa(p, z, k, &with) == DCV_NO && without == ZP_NONE)
			without = k;
	if (without == ZP_NONE || with.rr == ZP_NONE)
		return;
	struct lint_finding *f =
	    lint_report(p, rule_exchange_span(p, z, without),
		"this exchange of %s has no TLSA record, and another has",
		rule_owner(p, z, rr));
	lint_relate(p, f, lint_rr_span(p, with.zone, with.rr, ZP_FIELD_RECORD),
	    "the other's");
	lint_help(
	    p, f, "give each exchange a TLSA record at _25._tcp, or none");
}

const struct lint_rule rule_mx_tlsa_missing_for_some = {
    .id = "mx-tlsa-missing-for-some",
    .summary = "some exchanges of a domain have TLSA records, and some have "
	       "none",
    .why = "a sender that is made to use the other exchange finds nothing to "
	   "check it by",
    .cite = "RFC 7672 section 2.2",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
