#include "rules/caa.h"

static struct zp_str account_of(const struct dcv_caa_record *r)
{
	struct dcv_caa_value v;
	struct dcv_caa_parameter a;
	dcv_caa_value_read(r->value, &v);
	for (size_t at = 0; dcv_caa_parameter_next(&v, &at, &a);)
		if (dcv_caa_same_word(a.tag, "accounturi"))
			return a.value.n > 0 ? a.value : a.tag;
	return r->value;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_caa_set *s = row->caa.set;
	const struct dcv_caa_record *r = row->caa.strict.record;
	if (lint_again(p, row, rule_caa_cause(s) + r->kind))
		return;
	struct lint_finding *f = lint_report(p,
	    rule_caa_word(p, s->zone, r, account_of(r)),
	    "CAA of %s lets %s issue for %s to one account only",
	    rule_caa_owner(p, s), row->profile->id, lint_text(p, &row->name));
	rule_caa_relate_alias(p, f, row);
	lint_help(
	    p, f, "see that this is the account that asks for the certificate");
}

const struct lint_rule rule_caa_account_bound = {
    .id = "caa-account-bound",
    .summary = "CAA names the CA for one account only",
    .why = "with accounturi a record names the CA only for requests of that "
	   "account; CAs must obey it from 2027-03-15 on",
    .cite = "RFC 8657 section 3, Baseline Requirements section 4.2.2.1.2",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_CAA_ACCOUNT,
    .on_row = check,
};
