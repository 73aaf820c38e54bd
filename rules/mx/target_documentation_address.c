#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_OK || !x->documentation)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s has documentation addresses only",
	    rule_owner(p, z, rr));
	lint_label(p, f, "%s", x->addresses[0]);
	lint_help(p, f, "write the mail server's real address");
}

const struct lint_rule rule_mx_target_documentation_address = {
    .id = "mx-target-documentation-address",
    .summary = "the exchange has documentation addresses only",
    .why = "these ranges are for examples; no mail server is there",
    .cite = "RFC 5737, RFC 3849, RFC 9637",
    .ignore = "in examples and tests, for which these ranges are made",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
