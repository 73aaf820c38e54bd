#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	char day[16];
	if (!rule_faults(p, z, ZP_D_SOON, &r))
		return;
	zp_dnssec_day(rule_first_value(&r), lint_today(p), day);
	struct zp_span at = rule_fault_span(p, z, &r, ZP_FIELD_RDATA + 4);
	struct lint_finding *f =
	    r.all     ? lint_report(p, at,
			    "every signature of the zone ends within %d days, "
				"the first on %s",
			    ZP_SIGNATURE_DAYS, day)
	    : r.n > 1 ? lint_report(p, at,
			    "the signatures of %s end within %d days, the "
			    "first on %s",
			    r.what, ZP_SIGNATURE_DAYS, day)
		      : lint_report(p, at, "the signature of %s ends on %s",
			    r.what, day);
	lint_label(p, f, "good until %s",
	    zp_dnssec_day(r.v[0].value, lint_today(p), day));
	/* Nobody else renews them. */
	if (z->served == ZP_SERVED_AS_IS)
		lint_by_default(p, f, LINT_ERROR);
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_signature_expires_soon = {
    .id = "dnssec-signature-expires-soon",
    .summary = "a signature that ends within 7 days",
    .why = "from then on the names do not validate, and no CA may issue",
    .cite = "RFC 6781 section 4.4.2; " RULE_DNSSEC_CITE,
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .varies = true,
    .on_zone = check,
};
