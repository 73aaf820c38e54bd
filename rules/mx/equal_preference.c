#include "rules/exchange.h"

#include <stdlib.h>

struct seen {
	uint32_t preference, rr;
};

static int by_preference(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	if (x->preference != y->preference)
		return x->preference < y->preference ? -1 : 1;
	return x->rr < y->rr ? -1 : x->rr > y->rr;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint32_t k = zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX);
	if (k != rr || zp_zone_next(z, rr, ZP_MX) == ZP_NONE)
		return;
	ZP_VEC(struct seen) all = {0};
	for (; k != ZP_NONE; k = zp_zone_next(z, k, ZP_MX))
		zp_push(&all, ((struct seen){z->rrs.v[k].pref, k}));
	qsort(all.v, all.n, sizeof *all.v, by_preference);
	for (uint32_t i = 1; i < all.n; i++) {
		const struct zp_rr *a = &z->rrs.v[all.v[i - 1].rr];
		const struct zp_rr *b = &z->rrs.v[all.v[i].rr];
		if (a->pref != b->pref || a->data == b->data)
			continue;
		struct lint_finding *f = lint_report(p,
		    lint_rr_span(p, z, all.v[i].rr, ZP_FIELD_RDATA),
		    "two exchanges of %s have preference %u",
		    rule_owner(p, z, rr), b->pref);
		lint_relate(p, f,
		    lint_rr_span(p, z, all.v[i - 1].rr, ZP_FIELD_RDATA),
		    "the other");
		lint_help(p, f,
		    "let it be if both read the same mailboxes, else give one "
		    "another preference");
		break;
	}
	zp_vec_free(&all);
}

const struct lint_rule rule_mx_equal_preference = {
    .id = "mx-equal-preference",
    .summary = "two exchanges of a domain have one preference",
    .why = "senders choose among them by chance: which of the two gets "
	   "validation mail cannot be told",
    .cite = "RFC 5321 section 5.1",
    .method = "email",
    .asked = LINT_OFF,
    .found = LINT_OFF,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
