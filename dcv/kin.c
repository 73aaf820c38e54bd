#include "dcv/kin.h"

#include <string.h>

#include "dcv/route_internal.h"

/* What a walk under any CA, a climb for CAA or an alias stops at. */
#define SPEAKS                                                                 \
	(ZP_T_MX | ZP_T_CNAME | ZP_T_DNAME | ZP_T_CAA | ZP_T_ALIAS | ZP_T_NS | \
	    ZP_T_SOA | ZP_T_MX_UNKNOWN | ZP_T_ANY_UNKNOWN)
/* What may stand beside an alias. */
#define BESIDE (ZP_T_CNAME | ZP_T_RRSIG | ZP_T_NSEC)
#define UNSEEN                                                   \
	(ZP_NODE_CUT | ZP_NODE_BELOW_CUT | ZP_NODE_BELOW_DNAME | \
	    ZP_NODE_OUTSIDE)
#define DAY 86400u

enum { HAS_ADDRESS = 1, IS_WWW = 2, LONG_TTL = 4, PARENT_HAS_ADDRESS = 8 };

/* Finding the kin of one zone. */
struct search {
	struct dcv *d;
	const struct zp_zone *z;
	const struct dcv_zone_facts *f;
	uint64_t *odd; /* a bit a node: "*" or "_..." stands below it */
	uint32_t *of;  /* by node: kin + 1; 0: none */
	uint32_t *slots;
	unsigned bits;
	uint32_t from; /* the zone's first kin */
	dcv_kins *kins;
	uint32_t speaks; /* ZP_T_ bits of what a walk stops at */
};

static const struct zp_node *at(const struct search *s, uint32_t node)
{
	return &s->z->names.nodes.v[node];
}

/* A name under which the CA may look for a record, or a wildcard, tells its
 * parent apart. */
static void mark_odd(struct search *s)
{
	const struct zp_node *v = s->z->names.nodes.v;
	uint32_t n = s->z->names.nodes.n;
	s->odd = zp_xcalloc(n / 64 + 1, sizeof *s->odd);
	for (uint32_t i = 1; i < n; i++)
		if (v[i].flags & ZP_NODE_NOT_LDH)
			s->odd[v[i].parent / 64] |= UINT64_C(1)
						    << v[i].parent % 64;
}

static bool is_odd(const struct search *s, uint32_t node)
{
	return s->odd[node / 64] >> node % 64 & 1;
}

static bool speaks(const struct search *s, uint32_t node)
{
	const struct zp_node *n = at(s, node);
	return node == s->z->apex || (n->types & s->speaks) || is_odd(s, node);
}

/* The first above NODE that a walk from there has to ask. */
static uint32_t top_of(const struct search *s, uint32_t node)
{
	do
		node = at(s, node)->parent;
	while (!speaks(s, node));
	return node;
}

static bool is_www(const struct search *s, uint32_t node)
{
	struct zp_str l = zp_names_label(&s->z->names, node);
	return l.n == 3 && memcmp(l.p, "www", 3) == 0;
}

static bool is_silent(const struct search *s, uint32_t node)
{
	const struct zp_node *n = at(s, node);
	return !speaks(s, node) && (n->flags & ZP_NODE_EXISTS) &&
	       !(n->flags & UNSEEN) && !(s->f->hidden && s->f->hidden[node]);
}

static bool has_address(const struct search *s, uint32_t node)
{
	return (at(s, node)->types & (ZP_T_A | ZP_T_AAAA)) != 0;
}

/* A name that holds an alias and nothing else. */
static bool alias_kind(const struct search *s, uint32_t node, struct dcv_kin *k)
{
	struct zp_name target;
	const struct zp_zone *z = s->z;
	uint32_t rr = zp_zone_first(z, node, ZP_CNAME), to;
	if ((at(s, node)->types & ~(uint32_t)BESIDE) ||
	    zp_zone_next(z, rr, ZP_CNAME) != ZP_NONE)
		return false;
	to = z->rrs.v[rr].data;
	if (is_silent(s, to)) {
		k->kind = DCV_KIN_TO_PLAIN;
		k->other = top_of(s, to);
		k->bits = has_address(s, to) ? HAS_ADDRESS : 0;
		return true;
	}
	if (!(at(s, to)->flags & ZP_NODE_OUTSIDE))
		return false;
	zp_names_get(&z->names, to, &target);
	k->kind = DCV_KIN_TO_OUTSIDE;
	return target.labels > 0 &&
	       !zp_set_zone_of(s->d->set, z->view, &target);
}

static bool own_kind(const struct search *s, uint32_t node, struct dcv_kin *k)
{
	const struct zp_zone *z = s->z;
	uint32_t rr = zp_zone_first(z, node, ZP_MX);
	k->kind = DCV_KIN_OWN_MX;
	k->bits = z->rrs.v[rr].ttl > DAY ? LONG_TTL : 0;
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_MX))
		k->hash =
		    (k->hash + z->rrs.v[rr].data * 31u + z->rrs.v[rr].pref) *
		    UINT32_C(0x9e3779b1);
	return (at(s, node)->types & SPEAKS) == ZP_T_MX;
}

