#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	uint32_t rr = zp_zone_first(z, z->apex, ZP_CNAME);
	if (rr == ZP_NONE)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_TYPE),
		"a CNAME at the apex of %s", lint_node_text(p, z, z->apex));
	lint_help(p, f,
	    "write the addresses, or use the ALIAS of your "
	    "provider");
	if (z->flattens)
		lint_at_most(f, LINT_NOTE);
}

const struct lint_rule rule_zone_apex_alias = {
    .id = "zone-apex-alias",
    .summary = "a CNAME at the apex",
    .why = "SOA and NS stand there, so no CNAME can",
    .cite = "RFC 1034 section 3.6.2",
    .ignore = "when the provider that serves the zone flattens the alias, "
	      "and no other server will load the file",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
