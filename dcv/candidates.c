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

/* Nodes of Z at or below the apex of another loaded zone: that zone answers. A
 * parent stands before its children, so one pass suffices. */
static bool *hidden_nodes(struct dcv *d, const struct zp_zone *z)
{
	struct zp_name apex, other;
	bool *hidden = NULL;
	zp_names_get(&z->names, z->apex, &apex);
	for (uint32_t i = 0; i < d->set->zones.n; i++) {
		const struct zp_zone *o = d->set->zones.v[i];
		if (o == z || o->origin_by == ZP_ORIGIN_NONE)
			continue;
		zp_names_get(&o->names, o->apex, &other);
		if (other.labels <= apex.labels ||
		    !zp_name_is_below(&other, &apex) ||
		    zp_set_zone(d->set, z->view, &other) != o)
			continue;
		uint32_t node = zp_names_find(&z->names, &other);
		if (node == ZP_NONE)
			continue;
		if (!hidden)
			hidden = zp_alloc(&d->arena, z->names.nodes.n);
		hidden[node] = true;
	}
	for (uint32_t i = 1; hidden && i < z->names.nodes.n; i++)
		hidden[i] |= hidden[z->names.nodes.v[i].parent];
	return hidden;
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
	return dcv_psl_base(d->psl, &below) == base ? base : 0;
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
	f->hidden = hidden_nodes(d, z);
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

static bool is_candidate(struct dcv *d, const struct zp_zone *z,
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

void dcv_candidates(struct dcv *d, dcv_subjects *out)
{
	for (uint32_t i = 0; i < d->set->zones.n; i++) {
		const struct zp_zone *z = d->set->zones.v[i];
		if (z->context || z->fragment || z->origin_by == ZP_ORIGIN_NONE)
			continue;
		struct zp_name apex;
		zp_names_get(&z->names, z->apex, &apex);
		if (dcv_is_reverse(&apex) ||
		    zp_set_zone(d->set, z->view, &apex) != z)
			continue;
		const struct dcv_zone_facts *f = dcv_zone_facts(d, z);
		for (uint32_t n = 0; n < z->names.nodes.n; n++)
			if (is_candidate(d, z, f, n))
				zp_push(out, ((struct dcv_subject){.zone = z,
						 .node = n,
						 .view = z->view}));
	}
}

void dcv_subject_name(const struct dcv_subject *s, struct zp_name *out)
{
	if (s->asked)
		*out = *s->asked;
	else
		zp_names_get(&s->zone->names, s->node, out);
}

/* Two nodes of one zone: brought to the same depth, then up to where their
 * parents meet. The shorter of two names on one path comes first. */
static int compare_nodes(const struct zp_names *t, uint32_t a, uint32_t b)
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
		c = compare_nodes(&x->zone->names, x->node, y->node);
	} else {
		struct zp_name m, n;
		dcv_subject_name(x, &m);
		dcv_subject_name(y, &n);
		c = zp_name_compare(&m, &n);
	}
	if (c != 0)
		return c;
	return strcmp(x->view ? x->view : "", y->view ? y->view : "");
}

void dcv_subjects_sort(dcv_subjects *s)
{
	if (s->n < 2)
		return;
	qsort(s->v, s->n, sizeof *s->v, compare_subjects);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < s->n; i++)
		if (compare_subjects(&s->v[kept - 1], &s->v[i]) != 0)
			s->v[kept++] = s->v[i];
	s->n = kept;
}
