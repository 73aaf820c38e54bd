#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_dnssec *d = lint_dnssec(p, z);
	if (!d->has_signatures || d->unable + d->passed_over == 0)
		return;
	struct zp_span at = lint_rr_span(
	    p, z, zp_zone_first(z, z->apex, ZP_RRSIG), ZP_FIELD_RDATA + 1);
	struct lint_finding *f =
	    d->passed_over > 0
		? lint_report(p, at,
		      "the signatures of %u RRsets were not worked out: the "
		      "first %d of the zone were",
		      d->passed_over, ZP_SIGNATURES_MAX)
		: lint_report(p, at,
		      "the signatures of %u RRsets could not be judged",
		      d->unable);
	lint_help(p, f, "%s",
	    d->passed_over > 0 ? "dnssec-verify or ldns-verify-zone tell of all"
	    : d->whole ? "a validator that knows the algorithm tells of them"
		       : "mend what could not be read");
}

const struct lint_rule rule_dnssec_signature_unverified = {
    .id = "dnssec-signature-unverified",
    .summary = "signatures that were not worked out here",
    .why = "whether a CA's look-ups validate is then not known",
    .cite = "RFC 4035 section 5.3.3",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_zone = check,
};
