#include <string.h>

#include "rules/delegation.h"

static bool is_same(
    const struct zp_zone *a, uint32_t i, const struct zp_zone *b, uint32_t k)
{
	uint32_t x = a->rrs.v[i].data, y = b->rrs.v[k].data;
	return a->rrs.v[i].type == ZP_A
		   ? x == y
		   : memcmp(&a->v6.v[x], &b->v6.v[y], sizeof a->v6.v[x]) == 0;
}

/* The first address that ABOVE gives for the host and Z does not. */
static uint32_t first_stale(const struct zp_zone *above, uint32_t glue,
    const struct zp_zone *z, uint32_t own, uint16_t type)
{
	for (uint32_t i = zp_zone_first(above, glue, type); i != ZP_NONE;
	     i = zp_zone_next(above, i, type)) {
		uint32_t k = zp_zone_first(z, own, type);
		while (k != ZP_NONE && !is_same(above, i, z, k))
			k = zp_zone_next(z, k, type);
		if (k == ZP_NONE)
			return i;
	}
	return ZP_NONE;
}

static bool is_small(const struct zp_zone *z, uint32_t node)
{
	return rule_count(z, node, ZP_ANY, RULE_SERVERS_MAX) <=
	       RULE_SERVERS_MAX;
}

static void check_host(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_zone *above, uint32_t glue)
{
	struct zp_name host;
	zp_names_get(&above->names, glue, &host);
	if (zp_set_zone_of(lint_set(p), z->view, &host) != z)
		return;
	uint32_t own = zp_names_find(&z->names, &host);
	if (own == ZP_NONE || !is_small(above, glue) || !is_small(z, own) ||
	    (z->names.nodes.v[own].flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT)))
		return;
	uint32_t at = zp_zone_first(z, own, ZP_A);
	if (at == ZP_NONE)
		at = zp_zone_first(z, own, ZP_AAAA);
	uint32_t stale = first_stale(above, glue, z, own, ZP_A);
	if (stale == ZP_NONE)
		stale = first_stale(above, glue, z, own, ZP_AAAA);
	if (at == ZP_NONE || stale == ZP_NONE)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, at, ZP_FIELD_RDATA),
		"the delegation gives %s another address", lint_text(p, &host));
	lint_relate(
	    p, f, lint_rr_span(p, above, stale, ZP_FIELD_RECORD), "the glue");
	lint_help(p, f, "write the same addresses in both");
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	uint32_t cut;
	const struct zp_zone *above = rule_parent(p, z, &cut);
	if (!above || z->partial ||
	    rule_count(above, cut, ZP_NS, RULE_SERVERS_MAX) > RULE_SERVERS_MAX)
		return;
	for (uint32_t k = zp_zone_first(above, cut, ZP_NS); k != ZP_NONE;
	     k = zp_zone_next(above, k, ZP_NS))
		check_host(p, z, above, above->rrs.v[k].data);
}

const struct lint_rule rule_zone_glue_differs = {
    .id = "zone-glue-differs",
    .summary = "glue in the delegation that is not what the zone itself says",
    .why = "resolvers begin with the glue, and may ask a server that is gone",
    .cite = "RFC 1034 section 4.2.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
