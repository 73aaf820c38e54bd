/* Signatures over the RRsets of a name (RFC 4035 section 5.3). */
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dnssec_sig.h"
#include "zoneparse/rdata.h"

/* Keys of one tag that are tried, and signatures over one RRset: accident makes
 * no more (CVE-2023-50387 was made of them). */
#define TRIES_MAX 4
#define SIGNATURES_MAX 16

/* How good a signature is. */
enum grade {
	G_NONE,
	G_KEY,    /* its key is not there */
	G_FORM,   /* its own fields are wrong */
	G_WRONG,  /* it does not verify */
	G_TIME,   /* of another day */
	G_UNABLE, /* cannot be judged */
	G_PASSED, /* was not worked out */
	G_GOOD
};

struct best {
	enum grade grade;
	enum zp_dnssec_why why;
	uint32_t rr, value;
	unsigned tried;   /* signatures worked out */
	bool early;       /* G_TIME: not yet valid */
	uint32_t latest;  /* end of the last good one */
	uint8_t bits[32]; /* algorithms of good ones, or maybe good */
	bool built;       /* the RRset is in the work's data */
	bool uncertain;   /* its octets may have been others when signed */
};

static bool before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

static int by_octets(const void *a, const void *b, void *octets)
{
	const struct zp_d_item *x = a, *y = b;
	const uint8_t *p = octets;
	uint32_t n = x->n < y->n ? x->n : y->n;
	int c = memcmp(p + x->at, p + y->at, n);
	return c ? c : x->n < y->n ? -1 : x->n > y->n;
}

/* Canonical form keeps the letters of a target of SVCB as they are; they were
 * lower-cased when read. */
static bool has_capitals(
    const struct zp_dnssec_look *l, uint16_t type, uint32_t rr)
{
	if (type != ZP_SVCB && type != ZP_HTTPS)
		return false;
	struct zp_span s = zp_rr_span(l->set, l->z, rr, ZP_FIELD_RDATA + 1);
	const char *text = zp_source_at(&l->set->sources, s.source)->text;
	for (uint32_t i = 0; i < s.len; i++)
		if (text[s.at + i] >= 'A' && text[s.at + i] <= 'Z')
			return true;
	return false;
}

/* RFC 4034 section 6.3: in order, each once. */
static void build_rrset(
    struct zp_d_work *w, uint32_t node, uint16_t type, struct best *best)
{
	const struct zp_zone *z = w->l->z;
	w->items.n = 0;
	w->octets.n = 0;
	best->built = true;
	for (uint32_t rr = zp_zone_first(z, node, type); rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, type)) {
		uint32_t at = (uint32_t)w->octets.n;
		zp_rr_wire(w->l->set, z, rr, &w->wire);
		zp_buf_add(&w->octets, w->wire.p, w->wire.n);
		zp_dnssec_canonical(
		    type, (uint8_t *)w->octets.p + at, w->wire.n);
		zp_push(
		    &w->items, ((struct zp_d_item){at, (uint32_t)w->wire.n}));
		best->uncertain |= has_capitals(w->l, type, rr);
	}
	qsort_r(
	    w->items.v, w->items.n, sizeof *w->items.v, by_octets, w->octets.p);
}

static void put(struct zp_buf *b, uint32_t v, unsigned octets)
{
	while (octets-- > 0)
		zp_buf_putc(b, (char)(v >> (8 * octets)));
}

/* What was signed (RFC 4034 section 3.1.8.1), into w->data. */
static void build_data(
    struct zp_d_work *w, const struct zp_name *owner, const struct zp_d_sig *s)
{
	const struct zp_rrsig *g = &s->f;
	w->data.n = 0;
	zp_buf_add(&w->data, w->sigs.p + s->at, 18);
	zp_buf_add(&w->data, g->signer.wire, g->signer.len);
	for (uint32_t i = 0; i < w->items.n; i++) {
		const struct zp_d_item *it = &w->items.v[i];
		if (i > 0 && by_octets(it - 1, it, w->octets.p) == 0)
			continue;
		zp_buf_add(&w->data, owner->wire, owner->len);
		put(&w->data, g->covered, 2);
		put(&w->data, 1, 2);
		put(&w->data, g->original_ttl, 4);
		put(&w->data, it->n, 2);
		zp_buf_add(&w->data, w->octets.p + it->at, it->n);
	}
}

