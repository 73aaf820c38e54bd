#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	char day[16];
	if (!rule_faults(p, z, ZP_D_NOT_YET, &r))
		return;
	zp_dnssec_day(r.v[0].value, lint_today(p), day);
	struct lint_finding *f =
	    lint_report(p, rule_fault_span(p, z, &r, ZP_FIELD_RDATA + 5),
		"%s %s not valid before %s",
		r.all     ? "all signatures of the zone"
		: r.n > 1 ? lint_join(p, "the signatures of ", r.what)
			  : lint_join(p, "the signature of ", r.what),
		r.n > 1 ? "are" : "is", day);
	lint_label(p, f, "good from %s", day);
	rule_weigh(p, f, z, r.d);
	lint_help(p, f,
	    "serve the file from that day on, or sign the zone again; look at "
	    "the clock of the machine that signs");
}

const struct lint_rule rule_dnssec_signature_not_yet_valid = {
    .id = "dnssec-signature-not-yet-valid",
    .summary = "a signature whose time has not begun",
    .why = "what does not validate is no answer to a CA, of CAA and TXT look-"
	   "ups for mail too: it must not issue",
    .cite = "RFC 4035 section 5.3.1; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