/* What the node would be kin by; false: it stands alone. */
static bool kind_of(const struct search *s, uint32_t node, struct dcv_kin *k)
{
	const struct zp_node *n = at(s, node);
	if (node == s->z->apex || (n->flags & ZP_NODE_NOT_LDH) ||
	    is_odd(s, node))
		return false;
	*k = (struct dcv_kin){.zone = s->z, .other = ZP_NONE};
	if (n->types & ZP_T_CNAME) {
		if (!alias_kind(s, node, k))
			return false;
	} else if (n->types & ZP_T_MX) {
		if (!own_kind(s, node, k))
			return false;
	} else if (n->types & SPEAKS) {
		return false;
	} else {
		k->bits = has_address(s, node) ? HAS_ADDRESS : 0;
	}
	if (is_www(s, node)) {
		/* The walk may start at the parent. */
		if (!is_silent(s, n->parent))
			return false;
		k->bits |= IS_WWW;
		if (has_address(s, n->parent))
			k->bits |= PARENT_HAS_ADDRESS;
	}
	k->top = top_of(s, node);
	k->hash = (k->hash ^ (k->top * 5u + k->other * 3u + k->bits)) *
		  UINT32_C(0x85ebca6b);
	k->hash = (k->hash ^ k->hash >> 15) + (uint32_t)k->kind;
	return true;
}

static bool same_mx(const struct search *s, uint32_t a, uint32_t b)
{
	const struct zp_zone *z = s->z;
	uint32_t i = zp_zone_first(z, a, ZP_MX), k = zp_zone_first(z, b, ZP_MX);
	while (i != ZP_NONE && k != ZP_NONE) {
		const struct zp_rr *x = &z->rrs.v[i], *y = &z->rrs.v[k];
		if (x->data != y->data || x->pref != y->pref ||
		    x->ttl != y->ttl)
			return false;
		i = zp_zone_next(z, i, ZP_MX);
		k = zp_zone_next(z, k, ZP_MX);
	}
	return i == k;
}

static bool is_kin(const struct search *s, const struct dcv_kin *a,
    const struct dcv_kin *b, uint32_t node)
{
	return a->hash == b->hash && a->kind == b->kind && a->top == b->top &&
	       a->other == b->other && a->bits == b->bits &&
	       (a->kind != DCV_KIN_OWN_MX || same_mx(s, a->first[0], node));
}

static void index_kin(struct search *s, uint32_t i)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	uint32_t k = s->kins->v[i]->hash & mask;
	while (s->slots[k])
		k = (k + 1) & mask;
	s->slots[k] = i - s->from + 1;
}

static void grow(struct search *s)
{
	zp_xfree(s->slots);
	s->bits++;
	s->slots = zp_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
	for (uint32_t i = s->from; i < s->kins->n; i++)
		index_kin(s, i);
}

/* The index of NODE's kin among those of all zones, made where it is new. */
static uint32_t find_kin(
    struct search *s, const struct dcv_kin *k, uint32_t node)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	for (uint32_t i = k->hash & mask; s->slots[i]; i = (i + 1) & mask) {
		uint32_t at_i = s->from + s->slots[i] - 1;
		if (is_kin(s, s->kins->v[at_i], k, node))
			return at_i;
	}
	struct dcv_kin *new = zp_alloc(&s->d->arena, sizeof *new);
	*new = *k;
	new->index = s->kins->n;
	zp_push(s->kins, new);
	if (s->kins->n - s->from > (UINT32_C(1) << s->bits) / 2)
		grow(s);
	else
		index_kin(s, s->kins->n - 1);
	return s->kins->n - 1;
}

/* Keeps the first names in DNS order. */
static void join(struct search *s, struct dcv_kin *k, uint32_t node)
{
	const struct zp_names *t = &s->z->names;
	uint32_t have = k->n < DCV_KIN_FIRST ? k->n : DCV_KIN_FIRST;
	k->n++;
	if (have == DCV_KIN_FIRST &&
	    dcv_compare_nodes(t, k->first[have - 1], node) < 0)
		return;
	uint32_t i = have < DCV_KIN_FIRST ? have : have - 1;
	for (; i > 0 && dcv_compare_nodes(t, node, k->first[i - 1]) < 0; i--)
		k->first[i] = k->first[i - 1];
	k->first[i] = node;
}

static void take(struct search *s, uint32_t node, dcv_subjects *out)
{
	struct dcv_kin k;
	if (!kind_of(s, node, &k)) {
		zp_push(
		    out, ((struct dcv_subject){
			     .zone = s->z, .node = node, .view = s->z->view}));
		return;
	}
	uint32_t i = find_kin(s, &k, node);
	join(s, s->kins->v[i], node);
	s->of[node] = i + 1;
}

