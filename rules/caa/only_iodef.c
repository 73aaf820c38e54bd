#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_caa_found above;
	struct zp_name owner;
	zp_rr_owner(z, rr, &owner);
	if (zp_zone_first(z, z->rrs.v[rr].owner, ZP_CAA) != rr ||
	    owner.labels == 0)
		return;
	const struct dcv_caa_set *s =
	    dcv_caa_set(lint_dcv(p), z, z->rrs.v[rr].owner);
	if (s->count[DCV_CAA_ISSUE] + s->count[DCV_CAA_ISSUEWILD] > 0)
		return;
	owner = zp_name_chop(&owner, 1);
	dcv_caa_find(lint_dcv(p), lint_view(p, z), &owner, &above);
	if (above.what != DCV_CAA_SET)
		return;
	const struct dcv_caa_set *other =
	    dcv_caa_set(lint_dcv(p), above.zone, above.node);
	if (other->count[DCV_CAA_ISSUE] == 0)
		return;
	struct lint_finding *f = lint_report(p, rule_caa_tag(p, z, rr),
	    "CAA of %s lets every CA issue: it has no issue property",
	    rule_caa_owner(p, s));
	lint_relate(p, f,
	    lint_rr_span(p, other->zone, other->record[0].rr, ZP_FIELD_RECORD),
	    "this restriction does not count below it");
	lint_help(p, f, "write the issue records of %s at %s too",
	    rule_caa_owner(p, other), rule_caa_owner(p, s));
}

const struct lint_rule rule_caa_only_iodef = {
    .id = "caa-only-iodef",
    .summary = "a set without issue lifts the restriction above it",
    .why = "the set nearest to the name is the only one that counts; without "
	   "an issue property it restricts no CA",
    .cite = "RFC 8659 sections 3 and 4.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
