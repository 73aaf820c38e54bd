/* Which names of a zone are its own, and their canonical order (RFC 4034
 * section 6.1): a name stands before those below it, siblings by their labels.
 */
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dnssec_internal.h"

bool zp_dnssec_is_own(const struct zp_zone *z, uint32_t node)
{
	uint8_t flags = z->names.nodes.v[node].flags;
	return (flags & ZP_NODE_EXISTS) &&
	       !(flags &
		   (ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT | ZP_NODE_BELOW_DNAME));
}

bool zp_dnssec_is_signed(const struct zp_zone *z, uint32_t node, uint16_t type)
{
	if (type == ZP_RRSIG || type == ZP_ALIAS)
		return false;
	return !(z->names.nodes.v[node].flags & ZP_NODE_CUT) || type == ZP_DS ||
	       type == ZP_NSEC;
}

bool zp_dnssec_is_hash(const struct zp_zone *z, uint32_t node)
{
	uint32_t types = z->names.nodes.v[node].types;
	return (types & ZP_T_NSEC3) &&
	       !(types & ~(uint32_t)(ZP_T_NSEC3 | ZP_T_RRSIG));
}

static int by_label(const void *a, const void *b, void *names)
{
	struct zp_str x = zp_names_label(names, *(const uint32_t *)a);
	struct zp_str y = zp_names_label(names, *(const uint32_t *)b);
	int c = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
	return c ? c : x.n < y.n ? -1 : x.n > y.n;
}

/* Names put into the buckets of their parents, which are sorted, then walked
 * down from the apex. */
void zp_dnssec_order(struct zp_dnssec_look *l)
{
	const struct zp_names *t = &l->z->names;
	const struct zp_node *v = t->nodes.v;
	uint32_t n = t->nodes.n, top = 0;
	uint32_t *first = zp_xcalloc((size_t)n + 1, sizeof *first);
	uint32_t *child = zp_xcalloc((size_t)n + 1, sizeof *child);
	uint32_t *stack = zp_xcalloc((size_t)n + 1, sizeof *stack);
	for (uint32_t i = 1; i < n; i++)
		first[v[i].parent + 1] += (v[i].flags & ZP_NODE_EXISTS) != 0;
	for (uint32_t i = 0; i < n; i++)
		first[i + 1] += first[i];
	memcpy(stack, first, n * sizeof *stack);
	for (uint32_t i = 1; i < n; i++)
		if (v[i].flags & ZP_NODE_EXISTS)
			child[stack[v[i].parent]++] = i;
	for (uint32_t i = 0; i < n; i++)
		if (first[i + 1] - first[i] > 1)
			qsort_r(child + first[i], first[i + 1] - first[i],
			    sizeof *child, by_label, (void *)(uintptr_t)t);
	stack[top++] = l->z->apex;
	while (top > 0) {
		uint32_t i = stack[--top];
		zp_push(&l->order, i);
		for (uint32_t k = first[i + 1]; k > first[i]; k--)
			stack[top++] = child[k - 1];
	}
	zp_xfree(stack);
	zp_xfree(child);
	zp_xfree(first);
}

void zp_dnssec_add(zp_dnssec_faults_vec *f, enum zp_dnssec_kind kind,
    enum zp_dnssec_why why, uint32_t node, uint16_t type, uint32_t rr,
    uint32_t value)
{
	zp_push(f, ((struct zp_dnssec_fault){
		       (uint8_t)kind, (uint8_t)why, type, node, rr, value}));
}
