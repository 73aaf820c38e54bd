/* What names are kin by. */
#include <string.h>

#include "dcv/kin_internal.h"

/* What may stand beside an alias. */
#define BESIDE (ZP_T_CNAME | ZP_T_RRSIG | ZP_T_NSEC)
#define UNSEEN                                                   \
	(ZP_NODE_CUT | ZP_NODE_BELOW_CUT | ZP_NODE_BELOW_DNAME | \
	    ZP_NODE_OUTSIDE)
#define DAY 86400u

enum {
	HAS_ADDRESS = 1,
	IS_WWW = 2,
	LONG_TTL = 4,
	PARENT_HAS_ADDRESS = 8,
	IS_ALIAS = 16
};

static const struct zp_node *at(const struct dcv_kin_search *s, uint32_t node)
{
	return &s->z->names.nodes.v[node];
}

/* A name at which a CA may look for a record, or a wildcard: it tells its
 * parent apart. One that only leads to names below it (_tcp) does not. */
static bool is_looked_at(const struct zp_names *t, uint32_t node)
{
	const struct zp_node *n = &t->nodes.v[node];
	if (!(n->flags & ZP_NODE_NOT_LDH))
		return false;
	return n->types != 0 || zp_names_label(t, node).p[0] != '_';
}

void dcv_kin_mark_odd(struct dcv_kin_search *s)
{
	const struct zp_node *v = s->z->names.nodes.v;
	uint32_t n = s->z->names.nodes.n;
	s->odd = zp_xcalloc(n / 64 + 1, sizeof *s->odd);
	for (uint32_t i = 1; i < n; i++)
		if (is_looked_at(&s->z->names, i))
			s->odd[v[i].parent / 64] |= UINT64_C(1)
						    << v[i].parent % 64;
}

static bool is_odd(const struct dcv_kin_search *s, uint32_t node)
{
	return s->odd[node / 64] >> node % 64 & 1;
}

static bool speaks(const struct dcv_kin_search *s, uint32_t node)
{
	const struct zp_node *n = at(s, node);
	return node == s->z->apex || (n->types & s->speaks) || is_odd(s, node);
}

/* The first above NODE that a walk from there has to ask. */
static uint32_t top_of(const struct dcv_kin_search *s, uint32_t node)
{
	do
		node = at(s, node)->parent;
	while (!speaks(s, node));
	return node;
}

static bool is_www(const struct dcv_kin_search *s, uint32_t node)
{
	struct zp_str l = zp_names_label(&s->z->names, node);
	return l.n == 3 && memcmp(l.p, "www", 3) == 0;
}

static bool is_silent(const struct dcv_kin_search *s, uint32_t node)
{
	const struct zp_node *n = at(s, node);
	return !speaks(s, node) && (n->flags & ZP_NODE_EXISTS) &&
	       !(n->flags & UNSEEN) && !(s->f->hidden && s->f->hidden[node]);
}

static bool has_address(const struct dcv_kin_search *s, uint32_t node)
{
	return (at(s, node)->types & (ZP_T_A | ZP_T_AAAA)) != 0;
}

/* A name that holds an alias and nothing else. */
static bool alias_kind(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k)
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

/* By the MX records at NODE. */
static void kind_by_mx(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k)
{
	const struct zp_zone *z = s->z;
	uint32_t rr = zp_zone_first(z, node, ZP_MX);
	if (z->rrs.v[rr].ttl > DAY)
		k->bits |= LONG_TTL;
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_MX))
		k->hash =
		    (k->hash + z->rrs.v[rr].data * 31u + z->rrs.v[rr].pref) *
		    UINT32_C(0x9e3779b1);
}

static bool own_kind(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k)
{
	if ((at(s, node)->types & DCV_SPEAKS) != ZP_T_MX)
		return false;
	k->kind = DCV_KIN_OWN_MX;
	kind_by_mx(s, node, k);
	return true;
}

/* "www." of a name with an MX of its own, and nothing else. */
static bool www_kind(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k)
{
	const struct zp_zone *z = s->z;
	uint32_t up = at(s, node)->parent, types = at(s, node)->types;
	if ((at(s, up)->types & DCV_SPEAKS) != ZP_T_MX || is_odd(s, up) ||
	    up == z->apex || s->speaks != DCV_SPEAKS)
		return false;
	if (types & ZP_T_CNAME) {
		uint32_t rr = zp_zone_first(z, node, ZP_CNAME);
		if ((types & ~(uint32_t)BESIDE) || z->rrs.v[rr].data != up ||
		    zp_zone_next(z, rr, ZP_CNAME) != ZP_NONE)
			return false;
		k->bits = IS_ALIAS;
	} else if (types & DCV_SPEAKS) {
		return false;
	}
	k->kind = DCV_KIN_WWW_OF_MX;
	kind_by_mx(s, up, k);
	return true;
}

/* What the node would be kin by; false: it stands alone. */
bool dcv_kin_kind(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k)
{
	const struct zp_node *n = at(s, node);
	if (node == s->z->apex || (n->flags & ZP_NODE_NOT_LDH) ||
	    is_odd(s, node))
		return false;
	*k = (struct dcv_kin){.zone = s->z, .other = ZP_NONE};
	bool www = is_www(s, node), alone = false;
	if (www && !is_silent(s, n->parent))
		alone = !www_kind(s, node, k);
	else if (n->types & ZP_T_CNAME)
		alone = !alias_kind(s, node, k);
	else if (n->types & ZP_T_MX)
		alone = !own_kind(s, node, k);
	else
		alone = n->types & DCV_SPEAKS;
	if (alone)
		return false;
	if (!(n->types & ZP_T_CNAME) && has_address(s, node))
		k->bits |= HAS_ADDRESS;
	/* The walk may start at the parent. */
	if (www)
		k->bits |= IS_WWW;
	if (www && has_address(s, n->parent))
		k->bits |= PARENT_HAS_ADDRESS;
	k->top = top_of(s, k->kind == DCV_KIN_WWW_OF_MX ? n->parent : node);
	k->hash = (k->hash ^ (k->top * 5u + k->other * 3u + k->bits)) *
		  UINT32_C(0x85ebca6b);
	k->hash = (k->hash ^ k->hash >> 15) + (uint32_t)k->kind;
	return true;
}

static bool same_mx(const struct dcv_kin_search *s, uint32_t a, uint32_t b)
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

bool dcv_is_kin(const struct dcv_kin_search *s, const struct dcv_kin *a,
    const struct dcv_kin *b, uint32_t node)
{
	return a->hash == b->hash && a->kind == b->kind && a->top == b->top &&
	       a->other == b->other && a->bits == b->bits &&
	       (a->kind != DCV_KIN_OWN_MX || same_mx(s, a->first[0], node)) &&
	       (a->kind != DCV_KIN_WWW_OF_MX ||
		   same_mx(s, at(s, a->first[0])->parent, at(s, node)->parent));
}
