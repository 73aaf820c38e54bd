#include <stdlib.h>
#include <string.h>

#include "dcv/route_internal.h"
#include "zoneparse/hash.h"

bool dcv_result_ends(enum dcv_result r)
{
	return r != DCV_NONE && r != DCV_NXDOMAIN;
}

/* RFC 7505 section 3: a single record whose exchange is the root. Its
 * preference ought to be 0, but a receiver ignores it. */
bool dcv_is_null_mx(const struct zp_answer *a)
{
	uint32_t rr = a->rr;
	for (; rr != ZP_NONE; rr = zp_zone_next(a->zone, rr, ZP_MX))
		if (a->zone->rrs.v[rr].data != 0)
			return false;
	return true;
}

static bool node_has_alias_type(const struct zp_answer *a)
{
	return a->zone && a->node != ZP_NONE &&
	       (a->zone->names.nodes.v[a->node].types & ZP_T_ALIAS);
}

bool dcv_has_address(struct zp_view view, const struct zp_name *name)
{
	static const uint16_t types[] = {ZP_A, ZP_AAAA};
	for (unsigned i = 0; i < 2; i++) {
		struct zp_chain c;
		zp_view_resolve(view, name, types[i], &c);
		if (c.last.what == ZP_ANSWER)
			return true;
		if (c.last.what == ZP_NODATA && node_has_alias_type(&c.last))
			return true;
	}
	return false;
}

static bool is_assumed(const struct dcv *d, const struct zp_name *target)
{
	for (uint32_t i = 0; i < d->assume_no_mx.n; i++)
		if (zp_name_is_below(target, &d->assume_no_mx.v[i]))
			return true;
	return false;
}

/* Without an MX the target's address may take the mail, where the CA is content
 * with one: of that nothing is assumed. */
static enum dcv_result unloaded(struct dcv *d, const struct dcv_profile *p,
    struct dcv_level *l, bool assume)
{
	if (l->chain.nhops == 0)
		return l->chain.last.what == ZP_REFERRAL ? DCV_DELEGATED
							 : DCV_NOT_LOADED;
	if (p->is.needs_mx != DCV_YES ||
	    (!assume && !is_assumed(d, &l->chain.name)))
		return DCV_ALIAS_UNLOADED;
	l->assumed = true;
	return DCV_NONE;
}

/* RFC 5321 section 5.1: without an MX the host's own address takes the mail. */
static enum dcv_result without_mx(
    const struct dcv_profile *p, struct zp_view view, const struct dcv_level *l)
{
	if (p->is.needs_mx != DCV_YES && dcv_has_address(view, &l->domain))
		return DCV_IMPLICIT;
	/* An alias to a name that does not exist: the alias itself exists. */
	if (l->chain.last.what == ZP_NXDOMAIN && l->chain.nhops == 0)
		return DCV_NXDOMAIN;
	return DCV_NONE;
}

void dcv_level_ask(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *domain, bool assume,
    struct dcv_level *out)
{
	out->domain = *domain;
	out->assumed = false;
	zp_view_resolve(view, domain, ZP_MX, &out->chain);
	switch (out->chain.last.what) {
	case ZP_ANSWER:
		out->result =
		    dcv_is_null_mx(&out->chain.last) ? DCV_NULL_MX : DCV_MX;
		return;
	case ZP_NODATA:
	case ZP_NXDOMAIN: out->result = without_mx(p, view, out); return;
	case ZP_REFERRAL:
	case ZP_NOT_LOADED: out->result = unloaded(d, p, out, assume); return;
	case ZP_IS_ALIAS:
	case ZP_ALIAS_LOOP: break;
	}
	out->result = DCV_ALIAS_LOOP;
}

static int by_preference(const void *a, const void *b)
{
	const struct dcv_exchange *x = a, *y = b;
	if (x->preference != y->preference)
		return x->preference < y->preference ? -1 : 1;
	int c = zp_name_compare(&x->host, &y->host);
	if (c != 0)
		return c;
	return x->rr < y->rr ? -1 : x->rr > y->rr;
}

static void add_exchanges(
    struct dcv *d, struct zp_view view, struct dcv_decision *c)
{
	const struct zp_zone *z = c->at.zone;
	unsigned n = 0;
	for (uint32_t rr = c->at.rr; rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, ZP_MX))
		n++;
	c->exchanges = zp_alloc(&d->arena, n * sizeof *c->exchanges);
	for (uint32_t rr = c->at.rr; rr != ZP_NONE;
	     rr = zp_zone_next(z, rr, ZP_MX)) {
		struct dcv_exchange *x = &c->exchanges[c->nexchanges++];
		x->zone = z;
		x->rr = rr;
		x->preference =
		    c->result == DCV_NULL_MX ? 0 : z->rrs.v[rr].pref;
		zp_names_get(&z->names, z->rrs.v[rr].data, &x->host);
		dcv_exchange_judge(d, view, x);
		c->works |= x->works;
		if (c->result == DCV_NULL_MX)
			break;
	}
	qsort(c->exchanges, c->nexchanges, sizeof *c->exchanges, by_preference);
}

