#include "lint/near.h"
#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	if (r->kind != DCV_CAA_OTHER)
		return;
	const char *tag = rule_caa_text(p, r->tag);
	struct lint_near near = lint_near_begin(tag);
	for (unsigned t = 0; t < DCV_CAA_RESERVED; t++)
		lint_near_offer(&near, dcv_caa_tag_text(t));
	if (!near.best)
		return;
	const struct dcv_caa_set *s =
	    dcv_caa_set(lint_dcv(p), z, z->rrs.v[rr].owner);
	struct lint_finding *f = lint_report(p, rule_caa_tag(p, z, rr),
	    "CAA of %s has the tag %s, which nobody knows",
	    rule_caa_owner(p, s), tag);
	lint_label(p, f, "was %s meant?", near.best);
	lint_help(p, f, "write %s", near.best);
}

const struct lint_rule rule_caa_tag_misspelt = {
    .id = "caa-tag-misspelt",
    .summary = "a CAA tag that nobody knows is near a known one",
    .why = "a CA passes over a tag that it does not know: what the record says "
	   "has no effect",
    .cite = "RFC 8659 section 4.1",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