/* RFC 4034 section 2.1.1: only zone keys sign; RFC 5011 section 2.1: nothing is
 * trusted for a revoked key. */
static bool is_fit(const struct zp_dnskey *k)
{
	return (k->flags & ZP_KEY_ZONE) && !(k->flags & ZP_KEY_REVOKED) &&
	       k->protocol == 3;
}

static bool is_by(const struct zp_rrsig *s, const struct zp_dnskey *k)
{
	return k->tag == s->tag && k->algorithm == s->algorithm;
}

/* Tries the keys of a signature's tag. */
static enum grade verify(struct zp_d_work *w, const struct zp_d_sig *s,
    const struct zp_name *owner, const struct best *best)
{
	struct zp_dnssec *d = w->l->d;
	const uint8_t *sig = (const uint8_t *)w->sigs.p + s->at + s->f.head;
	enum grade grade = best->uncertain ? G_UNABLE : G_WRONG;
	unsigned tries = 0;
	build_data(w, owner, s);
	for (uint32_t i = 0; i < d->keys.n && tries < TRIES_MAX; i++) {
		struct zp_dnskey *k = &d->keys.v[i];
		if (!is_by(&s->f, k) || !is_fit(k))
			continue;
		tries++;
		enum zp_verified v = zp_pubkey_verify(k->key, sig,
		    s->f.nsignature, (const uint8_t *)w->data.p, w->data.n);
		if (v == ZP_VERIFY_UNABLE)
			grade = G_UNABLE;
		if (v != ZP_VERIFY_GOOD)
			continue;
		/* The keys stand at one name, which one thread looks at. */
		if (s->f.covered == ZP_DNSKEY)
			k->signs = true;
		return G_GOOD;
	}
	return grade;
}

/* What can be told from the fields alone; G_NONE: nothing is wrong. */
static enum grade look_at_fields(const struct zp_d_work *w,
    const struct zp_d_sig *s, const struct zp_name *owner, struct best *one)
{
	const struct zp_rrsig *g = &s->f;
	const struct zp_dnssec *d = w->l->d;
	bool there = false, fit = false;
	if (!s->ok || !zp_name_equal(&g->signer, &w->l->apex)) {
		one->why = s->ok ? ZP_D_SIGNER : ZP_D_FORM;
		return G_FORM;
	}
	/* RFC 4034 section 3.1.3: "*" is not counted. */
	if (g->labels != owner->labels - zp_name_is_wildcard(owner)) {
		one->why = ZP_D_LABELS;
		return G_FORM;
	}
	for (uint32_t i = 0; i < d->keys.n && !fit; i++) {
		there |= is_by(g, &d->keys.v[i]);
		fit = is_by(g, &d->keys.v[i]) && is_fit(&d->keys.v[i]);
	}
	if (!fit) {
		one->why = there ? ZP_D_KEY_UNFIT : ZP_D_PLAIN;
		one->value = g->tag;
		return d->whole ? G_KEY : G_UNABLE;
	}
	one->early = before(w->l->end, g->inception);
	one->value = one->early ? g->inception : g->expiration;
	if (one->early || before(g->expiration, w->l->begin))
		return G_TIME;
	return G_NONE;
}

static void grade_one(struct zp_d_work *w, const struct zp_d_sig *s,
    const struct zp_name *owner, uint32_t node, struct best *best)
{
	struct best one = {.rr = s->rr};
	one.grade = look_at_fields(w, s, owner, &one);
	if (one.grade == G_NONE && w->passing)
		one.grade = G_PASSED;
	if (one.grade == G_NONE && best->tried++ >= SIGNATURES_MAX)
		one.grade = G_UNABLE;
	if (one.grade == G_NONE) {
		if (!best->built)
			build_rrset(w, node, s->f.covered, best);
		one.grade = verify(w, s, owner, best);
		one.why = ZP_D_DOES_NOT_VERIFY;
		/* A record of the RRset may not have been read. */
		if (one.grade == G_WRONG && !w->l->d->whole)
			one.grade = G_UNABLE;
	}
	if (one.grade >= G_UNABLE)
		best->bits[s->f.algorithm / 8] |=
		    (uint8_t)(1 << s->f.algorithm % 8);
	if (one.grade >= G_PASSED &&
	    (best->grade < G_PASSED || before(best->latest, s->f.expiration)))
		best->latest = s->f.expiration;
	if (one.grade <= best->grade)
		return;
	best->grade = one.grade;
	best->why = one.why;
	best->rr = one.rr;
	best->value = one.value;
	best->early = one.early;
}

