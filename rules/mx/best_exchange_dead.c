#include "rules/exchange.h"

/* The exchange that senders go to first (any of those alike that works), and
 * the best of those that work. */
struct pair {
	uint32_t best, works;
	bool best_works;
};

static struct pair find(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct pair f = {rr, ZP_NONE, false};
	for (uint32_t k = rr; k != ZP_NONE; k = zp_zone_next(z, k, ZP_MX)) {
		const struct zp_rr *v = z->rrs.v;
		bool works = rule_exchange(p, z, k)->works;
		if (v[k].pref < v[f.best].pref)
			f.best = k;
		if (works &&
		    (f.works == ZP_NONE || v[k].pref < v[f.works].pref))
			f.works = k;
	}
	f.best_works = f.works != ZP_NONE &&
		       z->rrs.v[f.works].pref == z->rrs.v[f.best].pref;
	return f;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX) != rr ||
	    zp_zone_next(z, rr, ZP_MX) == ZP_NONE)
		return;
	struct pair pair = find(p, z, rr);
	/* What is private may be reached by those it is for. */
	if (pair.works == ZP_NONE || pair.best_works ||
	    rule_is_null(z, pair.best) ||
	    rule_exchange(p, z, pair.best)->status == DCV_X_PRIVATE)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, pair.best, ZP_FIELD_RDATA),
		"senders try the exchange of %s that does not work first",
		rule_owner(p, z, rr));
	lint_relate(p, f, lint_rr_span(p, z, pair.works, ZP_FIELD_RECORD),
	    "this one works");
	lint_help(p, f, "mend it, or remove it");
}

const struct lint_rule rule_mx_best_exchange_dead = {
    .id = "mx-best-exchange-dead",
    .summary = "the exchange of the best preference does not work, a worse "
	       "one does",
    .why = "senders wait before they try the next exchange, or give up, while "
	   "the time for the answer runs",
    .cite = "RFC 5321 section 5.1",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
