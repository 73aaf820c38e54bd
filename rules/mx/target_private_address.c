#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_PRIVATE)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s has private addresses only",
	    rule_owner(p, z, rr));
	if (lint_audience(p, z) == LINT_PUBLIC)
		lint_by_default(p, f, LINT_ERROR);
	else if (lint_audience(p, z) == LINT_PRIVATE)
		lint_by_default(p, f, LINT_NOTE);
	lint_label(p, f, "%s", x->addresses[0]);
	lint_help(p, f,
	    "give the address that is seen from outside, if this "
	    "zone is");
}

const struct lint_rule rule_mx_target_private_address = {
    .id = "mx-target-private-address",
    .summary = "the exchange has private or reserved addresses only",
    .why = "a certificate authority on the Internet cannot reach it",
    .cite = "RFC 6890 section 2.2",
    .ignore = "when only an internal network sees the zone; public: false "
	      "of its view says so",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .varies = true,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