/* RFC 4035 section 2.2: each algorithm of the keys signs. */
static void look_at_algorithms(
    struct zp_d_work *w, uint32_t node, uint16_t type, const struct best *best)
{
	for (unsigned i = 0; i < 256; i++) {
		uint8_t bit = (uint8_t)(1 << i % 8);
		if ((w->l->algorithms[i / 8] & bit) &&
		    !(best->bits[i / 8] & bit))
			zp_dnssec_add(&w->faults, ZP_D_ALGORITHM_MISSING,
			    ZP_D_PLAIN, node, type, best->rr, i);
	}
}

static void settle(
    struct zp_d_work *w, uint32_t node, uint16_t type, const struct best *b)
{
	const struct zp_dnssec_look *l = w->l;
	uint32_t first = zp_zone_first(l->z, node, type);
	switch (b->grade) {
	case G_NONE:
		if (l->d->whole)
			zp_dnssec_add(&w->faults,
			    type == ZP_DNSKEY ? ZP_D_KEYS_UNSIGNED
					      : ZP_D_MISSING,
			    ZP_D_PLAIN, node, type, first, 0);
		break;
	case G_KEY:
		zp_dnssec_add(&w->faults, ZP_D_KEY_MISSING, b->why, node, type,
		    b->rr, b->value);
		break;
	case G_FORM:
	case G_WRONG:
		zp_dnssec_add(
		    &w->faults, ZP_D_WRONG, b->why, node, type, b->rr, 0);
		break;
	case G_TIME:
		zp_dnssec_add(&w->faults,
		    b->early ? ZP_D_NOT_YET : ZP_D_EXPIRED, ZP_D_PLAIN, node,
		    type, b->rr, b->value);
		break;
	case G_UNABLE: w->unable++; break;
	case G_PASSED:
	case G_GOOD:
		w->passed_over += b->grade == G_PASSED;
		if (before(b->latest, l->end + ZP_SIGNATURE_DAYS * 86400u))
			zp_dnssec_add(&w->faults, ZP_D_SOON, ZP_D_PLAIN, node,
			    type, b->rr, b->latest);
		if (l->d->whole)
			look_at_algorithms(w, node, type, b);
		break;
	}
}

static void read_signature(struct zp_d_work *w, uint32_t rr)
{
	struct zp_d_sig *s = zp_vec_add(&w->list);
	zp_rr_wire(w->l->set, w->l->z, rr, &w->wire);
	*s = (struct zp_d_sig){.rr = rr, .at = (uint32_t)w->sigs.n};
	zp_buf_add(&w->sigs, w->wire.p, w->wire.n);
	s->ok = zp_rrsig_read(&s->f, (const uint8_t *)w->wire.p, w->wire.n);
	if (s->ok)
		return;
	/* The type at least, for what it covers. */
	const uint8_t *p = (const uint8_t *)w->wire.p;
	unsigned covered = w->wire.n < 2 ? 0 : (unsigned)p[0] << 8 | p[1];
	s->f.covered = (uint16_t)covered;
}

void zp_dnssec_judge_node(struct zp_d_work *w, uint32_t node)
{
	const struct zp_zone *z = w->l->z;
	struct zp_name owner;
	struct zp_types types = {.n = 0};
	if (!zp_dnssec_is_own(z, node))
		return;
	w->list.n = 0;
	w->sigs.n = 0;
	for (uint32_t rr = zp_zone_first(z, node, ZP_ANY); rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, ZP_ANY)) {
		uint16_t t = z->rrs.v[rr].type;
		if (t == ZP_RRSIG)
			read_signature(w, rr);
		else if (zp_dnssec_is_signed(z, node, t))
			zp_types_put(&types, t);
	}
	w->unable += types.over;
	w->rrsets += types.n;
	zp_names_get(&z->names, node, &owner);
	for (uint32_t i = 0; i < types.n; i++) {
		struct best best = {.grade = G_NONE};
		for (uint32_t k = 0; k < w->list.n; k++)
			if (w->list.v[k].f.covered == types.v[i])
				grade_one(
				    w, &w->list.v[k], &owner, node, &best);
		settle(w, node, types.v[i], &best);
	}
}
