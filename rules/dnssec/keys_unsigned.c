#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	if (!rule_faults(p, z, ZP_D_KEYS_UNSIGNED, &r))
		return;
	struct lint_finding *f =
	    lint_report(p, rule_fault_span(p, z, &r, ZP_FIELD_TYPE),
		"the keys of the zone are not signed");
	lint_label(p, f, "no RRSIG covers DNSKEY");
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_keys_unsigned = {
    .id = "dnssec-keys-unsigned",
    .summary = "keys without a signature in a signed zone",
    .why = "trust comes to the keys through their signature: without it "
	   "nothing in the zone validates, and no CA may issue",
    .cite = "RFC 4035 section 5.2; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
