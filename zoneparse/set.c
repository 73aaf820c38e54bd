#include "zoneparse/dialect.h"
#include "zoneparse/hash.h"

#include <stdlib.h>
#include <string.h>

static void free_data(struct zp_zone *z)
{
	zp_names_free(&z->names);
	zp_vec_free(&z->rrs);
	zp_vec_free(&z->segments);
	zp_vec_free(&z->written);
	zp_buf_free(&z->places);
	zp_buf_free(&z->wires);
	zp_vec_free(&z->v6);
	zp_vec_free(&z->soas);
	zp_vec_free(&z->problems);
	zp_arena_free(&z->arena);
}

static void free_zone(struct zp_zone *z)
{
	free_data(z);
	zp_vec_free(&z->soa_rrs);
	zp_vec_free(&z->includes);
	zp_xfree(z);
}

void zp_zone_shed(struct zp_zone *z)
{
	struct zp_name apex;
	zp_names_get(&z->names, z->apex, &apex);
	free_data(z);
	zp_names_init(&z->names);
	z->apex = z->origin = zp_names_intern(&z->names, &apex);
}

void zp_set_drop(struct zp_set *set, uint32_t n)
{
	while (set->zones.n > n)
		free_zone(set->zones.v[--set->zones.n]);
}

void zp_set_free(struct zp_set *set)
{
	zp_set_drop(set, 0);
	zp_vec_free(&set->zones);
	zp_xfree(set->slots);
	zp_sources_free(&set->sources);
	*set = (struct zp_set){0};
}

struct zp_zone *zp_set_add(struct zp_set *set)
{
	struct zp_zone *z = zp_xcalloc(1, sizeof *z);
	zp_names_init(&z->names);
	z->index = set->zones.n;
	zp_push(&set->zones, z);
	return z;
}

/* Facts handed down from parents: these stand before their children. */
static void finish_zone(struct zp_zone *z)
{
	struct zp_node *v = z->names.nodes.v;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		struct zp_node *n = &v[i];
		const struct zp_node *up = &v[n->parent];
		bool inside =
		    i == z->apex || (i != 0 && v[i].depth > v[z->apex].depth &&
					!(up->flags & ZP_NODE_OUTSIDE));
		if (!inside) {
			n->flags |= ZP_NODE_OUTSIDE;
			continue;
		}
		if (i == z->apex)
			continue;
		if (up->flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT))
			n->flags |= ZP_NODE_BELOW_CUT;
		else if (n->types & ZP_T_NS)
			n->flags |= ZP_NODE_CUT;
		if ((up->flags & ZP_NODE_BELOW_DNAME) ||
		    (up->types & ZP_T_DNAME))
			n->flags |= ZP_NODE_BELOW_DNAME;
		struct zp_str label = zp_names_label(&z->names, i);
		if (label.n == 1 && label.p[0] == '*' &&
		    (n->flags & ZP_NODE_EXISTS))
			v[n->parent].flags |= ZP_NODE_HAS_WILDCARD;
	}
}

static uint32_t hash_name(const uint8_t *wire, unsigned n)
{
	uint64_t h = zp_hash(ZP_HASH_BEGIN, wire, n);
	/* Names that are numbered differ in few bits. */
	return (uint32_t)((h * UINT64_C(0x9e3779b97f4a7c15)) >> 32);
}

static bool is_apex(const struct zp_zone *z, const struct zp_name *name)
{
	const struct zp_node *v = z->names.nodes.v;
	uint32_t node = z->apex;
	if (v[node].wire != name->len)
		return false;
	for (const uint8_t *w = name->wire; node != 0; node = v[node].parent) {
		const char *l = z->names.labels.p + v[node].label;
		if (memcmp(l, w, w[0] + 1u) != 0)
			return false;
		w += w[0] + 1;
	}
	return true;
}

static void index_zone(struct zp_set *set, const struct zp_zone *z)
{
	struct zp_name apex;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return;
	zp_names_get(&z->names, z->apex, &apex);
	if (apex.labels > set->deepest)
		set->deepest = apex.labels;
	uint32_t mask = (UINT32_C(1) << set->bits) - 1;
	uint32_t i = hash_name(apex.wire, apex.len) & mask;
	while (set->slots[i])
		i = (i + 1) & mask;
	set->slots[i] = z->index + 1;
}

void zp_set_index(struct zp_set *set)
{
	set->bits = 4;
	while ((UINT32_C(1) << set->bits) / 2 < set->zones.n)
		set->bits++;
	zp_xfree(set->slots);
	set->slots = zp_xcalloc((size_t)1 << set->bits, sizeof *set->slots);
	set->deepest = 0;
	for (uint32_t i = 0; i < set->zones.n; i++) {
		set->zones.v[i]->index = i;
		index_zone(set, set->zones.v[i]);
	}
}

