#include "rules/exchange.h"

#include <stdlib.h>

struct seen {
	uint32_t target, rr;
};

static int by_target(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	return x->rr < y->rr ? -1 : x->rr > y->rr;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	/* Once for an owner, at its first record: linear however many. */
	uint32_t first = zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX);
	if (first != rr)
		return;
	ZP_VEC(struct seen) all = {0};
	for (uint32_t k = first; k != ZP_NONE; k = zp_zone_next(z, k, ZP_MX))
		zp_push(&all, ((struct seen){z->rrs.v[k].data, k}));
	qsort(all.v, all.n, sizeof *all.v, by_target);
	for (uint32_t i = 1, run = 0; i < all.n; i++) {
		if (all.v[i].target != all.v[run].target) {
			run = i;
			continue;
		}
		struct lint_finding *f =
		    lint_report(p, rule_exchange_span(p, z, all.v[i].rr),
			"an exchange of %s stands twice", rule_owner(p, z, rr));
		lint_relate(p, f, rule_exchange_span(p, z, all.v[run].rr),
		    "first here");
		lint_help(p, f, "remove one of the two");
	}
	zp_vec_free(&all);
}

const struct lint_rule rule_mx_duplicate = {
    .id = "mx-duplicate",
    .summary = "the same exchange stands twice at one name",
    .why = "the second one gives no further way in when the first fails",
    .cite = "RFC 5321 section 5.1",
    .ignore = "when a tool wants a fixed number of MX records; nothing is "
	      "lost but a second way in",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
