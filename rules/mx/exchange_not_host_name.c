#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name host;
	if (rule_is_null(z, rr))
		return;
	zp_names_get(&z->names, z->rrs.v[rr].data, &host);
	/* That an address is no host name another rule says. */
	if (zp_name_is_ldh(&host, false) || dcv_is_address_literal(&host))
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s is no host name: %s", rule_owner(p, z, rr),
	    lint_text(p, &host));
	lint_help(
	    p, f, "give the mail server a name of letters, digits and hyphens");
}

const struct lint_rule rule_mx_exchange_not_host_name = {
    .id = "mx-exchange-not-host-name",
    .summary = "the exchange is no host name, as one with an underscore",
    .why = "mail servers may refuse a domain that is no host name",
    .cite = "RFC 5321 sections 2.3.5 and 4.1.2, RFC 1123 section 2.1",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
