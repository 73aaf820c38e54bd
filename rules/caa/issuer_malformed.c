#include "rules/caa.h"

#include <string.h>

static const char *what_of(const struct dcv_caa_value *v, struct zp_str value)
{
	char c = v->at < value.n ? value.p[v->at] : '\0';
	switch (v->fault) {
	case DCV_CAA_SOUND: return "upper case: some CAs compare octets";
	case DCV_CAA_ISSUER_BYTE:
		if (c == ':' || c == '/')
			return "a domain name is wanted, not a URL";
		if (c == '@')
			return "a domain name is wanted, not an address";
		if (c == ',')
			return "one CA a record";
		return "not in a domain name";
	case DCV_CAA_ISSUER_EMPTY:
		return v->at + 1 == value.n ||
			       strchr(" \t;", value.p[v->at + 1])
			   ? "no final dot here"
			   : "an empty label";
	case DCV_CAA_ISSUER_HYPHEN: return "a label has no hyphen at its ends";
	case DCV_CAA_ISSUER_MORE: return "a semicolon is missing before this";
	case DCV_CAA_PARAMETER_EMPTY: return "no parameter next to it";
	case DCV_CAA_PARAMETER_TAG: return "a tag is letters and digits";
	case DCV_CAA_PARAMETER_NO_VALUE: return "an equals sign is missing";
	case DCV_CAA_PARAMETER_VALUE: break;
	}
	return "not in the value of a parameter";
}

static const char *upper_in(struct zp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return s.p + i;
	return NULL;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	struct dcv_caa_value v;
	if (!r->issues)
		return;
	dcv_caa_value_read(r->value, &v);
	const char *upper = upper_in(v.issuer);
	if (r->sound && !upper)
		return;
	if (r->sound) {
		v.at = (uint32_t)(v.issuer.p - r->value.p);
		v.len = (uint32_t)v.issuer.n;
	}
	const struct dcv_caa_set *s =
	    dcv_caa_set(lint_dcv(p), z, z->rrs.v[rr].owner);
	struct lint_finding *f =
	    lint_report(p, rule_caa_span(p, z, rr, v.at, v.len),
		r->sound ? "%s of %s names its CA in upper case"
			 : "%s of %s names no CA: its value is malformed",
		dcv_caa_tag_text(r->kind), rule_caa_owner(p, s));
	lint_label(p, f, "%s", what_of(&v, r->value));
	const char *meant = rule_caa_issuer_in(p, r->value);
	if (v.fault < DCV_CAA_ISSUER_MORE && meant)
		rule_caa_write(p, f, s, dcv_caa_tag_text(r->kind), meant);
	else if (v.fault < DCV_CAA_ISSUER_MORE)
		lint_help(p, f, "write the domain name of a CA");
	else if (v.fault == DCV_CAA_PARAMETER_EMPTY)
		lint_help(p, f, "take the semicolon out");
	else
		lint_help(p, f, "write: issuer; tag=value; tag=value");
	if (r->sound || r->kind > DCV_CAA_ISSUEWILD)
		lint_at_most(f, LINT_WARNING);
}

const struct lint_rule rule_caa_issuer_malformed = {
    .id = "caa-issuer-malformed",
    .summary = "the value of issue or issuewild cannot be read",
    .why = "a CA must take a malformed value to name nobody: the record "
	   "forbids every CA",
    .cite = "RFC 8659 section 4.2",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
