#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_LITERAL)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s is an address, not a host name",
	    rule_owner(p, z, rr));
	lint_write(p, f, z, rule_owner_text(p, z, rr), ZP_MX, z->rrs.v[rr].pref,
	    "mail.%s.", lint_node_text(p, z, z->apex));
}

const struct lint_rule rule_mx_target_is_address = {
    .id = "mx-target-is-address",
    .summary = "the exchange is an address, not a host name",
    .why = "an MX record takes a host name; mail servers look the digits up as "
	   "a name",
    .cite = "RFC 1035 section 3.3.9, RFC 5321 section 5.1",
    .ignore = "never: no mail server can use the record",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
