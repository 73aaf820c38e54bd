#include "dcv/kin_internal.h"

static void index_kin(struct dcv_kin_search *s, uint32_t i)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	uint32_t k = s->kins->v[i]->hash & mask;
	while (s->slots[k])
		k = (k + 1) & mask;
	s->slots[k] = i - s->from + 1;
}

static void grow(struct dcv_kin_search *s)
{
	zp_xfree(s->slots);
	s->bits++;
	s->slots = zp_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
	for (uint32_t i = s->from; i < s->kins->n; i++)
		index_kin(s, i);
}

/* The index of NODE's kin among those of all zones, made where it is new. */
static uint32_t find_kin(
    struct dcv_kin_search *s, const struct dcv_kin *k, uint32_t node)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	for (uint32_t i = k->hash & mask; s->slots[i]; i = (i + 1) & mask) {
		uint32_t at_i = s->from + s->slots[i] - 1;
		if (dcv_is_kin(s, s->kins->v[at_i], k, node))
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
static void join(struct dcv_kin_search *s, struct dcv_kin *k, uint32_t node)
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

static void take(struct dcv_kin_search *s, uint32_t node, dcv_subjects *out)
{
	struct dcv_kin k;
	if (!dcv_kin_kind(s, node, &k)) {
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
	struct dcv_kin_search s = {
	    .d = d, .z = z, .f = f, .kins = kins, .bits = 6, .speaks = speaks};
	uint32_t n = z->names.nodes.n;
	if (f->base == 0 || z->partial) {
		dcv_candidates_of(d, z, out);
		return;
	}
	s.from = kins->n;
	s.slots = zp_xcalloc((size_t)1 << s.bits, sizeof *s.slots);
	s.of = f->kin = zp_xcalloc(n, sizeof *s.of);
	dcv_kin_mark_odd(&s);
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
	uint32_t speaks = DCV_SPEAKS;
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
	return (k->kind != DCV_KIN_OWN_MX && k->kind != DCV_KIN_WWW_OF_MX) ||
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
