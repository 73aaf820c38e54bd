/* The chain of NSEC3 (RFC 5155 section 7.1). */
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dnssec_internal.h"
#include "zoneparse/rdata.h"

#define OPT_OUT 1 /* RFC 5155 section 3.1.2.1 */

struct link {
	uint8_t hash[ZP_SHA1_OCTETS], next[ZP_SHA1_OCTETS];
	uint32_t rr;
	uint32_t map, nmap; /* its bitmap, in maps */
	bool opt_out, used;
};

/* One NSEC3PARAM, and the records that go with it. */
struct chain3 {
	uint16_t iterations;
	uint8_t nsalt, salt[255];
	ZP_VEC(struct link) links;
	struct zp_buf maps;
};

/* What a chain owes to a node. */
enum { OWES_NOTHING, MAY_HAVE, MUST_HAVE };

/* Algorithm, flags, iterations, salt; the octets they take, 0: they are none of
 * this chain's. */
static size_t head_of(const struct chain3 *c, const uint8_t *w, size_t n)
{
	if (n < 5 || n < 5u + w[4] || w[0] != 1 ||
	    (w[2] << 8 | w[3]) != c->iterations || w[4] != c->nsalt ||
	    memcmp(w + 5, c->salt, c->nsalt) != 0)
		return 0;
	return 5u + w[4];
}

static void read_link(
    struct chain3 *c, const struct zp_zone *z, uint32_t rr, struct zp_str wire)
{
	const uint8_t *w = (const uint8_t *)wire.p;
	struct link l = {.rr = rr};
	size_t at = head_of(c, w, wire.n);
	if (at == 0 || at + 1 + ZP_SHA1_OCTETS > wire.n ||
	    w[at] != ZP_SHA1_OCTETS ||
	    !zp_nsec3_unlabel(
		zp_names_label(&z->names, z->rrs.v[rr].owner), l.hash))
		return;
	memcpy(l.next, w + at + 1, ZP_SHA1_OCTETS);
	at += 1 + ZP_SHA1_OCTETS;
	l.opt_out = w[1] & OPT_OUT;
	l.map = (uint32_t)c->maps.n;
	l.nmap = (uint32_t)(wire.n - at);
	zp_buf_add(&c->maps, w + at, l.nmap);
	zp_push(&c->links, l);
}

static int by_hash(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int c = memcmp(x->hash, y->hash, ZP_SHA1_OCTETS);
	return c ? c : x->rr < y->rr ? -1 : x->rr > y->rr;
}

static void read_links(const struct zp_dnssec_look *l, struct chain3 *c)
{
	const struct zp_zone *z = l->z;
	struct zp_buf wire = {0};
	zp_buf_add(&c->maps, "", 0);
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t node = l->order.v[i];
		if (!(z->names.nodes.v[node].types & ZP_T_NSEC3) ||
		    z->names.nodes.v[node].parent != z->apex)
			continue;
		for (uint32_t rr = zp_zone_first(z, node, ZP_NSEC3);
		     rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_NSEC3)) {
			zp_rr_wire(l->set, z, rr, &wire);
			read_link(c, z, rr, (struct zp_str){wire.p, wire.n});
		}
	}
	zp_buf_free(&wire);
	if (c->links.n > 1)
		qsort(c->links.v, c->links.n, sizeof *c->links.v, by_hash);
}

/* The last link whose hash is HASH or before it, the order being a circle. */
static struct link *find(const struct chain3 *c, const uint8_t *hash)
{
	uint32_t low = 0, high = c->links.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (memcmp(c->links.v[mid].hash, hash, ZP_SHA1_OCTETS) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return &c->links.v[(low ? low : c->links.n) - 1];
}

static void look_at_next(const struct zp_dnssec_look *l,
    zp_dnssec_faults_vec *f, const struct chain3 *c)
{
	for (uint32_t i = 0; i < c->links.n; i++) {
		const struct link *k = &c->links.v[i];
		const struct link *next = &c->links.v[(i + 1) % c->links.n];
		uint32_t node = l->z->rrs.v[k->rr].owner;
		bool twice = next != k &&
			     memcmp(k->hash, next->hash, sizeof k->hash) == 0;
		if (twice)
			zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_TWICE, node, ZP_NSEC3,
			    next->rr, 0);
		else if (memcmp(k->next, next->hash, sizeof k->next) != 0)
			zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_NEXT_HASH, node,
			    ZP_NSEC3, k->rr, l->z->rrs.v[next->rr].owner);
	}
}

static void look_at_bitmap(const struct zp_dnssec_look *l,
    zp_dnssec_faults_vec *f, const struct chain3 *c, const struct link *k,
    uint32_t node)
{
	uint32_t has = l->z->names.nodes.v[node].types;
	bool cut = l->z->names.nodes.v[node].flags & ZP_NODE_CUT;
	struct zp_types types;
	uint16_t type = 0;
	zp_dnssec_types(l->z, node, &types);
	if (has & ZP_T_NSEC)
		zp_types_put(&types, ZP_NSEC);
	/* Nothing is signed at an empty name or an unsigned delegation. */
	if (cut ? (has & ZP_T_DS) != 0 : types.n > 0)
		zp_types_put(&types, ZP_RRSIG);
	if (types.over || (has & ZP_T_ALIAS))
		return;
	enum zp_dnssec_why why = zp_dnssec_bitmap(
	    (const uint8_t *)c->maps.p + k->map, k->nmap, &types, &type);
	if (why != ZP_D_PLAIN)
		zp_dnssec_add(f, ZP_D_BITMAP, why, node, ZP_NSEC3, k->rr, type);
}

