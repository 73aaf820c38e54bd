#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_node *v = z->names.nodes.v;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		/* NS and DS belong to the cut; addresses below may be glue. */
		uint32_t fine = v[i].flags & ZP_NODE_CUT
		    ? ZP_T_NS | ZP_T_DS | ZP_T_RRSIG | ZP_T_NSEC | ZP_T_A |
			ZP_T_AAAA
		    : ZP_T_A | ZP_T_AAAA;
		if (!(v[i].flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT)) ||
		    !(v[i].types & ~fine))
			continue;
		uint32_t rr = zp_zone_first(z, i, ZP_ANY), cut = i;
		while (zp_type_bit(z->rrs.v[rr].type) & fine)
			rr = zp_zone_next(z, rr, ZP_ANY);
		while (!(v[cut].flags & ZP_NODE_CUT))
			cut = v[cut].parent;
		struct lint_finding *f = lint_report(p,
		    lint_rr_span(p, z, rr, ZP_FIELD_TYPE),
		    "%s is hidden by the delegation of %s",
		    lint_node_text(p, z, i), lint_node_text(p, z, cut));
		lint_relate(p, f,
		    lint_rr_span(p, z, zp_zone_first(z, cut, ZP_NS),
			ZP_FIELD_RECORD),
		    "the delegation");
		lint_help(p, f, "write it into the zone %s",
		    lint_node_text(p, z, cut));
	}
}

const struct lint_rule rule_zone_data_below_cut = {
	.id = "zone-data-below-cut",
	.summary = "records that a delegation hides",
	.why = "name servers hand queries for them to the child zone; they are never served",
	.cite = "RFC 1034 section 4.2.1",
	.asked = LINT_WARNING,
	.found = LINT_WARNING,
	.on_zone = check,
};
