#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	if (!rule_faults(p, z, ZP_D_KEY_MISSING, &r))
		return;
	bool unfit = r.v[0].why == ZP_D_KEY_UNFIT;
	struct lint_finding *f = lint_report(p,
	    rule_fault_span(p, z, &r, ZP_FIELD_RDATA + 6),
	    "%s %s signed by key %u, which %s", r.what, r.n > 1 ? "are" : "is",
	    r.v[0].value, unfit ? "may not sign" : "is not in the zone");
	lint_label(p, f, "%s",
	    unfit ? "this DNSKEY is revoked, or no zone key"
		  : "no DNSKEY has this tag and algorithm");
	rule_weigh(p, f, z, r.d);
	lint_help(p, f,
	    "put the DNSKEY back, or sign the zone again with the keys it "
	    "has, and serve the new file");
}

const struct lint_rule rule_dnssec_key_missing = {
    .id = "dnssec-key-missing",
    .summary = "signatures by a key that is not in the zone",
    .why = "what does not validate is no answer to a CA, of CAA and TXT look-"
	   "ups for mail too: it must not issue",
    .cite = "RFC 4035 section 5.3.1; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
