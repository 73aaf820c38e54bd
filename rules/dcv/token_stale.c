#include "rules/exchange.h"
#include "rules/token.h"

#include <string.h>

/* More are counted, and not shown. */
#define SHOWN 5

static bool begins(const struct zp_str *s, const char *word)
{
	size_t n = strlen(word);
	return s->n >= n && memcmp(s->p, word, n) == 0;
}

static bool is_token(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (z->rrs.v[rr].type == ZP_CNAME) {
		if (!rule_label_is_token(z, z->rrs.v[rr].owner))
			return false;
		struct zp_name target = rule_target(z, rr);
		return rule_is_under(&target, "sectigo.com");
	}
	if (z->rrs.v[rr].type != ZP_TXT)
		return false;
	if (rule_label_is(z, rr, "_dnsauth") ||
	    rule_label_is(z, rr, "_acme-challenge"))
		return true;
	struct rule_value v = rule_value(p, z, rr);
	bool is = begins(&v.text, "_globalsign-domain-verification=") ||
		  begins(&v.text, "globalsign-domain-verification=");
	zp_buf_free(&v.buf);
	return is;
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	ZP_VEC(uint32_t) all = {0};
	for (uint32_t i = 0; i < z->rrs.n; i++)
		if (!(z->names.nodes.v[z->rrs.v[i].owner].flags &
			(ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT)) &&
		    is_token(p, z, i))
			zp_push(&all, i);
	if (all.n == 0)
		return;
	struct zp_span at = lint_rr_span(p, z, all.v[0], ZP_FIELD_OWNER);
	const char *owner = rule_owner(p, z, all.v[0]);
	struct lint_finding *f =
	    all.n == 1
		? lint_report(p, at, "a token of a validation: %s", owner)
		: lint_report(p, at,
		      "%u tokens of validations, the first at %s", all.n,
		      owner);
	for (uint32_t i = 1; i < all.n && i < SHOWN; i++)
		lint_relate(p, f, lint_rr_span(p, z, all.v[i], ZP_FIELD_RECORD),
		    "another");
	lint_help(p, f, "remove what no running request waits for");
	zp_vec_free(&all);
}

const struct lint_rule rule_dcv_token_stale = {
    .id = "dcv-token-stale",
    .summary = "tokens that a past validation may have left",
    .why = "a random value is good for 30 days at most; what is left tells "
	   "only whom certificates came from (aliases for ACM must stay)",
    .cite = "Baseline Requirements section 3.2.2.4.7",
    .ignore = "when a request is running, or the CA asks for the token again",
    .method = "dns",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_zone = check,
};
