#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_found *c = &row->caa.found;
	if (lint_again(p, row, rule_caa_cause(s)))
		return;
	const char *target = rule_caa_target(p, row);
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, c->alias.zone, c->alias.rr, ZP_FIELD_RDATA),
	    "the CAA that counts for %s is that of %s, where its alias leads",
	    lint_text(p, &row->name), target);
	lint_relate(p, f,
	    lint_rr_span(p, s->zone, s->record[0].rr, ZP_FIELD_RECORD),
	    "this set decides");
	lint_help(p, f,
	    "ask whoever keeps %s, or put addresses in place of the alias",
	    target);
}

const struct lint_rule rule_caa_alias_decides = {
    .id = "caa-alias-decides",
    .summary = "the CAA of an alias' target counts instead of the domain's own",
    .why = "a CA asks for CAA as a resolver does, through CNAME and DNAME; "
	   "whoever keeps the target chooses the CA",
    .cite = "RFC 8659 section 3",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .facts = DCV_F_CAA_ALIAS,
    .on_row = check,
};
