#include "rules/caa.h"

static void say_how(
    struct lint_pass *p, struct lint_finding *f, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.now.record;
	if (row->caa.now.why == DCV_CAA_WHY_TWICE)
		lint_help(p, f, "write each parameter once");
	else if (row->profile->is.caa_issuers.n > 0)
		rule_caa_write(p, f, s, dcv_caa_tag_text(r->kind),
		    row->profile->is.caa_issuers.v[0]);
	else
		lint_help(p, f, "add a CAA record that names the CA");
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.now.record;
	if (lint_again(p, row, rule_caa_cause(s) + r->kind))
		return;
	struct lint_finding *f =
	    lint_report(p, rule_caa_value(p, s->zone, r->rr),
		"CAA of %s does not let %s issue for %s", rule_caa_owner(p, s),
		row->profile->id, lint_text(p, &row->name));
	if (row->caa.now.why == DCV_CAA_WHY_TWICE)
		lint_label(
		    p, f, "a parameter stands twice, and so names nobody");
	else
		lint_label(p, f, "%s", rule_caa_names(p, s, r->kind));
	rule_caa_relate_alias(p, f, row);
	say_how(p, f, row);
}

const struct lint_rule rule_caa_forbids_ca = {
    .id = "caa-forbids-ca",
    .summary = "CAA records name other CAs, or none",
    .why = "a CA must not issue unless a record of the set that counts names "
	   "it, however well the domain was validated",
    .cite = "RFC 8659 section 4.2",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_CAA_OTHERS,
    .on_row = check,
};
