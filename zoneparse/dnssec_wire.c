/* RDATA of DNSSEC's types, and the canonical form of all others. What was given
 * as octets (RFC 3597) may be of any length. */
#include <string.h>

#include "zoneparse/dnssec_internal.h"

static uint32_t get16(const uint8_t *w)
{
	return (uint32_t)w[0] << 8 | w[1];
}

static uint32_t get32(const uint8_t *w)
{
	return get16(w) << 16 | get16(w + 2);
}

static uint8_t lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

unsigned zp_dnssec_name(struct zp_name *out, const uint8_t *w, size_t n)
{
	size_t i = 0;
	out->labels = 0;
	while (i < n && w[i] != 0 && w[i] <= ZP_LABEL_MAX && i < ZP_NAME_MAX) {
		i += w[i] + 1u;
		out->labels++;
	}
	if (i >= n || i >= ZP_NAME_MAX || w[i] != 0)
		return 0;
	/* A length octet is 63 at most, which is no letter. */
	for (size_t k = 0; k <= i; k++)
		out->wire[k] = lower(w[k]);
	out->len = (uint8_t)(i + 1);
	return out->len;
}

bool zp_rrsig_read(struct zp_rrsig *s, const uint8_t *w, size_t n)
{
	unsigned name;
	if (n < 19 || (name = zp_dnssec_name(&s->signer, w + 18, n - 18)) == 0)
		return false;
	s->covered = (uint16_t)get16(w);
	s->algorithm = w[2];
	s->labels = w[3];
	s->original_ttl = get32(w + 4);
	s->expiration = get32(w + 8);
	s->inception = get32(w + 12);
	s->tag = (uint16_t)get16(w + 16);
	s->head = 18 + name;
	s->nsignature = (uint32_t)(n - s->head);
	return true;
}

static int base32_digit(uint8_t c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'v' ? c - 'a' + 10
				      : -1;
}

bool zp_nsec3_unlabel(struct zp_str label, uint8_t out[ZP_SHA1_OCTETS])
{
	uint32_t bits = 0;
	unsigned have = 0, n = 0;
	if (label.n != 32)
		return false;
	for (size_t i = 0; i < label.n; i++) {
		int d = base32_digit((uint8_t)label.p[i]);
		if (d < 0)
			return false;
		bits = bits << 5 | (uint32_t)d;
		have += 5;
		if (have < 8)
			continue;
		have -= 8;
		out[n++] = (uint8_t)(bits >> have);
	}
	return true;
}

/* How RDATA with names begins: octets, strings, then names. */
struct layout {
	uint16_t type;
	uint8_t octets, strings, names;
};

static const struct layout layouts[] = {
    {3, 0, 0, 1},   /* MD */
    {4, 0, 0, 1},   /* MF */
    {7, 0, 0, 1},   /* MB */
    {8, 0, 0, 1},   /* MG */
    {9, 0, 0, 1},   /* MR */
    {14, 0, 0, 2},  /* MINFO */
    {17, 0, 0, 2},  /* RP */
    {18, 2, 0, 1},  /* AFSDB */
    {21, 2, 0, 1},  /* RT */
    {24, 18, 0, 1}, /* SIG */
    {26, 2, 0, 2},  /* PX */
    {30, 0, 0, 1},  /* NXT */
    {35, 4, 3, 1},  /* NAPTR */
    {36, 2, 0, 1},  /* KX */
};

/* Types that rules look into were lower-cased when they were read. */
void zp_dnssec_canonical(uint16_t type, uint8_t *w, size_t n)
{
	struct zp_name name;
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		const struct layout *l = &layouts[i];
		if (l->type != type)
			continue;
		size_t at = l->octets;
		for (unsigned k = 0; k < l->strings && at < n; k++)
			at += w[at] + 1u;
		for (unsigned k = 0; k < l->names && at < n; k++) {
			unsigned len = zp_dnssec_name(&name, w + at, n - at);
			memcpy(w + at, name.wire, len);
			at += len;
		}
	}
}

void zp_types_put(struct zp_types *t, uint16_t type)
{
	uint32_t i = t->n;
	while (i > 0 && t->v[i - 1] > type)
		i--;
	if (i > 0 && t->v[i - 1] == type)
		return;
	if (t->n == sizeof t->v / sizeof *t->v) {
		t->over = true;
		return;
	}
	memmove(t->v + i + 1, t->v + i, (t->n - i) * sizeof *t->v);
	t->v[i] = type;
	t->n++;
}

void zp_dnssec_types(
    const struct zp_zone *z, uint32_t node, struct zp_types *out)
{
	/* RFC 4034 section 4.1.2, RFC 4035 section 2.3: glue is not listed. */
	bool cut = z->names.nodes.v[node].flags & ZP_NODE_CUT;
	out->n = 0;
	out->over = false;
	for (uint32_t rr = zp_zone_first(z, node, ZP_ANY); rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, ZP_ANY)) {
		uint16_t t = z->rrs.v[rr].type;
		if (t == ZP_RRSIG || t == ZP_NSEC || t == ZP_NSEC3 ||
		    t == ZP_ALIAS || (cut && t != ZP_NS && t != ZP_DS))
			continue;
		zp_types_put(out, t);
	}
}

enum zp_dnssec_why zp_dnssec_bitmap(
    const uint8_t *map, size_t n, const struct zp_types *types, uint16_t *type)
{
	uint32_t k = 0;
	for (size_t at = 0; at + 2 <= n;) {
		size_t window = map[at], len = map[at + 1];
		at += 2;
		for (size_t i = 0; i < len * 8 && at + i / 8 < n; i++) {
			if (!(map[at + i / 8] & (0x80 >> (i % 8))))
				continue;
			*type = (uint16_t)(window * 256 + i);
			if (k == types->n || types->v[k] > *type)
				return ZP_D_CLAIMED;
			if (types->v[k] < *type) {
				*type = types->v[k];
				return ZP_D_OMITTED;
			}
			k++;
		}
		at += len;
	}
	if (k == types->n)
		return ZP_D_PLAIN;
	*type = types->v[k];
	return ZP_D_OMITTED;
}
