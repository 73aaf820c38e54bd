#include "rules/exchange.h"
#include "rules/token.h"

/* Whether the CA is known not to know the tag: it must then refuse. */
static bool is_unknown_to(
    const struct dcv_profile *ca, const struct rule_value *v)
{
	uint8_t bits =
	    ca->is.caa_critical_bits ? ca->is.caa_critical_bits : 128;
	if (ca->is.caa_tags.n == 0 || !(v->flags & bits))
		return false;
	for (uint32_t i = 0; i < ca->is.caa_tags.n; i++)
		if (rule_tag_is(v, ca->is.caa_tags.v[i]))
			return false;
	return true;
}

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct rule_value *v)
{
	const struct dcv_profile *ca;
	unsigned i = 0;
	while ((ca = lint_ca(p, i)) && !is_unknown_to(ca, v))
		i++;
	/* Bit 128 is critical everywhere, others where a CA says so. */
	if (!ca && !(v->flags & 128))
		return;
	const char *tag =
	    rule_tag_is(v, "contactemail") ? "contactemail" : "contactphone";
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA),
		ca ? "%s at %s is critical: %s does not know it and must refuse"
		   : "%s at %s is critical: a CA that does not know it must "
		     "refuse",
		tag, rule_owner(p, z, rr), ca ? ca->id : "");
	if (!ca)
		lint_by_default(p, f, LINT_WARNING);
	lint_help(p, f, "write 0 for the flags");
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v = rule_value(p, z, rr);
	if (v.flags != 0 && (rule_tag_is(&v, "contactemail") ||
				rule_tag_is(&v, "contactphone")))
		report(p, z, rr, &v);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_contact_caa_critical = {
    .id = "contact-caa-critical",
    .summary = "a CAA contact that is marked critical",
    .why = "a CA must not issue when it meets a critical property that it does "
	   "not know, and several know no contacts",
    .cite = "RFC 8659 section 4.1, Baseline Requirements Appendix A.1.1",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
