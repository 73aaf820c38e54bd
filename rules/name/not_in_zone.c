#include "rules/exchange.h"
#include "rules/nearest.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (!row->zone) {
		struct lint_finding *f = lint_report(p, lint_nowhere(),
		    "no loaded zone holds %s", lint_text(p, &row->name));
		lint_help(p, f, "name the zone file that holds it");
		/* A template's names may lie in zones that are elsewhere. */
		if (row->filed)
			lint_at_most(f, LINT_NOTE);
		return;
	}
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s does not exist", lint_text(p, &row->name));
	uint32_t near = rule_nearest(row->zone, &row->name);
	if (near != ZP_NONE)
		lint_help(p, f, "did you mean %s?",
		    lint_node_text(p, row->zone, near));
	else
		lint_help(p, f,
		    "add it to the zone, or drop it from the "
		    "request");
}

const struct lint_rule rule_name_not_in_zone = {
    .id = "name-not-in-zone",
    .summary = "an asked name that no loaded zone knows",
    .why = "a name that does not exist cannot be served by the certificate",
    .cite = "RFC 8499 section 2",
    .ignore = "when the name is created together with the request, by the "
	      "same deployment",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .facts = DCV_F_ABSENT,
    .on_row = check,
};
