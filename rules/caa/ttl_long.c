#include "rules/caa.h"

#define DAY 86400u

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const dcv_caa_firsts *sets = dcv_caa_sets(lint_dcv(p), z);
	uint32_t first = ZP_NONE, more = 0;
	for (uint32_t i = 0; i < sets->n; i++) {
		if (z->rrs.v[sets->v[i]].ttl <= DAY)
			continue;
		if (first == ZP_NONE)
			first = sets->v[i];
		else
			more++;
	}
	if (first == ZP_NONE)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, first, ZP_FIELD_TTL),
		"the CAA of %s is kept for %u hours",
		lint_node_text(p, z, z->rrs.v[first].owner),
		z->rrs.v[first].ttl / 3600);
	if (more > 0)
		lint_label(p, f, "and so at %u more", more);
	lint_help(p, f, "set the TTL of CAA to 3600");
}

const struct lint_rule rule_caa_ttl_long = {
    .id = "caa-ttl-long",
    .summary = "CAA records are kept for more than a day",
    .why = "a CA may go by the records it has for as long as their TTL, or 8 "
	   "hours: a mended record is seen late",
    .cite = "Baseline Requirements section 4.2.2.1",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_zone = check,
};
