#include "rules/caa.h"

/* The value of the parameter in record R. */
static struct zp_str methods_of(const struct dcv_caa_record *r)
{
	struct dcv_caa_value v;
	struct dcv_caa_parameter a;
	dcv_caa_value_read(r->value, &v);
	for (size_t at = 0; dcv_caa_parameter_next(&v, &at, &a);)
		if (zp_str_is(a.tag, "validationmethods"))
			return a.value.n > 0 ? a.value : a.tag;
	return r->value;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.strict.record;
	const char *label = dcv_caa_label(row->profile, row->method);
	bool now = dcv_caa_obeys(lint_dcv(p), row->profile) == DCV_YES;
	if (lint_again(p, row, rule_caa_cause(s) + r->kind))
		return;
	struct lint_finding *f = (now ? lint_report_now : lint_report)(p,
	    rule_caa_word(p, s->zone, r, methods_of(r)),
	    "CAA of %s names %s for %s, but not for validation by %s",
	    rule_caa_owner(p, s), row->profile->id, lint_text(p, &row->name),
	    dcv_method_text(row->method));
	lint_label(p, f, "%s is not among them", label);
	rule_caa_relate_alias(p, f, row);
	lint_help(p, f, "add %s, or validate by one of these methods", label);
}

const struct lint_rule rule_caa_method_excluded = {
    .id = "caa-method-excluded",
    .summary = "CAA names the CA, but not the method of validation",
    .why = "with validationmethods a record names the CA only for validations "
	   "by these methods; CAs must obey it from 2027-03-15 on",
    .cite = "RFC 8657 section 4, Baseline Requirements section 4.2.2.1.2",
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .from = "2027-03-15",
    .before = LINT_WARNING,
    .per_ca = true,
    .facts = DCV_F_CAA_METHOD,
    .on_row = check,
};
