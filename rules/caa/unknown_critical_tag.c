#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.now.record;
	bool sure = row->caa.now.allowed == DCV_NO;
	if (lint_again(p, row, rule_caa_cause(s)))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, s->zone, r->rr, ZP_FIELD_RDATA),
	    "CAA of %s has a critical property that %s %s: %s",
	    rule_caa_owner(p, s), row->profile->id,
	    sure ? "does not know" : "may not know", rule_caa_text(p, r->tag));
	lint_label(p, f, "critical: not to be passed over");
	rule_caa_relate_alias(p, f, row);
	lint_help(p, f, "set the flags to 0, or take the record out");
	if (!sure)
		lint_at_most(f, LINT_NOTE);
}

const struct lint_rule rule_caa_unknown_critical_tag = {
    .id = "caa-unknown-critical-tag",
    .summary = "a property that the CA does not know is marked critical",
    .why = "a CA must not issue where it meets a critical property that it "
	   "does not know, whatever the other records say",
    .cite = "RFC 8659 section 4.1",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_CAA_CRITICAL,
    .on_row = check,
};
