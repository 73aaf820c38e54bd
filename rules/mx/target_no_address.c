#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_exchange x = rule_exchange(p, z, rr);
	bool dead_alias = x.status == DCV_X_ALIAS && !x.works;
	if ((x.status != DCV_X_NO_ADDRESS && !dead_alias) ||
	    rule_is_doubled(z, &x.host))
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s has no address", rule_owner(p, z, rr));
	lint_label(p, f, "neither A nor AAAA");
	const struct zp_zone *home =
	    zp_set_zone_of(lint_set(p), z->view, &x.host);
	lint_write(p, f, "%s IN A (the mail server's address)",
	    lint_relative(p, home ? home : z, &x.host));
	if (rule_other_works(p, z, rr))
		lint_at_most(f, LINT_WARNING);
}

const struct lint_rule rule_mx_target_no_address = {
	.id = "mx-target-no-address",
	.summary = "the exchange has no address or does not exist",
	.why = "no mail server can be reached there",
	.cite = "RFC 5321 section 5.1",
	.asked = LINT_ERROR,
	.found = LINT_ERROR,
	.rrtypes = ZP_T_MX,
	.on_rr = check,
};
