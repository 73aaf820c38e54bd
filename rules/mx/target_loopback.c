#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_LOOPBACK)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s has loopback addresses only",
	    rule_owner(p, z, rr));
	lint_label(p, f, "%s", x->naddresses ? x->addresses[0] : "localhost");
	lint_write(p, f, z, rule_owner_text(p, z, rr), ZP_MX, 0, ".");
}

const struct lint_rule rule_mx_target_loopback = {
    .id = "mx-target-loopback",
    .summary = "the exchange is the sender itself",
    .why = "localhost, 127.0.0.0/8, ::1 and 0.0.0.0 lead every mail server "
	   "back to itself",
    .cite = "RFC 5321 section 5.1, RFC 6761 section 6.3",
    .ignore = "when the name is meant to take no mail and the provider "
	      "refuses a null MX",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
