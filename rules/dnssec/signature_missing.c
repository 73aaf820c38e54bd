#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	if (!rule_faults(p, z, ZP_D_MISSING, &r))
		return;
	struct lint_finding *f =
	    lint_report(p, rule_fault_span(p, z, &r, ZP_FIELD_TYPE),
		"%s %s no signature", r.what, r.n > 1 ? "have" : "has");
	lint_label(p, f, "no RRSIG covers it");
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_signature_missing = {
    .id = "dnssec-signature-missing",
    .summary = "a record without a signature in a signed zone",
    .why = "what does not validate is no answer to a CA, of CAA and TXT look-"
	   "ups for mail too: it must not issue",
    .cite = "RFC 4035 section 2.2; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
