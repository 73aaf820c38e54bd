#include "lint/rule.h"

/* RFC 4034 sections 3 and 4: signatures and denial stand beside it. */
static const uint32_t beside = ZP_T_CNAME | ZP_T_RRSIG | ZP_T_NSEC;

/* What stands beside ALIAS and may not; ZP_NONE if nothing does. The same CNAME
 * once more is the same record (RFC 2181 section 5). */
static uint32_t find_other(const struct zp_zone *z, uint32_t alias)
{
	uint32_t owner = z->rrs.v[alias].owner;
	uint32_t k = zp_zone_next(z, alias, ZP_CNAME);
	while (k != ZP_NONE && z->rrs.v[k].data == z->rrs.v[alias].data)
		k = zp_zone_next(z, k, ZP_CNAME);
	if (!(z->names.nodes.v[owner].types & ~beside))
		return k;
	k = zp_zone_first(z, owner, ZP_ANY);
	while (zp_type_bit(z->rrs.v[k].type) & beside)
		k = zp_zone_next(z, k, ZP_ANY);
	return k;
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_node *v = z->names.nodes.v;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!(v[i].types & ZP_T_CNAME) || i == z->apex ||
		    (v[i].flags & ZP_NODE_OUTSIDE))
			continue;
		uint32_t alias = zp_zone_first(z, i, ZP_CNAME);
		uint32_t other = find_other(z, alias);
		if (other == ZP_NONE)
			continue;
		struct lint_finding *f =
		    lint_report(p, lint_rr_span(p, z, alias, ZP_FIELD_TYPE),
			z->rrs.v[other].type == ZP_CNAME
			    ? "%s has two CNAMEs that lead to different names"
			    : "%s has a CNAME beside other records",
			lint_node_text(p, z, i));
		lint_relate(p, f, lint_rr_span(p, z, other, ZP_FIELD_RECORD),
		    "another record");
		lint_help(p, f, "keep the CNAME or the others");
		/* The provider answers with the others where they are asked. */
		if (z->flattens && z->rrs.v[other].type != ZP_CNAME)
			lint_at_most(f, LINT_NOTE);
	}
}

const struct lint_rule rule_zone_alias_and_other_data = {
    .id = "zone-alias-and-other-data",
    .summary = "a CNAME beside other records",
    .why = "name servers refuse the zone; resolvers see one or the other",
    .cite = "RFC 1034 section 3.6.2, RFC 2181 section 10.1",
    .ignore = "when the file is the export of a provider that flattens "
	      "aliases and never answers with this one",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
