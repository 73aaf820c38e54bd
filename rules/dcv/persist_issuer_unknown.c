#include "rules/exchange.h"
#include "rules/token.h"

static bool is_known(struct lint_pass *p, const struct dcv_persist *v)
{
	const struct dcv_profile *ca;
	for (unsigned i = 0; (ca = lint_known_ca(p, i)); i++)
		if (dcv_persist_is_of(v, ca))
			return true;
	return false;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_persist parsed;
	if (!rule_label_is(z, rr, DCV_PERSIST_LABEL))
		return;
	struct rule_value v = rule_value(p, z, rr);
	if (dcv_persist_parse(v.text, &parsed) && !is_known(p, &parsed)) {
		struct lint_finding *f = lint_report(p,
		    rule_value_span(p, z, rr,
			(uint32_t)(parsed.issuer.p - v.text.p),
			(uint32_t)parsed.issuer.n),
		    "the persistent record at %s is for an issuer that no "
		    "known CA goes by: %.*s",
		    rule_owner(p, z, rr), (int)parsed.issuer.n,
		    parsed.issuer.p);
		lint_help(p, f,
		    "write the issuer as the CA's documents have it; a CA of "
		    "your own goes into the configuration");
	}
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_dcv_persist_issuer_unknown = {
    .id = "dcv-persist-issuer-unknown",
    .summary = "a persistent record for an issuer that no known CA goes by",
    .why = "a CA passes over a record that does not begin with a name of its "
	   "own",
    .cite = "Baseline Requirements section 3.2.2.4.22",
    .method = "dns-persist",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT,
    .on_rr = check,
};
