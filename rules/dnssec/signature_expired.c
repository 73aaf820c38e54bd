#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	char day[16];
	if (!rule_faults(p, z, ZP_D_EXPIRED, &r))
		return;
	zp_dnssec_day(rule_first_value(&r), lint_today(p), day);
	struct zp_span at = rule_fault_span(p, z, &r, ZP_FIELD_RDATA + 4);
	struct lint_finding *f =
	    r.all     ? lint_report(p, at,
			    "every signature of the zone has expired, the first "
				"on %s",
			    day)
	    : r.n > 1 ? lint_report(p, at,
			    "the signatures of %s have expired, the first on "
			    "%s",
			    r.what, day)
		      : lint_report(p, at, "the signature of %s expired on %s",
			    r.what, day);
	lint_label(p, f, "good until %s",
	    zp_dnssec_day(r.v[0].value, lint_today(p), day));
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_signature_expired = {
    .id = "dnssec-signature-expired",
    .summary = "a signature that has expired",
    .why = "what does not validate is no answer to a CA, of CAA and TXT look-"
	   "ups for mail too: it must not issue",
    .cite = "RFC 4035 section 5.3.1; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
