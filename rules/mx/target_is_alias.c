#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	if (x->status != DCV_X_ALIAS)
		return;
	const char *host = lint_text(p, &x->host);
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s is an alias", rule_owner(p, z, rr));
	lint_label(p, f, "%s is an alias", host);
	lint_relate(p, f,
	    lint_rr_span(p, x->alias.zone, x->alias.rr, ZP_FIELD_RECORD),
	    "defined here");
	/* The last name of the chain: the next one may be an alias again, and
	 * below a DNAME the record does not hold the name it leads to. A chain
	 * that leads nowhere is no advice. */
	struct zp_chain c = rule_alias_end(p, z, &x->host);
	if (x->works)
		lint_write(p, f, z, rule_owner_text(p, z, rr), ZP_MX,
		    z->rrs.v[rr].pref, "%s.", lint_text(p, &c.name));
	else
		lint_help(p, f, "name a host that has an address");
}

const struct lint_rule rule_mx_target_is_alias = {
    .id = "mx-target-is-alias",
    .summary = "the exchange of an MX record is an alias",
    .why = "mail servers need not follow it; validation mail may bounce",
    .cite = "RFC 2181 section 10.3, RFC 5321 section 5.1",
    .ignore = "when the mail provider asks for the alias, and mail from "
	      "several senders is known to arrive",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
