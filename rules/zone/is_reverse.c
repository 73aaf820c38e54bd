#include "rules/delegation.h"

static bool is_reverse(const struct zp_zone *z)
{
	struct zp_name apex;
	if (z->context || z->fragment || z->origin_by == ZP_ORIGIN_NONE)
		return false;
	zp_names_get(&z->names, z->apex, &apex);
	return dcv_is_reverse(&apex);
}

static void check(struct lint_pass *p)
{
	const struct zp_set *set = lint_set(p);
	const struct zp_zone *first = NULL;
	uint32_t n = 0;
	if (lint_asks(p))
		return;
	for (uint32_t i = 0; i < set->zones.n; i++) {
		if (!is_reverse(set->zones.v[i]))
			continue;
		first = first ? first : set->zones.v[i];
		n++;
	}
	if (n == 0)
		return;
	const char *apex = lint_node_text(p, first, first->apex);
	struct zp_span at = rule_soa_span(p, first);
	if (n == 1)
		lint_report(p, at,
		    "%s names addresses: none of its names is judged", apex);
	else
		lint_report(p, at,
		    "%s and %u more zone%s name addresses: none of their "
		    "names is judged",
		    apex, n - 1, n == 2 ? "" : "s");
}

const struct lint_rule rule_zone_is_reverse = {
    .id = "zone-is-reverse",
    .summary = "a reverse zone, whose names are not judged",
    .why = "no certificate is issued for names of addresses",
    .cite = "Baseline Requirements section 7.1.2.7.12",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_run = check,
};
