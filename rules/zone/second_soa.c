#include "lint/rule.h"

#include <string.h>

static bool same(const struct zp_zone *z, uint32_t a, uint32_t b)
{
	return z->rrs.v[a].owner == z->rrs.v[b].owner &&
	       memcmp(&z->soas.v[z->rrs.v[a].data],
		   &z->soas.v[z->rrs.v[b].data], sizeof(struct zp_soa)) == 0;
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	for (uint32_t i = 1; i < z->soa_rrs.n; i++) {
		uint32_t rr = z->soa_rrs.v[i], first = z->soa_rrs.v[0];
		/* A zone transfer ends with the SOA it began with. */
		if (rr == z->rrs.n - 1 && same(z, rr, first))
			continue;
		struct lint_finding *f =
		    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_TYPE),
			"a second SOA record");
		lint_relate(p, f, lint_rr_span(p, z, first, ZP_FIELD_RECORD),
		    "the first");
		lint_help(p, f, "remove one of the two");
	}
}

const struct lint_rule rule_zone_second_soa = {
    .id = "zone-second-soa",
    .summary = "a second SOA record",
    .why = "a zone has exactly one; some tools silently drop the others",
    .cite = "RFC 1035 section 5.2",
    .ignore = "never: remove the one that is not served",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