static void search_zone(struct dcv *d, const struct zp_zone *z, uint32_t speaks,
    dcv_kins *kins, dcv_subjects *out)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	struct search s = {
	    .d = d, .z = z, .f = f, .kins = kins, .bits = 6, .speaks = speaks};
	uint32_t n = z->names.nodes.n;
	if (f->base == 0 || z->partial) {
		dcv_candidates_of(d, z, out);
		return;
	}
	s.from = kins->n;
	s.slots = zp_xcalloc((size_t)1 << s.bits, sizeof *s.slots);
	s.of = f->kin = zp_xcalloc(n, sizeof *s.of);
	mark_odd(&s);
	for (uint32_t i = 0; i < n; i++)
		if (dcv_is_candidate(d, z, f, i))
			take(&s, i, out);
	zp_xfree(s.odd);
	zp_xfree(s.slots);
}

/* Whether something is known of single names, or a name may stand in several
 * views. */
static bool tells_names_apart(const struct dcv *d)
{
	for (uint32_t i = 0; i < d->set->zones.n; i++)
		if (d->set->zones.v[i]->view)
			return true;
	return d->validation.n > 0 || d->validates_above || d->denied.n > 0 ||
	       d->assume_no_mx.n > 0 || d->registrations;
}

void dcv_candidates_kin(struct dcv *d, const struct dcv_profile *const *cas,
    uint32_t ncas, dcv_kins *kins, dcv_subjects *out)
{
	uint32_t speaks = SPEAKS;
	/* Some mail a host that has no MX. */
	for (uint32_t i = 0; i < ncas; i++)
		if (cas[i]->is.needs_mx != DCV_YES)
			speaks |= ZP_T_A | ZP_T_AAAA;
	if (tells_names_apart(d)) {
		dcv_candidates(d, out);
		return;
	}
	for (uint32_t i = 0; i < d->set->zones.n; i++)
		if (dcv_has_candidates(d, d->set->zones.v[i]))
			search_zone(d, d->set->zones.v[i], speaks, kins, out);
}

static void push(struct dcv_kin *k, uint32_t node, dcv_subjects *out)
{
	zp_push(out, ((struct dcv_subject){.zone = k->zone,
			 .node = node,
			 .view = k->zone->view,
			 .kin = k->apart ? NULL : k}));
}

/* Of few kin the nodes are at hand. */
static bool is_few(const struct dcv_kin *k)
{
	return k->n <= DCV_KIN_FIRST;
}

static void subjects_of(struct dcv *d, const dcv_kins *kins, bool each,
    const struct zp_zone *z, dcv_subjects *out)
{
	const uint32_t *of = d->memo->zones[z->index].kin;
	for (uint32_t i = 0; of && i < z->names.nodes.n; i++) {
		struct dcv_kin *k = of[i] ? kins->v[of[i] - 1] : NULL;
		if (k && !is_few(k) && (each || k->apart))
			push(k, i, out);
	}
}

void dcv_kin_subjects(
    struct dcv *d, const dcv_kins *kins, bool each, dcv_subjects *out)
{
	bool many = false;
	for (uint32_t i = 0; i < kins->n; i++) {
		struct dcv_kin *k = kins->v[i];
		bool all = each || k->apart;
		many |= all && !is_few(k);
		for (uint32_t j = 0; all && is_few(k) && j < k->n; j++)
			push(k, k->first[j], out);
		if (!all)
			push(k, k->first[0], out);
	}
	for (uint32_t i = 0; many && i < d->memo->nzones; i++)
		subjects_of(d, kins, each, d->set->zones.v[i], out);
}

void dcv_kin_nodes(struct dcv *d, const struct dcv_kin *k, dcv_nodes *out)
{
	const uint32_t *of = d->memo->zones[k->zone->index].kin;
	for (uint32_t i = 0; i < k->zone->names.nodes.n; i++)
		if (of[i] == k->index + 1)
			zp_push(out, i);
}

bool dcv_kin_share(const struct dcv_kin *k, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (k->kind != DCV_KIN_PLAIN && k->kind != DCV_KIN_TO_PLAIN)
		return false;
	return !row->mailed || (zp_name_is_below(&row->start, &c->domain) &&
				   !zp_name_equal(&row->start, &c->domain));
}

bool dcv_kin_hold(
    const struct dcv *d, const struct dcv_kin *k, const struct dcv_row *row)
{
	return k->kind != DCV_KIN_OWN_MX ||
	       (!dcv_boxes_any(d->boxes) && !dcv_asks_zone(row->decision));
}

void dcv_kin_row(struct dcv_row *row, uint32_t node)
{
	const struct zp_zone *z = row->zone;
	uint8_t labels = (uint8_t)(row->name.labels - row->start.labels);
	row->node = node;
	row->rr = zp_zone_first(z, node, ZP_ANY);
	zp_names_get(&z->names, node, &row->name);
	row->start = zp_name_chop(&row->name, labels);
	row->self.node = node;
	if (row->self.rr != ZP_NONE)
		row->self.rr = zp_zone_first(z, node, ZP_CNAME);
}
