#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	if ((r->flags & 127) == 0)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA),
		"the flags of a CAA of %s are %u",
		lint_node_text(p, z, z->rrs.v[rr].owner), r->flags);
	if (r->flags == 1)
		lint_help(p, f,
		    "write 0; or 128, if no CA may issue that does not know "
		    "the tag");
	else
		lint_help(p, f, "write %u", r->flags & 128);
}

const struct lint_rule rule_caa_flags_odd = {
    .id = "caa-flags-odd",
    .summary = "CAA flags other than 0 and 128",
    .why = "only the bit of 128 has a meaning; a CA may take 1 for it and "
	   "refuse",
    .cite = "RFC 8659 section 4.1",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
