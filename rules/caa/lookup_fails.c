#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_found *c = &row->caa.found;
	/* Where mail is looked up by the same alias, that is said already. */
	if (row->facts & DCV_F_ALIAS_LOOP)
		return;
	struct zp_name level =
	    zp_name_chop(&row->name, (uint8_t)(row->name.labels - c->level));
	uint64_t cause = (uint64_t)(uintptr_t)c->alias.zone + c->alias.rr;
	if (lint_again(p, row, cause))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, c->alias.zone, c->alias.rr, ZP_FIELD_RDATA),
	    "the CAA look-up for %s fails at %s", lint_text(p, &row->name),
	    lint_text(p, &level));
	lint_label(p, f, "its aliases lead to no end");
	lint_help(p, f, "mend the alias, or give %s a CAA of its own",
	    lint_text(p, &level));
}

const struct lint_rule rule_caa_lookup_fails = {
    .id = "caa-lookup-fails",
    .summary = "aliases without end make the look-up of CAA fail",
    .why = "a look-up that fails is no permission to issue",
    .cite = "Baseline Requirements section 4.2.2.1",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .facts = DCV_F_CAA_FAILED,
    .on_row = check,
};
