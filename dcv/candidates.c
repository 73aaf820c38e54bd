#include "dcv/route_internal.h"

#include <stdlib.h>
#include <string.h>

/* What makes an owner a name that somebody may want a certificate for. */
#define WANTED                                                       \
	(ZP_T_A | ZP_T_AAAA | ZP_T_CNAME | ZP_T_ALIAS | ZP_T_HTTPS | \
	    ZP_T_SVCB | ZP_T_MX)
#define UNSEEN                                                   \
	(ZP_NODE_CUT | ZP_NODE_BELOW_CUT | ZP_NODE_BELOW_DNAME | \
	    ZP_NODE_OUTSIDE)

/* The deepest other zone above the apex of O that VIEW sees, or NULL. */
static const struct zp_zone *zone_above(
    const struct dcv *d, const char *view, const struct zp_name *apex)
{
	if (apex->labels == 0)
		return NULL;
	struct zp_name up = zp_name_chop(apex, 1);
	return zp_set_zone_of(d->set, view, &up);
}

static void hide(struct dcv *d, const struct zp_zone *z, uint32_t node)
{
	struct dcv_zone_facts *f = &d->memo->zones[z->index];
	if (!f->hidden)
		f->hidden = zp_alloc(&d->arena, z->names.nodes.n);
	f->hidden[node] = true;
}

/* Marks the apex of O in each zone above it that holds it as a name, up to the
 * view's root: whatever stands there, O answers. */
