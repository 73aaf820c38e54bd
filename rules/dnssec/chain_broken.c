#include "rules/dnssec.h"

#define SHOWN_MAX 4 /* records of one finding */

/* What is wrong at one record, in the words of its label. */
static const char *words_of(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_dnssec_fault *v)
{
	const char *type = v->type == ZP_NSEC3 ? "NSEC3" : "NSEC";
	switch (v->why) {
	case ZP_D_NO_CHAIN:
		return v->type == ZP_NSEC3PARAM
			   ? "no NSEC3 has these parameters"
			   : "neither NSEC nor NSEC3 in the zone";
	case ZP_D_NO_PARAM: return "NSEC3, but no NSEC3PARAM here";
	case ZP_D_ABSENT: return lint_join(p, "this name has no ", type);
	case ZP_D_NEXT:
	case ZP_D_NEXT_HASH:
		return lint_join(
		    p, "the next is ", lint_node_text(p, z, v->value));
	case ZP_D_EXTRA: return "the hash of no name in the zone";
	default: return lint_join(p, "a second ", type);
	}
}

static unsigned field_of(const struct zp_dnssec_fault *v)
{
	switch (v->why) {
	case ZP_D_NEXT: return ZP_FIELD_RDATA;
	case ZP_D_NEXT_HASH: return ZP_FIELD_RDATA + 4;
	default: return ZP_FIELD_TYPE;
	}
}

/* An empty name has no record to point at. */
static struct zp_span span_of(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_dnssec_fault *v)
{
	uint32_t rr = v->rr;
	if (rr == ZP_NONE)
		rr = zp_zone_first(z, z->apex, ZP_ANY);
	return lint_rr_span(p, z, rr, field_of(v));
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	if (!rule_faults(p, z, ZP_D_CHAIN, &r))
		return;
	const struct zp_dnssec_fault *v = r.v;
	const char *chain =
	    v->type == ZP_NSEC3 || v->type == ZP_NSEC3PARAM ? "NSEC3" : "NSEC";
	struct lint_finding *f = lint_report(p, span_of(p, z, v),
	    v->why == ZP_D_NO_CHAIN && v->type == 0
		? "nothing proves which names the zone does not have"
		: "the chain of %s is broken",
	    chain);
	lint_label(p, f, "%s", words_of(p, z, v));
	for (uint32_t i = 1; i < r.n && i < SHOWN_MAX; i++)
		lint_relate(
		    p, f, span_of(p, z, &v[i]), "%s", words_of(p, z, &v[i]));
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_chain_broken = {
    .id = "dnssec-chain-broken",
    .summary = "a gap in the chain of NSEC or NSEC3 records",
    .why = "that a name has no CAA record has to be proven too: else a CA "
	   "gets no answer, and must not issue",
    .cite = "RFC 4035 section 2.3, RFC 5155 section 7.1; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
