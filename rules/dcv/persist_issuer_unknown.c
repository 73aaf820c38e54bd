#include "rules/caa.h"
#include "rules/exchange.h"
#include "rules/token.h"

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct rule_value *v, struct zp_str issuer)
{
	const char *text = rule_caa_text(p, issuer);
	const char *meant = rule_caa_nearest(p, text);
	struct lint_finding *f = lint_report(p,
	    rule_value_span(
		p, z, rr, (uint32_t)(issuer.p - v->text.p), (uint32_t)issuer.n),
	    "the persistent record at %s names %s, which no CA profile goes by",
	    rule_owner(p, z, rr), text);
	if (meant)
		lint_help(p, f, "write %s", meant);
	else
		lint_help(p, f, "look the name up in the documents of the CA");
	if (!meant)
		lint_at_most(f, LINT_NOTE);
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_persist parsed;
	if (!rule_label_is(z, rr, DCV_PERSIST_LABEL))
		return;
	struct rule_value v = rule_value(p, z, rr);
	if (dcv_persist_parse(v.text, &parsed) &&
	    !rule_caa_is_issuer(p, parsed.issuer))
		report(p, z, rr, &v, parsed.issuer);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_dcv_persist_issuer_unknown = {
    .id = "dcv-persist-issuer-unknown",
    .summary = "a persistent record for an issuer that no CA profile goes by",
    .why = "a CA passes over a record that does not begin with a name of its "
	   "own",
    .cite = "Baseline Requirements section 3.2.2.4.22",
    .ignore = "when the CA is small or new: no profile speaks of it",
    .method = "dns-persist",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
