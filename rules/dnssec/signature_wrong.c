#include "rules/dnssec.h"

static unsigned field_of(uint8_t why)
{
	switch (why) {
	case ZP_D_SIGNER: return ZP_FIELD_RDATA + 7;
	case ZP_D_LABELS: return ZP_FIELD_RDATA + 2;
	case ZP_D_FORM: return ZP_FIELD_RDATA;
	default: return ZP_FIELD_RDATA + 8;
	}
}

static const char *words_of(uint8_t why)
{
	switch (why) {
	case ZP_D_SIGNER: return "the signer is not this zone";
	case ZP_D_LABELS: return "this is not how many labels the owner has";
	case ZP_D_FORM: return "too short for a signature";
	default: return "it is of other data, or by another key";
	}
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	if (!rule_faults(p, z, ZP_D_WRONG, &r))
		return;
	struct zp_span at = rule_fault_span(p, z, &r, field_of(r.v[0].why));
	struct lint_finding *f =
	    r.n > 1 ? lint_report(
			  p, at, "the signatures of %s do not verify", r.what)
		    : lint_report(
			  p, at, "the signature of %s does not verify", r.what);
	lint_label(p, f, "%s", words_of(r.v[0].why));
	if (r.v[0].why == ZP_D_DOES_NOT_VERIFY) {
		uint32_t rr = zp_zone_first(z, r.v[0].node, r.v[0].type);
		lint_relate(p, f, lint_rr_span(p, z, rr, ZP_FIELD_RECORD),
		    "what it has to fit; a record changed after signing?");
	}
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_signature_wrong = {
    .id = "dnssec-signature-wrong",
    .summary = "a signature that does not verify",
    .why = "what does not validate is no answer to a CA, of CAA and TXT look-"
	   "ups for mail too: it must not issue",
    .cite = "RFC 4035 section 5.3; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
