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

static void check_type(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_zone *other, uint16_t type)
{
	struct rule_difference found = rule_compare(p, z, other, type);
	char text[16], more[32] = "";
	if (found.count == 0)
		return;
	if (found.count > 1)
		snprintf(more, sizeof more, " and %u more", found.count - 1);
	struct lint_finding *f = lint_report(p,
	    found.own == ZP_NONE
		? rule_soa_span(p, z)
		: lint_rr_span(p, z, found.own, ZP_FIELD_RECORD),
	    "view %s does not say what view %s says: %s of %s%s", z->view,
	    other->view, zp_type_print(type, text), lint_text(p, &found.name),
	    more);
	lint_relate(p, f,
	    found.theirs == ZP_NONE
		? rule_soa_span(p, other)
		: lint_rr_span(p, other, found.theirs, ZP_FIELD_RECORD),
	    found.theirs == ZP_NONE ? "view %s has none" : "in view %s",
	    other->view);
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
