#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name owner;
	zp_rr_owner(z, rr, &owner);
	if (!zp_name_is_wildcard(&owner) ||
	    zp_zone_first(z, z->rrs.v[rr].owner, ZP_CAA) != rr)
		return;
	struct zp_name parent = zp_name_chop(&owner, 1);
	const char *base = lint_text(p, &parent);
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
	    "CAA at *.%s does not count for a certificate of *.%s", base, base);
	lint_label(p, f, "counts only for names that do not exist");
	lint_help(p, f, "write it at %s", lint_relative(p, z, &parent));
}

const struct lint_rule rule_caa_at_wildcard = {
    .id = "caa-at-wildcard",
    .summary = "CAA stands at a wildcard",
    .why = "for a wildcard certificate a CA looks at the name without the "
	   "asterisk; a wildcard's records are those of names below it that do "
	   "not exist",
    .cite = "RFC 8659 section 3, RFC 4592 section 2.2.1",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
