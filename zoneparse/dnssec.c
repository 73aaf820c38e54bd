#include <stdlib.h>

#include "zoneparse/day.h"
#include "zoneparse/dnssec_internal.h"
#include "zoneparse/rdata.h"

bool zp_dnssec_is_whole(const struct zp_zone *z)
{
	if (z->partial || z->incomplete || z->soaless)
		return false;
	for (uint32_t i = 0; i < z->problems.n; i++)
		if (zp_problem_info[z->problems.v[i].kind].level ==
		    ZP_LEVEL_ERROR)
			return false;
	return true;
}

static int64_t begin_of(const char *day)
{
	long y = strtol(day, NULL, 10), m = strtol(day + 5, NULL, 10);
	return zp_day_number(y, m, strtol(day + 8, NULL, 10)) * 86400;
}

const char *zp_dnssec_day(uint32_t when, const char *today, char buf[16])
{
	int64_t now = begin_of(today);
	/* RFC 1982: the nearer of the two ways round. */
	int64_t at = now + (int32_t)(when - (uint32_t)now);
	return zp_day_text((at >= 0 ? at : at - 86399) / 86400, buf);
}

/* More keys than a zone can have: what signs by those left out is not judged.
 */
#define KEYS_MAX 128

static void read_keys(struct zp_dnssec_look *l)
{
	const struct zp_zone *z = l->z;
	struct zp_dnssec *d = l->d;
	struct zp_buf wire = {0};
	for (uint32_t rr = zp_zone_first(z, z->apex, ZP_DNSKEY); rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, ZP_DNSKEY)) {
		zp_rr_wire(l->set, z, rr, &wire);
		const uint8_t *w = (const uint8_t *)wire.p;
		if (wire.n < 4)
			continue;
		if (d->keys.n == KEYS_MAX) {
			d->whole = false;
			break;
		}
		zp_push(&d->keys, ((struct zp_dnskey){
				      .rr = rr,
				      .flags = (uint16_t)(w[0] << 8 | w[1]),
				      .tag = zp_key_tag(w, wire.n),
				      .protocol = w[2],
				      .algorithm = w[3],
				      .at = (uint32_t)d->key_octets.n,
				      .n = (uint32_t)wire.n,
				  }));
		zp_buf_add(&d->key_octets, w, wire.n);
	}
	zp_buf_free(&wire);
	/* The octets move no more. */
	for (uint32_t i = 0; i < d->keys.n; i++) {
		struct zp_dnskey *k = &d->keys.v[i];
		k->key = zp_pubkey_new(k->algorithm,
		    (const uint8_t *)d->key_octets.p + k->at + 4, k->n - 4);
		if ((k->flags & ZP_KEY_ZONE) && !(k->flags & ZP_KEY_REVOKED))
			l->algorithms[k->algorithm / 8] |=
			    (uint8_t)(1 << k->algorithm % 8);
	}
}

/* By kind; the names of NSEC3 say nothing to people and come last. */
static void put_in_order(struct zp_dnssec *d, const struct zp_zone *z,
    const zp_dnssec_faults_vec *found)
{
	for (unsigned kind = 0; kind < ZP_D_KINDS; kind++)
		for (unsigned hash = 0; hash < 2; hash++)
			for (uint32_t i = 0; i < found->n; i++) {
				const struct zp_dnssec_fault *f = &found->v[i];
				if (f->kind == kind &&
				    zp_dnssec_is_hash(z, f->node) == hash)
					zp_push(&d->faults, *f);
			}
}

static enum zp_dnssec_state state_of(const struct zp_dnssec *d)
{
	if (!d->has_signatures)
		return d->has_keys || d->link == ZP_LINK_NO_KEYS
			   ? ZP_DNSSEC_UNKNOWN
			   : ZP_DNSSEC_UNSIGNED;
	if (d->link == ZP_LINK_MISMATCH)
		return ZP_DNSSEC_BROKEN;
	for (uint32_t i = 0; i < d->faults.n; i++)
		if (d->faults.v[i].kind != ZP_D_SOON &&
		    d->faults.v[i].kind != ZP_D_ALGORITHM_MISSING)
			return ZP_DNSSEC_BROKEN;
	if (!d->whole || d->unable > 0 || d->passed_over > 0)
		return ZP_DNSSEC_UNKNOWN;
	return ZP_DNSSEC_SIGNED;
}

static void look(struct zp_dnssec_look *l)
{
	struct zp_dnssec *d = l->d;
	zp_dnssec_faults_vec found = {0};
	uint32_t at_apex = l->z->names.nodes.v[l->z->apex].types;
	zp_names_get(&l->z->names, l->z->apex, &l->apex);
	d->has_keys = at_apex & ZP_T_DNSKEY;
	d->has_signatures = at_apex & ZP_T_RRSIG;
	d->whole = zp_dnssec_is_whole(l->z);
	read_keys(l);
	if (d->has_signatures) {
		zp_dnssec_order(l);
		zp_dnssec_signatures(l, &found);
		if (d->whole)
			zp_dnssec_chain(l, &found);
		put_in_order(d, l->z, &found);
	}
	zp_dnssec_find_link(l);
	d->state = state_of(d);
	zp_vec_free(&found);
	zp_vec_free(&l->order);
}

const struct zp_dnssec *zp_dnssec_of(struct zp_dnssec_memo *m,
    const struct zp_set *set, const struct zp_zone *z, const char *today)
{
	while (m->zones.n <= z->index)
		zp_push(&m->zones, NULL);
	if (m->zones.v[z->index])
		return m->zones.v[z->index];
	struct zp_dnssec *d = zp_xcalloc(1, sizeof *d);
	struct zp_dnssec_look l = {.set = set, .z = z, .d = d};
	l.begin = (uint32_t)begin_of(today);
	l.end = l.begin + 86399;
	if (z->origin_by != ZP_ORIGIN_NONE)
		look(&l);
	m->zones.v[z->index] = d;
	return d;
}

void zp_dnssec_memo_free(struct zp_dnssec_memo *m)
{
	for (uint32_t i = 0; i < m->zones.n; i++) {
		struct zp_dnssec *d = m->zones.v[i];
		for (uint32_t k = 0; d && k < d->keys.n; k++)
			zp_pubkey_free(d->keys.v[k].key);
		if (d) {
			zp_vec_free(&d->keys);
			zp_vec_free(&d->faults);
			zp_buf_free(&d->key_octets);
		}
		zp_xfree(d);
	}
	zp_vec_free(&m->zones);
}

const char *zp_dnssec_state_text(enum zp_dnssec_state s)
{
	switch (s) {
	case ZP_DNSSEC_UNSIGNED: return "unsigned";
	case ZP_DNSSEC_SIGNED: return "signed";
	case ZP_DNSSEC_BROKEN: return "broken";
	default: return "unknown";
	}
}

const struct zp_dnssec_fault *zp_dnssec_faults(
    const struct zp_dnssec *d, enum zp_dnssec_kind kind, uint32_t *n)
{
	const struct zp_dnssec_fault *first = NULL;
	*n = 0;
	for (uint32_t i = 0; i < d->faults.n; i++) {
		if (d->faults.v[i].kind != kind)
			continue;
		if (!first)
			first = &d->faults.v[i];
		(*n)++;
	}
	return first;
}
