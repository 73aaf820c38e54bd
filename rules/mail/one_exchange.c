#include "rules/exchange.h"

static bool is_seen(const struct zp_zone *z, uint32_t rr)
{
	return z->rrs.v[rr].type == ZP_MX && !rule_is_null(z, rr) &&
	       !(z->names.nodes.v[z->rrs.v[rr].owner].flags &
		   (ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT));
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	uint32_t first = ZP_NONE;
	for (uint32_t rr = 0; rr < z->rrs.n; rr++) {
		if (!is_seen(z, rr))
			continue;
		if (first == ZP_NONE)
			first = rr;
		if (z->rrs.v[rr].data != z->rrs.v[first].data)
			return;
	}
	if (first == ZP_NONE)
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, first),
	    "all mail of %s goes through one exchange",
	    lint_node_text(p, z, z->apex));
	lint_help(p, f, "add a second exchange that stands elsewhere");
}

const struct lint_rule rule_mail_one_exchange = {
    .id = "mail-one-exchange",
    .summary = "every MX of a zone names the same host",
    .why = "while it is down, no certificate of the zone can be renewed by "
	   "mail",
    .cite = "RFC 5321 section 5.1",
    .method = "email",
    .asked = LINT_OFF,
    .found = LINT_OFF,
    .on_zone = check,
};