static void add_implicit(
    struct dcv *d, struct zp_view view, struct dcv_decision *c)
{
	c->exchanges = zp_alloc(&d->arena, sizeof *c->exchanges);
	c->nexchanges = 1;
	c->exchanges->zone = NULL;
	c->exchanges->rr = ZP_NONE;
	c->exchanges->host = c->domain;
	dcv_exchange_judge(d, view, c->exchanges);
	c->works = c->exchanges->works;
}

/* Made for each domain, and so without a format. */
static const char *address(struct dcv *d, const char *local, const char *domain)
{
	size_t n = strlen(local), m = strlen(domain);
	char *a = zp_alloc(&d->arena, n + m + 2);
	memcpy(a, local, n);
	a[n] = '@';
	memcpy(a + n + 1, domain, m);
	return a;
}

static void add_recipients(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, struct dcv_decision *c)
{
	char text[ZP_NAME_TEXT];
	zp_name_print(&c->domain, text);
	unsigned n = p->is.addresses.n;
	c->recipients = zp_alloc(&d->arena, n * sizeof *c->recipients);
	c->nrecipients = n;
	dcv_ask_zone(d, view, c);
	for (unsigned i = 0; i < n; i++) {
		struct dcv_recipient *r = &c->recipients[i];
		r->address = address(d, p->is.addresses.v[i], text);
		r->reach = dcv_boxes_reach(
		    d->boxes, view.view, p->is.addresses.v[i], &c->domain);
	}
}

static enum dcv_verdict verdict_of(
    const struct dcv_profile *p, const struct dcv_decision *c)
{
	switch (c->result) {
	case DCV_ALIAS_UNLOADED:
	case DCV_DELEGATED:
	case DCV_NOT_LOADED: return DCV_VERDICT_UNKNOWN;
	case DCV_MX:
	case DCV_IMPLICIT: break;
	case DCV_NULL_MX:
	case DCV_NONE:
	case DCV_NXDOMAIN:
	case DCV_ALIAS_LOOP: return DCV_NOT_READY;
	}
	if (!c->works)
		return DCV_NOT_READY;
	/* Whether the CA is content with an address may be said by no source.
	 */
	bool content = c->result == DCV_MX || p->is.needs_mx != DCV_UNKNOWN;
	bool all_no = c->nrecipients > 0;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		if (c->recipients[i].reach.reachable == DCV_YES)
			return content ? DCV_READY : DCV_VERDICT_UNKNOWN;
		all_no &= c->recipients[i].reach.reachable == DCV_NO;
	}
	if (all_no)
		return DCV_NOT_READY;
	return content ? DCV_ROUTABLE : DCV_VERDICT_UNKNOWN;
}

static struct dcv_decision *make(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct dcv_level *level)
{
	struct dcv_decision *c = zp_alloc(&d->arena, sizeof *c);
	c->result = level->result;
	c->domain = level->domain;
	c->at = level->chain.last;
	c->target = level->chain.name;
	if (level->chain.nhops > 0)
		c->alias = level->chain.hop[0];
	c->mails = c->result == DCV_MX || c->result == DCV_IMPLICIT;
	if (c->result == DCV_MX || c->result == DCV_NULL_MX)
		add_exchanges(d, view, c);
	if (c->result == DCV_IMPLICIT)
		add_implicit(d, view, c);
	if (c->mails)
		add_recipients(d, p, view, c);
	c->verdict = verdict_of(p, c);
	c->facts = dcv_decision_facts(c);
	return c;
}

/* Where the decision of the level is kept, or is to be. */
static struct dcv_decided *slot_of(struct dcv_memo *m,
    const struct dcv_decided *key, const struct zp_name *domain)
{
	uint32_t mask = (UINT32_C(1) << m->bits) - 1;
	for (uint32_t i = key->hash & mask;; i = (i + 1) & mask) {
		struct dcv_decided *k = &m->decided[i];
		if (!k->decision ||
		    (k->hash == key->hash && k->profile == key->profile &&
			k->view == key->view && k->result == key->result &&
			zp_name_equal(&k->decision->domain, domain)))
			return k;
	}
}

static void grow(struct dcv_memo *m)
{
	struct dcv_decided *old = m->decided;
	size_t n = (size_t)1 << m->bits;
	m->bits++;
	m->decided = zp_xcalloc((size_t)1 << m->bits, sizeof *m->decided);
	for (size_t i = 0; i < n; i++)
		if (old[i].decision)
			*slot_of(m, &old[i], &old[i].decision->domain) = old[i];
	zp_xfree(old);
}

struct dcv_decision *dcv_decide(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct dcv_level *level)
{
	struct dcv_memo *m = d->memo;
	uint64_t h = (uint64_t)level->result * 31 + p->index;
	h = zp_hash(h, level->domain.wire, level->domain.len);
	struct dcv_decided key = {p, view.view, level->result,
	    (uint32_t)((h * UINT64_C(0x9e3779b97f4a7c15)) >> 32), NULL};
	struct dcv_decided *slot = slot_of(m, &key, &level->domain);
	if (slot->decision)
		return slot->decision;
	key.decision = make(d, p, view, level);
	if (++m->ndecided > (UINT32_C(1) << m->bits) / 2)
		grow(m);
	*slot_of(m, &key, &level->domain) = key;
	return key.decision;
}
