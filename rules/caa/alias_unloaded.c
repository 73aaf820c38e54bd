#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_found *c = &row->caa.found;
	struct dcv_caa further;
	dcv_caa_further(lint_dcv(p), row, &further);
	if (!further.set || lint_again(p, row, rule_caa_cause(further.set)))
		return;
	const char *target = rule_caa_target(p, row);
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, c->alias.zone, c->alias.rr, ZP_FIELD_RDATA),
	    "if %s has CAA, it counts for %s in place of that of %s", target,
	    lint_text(p, &row->name), rule_caa_owner(p, further.set));
	lint_label(p, f, "its zone is not loaded");
	lint_relate(p, f,
	    lint_rr_span(p, further.set->zone, further.set->record[0].rr,
		ZP_FIELD_RECORD),
	    "this set counts if it has none");
	lint_help(p, f, "look up CAA of %s", target);
}

const struct lint_rule rule_caa_alias_unloaded = {
    .id = "caa-alias-unloaded",
    .summary = "an alias leads to where CAA may stand that is not known",
    .why = "a CA asks for CAA as a resolver does, through CNAME and DNAME, "
	   "before it looks at the domains above the name",
    .cite = "RFC 8659 section 3",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .facts = DCV_F_CAA_OUTSIDE,
    .on_row = check,
};
