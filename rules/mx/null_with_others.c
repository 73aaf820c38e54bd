#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	/* Once for an owner, at its first record: linear however many. */
	uint32_t k = zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX);
	if (k != rr)
		return;
	uint32_t null = ZP_NONE, other = ZP_NONE;
	for (; k != ZP_NONE; k = zp_zone_next(z, k, ZP_MX)) {
		uint32_t *kept = rule_is_null(z, k) ? &null : &other;
		if (*kept == ZP_NONE)
			*kept = k;
	}
	if (null == ZP_NONE || other == ZP_NONE)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, null),
	    "%s has a null MX beside other MX records", rule_owner(p, z, rr));
	lint_relate(
	    p, f, lint_rr_span(p, z, other, ZP_FIELD_RECORD), "another MX");
	lint_help(p, f, "remove this record, or all the others");
}

const struct lint_rule rule_mx_null_with_others = {
    .id = "mx-null-with-others",
    .summary = "a null MX stands beside other MX records",
    .why = "a null MX says that no mail is taken; senders disagree on what the "
	   "others mean",
    .cite = "RFC 7505 section 3",
    .ignore = "never: decide whether the name takes mail",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
