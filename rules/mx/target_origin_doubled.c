#include "rules/exchange.h"

#include <string.h>

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	struct zp_name origin;
	if (!rule_is_doubled(z, rr, &x->host, &origin))
		return;
	const char *host = lint_text(p, &x->host);
	size_t keep = strlen(host) - strlen(lint_text(p, &origin)) - 1;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    z->dialect ? "the exchange of %s ends in the origin twice: %s"
		       : "the final dot is missing: the exchange of %s is %s",
	    rule_owner(p, z, rr), host);
	lint_write(p, f, z, rule_owner_text(p, z, rr), ZP_MX, z->rrs.v[rr].pref,
	    "%.*s.", (int)keep, host);
	if (x->status != DCV_X_NO_ADDRESS)
		lint_at_most(f, LINT_WARNING);
}

const struct lint_rule rule_mx_target_origin_doubled = {
    .id = "mx-target-origin-doubled",
    .summary = "the exchange ends in the origin twice",
    .why = "a missing final dot makes the name server append the origin; no "
	   "such host exists",
    .cite = "RFC 1035 section 5.1",
    .ignore = "never: if such a host is meant, give it an address, and the "
	      "finding goes",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