static void hide_apex(struct dcv *d, const char *view, const struct zp_zone *o)
{
	struct zp_name apex, up;
	zp_names_get(&o->names, o->apex, &apex);
	if (zp_set_zone(d->set, view, &apex) != o)
		return;
	const struct zp_zone *z = zone_above(d, view, &apex);
	while (z) {
		bool same_view =
		    !z->view == !view && (!view || strcmp(z->view, view) == 0);
		uint32_t node =
		    same_view ? zp_names_find(&z->names, &apex) : ZP_NONE;
		if (node != ZP_NONE)
			hide(d, z, node);
		zp_names_get(&z->names, z->apex, &up);
		z = zone_above(d, view, &up);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The views of the set, each once, and NULL. */
static const char **views_of(const struct zp_set *set, uint32_t *n)
{
	const char **v = zp_xcalloc(set->zones.n + 1, sizeof *v);
	uint32_t all = 0;
	for (uint32_t i = 0; i < set->zones.n; i++)
		if (set->zones.v[i]->view)
			v[all++] = set->zones.v[i]->view;
	qsort(v, all, sizeof *v, by_text);
	*n = 0;
	for (uint32_t i = 0; i < all; i++)
		if (*n == 0 || strcmp(v[*n - 1], v[i]) != 0)
			v[(*n)++] = v[i];
	v[(*n)++] = NULL;
	return v;
}

/* Nodes at or below the apex of another loaded zone: that zone answers. A zone
 * in no view is seen by each. A parent stands before its children, so one pass
 * hands the mark down. */
static void hide_all(struct dcv *d)
{
	uint32_t n;
	const char **views = views_of(d->set, &n);
	for (uint32_t i = 0; i < d->set->zones.n; i++) {
		const struct zp_zone *o = d->set->zones.v[i];
		if (o->origin_by == ZP_ORIGIN_NONE)
			continue;
		if (o->view)
			hide_apex(d, o->view, o);
		for (uint32_t k = 0; !o->view && k < n; k++)
			hide_apex(d, views[k], o);
	}
	for (uint32_t i = 0; i < d->set->zones.n; i++) {
		const struct zp_zone *z = d->set->zones.v[i];
		bool *hidden = d->memo->zones[i].hidden;
		for (uint32_t k = 1; hidden && k < z->names.nodes.n; k++)
			hidden[k] |= hidden[z->names.nodes.v[k].parent];
	}
	zp_xfree(views);
}

static bool has_wildcard_mx(const struct zp_zone *z)
{
	static const uint8_t star[] = "*";
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		if (!(z->names.nodes.v[i].flags & ZP_NODE_HAS_WILDCARD))
			continue;
		uint32_t w = zp_names_find_child(&z->names, i, star, 1);
		if (w != ZP_NONE && (z->names.nodes.v[w].types & ZP_T_MX))
			return true;
	}
	return false;
}

/* One base for a whole zone: unless a rule of the list makes names directly
 * below the apex public suffixes. */
static unsigned zone_base(const struct dcv *d, const struct zp_name *apex)
{
	struct zp_name below;
	unsigned base = dcv_psl_base(d->psl, apex);
	if (base == 0 || !zp_name_prepend(&below, ZP_STR("x"), apex))
		return 0;
	return dcv_psl_is_suffix(d->psl, &below) ? 0 : base;
}

struct dcv_zone_facts *dcv_zone_facts(struct dcv *d, const struct zp_zone *z)
{
	struct dcv_memo *m = d->memo;
	if (z->index >= m->nzones) {
		uint32_t n = d->set->zones.n;
		m->zones = zp_xrealloc(m->zones, n * sizeof *m->zones);
		memset(m->zones + m->nzones, 0,
		    (n - m->nzones) * sizeof *m->zones);
		m->nzones = n;
		hide_all(d);
	}
	struct dcv_zone_facts *f = &m->zones[z->index];
	if (f->known)
		return f;
	struct zp_name apex;
	zp_names_get(&z->names, z->apex, &apex);
	f->known = true;
	f->base = zone_base(d, &apex);
	f->unknown_tld =
	    !dcv_psl_knows_tld(d->psl, &apex) || dcv_is_special_use(&apex);
	f->wildcard_mx = has_wildcard_mx(z);
	return f;
}

/* Letters, digits and hyphens from the node up to the apex; a leftmost "*" is a
 * wildcard certificate's. */
static bool is_host(const struct zp_zone *z, uint32_t node)
{
	const struct zp_node *v = z->names.nodes.v;
	struct zp_str label = zp_names_label(&z->names, node);
	if (node != z->apex && label.n == 1 && label.p[0] == '*')
		node = v[node].parent;
	for (; node != z->apex && node != 0; node = v[node].parent)
		if (v[node].flags & ZP_NODE_NOT_LDH)
			return false;
	return true;
}

bool dcv_is_candidate(struct dcv *d, const struct zp_zone *z,
    const struct dcv_zone_facts *f, uint32_t node)
{
	const struct zp_node *n = &z->names.nodes.v[node];
	if (node != z->apex && !(n->types & WANTED))
		return false;
	if ((n->flags & UNSEEN) || (f->hidden && f->hidden[node]))
		return false;
	if (!is_host(z, node))
		return false;
	if (f->base > 0)
		return true;
	struct zp_name name;
	zp_names_get(&z->names, node, &name);
	return !dcv_psl_is_suffix(d->psl, &name);
}

bool dcv_has_candidates(struct dcv *d, const struct zp_zone *z)
{
	struct zp_name apex;
	if (z->context || z->fragment || z->origin_by == ZP_ORIGIN_NONE)
		return false;
	zp_names_get(&z->names, z->apex, &apex);
	return !dcv_is_reverse(&apex) && zp_name_is_ldh(&apex, false) &&
	       zp_set_zone(d->set, z->view, &apex) == z;
}

void dcv_candidates_of(
    struct dcv *d, const struct zp_zone *z, dcv_subjects *out)
{
	const struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	for (uint32_t n = 0; n < z->names.nodes.n; n++)
		if (dcv_is_candidate(d, z, f, n))
			zp_push(
			    out, ((struct dcv_subject){
				     .zone = z, .node = n, .view = z->view}));
}

void dcv_candidates(struct dcv *d, dcv_subjects *out)
{
	for (uint32_t i = 0; i < d->set->zones.n; i++)
		if (dcv_has_candidates(d, d->set->zones.v[i]))
			dcv_candidates_of(d, d->set->zones.v[i], out);
}

void dcv_subject_name(const struct dcv_subject *s, struct zp_name *out)
{
	if (s->asked)
		*out = *s->asked;
	else
		zp_names_get(&s->zone->names, s->node, out);
}

int dcv_compare_nodes(const struct zp_names *t, uint32_t a, uint32_t b)
{
	const struct zp_node *v = t->nodes.v;
	int shorter = v[a].depth - v[b].depth;
	while (v[a].depth > v[b].depth)
		a = v[a].parent;
	while (v[b].depth > v[a].depth)
		b = v[b].parent;
	if (a == b)
		return shorter;
	while (v[a].parent != v[b].parent) {
		a = v[a].parent;
		b = v[b].parent;
	}
	struct zp_str x = zp_names_label(t, a), y = zp_names_label(t, b);
	int c = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
	if (c != 0)
		return c;
	return x.n < y.n ? -1 : x.n > y.n;
}

static int compare_subjects(const void *a, const void *b)
{
	const struct dcv_subject *x = a, *y = b;
	int c;
	if (x->zone && x->zone == y->zone) {
		c = dcv_compare_nodes(&x->zone->names, x->node, y->node);
	} else {
		struct zp_name m, n;
		dcv_subject_name(x, &m);
		dcv_subject_name(y, &n);
		c = zp_name_compare(&m, &n);
	}
	if (c == 0)
		c = strcmp(x->view ? x->view : "", y->view ? y->view : "");
	if (c == 0)
		c = x->filed - y->filed;
	if (c == 0)
		c = (int)x->method - (int)y->method;
	if (c != 0 || x->validation == y->validation)
		return c;
	/* One name that is asked for in two ways. */
	if (!x->validation || !y->validation)
		return x->validation ? 1 : -1;
	return zp_name_compare(x->validation, y->validation);
}

/* How many of A[0..m), which are in order, are not greater than X: looked for
 * from the end, near which it is. */
static uint32_t not_greater(
    const struct dcv_subject *a, uint32_t m, const struct dcv_subject *x)
{
	uint32_t high = m, step = 1, low;
	for (;; step *= 2) {
		low = high > step ? high - step : 0;
		if (low == 0 || compare_subjects(&a[low - 1], x) <= 0)
			break;
		high = low - 1;
	}
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (compare_subjects(&a[mid], x) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A[0..m) and A[m..n), each in order, become one, with room for m in ROOM.
 * Of zones that come in order, few names need be moved. */
static void merge(
    struct dcv_subject *a, uint32_t m, uint32_t n, struct dcv_subject *room)
{
	uint32_t first = not_greater(a, m, &a[m]), left = m - first;
	memcpy(room, a + first, left * sizeof *a);
	for (uint32_t i = 0, k = m, to = first; i < left;)
		a[to++] = k < n && compare_subjects(&room[i], &a[k]) > 0
			      ? a[k++]
			      : room[i++];
}

/* From AT on, the first that is less than the one before it, or N. */
static uint32_t run_end(const struct dcv_subject *a, uint32_t at, uint32_t n)
{
	while (++at < n && compare_subjects(&a[at - 1], &a[at]) <= 0)
		;
	return at;
}

/* Merges the runs that are in order as they come, two by two: most zones, and
 * most names of a zone, come in order. */
static void sort(struct dcv_subject *a, uint32_t n)
{
	ZP_VEC(uint32_t) ends = {0};
	for (uint32_t at = 0; at < n; zp_push(&ends, at))
		at = run_end(a, at, n);
	struct dcv_subject *room = zp_xmalloc(n * sizeof *room);
	while (ends.n > 1) {
		uint32_t kept = 0, from = 0;
		for (uint32_t i = 0; i < ends.n; i += 2) {
			uint32_t end = ends.v[i + 1 < ends.n ? i + 1 : i];
			if (i + 1 < ends.n)
				merge(a + from, ends.v[i] - from, end - from,
				    room);
			ends.v[kept++] = from = end;
		}
		ends.n = kept;
	}
	zp_xfree(room);
	zp_vec_free(&ends);
}

/* Puts names that were found zone by zone, names of kin after the others, zone
 * by zone again. */
static void sort_zones(dcv_subjects *s)
{
	uint32_t zones = 0;
	for (uint32_t i = 0; i < s->n; i++) {
		if (!s->v[i].zone)
			return;
		if (zones <= s->v[i].zone->index)
			zones = s->v[i].zone->index + 1;
	}
	uint32_t *from = zp_xcalloc(zones + 1u, sizeof *from);
	struct dcv_subject *v = zp_xmalloc(s->n * sizeof *v);
	for (uint32_t i = 0; i < s->n; i++)
		from[s->v[i].zone->index + 1]++;
	for (uint32_t i = 0; i < zones; i++)
		from[i + 1] += from[i];
	for (uint32_t i = 0; i < s->n; i++)
		v[from[s->v[i].zone->index]++] = s->v[i];
	zp_xfree(from);
	zp_xfree(s->v);
	s->v = v;
	s->cap = s->n;
}

void dcv_subjects_sort(dcv_subjects *s)
{
	if (s->n < 2)
		return;
	sort_zones(s);
	sort(s->v, s->n);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < s->n; i++)
		if (compare_subjects(&s->v[kept - 1], &s->v[i]) != 0)
			s->v[kept++] = s->v[i];
	s->n = kept;
}
