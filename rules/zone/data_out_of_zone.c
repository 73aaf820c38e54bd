#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_node *v = z->names.nodes.v;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!(v[i].flags & ZP_NODE_OUTSIDE) || v[i].rr == 0)
			continue;
		uint32_t rr = zp_zone_first(z, i, ZP_ANY);
		struct lint_finding *f =
		    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
			"%s is not in the zone %s", lint_node_text(p, z, i),
			lint_node_text(p, z, z->apex));
		lint_help(p, f, "move it to its own zone, or mend the origin");
	}
}

const struct lint_rule rule_zone_data_out_of_zone = {
    .id = "zone-data-out-of-zone",
    .summary = "a record whose owner is not in the zone",
    .why = "name servers ignore or refuse it",
    .cite = "RFC 1035 section 5.2",
    .ignore = "when the server is known to drop such records and another "
	      "reader of the file needs them",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
