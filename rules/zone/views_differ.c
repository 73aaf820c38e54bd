#include <stdio.h>

#include "rules/delegation.h"
#include "rules/rrset.h"

/* The view to hold Z against: the first loaded that a CA may see. One that it
 * may see is told of once, by the later of two. */
static const struct zp_zone *other_view(
    struct lint_pass *p, const struct zp_zone *z)
{
	struct zp_name apex;
	const struct zp_zone *found = NULL, *k = NULL;
	zp_names_get(&z->names, z->apex, &apex);
	while ((k = zp_set_in_view(lint_set(p), &apex, k)))
		if (k != z && !k->partial &&
		    lint_audience(p, k) != LINT_PRIVATE &&
		    (!found || k->index < found->index))
			found = k;
	bool later = found && (lint_audience(p, z) == LINT_PRIVATE ||
				  found->index < z->index);
	return later ? found : NULL;
}

/* Names at which the two differ. */
struct found {
	uint32_t count;
	uint32_t node, node2; /* of the first, in each; ZP_NONE: not there */
	struct zp_name name;
};

/* A CA looks for TXT and CNAME records of its own at names of an underscore. */
static bool is_wanted(const struct zp_zone *z, uint32_t node, uint16_t type)
{
	const struct zp_node *n = &z->names.nodes.v[node];
	struct zp_str label = zp_names_label(&z->names, node);
	return (n->types & zp_type_bit(type)) &&
	       !(n->flags & (ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT)) &&
	       (type != ZP_CNAME || (label.n > 0 && label.p[0] == '_'));
}

static void compare(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_zone *other, uint16_t type, bool back, struct found *f)
{
	struct zp_name name;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!is_wanted(z, i, type))
			continue;
		zp_names_get(&z->names, i, &name);
		uint32_t k = zp_names_find(&other->names, &name);
		bool both = k != ZP_NONE && is_wanted(other, k, type);
		if ((back && both) || rule_same_rrset(p, z, i, other, k, type))
			continue;
		if (f->count++ > 0)
			continue;
		f->name = name;
		f->node = back ? k : i;
		f->node2 = back ? i : k;
	}
}

static void check_type(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_zone *other, uint16_t type)
{
	struct found found = {0};
	char text[16], more[32] = "";
	compare(p, z, other, type, false, &found);
	compare(p, other, z, type, true, &found);
	if (found.count == 0)
		return;
	uint32_t rr = rule_first_counted(p, z, found.node, type);
	uint32_t rr2 = rule_first_counted(p, other, found.node2, type);
	if (found.count > 1)
		snprintf(more, sizeof more, " and %u more", found.count - 1);
	struct lint_finding *f = lint_report(p,
	    rr == ZP_NONE ? rule_soa_span(p, z)
			  : lint_rr_span(p, z, rr, ZP_FIELD_RECORD),
	    "view %s does not say what view %s says: %s of %s%s", z->view,
	    other->view, zp_type_print(type, text), lint_text(p, &found.name),
	    more);
	lint_relate(p, f,
	    rr2 == ZP_NONE ? rule_soa_span(p, other)
			   : lint_rr_span(p, other, rr2, ZP_FIELD_RECORD),
	    rr2 == ZP_NONE ? "view %s has none" : "in view %s", other->view);
	lint_help(p, f,
	    "write the same in both, or say in the configuration which view "
	    "is not public");
	if (lint_audience(p, z) == LINT_PRIVATE)
		lint_at_most(f, LINT_NOTE);
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	static const uint16_t types[] = {ZP_MX, ZP_CAA, ZP_TXT, ZP_CNAME};
	if (!z->view || z->partial)
		return;
	const struct zp_zone *other = other_view(p, z);
	for (unsigned i = 0; other && i < 4; i++)
		check_type(p, z, other, types[i]);
}

const struct lint_rule rule_zone_views_differ = {
    .id = "zone-views-differ",
    .summary = "two views of a zone differ in what a CA looks at",
    .why = "a CA asks from several places of the world; where they do not see "
	   "the same, it issues nothing",
    .cite = "Baseline Requirements section 3.2.2.9",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
