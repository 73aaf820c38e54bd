/* The chain of NSEC (RFC 4034 section 4, RFC 4035 section 2.3). */
#include "zoneparse/dnssec_internal.h"
#include "zoneparse/rdata.h"

#define ABOUT_CHAIN ((uint32_t)(ZP_T_RRSIG | ZP_T_NSEC))

/* Every name of the zone's own that has data; and whatever its signer has put
 * into the chain. */
static bool is_member(const struct zp_zone *z, uint32_t node)
{
	const struct zp_node *n = &z->names.nodes.v[node];
	return (n->types & ZP_T_NSEC) ||
	       ((n->types & ~ABOUT_CHAIN) && zp_dnssec_is_own(z, node) &&
		   !zp_dnssec_is_hash(z, node));
}

static void look_at_bitmap(const struct zp_dnssec_look *l,
    zp_dnssec_faults_vec *f, uint32_t rr, const uint8_t *map, size_t n)
{
	uint32_t node = l->z->rrs.v[rr].owner;
	struct zp_types types;
	uint16_t type = 0;
	zp_dnssec_types(l->z, node, &types);
	zp_types_put(&types, ZP_RRSIG);
	zp_types_put(&types, ZP_NSEC);
	if (l->z->names.nodes.v[node].types & ZP_T_NSEC3)
		zp_types_put(&types, ZP_NSEC3);
	/* What a server fills in is listed as what it then is. */
	if (types.over || (l->z->names.nodes.v[node].types & ZP_T_ALIAS))
		return;
	enum zp_dnssec_why why = zp_dnssec_bitmap(map, n, &types, &type);
	if (why != ZP_D_PLAIN)
		zp_dnssec_add(f, ZP_D_BITMAP, why, node, ZP_NSEC, rr, type);
}

static void look_at(const struct zp_dnssec_look *l, zp_dnssec_faults_vec *f,
    uint32_t node, uint32_t next, struct zp_buf *wire)
{
	const struct zp_zone *z = l->z;
	uint32_t rr = zp_zone_first(z, node, ZP_NSEC);
	struct zp_name name;
	if (rr == ZP_NONE) {
		zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_ABSENT, node, ZP_NSEC,
		    zp_zone_first(z, node, ZP_ANY), 0);
		return;
	}
	uint32_t second = zp_zone_next(z, rr, ZP_NSEC);
	if (second != ZP_NONE)
		zp_dnssec_add(
		    f, ZP_D_CHAIN, ZP_D_TWICE, node, ZP_NSEC, second, 0);
	zp_rr_wire(l->set, z, rr, wire);
	const uint8_t *w = (const uint8_t *)wire->p;
	unsigned len = zp_dnssec_name(&name, w, wire->n);
	if (len == 0 || zp_names_find(&z->names, &name) != next)
		zp_dnssec_add(
		    f, ZP_D_CHAIN, ZP_D_NEXT, node, ZP_NSEC, rr, next);
	if (len > 0 && zp_dnssec_is_own(z, node))
		look_at_bitmap(l, f, rr, w + len, wire->n - len);
}

static void walk(struct zp_dnssec_look *l, zp_dnssec_faults_vec *f)
{
	ZP_VEC(uint32_t) members = {0};
	struct zp_buf wire = {0};
	for (uint32_t i = 0; i < l->order.n; i++)
		if (is_member(l->z, l->order.v[i]))
			zp_push(&members, l->order.v[i]);
	for (uint32_t i = 0; i < members.n; i++)
		look_at(
		    l, f, members.v[i], members.v[(i + 1) % members.n], &wire);
	zp_buf_free(&wire);
	zp_vec_free(&members);
}

void zp_dnssec_chain(struct zp_dnssec_look *l, zp_dnssec_faults_vec *f)
{
	const struct zp_zone *z = l->z;
	const struct zp_node *v = z->names.nodes.v;
	uint32_t there = 0;
	for (uint32_t i = 0; i < l->order.n; i++)
		there |= v[l->order.v[i]].types;
	bool with_param = v[z->apex].types & ZP_T_NSEC3PARAM;
	if (with_param)
		zp_dnssec_chain3(l, f);
	/* On the way from one to the other, the one that is not whole is not
	 * announced: by NSEC at the apex, by NSEC3PARAM. */
	if ((there & ZP_T_NSEC) &&
	    (!with_param || (v[z->apex].types & ZP_T_NSEC)))
		walk(l, f);
	else if (!with_param)
		zp_dnssec_add(f, ZP_D_CHAIN,
		    (there & ZP_T_NSEC3) ? ZP_D_NO_PARAM : ZP_D_NO_CHAIN,
		    z->apex, (there & ZP_T_NSEC3) ? ZP_NSEC3 : 0,
		    zp_zone_first(z, z->apex, ZP_ANY), 0);
}