static int by_order(const void *a, const void *b)
{
	const struct zp_zone *x = *(struct zp_zone *const *)a;
	const struct zp_zone *y = *(struct zp_zone *const *)b;
	return x->order < y->order ? -1 : x->order > y->order;
}

void zp_set_sort(struct zp_set *set)
{
	if (set->zones.n > 1)
		qsort(
		    set->zones.v, set->zones.n, sizeof *set->zones.v, by_order);
}

void zp_set_finish(struct zp_set *set)
{
	for (uint32_t i = 0; i < set->zones.n; i++)
		finish_zone(set->zones.v[i]);
	zp_set_index(set);
}

bool zp_zone_is_part(const struct zp_zone *z)
{
	return z->dialect && !z->dialect->is_whole;
}

/* Whether A hides B from who looks with VIEW: it is VIEW's own, or stands in
 * the same view and was loaded before; but a part of a zone hides no whole
 * one. */
static bool is_before(const struct zp_zone *a, const struct zp_zone *b)
{
	if (!a->view != !b->view)
		return a->view != NULL;
	if (zp_zone_is_part(a) != zp_zone_is_part(b))
		return zp_zone_is_part(b);
	return a->index < b->index;
}

static bool sees(const char *view, const struct zp_zone *z)
{
	return !z->view || (view && strcmp(view, z->view) == 0);
}

static struct zp_zone *find(
    const struct zp_set *set, const char *view, const struct zp_name *apex)
{
	struct zp_zone *found = NULL;
	uint32_t mask = (UINT32_C(1) << set->bits) - 1;
	uint32_t i = hash_name(apex->wire, apex->len) & mask;
	for (; set->slots && set->slots[i]; i = (i + 1) & mask) {
		struct zp_zone *z = set->zones.v[set->slots[i] - 1];
		if (!sees(view, z) || (found && is_before(found, z)))
			continue;
		if (is_apex(z, apex))
			found = z;
	}
	return found;
}

static void tell(const struct zp_set *set, const struct zp_name *name,
    const struct zp_zone *found)
{
	if (set->asked)
		set->asked(set->listener, name, found);
}

struct zp_zone *zp_set_zone(
    const struct zp_set *set, const char *view, const struct zp_name *apex)
{
	struct zp_zone *z = find(set, view, apex);
	tell(set, apex, z);
	return z;
}

struct zp_zone *zp_set_in_view(const struct zp_set *set,
    const struct zp_name *apex, const struct zp_zone *after)
{
	struct zp_name name;
	uint32_t mask = (UINT32_C(1) << set->bits) - 1;
	uint32_t i = hash_name(apex->wire, apex->len) & mask;
	bool begun = !after;
	for (; set->slots && set->slots[i]; i = (i + 1) & mask) {
		struct zp_zone *z = set->zones.v[set->slots[i] - 1];
		bool passed = begun;
		begun |= z == after;
		if (!passed || !z->view || z->origin_by == ZP_ORIGIN_NONE)
			continue;
		zp_names_get(&z->names, z->apex, &name);
		if (zp_name_equal(&name, apex))
			return z;
	}
	return NULL;
}

static bool is_twin(const struct zp_zone *a, const struct zp_zone *b)
{
	struct zp_name x, y;
	if (a == b || zp_zone_is_part(a) || zp_zone_is_part(b))
		return false;
	if (b->origin_by == ZP_ORIGIN_NONE || !a->view != !b->view ||
	    (a->view && strcmp(a->view, b->view) != 0))
		return false;
	zp_names_get(&a->names, a->apex, &x);
	zp_names_get(&b->names, b->apex, &y);
	return zp_name_equal(&x, &y);
}

struct zp_zone *zp_set_twin(const struct zp_set *set, const struct zp_zone *z)
{
	struct zp_name apex;
	struct zp_zone *found = NULL;
	uint32_t mask = (UINT32_C(1) << set->bits) - 1;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return NULL;
	zp_names_get(&z->names, z->apex, &apex);
	uint32_t i = hash_name(apex.wire, apex.len) & mask;
	for (; set->slots && set->slots[i]; i = (i + 1) & mask) {
		struct zp_zone *k = set->zones.v[set->slots[i] - 1];
		if ((!found || k->index < found->index) && is_twin(z, k))
			found = k;
	}
	return found;
}

struct zp_zone *zp_set_zone_of(
    const struct zp_set *set, const char *view, const struct zp_name *name)
{
	struct zp_name n = *name;
	if (n.labels > set->deepest)
		n = zp_name_chop(&n, (uint8_t)(n.labels - set->deepest));
	for (;;) {
		struct zp_zone *z = find(set, view, &n);
		if (z || n.labels == 0) {
			tell(set, name, z);
			return z;
		}
		n = zp_name_chop(&n, 1);
	}
}
