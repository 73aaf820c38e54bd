/* What the loaded zone above says of a zone: DS records (RFC 4034 section 5,
 * RFC 4035 section 5.2). */
#include <string.h>

#include "zoneparse/dnssec_internal.h"
#include "zoneparse/rdata.h"

enum match { NO_MATCH, NOT_KNOWN, MATCH };

static enum match match_key(const struct zp_dnssec_look *l,
    const struct zp_dnskey *k, const uint8_t *ds, size_t n)
{
	uint8_t digest[ZP_DIGEST_MAX];
	struct zp_buf data = {0};
	if (k->tag != (ds[0] << 8 | ds[1]) || k->algorithm != ds[2] ||
	    !(k->flags & ZP_KEY_ZONE) || (k->flags & ZP_KEY_REVOKED))
		return NO_MATCH;
	zp_buf_add(&data, l->apex.wire, l->apex.len);
	zp_buf_add(&data, l->d->key_octets.p + k->at, k->n);
	unsigned len =
	    zp_ds_digest(ds[3], (const uint8_t *)data.p, data.n, digest);
	zp_buf_free(&data);
	if (len == 0)
		return NOT_KNOWN;
	return n == 4 + len && memcmp(ds + 4, digest, len) == 0 ? MATCH
								: NO_MATCH;
}

/* A key that a DS meets must sign the keys; if no signature over them is good,
 * that is told for itself. */
static enum match match_ds(
    const struct zp_dnssec_look *l, const uint8_t *ds, size_t n)
{
	enum match best = NO_MATCH;
	const struct zp_dnssec *d = l->d;
	bool signs = false;
	if (n < 5)
		return NO_MATCH;
	for (uint32_t i = 0; i < d->keys.n; i++)
		signs |= d->keys.v[i].signs;
	for (uint32_t i = 0; i < d->keys.n; i++) {
		enum match m = match_key(l, &d->keys.v[i], ds, n);
		if (m == MATCH && signs && !d->keys.v[i].signs)
			m = NO_MATCH;
		if (m > best)
			best = m;
	}
	return best;
}

static enum zp_dnssec_link judge(const struct zp_dnssec_look *l)
{
	const struct zp_dnssec *d = l->d;
	const struct zp_zone *up = d->above;
	enum match best = NO_MATCH;
	struct zp_buf wire = {0};
	if (!d->has_keys)
		return l->d->whole ? ZP_LINK_NO_KEYS : ZP_LINK_UNKNOWN;
	if (!d->has_signatures)
		return ZP_LINK_UNKNOWN;
	for (uint32_t rr = d->ds; rr != ZP_NONE;
	     rr = zp_zone_next(up, rr, ZP_DS)) {
		zp_rr_wire(l->set, up, rr, &wire);
		enum match m = match_ds(l, (const uint8_t *)wire.p, wire.n);
		if (m > best)
			best = m;
	}
	zp_buf_free(&wire);
	return best == MATCH                       ? ZP_LINK_GOOD
	       : best == NOT_KNOWN || !l->d->whole ? ZP_LINK_UNKNOWN
						   : ZP_LINK_MISMATCH;
}

void zp_dnssec_find_link(struct zp_dnssec_look *l)
{
	struct zp_dnssec *d = l->d;
	d->link = ZP_LINK_UNKNOWN;
	d->ds = ZP_NONE;
	if (l->apex.labels == 0)
		return;
	struct zp_name name = zp_name_chop(&l->apex, 1);
	const struct zp_zone *up = zp_set_zone_of(l->set, l->z->view, &name);
	uint32_t node = up ? zp_names_find(&up->names, &l->apex) : ZP_NONE;
	if (node == ZP_NONE || !(up->names.nodes.v[node].flags & ZP_NODE_CUT))
		return;
	d->above = up;
	d->ds = zp_zone_first(up, node, ZP_DS);
	if (d->ds != ZP_NONE)
		d->link = judge(l);
	else if (zp_dnssec_is_whole(up))
		d->link = ZP_LINK_NONE;
}
