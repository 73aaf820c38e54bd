#include "rules/caa.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.now.record;
	if (lint_again(p, row, rule_caa_cause(s)))
		return;
	struct lint_finding *f = lint_report(p,
	    rule_caa_value(p, s->zone, r->rr),
	    "issuewild of %s does not let %s issue for %s",
	    rule_caa_owner(p, s), row->profile->id, lint_text(p, &row->name));
	lint_label(p, f, "%s", rule_caa_names(p, s, DCV_CAA_ISSUEWILD));
	rule_caa_relate_alias(p, f, row);
	if (row->profile->is.caa_issuers.n > 0)
		rule_caa_write(
		    p, f, s, "issuewild", row->profile->is.caa_issuers.v[0]);
	else
		lint_help(p, f, "add an issuewild record that names the CA");
}

const struct lint_rule rule_caa_forbids_wildcard = {
    .id = "caa-forbids-wildcard",
    .summary = "issuewild forbids the wildcard that issue would allow",
    .why = "where a set has an issuewild record, its issue records say nothing "
	   "of wildcards",
    .cite = "RFC 8659 section 4.3",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_CAA_WILDCARD,
    .on_row = check,
};
