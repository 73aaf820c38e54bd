#include "rules/exchange.h"
#include "rules/token.h"

/* Whether the rest of the value was taken for a comment. */
static bool is_cut(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct dcv_persist *v)
{
	struct zp_span at = lint_rr_span(p, z, rr, ZP_FIELD_RDATA);
	const struct zp_source *s =
	    zp_source_at(&lint_set(p)->sources, at.source);
	if (z->dialect || v->fault != DCV_PERSIST_NO_ACCOUNT ||
	    v->issuer.n != v->len || at.len != v->len || at.at >= s->size)
		return false;
	const char *rest = s->text + at.at + at.len;
	while (*rest == ' ' || *rest == '\t')
		rest++;
	return s->text[at.at] != '"' && *rest == ';';
}

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct dcv_persist *v)
{
	struct lint_finding *f = lint_report(p,
	    rule_value_span(p, z, rr, v->at, v->len),
	    "the persistent record at %s cannot be used", rule_owner(p, z, rr));
	lint_label(p, f, "%s", dcv_persist_fault_text(v->fault));
	if (is_cut(p, z, rr, v)) {
		lint_help(p, f,
		    "put the whole value into quotes: outside of "
		    "them ; begins a comment");
		return;
	}
	lint_help(p, f,
	    "write (issuer); accounturi=(account's URL), then if wanted "
	    "; policy=wildcard and ; persistUntil=(seconds)");
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_persist parsed;
	if (!rule_label_is(z, rr, DCV_PERSIST_LABEL))
		return;
	struct rule_value v = rule_value(p, z, rr);
	if (!dcv_persist_parse(v.text, &parsed))
		report(p, z, rr, &parsed);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_dcv_persist_malformed = {
    .id = "dcv-persist-malformed",
    .summary = "a persistent record that no CA can read",
    .why = "its value must be an issuer and parameters, accounturi among them, "
	   "or the CA passes it over",
    .cite = "Baseline Requirements section 3.2.2.4.22, RFC 8659 section 4.2",
    .method = "dns-persist",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
