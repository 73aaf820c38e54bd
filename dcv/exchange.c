#include "dcv/route_internal.h"

#include <stdlib.h>
#include <string.h>

/* A label of 1 to 3 digits, 0..255. */
static bool is_octet(const uint8_t *label, uint8_t n)
{
	unsigned v = 0;
	if (n < 1 || n > 3)
		return false;
	for (uint8_t i = 0; i < n; i++) {
		if (label[i] < '0' || label[i] > '9')
			return false;
		v = v * 10 + (unsigned)(label[i] - '0');
	}
	return v <= 255;
}

bool dcv_is_address_literal(const struct zp_name *host)
{
	uint8_t at[ZP_LABELS_MAX];
	unsigned n = zp_name_labels(host, at);
	if (n == 0)
		return false;
	/* 2001:db8::1 or [192.0.2.1]: no host name holds these octets. */
	const uint8_t *first = host->wire + at[0] + 1;
	uint8_t len = host->wire[at[0]];
	if (memchr(first, ':', len) || memchr(first, '[', len))
		return true;
	if (n < 4)
		return false;
	for (unsigned i = 0; i < 4; i++)
		if (!is_octet(host->wire + at[i] + 1, host->wire[at[i]]))
			return false;
	return true;
}

struct addresses {
	ZP_VEC(const char *) text;
	unsigned worst[4]; /* by enum dcv_address_class */
};

static void add_a(
    struct dcv *d, struct addresses *a, const struct zp_zone *z, uint32_t rr)
{
	char buf[48];
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_A)) {
		uint32_t v = z->rrs.v[rr].data;
		zp_push(&a->text, zp_dup(&d->arena, dcv_print_a(v, buf)));
		a->worst[dcv_class_a(v)]++;
	}
}

static void add_aaaa(
    struct dcv *d, struct addresses *a, const struct zp_zone *z, uint32_t rr)
{
	char buf[48];
	for (; rr != ZP_NONE; rr = zp_zone_next(z, rr, ZP_AAAA)) {
		const struct zp_v6 *v = &z->v6.v[z->rrs.v[rr].data];
		zp_push(&a->text, zp_dup(&d->arena, dcv_print_aaaa(v, buf)));
		a->worst[dcv_class_aaaa(v)]++;
	}
}

static bool is_outside(const struct zp_chain *c)
{
	return c->last.what == ZP_REFERRAL || c->last.what == ZP_NOT_LOADED;
}

/* Addresses that the provider fills in: ALIAS, or a CNAME at an apex that it
 * flattens. */
static bool is_provided(const struct zp_chain *c)
{
	const struct zp_answer *a = &c->last;
	if (a->what != ZP_NODATA || a->node == ZP_NONE)
		return false;
	uint32_t types = a->zone->names.nodes.v[a->node].types;
	return (types & ZP_T_ALIAS) ||
	       (a->zone->flattens && a->node == a->zone->apex &&
		   (types & ZP_T_CNAME));
}

static enum dcv_exchange_status judge_addresses(const struct addresses *a)
{
	unsigned n = a->text.n;
	if (a->worst[DCV_ADDR_LOOPBACK] == n)
		return DCV_X_LOOPBACK;
	if (a->worst[DCV_ADDR_PRIVATE] + a->worst[DCV_ADDR_LOOPBACK] == n)
		return DCV_X_PRIVATE;
	return DCV_X_OK;
}

static bool is_localhost(const struct zp_name *host)
{
	static const uint8_t wire[] = "\011localhost";
	return host->len >= sizeof wire &&
	       memcmp(host->wire + host->len - sizeof wire, wire,
		   sizeof wire) == 0;
}

static void keep(struct dcv *d, struct dcv_exchange *x, struct addresses *a)
{
	x->naddresses = a->text.n;
	x->addresses =
	    zp_alloc(&d->arena, a->text.n * sizeof *x->addresses + 1);
	if (a->text.n > 0)
		memcpy(
		    x->addresses, a->text.v, a->text.n * sizeof *x->addresses);
	x->documentation =
	    a->text.n > 0 && a->worst[DCV_ADDR_DOCUMENTATION] == a->text.n;
	zp_vec_free(&a->text);
}

/* The order of the statuses is that of the contract: the first that holds. */
static void judge(struct dcv *d, struct zp_view view, struct dcv_exchange *x)
{
	if (x->host.labels == 0) {
		x->status = DCV_X_NULL;
		return;
	}
	struct zp_chain v4, v6;
	struct addresses a = {0};
	zp_view_resolve(view, &x->host, ZP_A, &v4);
	zp_view_resolve(view, &x->host, ZP_AAAA, &v6);
	if (v4.last.what == ZP_ANSWER)
		add_a(d, &a, v4.last.zone, v4.last.rr);
	if (v6.last.what == ZP_ANSWER)
		add_aaaa(d, &a, v6.last.zone, v6.last.rr);
	bool found = a.text.n > 0 || is_provided(&v4);
	bool outside = is_outside(&v4) || is_outside(&v6);
	if (!found && dcv_is_address_literal(&x->host)) {
		x->status = DCV_X_LITERAL;
	} else if (v4.nhops > 0 || v6.nhops > 0) {
		x->status = DCV_X_ALIAS;
		x->alias = v4.nhops > 0 ? v4.hop[0] : v6.hop[0];
		x->works = found || outside;
	} else if (!found && is_localhost(&x->host)) {
		x->status = DCV_X_LOOPBACK; /* RFC 6761 section 6.3 */
	} else if (!found) {
		x->status = outside ? DCV_X_UNLOADED : DCV_X_NO_ADDRESS;
		x->works = outside;
	} else {
		x->status = a.text.n > 0 ? judge_addresses(&a) : DCV_X_OK;
		x->works = x->status == DCV_X_OK;
	}
	keep(d, x, &a);
}

/* Hosts are judged once for a zone, however many MX records name them. */
static struct dcv_exchange **memo(struct dcv *d, const struct dcv_exchange *x)
{
	if (!x->zone)
		return NULL;
	struct dcv_zone_facts *f = dcv_zone_facts(d, x->zone);
	if (!f->host)
		f->host = zp_xcalloc(x->zone->names.nodes.n, sizeof *f->host);
	return &f->host[x->zone->rrs.v[x->rr].data];
}

void dcv_exchange_judge(
    struct dcv *d, struct zp_view view, struct dcv_exchange *x)
{
	struct dcv_exchange **known = memo(d, x);
	if (known && *known) {
		const struct zp_zone *zone = x->zone;
		uint32_t rr = x->rr;
		uint16_t preference = x->preference;
		*x = **known;
		x->zone = zone;
		x->rr = rr;
		x->preference = preference;
		return;
	}
	judge(d, view, x);
	if (!known)
		return;
	*known = zp_alloc(&d->arena, sizeof **known);
	**known = *x;
}

const struct dcv_exchange *dcv_exchange_of(
    struct dcv *d, struct zp_view view, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_exchange x = {.zone = z, .rr = rr};
	struct dcv_exchange **known = memo(d, &x);
	if (!*known) {
		x.preference = z->rrs.v[rr].pref;
		zp_names_get(&z->names, z->rrs.v[rr].data, &x.host);
		dcv_exchange_judge(d, view, &x);
	}
	return *known;
}
