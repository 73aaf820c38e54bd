/* CAA records read, a set at a time, and kept. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dcv/caa_internal.h"
#include "zoneparse/rdata.h"

static const char *const tags[] = {
    [DCV_CAA_ISSUE] = "issue",
    [DCV_CAA_ISSUEWILD] = "issuewild",
    [DCV_CAA_IODEF] = "iodef",
    [DCV_CAA_CONTACTEMAIL] = "contactemail",
    [DCV_CAA_CONTACTPHONE] = "contactphone",
    [DCV_CAA_ISSUEMAIL] = "issuemail",
    [DCV_CAA_ISSUEVMC] = "issuevmc",
};

const char *dcv_caa_tag_text(enum dcv_caa_tag t)
{
	return t < DCV_CAA_RESERVED ? tags[t] : NULL;
}

bool dcv_caa_same_word(struct zp_str a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.p, b, a.n) == 0;
}

/* RFC 8659 section 4.1: tags are matched without regard to case. */
static enum dcv_caa_tag kind_of(struct zp_str tag)
{
	static const char *const reserved[] = {"auth", "path", "policy"};
	for (unsigned i = 0; i < DCV_CAA_RESERVED; i++)
		if (dcv_caa_same_word(tag, tags[i]))
			return i;
	for (unsigned i = 0; i < 3; i++)
		if (dcv_caa_same_word(tag, reserved[i]))
			return DCV_CAA_RESERVED;
	return DCV_CAA_OTHER;
}

/* WIRE is RDATA as it was accepted: flags, length, tag, value. */
static void read_record(
    struct dcv_caa_record *r, uint32_t rr, const char *wire, size_t n)
{
	memset(r, 0, sizeof *r);
	r->rr = rr;
	r->sound = true;
	size_t ntag = n >= 2 ? (uint8_t)wire[1] : 0;
	if (n < 2 + ntag)
		ntag = n >= 2 ? n - 2 : 0;
	r->flags = n > 0 ? (uint8_t)wire[0] : 0;
	size_t at = n >= 2 ? 2 : n;
	r->tag = (struct zp_str){wire + at, ntag};
	r->value = (struct zp_str){wire + at + ntag, n - at - ntag};
	r->kind = (uint8_t)kind_of(r->tag);
	r->issues = r->kind == DCV_CAA_ISSUE || r->kind == DCV_CAA_ISSUEWILD ||
		    r->kind == DCV_CAA_ISSUEMAIL || r->kind == DCV_CAA_ISSUEVMC;
	if (!r->issues)
		return;
	struct dcv_caa_value v;
	dcv_caa_value_read(r->value, &v);
	r->sound = v.fault == DCV_CAA_SOUND;
	r->names = r->sound && v.issuer.n > 0;
}

static struct dcv_caa_set *read_set(
    struct dcv *d, const struct zp_zone *z, uint32_t node)
{
	struct dcv_caa_set *s = zp_alloc(&d->arena, sizeof *s);
	struct zp_buf wire = {0};
	uint32_t n = 0, rr = zp_zone_first(z, node, ZP_CAA);
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_CAA))
		n++;
	s->zone = z;
	s->node = node;
	s->n = n;
	s->record = zp_alloc(&d->arena, n * sizeof *s->record);
	rr = zp_zone_first(z, node, ZP_CAA);
	for (uint32_t i = 0; i < n; i++, rr = zp_zone_next(z, rr, ZP_CAA)) {
		struct dcv_caa_record *r = &s->record[i];
		zp_rr_wire(d->set, z, rr, &wire);
		read_record(r, rr, zp_copy(&d->arena, wire.p, wire.n), wire.n);
		s->count[r->kind]++;
		s->named[r->kind] += r->names;
		s->octets += (uint32_t)wire.n;
	}
	zp_buf_free(&wire);
	return s;
}

struct dcv_caa_set *dcv_caa_set(
    struct dcv *d, const struct zp_zone *z, uint32_t node)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	if (!f->caa.set)
		f->caa.set = zp_xcalloc(z->names.nodes.n, sizeof *f->caa.set);
	if (!f->caa.set[node])
		f->caa.set[node] = read_set(d, z, node);
	return f->caa.set[node];
}

/* The sets with many records are read whole; a single record is found in them
 * by going on from the one asked for before. */
const struct dcv_caa_record *dcv_caa_record(
    struct dcv *d, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	const struct dcv_caa_set *s = dcv_caa_set(d, z, z->rrs.v[rr].owner);
	uint32_t at = f->caa.last < s->n ? f->caa.last : 0;
	if (s->record[at].rr > rr)
		at = 0;
	while (s->record[at].rr != rr)
		at++;
	f->caa.last = at;
	return &s->record[at];
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

const dcv_caa_firsts *dcv_caa_sets(struct dcv *d, const struct zp_zone *z)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	if (f->caa.listed)
		return &f->caa.firsts;
	f->caa.listed = true;
	for (uint32_t i = 0; i < z->names.nodes.n; i++) {
		const struct zp_node *n = &z->names.nodes.v[i];
		if (!(n->types & ZP_T_CAA) || (f->hidden && f->hidden[i]) ||
		    (n->flags & (ZP_NODE_OUTSIDE | ZP_NODE_CUT |
				    ZP_NODE_BELOW_CUT | ZP_NODE_BELOW_DNAME)))
			continue;
		zp_push(&f->caa.firsts, zp_zone_first(z, i, ZP_CAA));
	}
	if (f->caa.firsts.n > 1)
		qsort(f->caa.firsts.v, f->caa.firsts.n, sizeof *f->caa.firsts.v,
		    by_number);
	return &f->caa.firsts;
}

void dcv_caa_free(struct dcv_zone_facts *f)
{
	zp_xfree(f->caa.set);
	zp_vec_free(&f->caa.firsts);
}
