#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	static const char *const tags[] = {"accounturi", "validationmethods"};
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	struct dcv_caa_value v;
	struct dcv_caa_parameter a;
	struct zp_str first[2] = {{NULL, 0}, {NULL, 0}};
	if (r->kind > DCV_CAA_ISSUEWILD || !r->names)
		return;
	dcv_caa_value_read(r->value, &v);
	for (size_t at = 0; dcv_caa_parameter_next(&v, &at, &a);) {
		unsigned t = 0;
		while (t < 2 && !dcv_caa_same_word(a.tag, tags[t]))
			t++;
		if (t == 2)
			continue;
		if (!first[t].p) {
			first[t] = a.tag;
			continue;
		}
		struct lint_finding *f = lint_report(p,
		    rule_caa_word(p, z, r, a.tag), "a CAA of %s has %s twice",
		    lint_node_text(p, z, z->rrs.v[rr].owner), tags[t]);
		lint_relate(
		    p, f, rule_caa_word(p, z, r, first[t]), "first here");
		lint_help(p, f, "write a record for each");
		return;
	}
}

const struct lint_rule rule_caa_parameter_duplicate = {
    .id = "caa-parameter-duplicate",
    .summary = "accounturi or validationmethods stands twice in a record",
    .why = "such a record names no account and no method: the CA must not "
	   "issue by it",
    .cite = "RFC 8657 sections 3 and 4",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = "2027-03-15",
    .before = LINT_WARNING,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
