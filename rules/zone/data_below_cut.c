#include "rules/token.h"

/* Which nodes a delegation names as its server: their addresses are glue. */
static uint8_t *find_glue(const struct zp_zone *z)
{
	uint8_t *glue = zp_xcalloc(z->names.nodes.n, 1);
	for (uint32_t i = 0; i < z->rrs.n; i++) {
		const struct zp_rr *r = &z->rrs.v[i];
		if (r->type == ZP_NS &&
		    (z->names.nodes.v[r->owner].flags & ZP_NODE_CUT))
			glue[r->data] = 1;
	}
	return glue;
}

static void report(
    struct lint_pass *p, const struct zp_zone *z, uint32_t node, uint32_t fine)
{
	const struct zp_node *v = z->names.nodes.v;
	uint32_t rr = zp_zone_first(z, node, ZP_ANY), cut = node;
	while (zp_type_bit(z->rrs.v[rr].type) & fine)
		rr = zp_zone_next(z, rr, ZP_ANY);
	while (!(v[cut].flags & ZP_NODE_CUT))
		cut = v[cut].parent;
	const char *name = lint_node_text(p, z, cut);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_TYPE),
		cut == node ? "a record of %s is hidden by its own delegation"
			    : "%s is hidden by the delegation of %s",
		lint_node_text(p, z, node), name);
	lint_relate(p, f,
	    lint_rr_span(p, z, zp_zone_first(z, cut, ZP_NS), ZP_FIELD_RECORD),
	    "the delegation");
	lint_help(p, f, "write it into the zone %s", name);
}

/* Records for CAs have a rule of their own, dcv-challenge-below-cut. */
static bool is_told_apart(const struct zp_zone *z, uint32_t node, uint32_t fine)
{
	if (z->names.nodes.v[node].types & ~(fine | ZP_T_TXT | ZP_T_CNAME))
		return false;
	uint32_t rr = zp_zone_first(z, node, ZP_ANY);
	while (zp_type_bit(z->rrs.v[rr].type) & fine)
		rr = zp_zone_next(z, rr, ZP_ANY);
	return rule_is_challenge(z, rr);
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_node *v = z->names.nodes.v;
	const uint32_t of_cut = ZP_T_NS | ZP_T_DS | ZP_T_RRSIG | ZP_T_NSEC;
	uint8_t *glue = NULL;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!(v[i].flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT)) ||
		    (v[i].flags & ZP_NODE_OUTSIDE) || v[i].rr == 0)
			continue;
		if (!glue)
			glue = find_glue(z);
		/* NS and DS belong to the cut (RFC 4035 section 2.4). */
		uint32_t fine = v[i].flags & ZP_NODE_CUT ? of_cut : 0;
		if (glue[i])
			fine |= ZP_T_A | ZP_T_AAAA;
		if ((v[i].types & ~fine) && !is_told_apart(z, i, fine))
			report(p, z, i, fine);
	}
	zp_xfree(glue);
}

const struct lint_rule rule_zone_data_below_cut = {
    .id = "zone-data-below-cut",
    .summary = "records that a delegation hides",
    .why = "name servers hand queries for them to the child zone; they are "
	   "never served",
    .cite = "RFC 1034 section 4.2.1",
    .ignore = "while the child zone is on its way in or out and the records "
	      "are kept for that",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
