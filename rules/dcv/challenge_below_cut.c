#include "rules/exchange.h"
#include "rules/token.h"

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct zp_node *v = z->names.nodes.v;
	uint32_t cut = z->rrs.v[rr].owner;
	while (!(v[cut].flags & ZP_NODE_CUT))
		cut = v[cut].parent;
	const char *name = lint_node_text(p, z, cut);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"%s is for a CA and hidden by the delegation of %s",
		rule_owner(p, z, rr), name);
	lint_relate(p, f,
	    lint_rr_span(p, z, zp_zone_first(z, cut, ZP_NS), ZP_FIELD_RECORD),
	    "the delegation");
	lint_help(p, f, "write it into the zone %s", name);
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	for (uint32_t i = 0; i < z->rrs.n; i++) {
		uint16_t type = z->rrs.v[i].type;
		uint8_t flags = z->names.nodes.v[z->rrs.v[i].owner].flags;
		if ((type == ZP_TXT || type == ZP_CNAME) &&
		    (flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT)) &&
		    !(flags & ZP_NODE_OUTSIDE) && rule_is_challenge(z, i))
			report(p, z, i);
	}
}

const struct lint_rule rule_dcv_challenge_below_cut = {
    .id = "dcv-challenge-below-cut",
    .summary = "a record for a CA that a delegation hides",
    .why = "name servers hand queries for it to the child zone; the CA never "
	   "sees it",
    .cite = "RFC 1034 section 4.2.1",
    .method = "dns",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
