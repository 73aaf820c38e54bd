#include "rules/delegation.h"

/* The first name server at NODE of Z that OTHER does not name at NODE2. */
static uint32_t first_missing(const struct zp_zone *z, uint32_t node,
    const struct zp_zone *other, uint32_t node2)
{
	struct zp_name host;
	for (uint32_t k = zp_zone_first(z, node, ZP_NS); k != ZP_NONE;
	     k = zp_zone_next(z, k, ZP_NS)) {
		zp_names_get(&z->names, z->rrs.v[k].data, &host);
		uint32_t same = zp_names_find(&other->names, &host);
		uint32_t i = zp_zone_first(other, node2, ZP_NS);
		while (i != ZP_NONE && other->rrs.v[i].data != same)
			i = zp_zone_next(other, i, ZP_NS);
		if (i == ZP_NONE)
			return k;
	}
	return ZP_NONE;
}

static bool has_servers(const struct zp_zone *z, uint32_t node)
{
	uint32_t n = rule_count(z, node, ZP_NS, RULE_SERVERS_MAX);
	return n > 0 && n <= RULE_SERVERS_MAX && !z->partial;
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	uint32_t cut;
	const struct zp_zone *above = rule_parent(p, z, &cut);
	if (!above || !has_servers(above, cut) || !has_servers(z, z->apex))
		return;
	uint32_t own = first_missing(z, z->apex, above, cut);
	uint32_t theirs = first_missing(above, cut, z, z->apex);
	if (own == ZP_NONE && theirs == ZP_NONE)
		return;
	uint32_t at = own != ZP_NONE ? own : zp_zone_first(z, z->apex, ZP_NS);
	uint32_t rr =
	    theirs != ZP_NONE ? theirs : zp_zone_first(above, cut, ZP_NS);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, at, ZP_FIELD_RDATA),
		"the name servers of %s are not those of its delegation",
		lint_node_text(p, z, z->apex));
	if (own != ZP_NONE)
		lint_label(p, f, "not in the delegation");
	lint_relate(p, f, lint_rr_span(p, above, rr, ZP_FIELD_RECORD), "%s",
	    theirs != ZP_NONE ? "only in the delegation" : "the delegation");
	lint_help(p, f,
	    "write the same NS records in both; ask which servers serve this "
	    "file");
}

const struct lint_rule rule_zone_ns_differ = {
    .id = "zone-ns-differ",
    .summary = "NS records at the apex that are not those of the delegation",
    .why = "whoever resolves goes by the delegation: the file that is edited "
	   "may not be the one a certificate authority sees",
    .cite = "RFC 1034 section 4.2.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