/* Handed up: an empty name is there for what stands below it. */
static uint8_t *find_owed(const struct zp_dnssec_look *l)
{
	const struct zp_zone *z = l->z;
	const struct zp_node *v = z->names.nodes.v;
	uint32_t chain = ZP_T_RRSIG | ZP_T_NSEC | ZP_T_NSEC3;
	uint8_t *owed = zp_xcalloc(z->names.nodes.n, sizeof *owed);
	for (uint32_t i = l->order.n; i-- > 0;) {
		uint32_t node = l->order.v[i], up = v[node].parent;
		if (zp_dnssec_is_own(z, node) && (v[node].types & ~chain)) {
			/* RFC 5155 section 6: opt-out leaves out delegations
			 * without DS. */
			bool insecure = (v[node].flags & ZP_NODE_CUT) &&
					!(v[node].types & ZP_T_DS);
			owed[node] = insecure && owed[node] != MUST_HAVE
					 ? MAY_HAVE
					 : MUST_HAVE;
		}
		if (node != z->apex && owed[node] > owed[up])
			owed[up] = owed[node];
	}
	owed[z->apex] = MUST_HAVE;
	return owed;
}

static void look_at_names(const struct zp_dnssec_look *l,
    zp_dnssec_faults_vec *f, const struct chain3 *c)
{
	uint8_t *owed = find_owed(l), hash[ZP_SHA1_OCTETS];
	const struct zp_zone *z = l->z;
	struct zp_name name;
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t node = l->order.v[i];
		/* A name below a DNAME may be in the chain. */
		bool below = z->names.nodes.v[node].flags & ZP_NODE_BELOW_DNAME;
		if (owed[node] == OWES_NOTHING && !below)
			continue;
		zp_names_get(&z->names, node, &name);
		zp_nsec3_hash(name.wire, name.len, c->salt, c->nsalt,
		    c->iterations, hash);
		struct link *k = find(c, hash);
		if (memcmp(k->hash, hash, sizeof hash) == 0) {
			k->used = true;
			if (!below)
				look_at_bitmap(l, f, c, k, node);
		} else if (owed[node] == MUST_HAVE ||
			   (owed[node] == MAY_HAVE && !k->opt_out)) {
			zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_ABSENT, node,
			    ZP_NSEC3, zp_zone_first(z, node, ZP_ANY), 0);
		}
	}
	zp_xfree(owed);
}

static void judge(const struct zp_dnssec_look *l, zp_dnssec_faults_vec *f,
    struct chain3 *c, uint32_t param)
{
	read_links(l, c);
	if (c->links.n == 0) {
		zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_NO_CHAIN, l->z->apex,
		    ZP_NSEC3PARAM, param, 0);
	} else {
		look_at_names(l, f, c);
		look_at_next(l, f, c);
	}
	for (uint32_t i = 0; i < c->links.n; i++) {
		const struct link *k = &c->links.v[i];
		bool twice =
		    i > 0 && memcmp(k->hash, k[-1].hash, sizeof k->hash) == 0;
		/* Of two, the later one is found. */
		if (!k->used && !twice &&
		    (i + 1 == c->links.n ||
			memcmp(k->hash, k[1].hash, sizeof k->hash) != 0))
			zp_dnssec_add(f, ZP_D_CHAIN, ZP_D_EXTRA,
			    l->z->rrs.v[k->rr].owner, ZP_NSEC3, k->rr, 0);
	}
	zp_buf_free(&c->maps);
	zp_vec_free(&c->links);
}

void zp_dnssec_chain3(struct zp_dnssec_look *l, zp_dnssec_faults_vec *f)
{
	const struct zp_zone *z = l->z;
	struct zp_buf wire = {0};
	for (uint32_t rr = zp_zone_first(z, z->apex, ZP_NSEC3PARAM);
	     rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_NSEC3PARAM)) {
		struct chain3 c = {0};
		zp_rr_wire(l->set, z, rr, &wire);
		const uint8_t *w = (const uint8_t *)wire.p;
		/* RFC 5155 section 4.1.2: with other flags it is not in use. */
		if (wire.n < 5 || wire.n != 5u + w[4] || w[0] != 1 || w[1] != 0)
			continue;
		c.iterations = (uint16_t)(w[2] << 8 | w[3]);
		c.nsalt = w[4];
		memcpy(c.salt, w + 5, c.nsalt);
		if (c.iterations > ZP_NSEC3_ITERATIONS)
			l->d->unable++;
		else
			judge(l, f, &c, rr);
	}
	zp_buf_free(&wire);
}
