#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	struct dcv_caa further;
	dcv_caa_further(lint_dcv(p), row, &further);
	if (!further.set || lint_again(p, row, rule_caa_cause(s)))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, s->zone, s->record[0].rr, ZP_FIELD_OWNER),
	    "CAA of %s replaces that of %s, which lets %s issue",
	    rule_caa_owner(p, s), rule_caa_owner(p, further.set),
	    row->profile->id);
	lint_relate(p, f,
	    lint_rr_span(
		p, further.set->zone, further.now.record->rr, ZP_FIELD_RECORD),
	    "this no longer counts below %s", rule_caa_owner(p, s));
	rule_caa_write(p, f, s, dcv_caa_tag_text(further.now.record->kind),
	    row->profile->is.caa_issuers.v[0]);
}

const struct lint_rule rule_caa_drops_parent = {
    .id = "caa-drops-parent",
    .summary = "the CAA of a subdomain leaves out a CA that its parent names",
    .why = "the set nearest to the name is the only one that counts; what "
	   "stands above it is not added",
    .cite = "RFC 8659 section 3",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_CAA_DROPS,
    .on_row = check,
};
