#include "rules/rrset.h"

#include <stdlib.h>
#include <string.h>

#include "zoneparse/rdata.h"

typedef ZP_VEC(struct zp_str) strings;

static bool is_policy(uint16_t type, const struct zp_buf *wire)
{
	return type == ZP_TXT && wire->n > 2 && (wire->p[1] | 32) == 'v' &&
	       wire->p[2] == '=';
}

static int by_octets(const void *a, const void *b)
{
	const struct zp_str *x = a, *y = b;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return memcmp(x->p, y->p, x->n);
}

static void collect(struct lint_pass *p, const struct zp_zone *z, uint32_t node,
    uint16_t type, strings *out, struct zp_arena *a)
{
	struct zp_buf wire = {0};
	uint32_t rr = node == ZP_NONE ? ZP_NONE : zp_zone_first(z, node, type);
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, type)) {
		zp_rr_wire(lint_set(p), z, rr, &wire);
		if (!is_policy(type, &wire))
			zp_push(out, ((struct zp_str){
					 zp_copy(a, wire.p, wire.n), wire.n}));
	}
	zp_buf_free(&wire);
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_octets);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < out->n; i++)
		if (kept == 0 || by_octets(&out->v[kept - 1], &out->v[i]) != 0)
			out->v[kept++] = out->v[i];
	out->n = kept;
}

/* Whether the records that count are the same, at NODE of Z and at NODE2 of
 * OTHER (ZP_NONE: no such name). */
static bool is_same_rrset(struct lint_pass *p, const struct zp_zone *z,
    uint32_t node, const struct zp_zone *other, uint32_t node2, uint16_t type)
{
	struct zp_arena a = {0};
	strings x = {0}, y = {0};
	collect(p, z, node, type, &x, &a);
	collect(p, other, node2, type, &y, &a);
	bool same = x.n == y.n;
	for (uint32_t i = 0; same && i < x.n; i++)
		same = by_octets(&x.v[i], &y.v[i]) == 0;
	zp_vec_free(&x);
	zp_vec_free(&y);
	zp_arena_free(&a);
	return same;
}

static uint32_t first_counted(
    struct lint_pass *p, const struct zp_zone *z, uint32_t node, uint16_t type)
{
	struct zp_buf wire = {0};
	uint32_t rr = node == ZP_NONE ? ZP_NONE : zp_zone_first(z, node, type);
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, type)) {
		zp_rr_wire(lint_set(p), z, rr, &wire);
		if (!is_policy(type, &wire))
			break;
	}
	zp_buf_free(&wire);
	return rr;
}

/* CNAME records count at names of an underscore alone, as those of a CA are. */
static bool is_wanted(const struct zp_zone *z, uint32_t node, uint16_t type)
{
	const struct zp_node *n = &z->names.nodes.v[node];
	struct zp_str label = zp_names_label(&z->names, node);
	return (n->types & zp_type_bit(type)) &&
	       !(n->flags & (ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT)) &&
	       (type != ZP_CNAME || (label.n > 0 && label.p[0] == '_'));
}

/* Adds the names of Z; BACK: those alone that OTHER does not have. */
static void compare(struct lint_pass *p, const struct zp_zone *z,
    const struct zp_zone *other, uint16_t type, bool back,
    struct rule_difference *d)
{
	struct zp_name name;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!is_wanted(z, i, type))
			continue;
		zp_names_get(&z->names, i, &name);
		uint32_t k = zp_names_find(&other->names, &name);
		if (k != ZP_NONE && !is_wanted(other, k, type))
			k = ZP_NONE;
		if ((back && k != ZP_NONE) ||
		    is_same_rrset(p, z, i, other, k, type))
			continue;
		if (d->count++ > 0)
			continue;
		uint32_t here = first_counted(p, z, i, type);
		uint32_t there = first_counted(p, other, k, type);
		d->name = name;
		d->own = back ? there : here;
		d->theirs = back ? here : there;
	}
}

struct rule_difference rule_compare(struct lint_pass *p,
    const struct zp_zone *z, const struct zp_zone *other, uint16_t type)
{
	struct rule_difference d = {0};
	compare(p, z, other, type, false, &d);
	compare(p, other, z, type, true, &d);
	return d;
}
