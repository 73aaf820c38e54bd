#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (!rule_is_null(z, rr) || z->rrs.v[rr].pref == 0)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA),
		"the null MX of %s has preference %u", rule_owner(p, z, rr),
		z->rrs.v[rr].pref);
	lint_write(p, f, z, rule_owner_text(p, z, rr), ZP_MX, 0, ".");
}

const struct lint_rule rule_mx_null_preference = {
    .id = "mx-null-preference",
    .summary = "a null MX has a preference other than 0",
    .why = "a null MX is written with preference 0",
    .cite = "RFC 7505 section 3",
    .ignore = "when the provider writes it so and will not change it; "
	      "senders take it as a null MX all the same",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
