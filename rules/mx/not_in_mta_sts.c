#include "rules/exchange.h"

/* Senders look for a policy only if its TXT record is there (RFC 8461 section
 * 3.1). What no loaded zone tells is taken to be there. */
static bool is_announced(
    struct lint_pass *p, const struct zp_zone *z, const struct zp_name *domain)
{
	struct zp_name n;
	struct zp_chain c;
	if (!zp_name_prepend(&n, ZP_STR("_mta-sts"), domain))
		return false;
	zp_view_resolve(lint_view(p, z), &n, ZP_TXT, &c);
	return c.last.what != ZP_NODATA && c.last.what != ZP_NXDOMAIN;
}

static bool is_allowed(
    const struct dcv_sts_policy *policy, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name host;
	zp_names_get(&z->names, z->rrs.v[rr].data, &host);
	return dcv_sts_allows(policy, &host);
}

static bool other_is_allowed(
    const struct dcv_sts_policy *policy, const struct zp_zone *z, uint32_t rr)
{
	uint32_t k = zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX);
	/* The first few decide: nobody has more exchanges. */
	for (unsigned n = 0; k != ZP_NONE && n < 20; n++) {
		if (is_allowed(policy, z, k))
			return true;
		k = zp_zone_next(z, k, ZP_MX);
	}
	return false;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_sts *sts = &lint_dcv(p)->sts;
	struct zp_name owner;
	if (sts->list.n == 0 || rule_is_null(z, rr))
		return;
	zp_rr_owner(z, rr, &owner);
	const struct dcv_sts_policy *policy = dcv_sts_find(sts, &owner);
	if (!policy || !policy->valid || policy->mode == DCV_STS_NONE ||
	    is_allowed(policy, z, rr))
		return;
	const char *domain = lint_text(p, &owner);
	const char *host = lint_node_text(p, z, z->rrs.v[rr].data);
	bool testing = policy->mode == DCV_STS_TESTING;
	bool announced = is_announced(p, z, &owner);
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the MTA-STS policy of %s does not allow its exchange %s%s", domain,
	    host, announced ? "" : " (no _mta-sts TXT record names a policy)");
	lint_relate(p, f, policy->mode_at,
	    testing ? "senders only report it" : "senders obey this policy");
	lint_help(p, f,
	    "add \"mx: %s\" to the policy, and give _mta-sts.%s another id",
	    host, domain);
	if (testing || !announced)
		lint_at_most(f, LINT_NOTE);
	else if (other_is_allowed(policy, z, rr))
		lint_at_most(f, LINT_WARNING);
}

const struct lint_rule rule_mx_not_in_mta_sts = {
    .id = "mx-not-in-mta-sts",
    .summary = "an exchange that the MTA-STS policy does not allow",
    .why = "senders that obey the policy must not deliver there",
    .cite = "RFC 8461 sections 4.1 and 5",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
