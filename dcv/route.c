#include "dcv/caa_internal.h"

#include <string.h>

const char *dcv_result_text(enum dcv_result r)
{
	static const char *const text[] = {
	    [DCV_MX] = "mx",
	    [DCV_NULL_MX] = "null-mx",
	    [DCV_IMPLICIT] = "implicit",
	    [DCV_NONE] = "none",
	    [DCV_NXDOMAIN] = "nxdomain",
	    [DCV_ALIAS_UNLOADED] = "alias-unloaded",
	    [DCV_ALIAS_LOOP] = "alias-loop",
	    [DCV_DELEGATED] = "delegated",
	    [DCV_NOT_LOADED] = "not-loaded",
	};
	return text[r];
}

const char *dcv_verdict_text(enum dcv_verdict v)
{
	static const char *const text[] = {
	    [DCV_NOT_READY] = "not-ready",
	    [DCV_VERDICT_UNKNOWN] = "unknown",
	    [DCV_ROUTABLE] = "routable",
	    [DCV_READY] = "ready",
	};
	return text[v];
}

const char *dcv_own_text(enum dcv_own o)
{
	static const char *const text[] = {
	    [DCV_OWN_UNKNOWN] = "unknown",
	    [DCV_OWN_NULL] = "null",
	    [DCV_OWN_ALIAS] = "alias",
	    [DCV_OWN_WILDCARD] = "wildcard",
	    [DCV_OWN_EXPLICIT] = "explicit",
	    [DCV_OWN_NONE] = "none",
	};
	return text[o];
}

const char *dcv_exchange_text(enum dcv_exchange_status s)
{
	static const char *const text[] = {
	    [DCV_X_NULL] = "null",
	    [DCV_X_LITERAL] = "address-literal",
	    [DCV_X_ALIAS] = "alias",
	    [DCV_X_UNLOADED] = "unloaded",
	    [DCV_X_NO_ADDRESS] = "no-address",
	    [DCV_X_LOOPBACK] = "loopback",
	    [DCV_X_PRIVATE] = "private-address",
	    [DCV_X_OK] = "ok",
	};
	return text[s];
}

/* Nothing is known of the zones yet. */
static void remember(struct dcv *d)
{
	d->has_tlsa = DCV_UNKNOWN;
	d->memo = zp_xcalloc(1, sizeof *d->memo);
	d->memo->bits = 6;
	d->memo->decided =
	    zp_xcalloc((size_t)1 << d->memo->bits, sizeof *d->memo->decided);
	d->memo->unmailed.result = DCV_NONE;
	d->memo->unmailed.verdict = DCV_VERDICT_UNKNOWN;
}

void dcv_init(struct dcv *d, struct zp_set *set, struct dcv_psl *psl,
    struct dcv_boxes *boxes, const char *today)
{
	memset(d, 0, sizeof *d);
	d->set = set;
	d->psl = psl;
	d->boxes = boxes;
	d->today = today;
	remember(d);
	dcv_watch_forwards(d);
}

static void free_memo(struct dcv *d)
{
	for (uint32_t i = 0; i < d->memo->nzones; i++) {
		zp_xfree(d->memo->zones[i].host);
		struct dcv_zone_facts *f = &d->memo->zones[i];
		for (uint32_t k = 0; k < f->route.n; k++)
			zp_xfree(f->route.v[k]);
		zp_vec_free(&f->route);
		dcv_caa_free(f);
		zp_xfree(f->contacts);
		zp_xfree(f->kin);
	}
	zp_dnssec_memo_free(&d->dnssec);
	zp_vec_free(&d->memo->registrations);
	zp_xfree(d->memo->zones);
	zp_xfree(d->memo->decided);
	zp_xfree(d->memo);
	zp_arena_free(&d->arena);
}

void dcv_free(struct dcv *d)
{
	free_memo(d);
	zp_vec_free(&d->assume_no_mx);
	zp_vec_free(&d->denied);
	zp_vec_free(&d->validation);
	dcv_sts_free(&d->sts);
}

void dcv_forget(struct dcv *d)
{
	free_memo(d);
	d->dnssec = (struct zp_dnssec_memo){0};
	if (d->boxes)
		dcv_boxes_forget(d->boxes);
	remember(d);
}

struct dcv_decision **dcv_memo_slot(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name)
{
	const struct zp_zone *z = zp_set_zone_of(view.set, view.view, name);
	if (!z)
		return NULL;
	uint32_t node = zp_names_find(&z->names, name);
	if (node == ZP_NONE)
		return NULL;
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	while (f->route.n <= p->index)
		zp_push(&f->route, NULL);
	struct dcv_decision ***r = &f->route.v[p->index];
	if (!*r)
		*r = zp_xcalloc(z->names.nodes.n, sizeof **r);
	return *r + node;
}

/* No level has an MX. The mail may go to the name all the same: to its address
 * then. */
static struct dcv_decision *decide_last(struct dcv *d, const struct dcv_way *w,
    const struct dcv_level *top, bool *open)
{
	struct dcv_level level;
	enum dcv_no_route says = w->profile->is.no_route;
	if (says == DCV_NO_ROUTE_NONE || dcv_result_ends(top->result) ||
	    !dcv_has_address(w->view, &w->start))
		return dcv_decide(d, w->profile, w->view, top);
	if (says == DCV_NO_ROUTE_UNKNOWN) {
		*open = true;
		return dcv_decide(d, w->profile, w->view, top);
	}
	dcv_level_ask(d, w->profile, w->view, &w->start, w->assume, &level);
	level.result = DCV_IMPLICIT;
	return dcv_decide(d, w->profile, w->view, &level);
}

struct dcv_decision *dcv_climb(
    struct dcv *d, const struct dcv_way *w, bool *assumed, bool *open)
{
	/* A walk gone on by an assumption is not what the memo holds, nor is
	 * one that goes on above a validation domain, or that ends with the
	 * name it began with. */
	bool memo = !w->assume && d->assume_no_mx.n == 0 &&
		    w->profile->is.no_route == DCV_NO_ROUTE_NONE &&
		    zp_name_is_below(&w->start, &w->base) &&
		    !(zp_name_equal(&w->start, &w->base) &&
			(d->validation.n > 0 || d->validates_above));
	struct dcv_decision **slot[ZP_LABELS_MAX], *c = NULL;
	struct dcv_level level;
	unsigned nslots = 0;
	struct zp_name name = w->start;
	for (;;) {
		struct dcv_decision **s =
		    memo ? dcv_memo_slot(d, w->profile, w->view, &name) : NULL;
		if (s && *s) {
			c = *s;
			break;
		}
		if (s)
			slot[nslots++] = s;
		dcv_level_ask(d, w->profile, w->view, &name, w->assume, &level);
		*assumed |= level.assumed;
		if (dcv_result_ends(level.result) ||
		    name.labels <= w->base.labels) {
			c = decide_last(d, w, &level, open);
			break;
		}
		name = zp_name_chop(&name, 1);
	}
	while (nslots > 0)
		*slot[--nslots] = c;
	return c;
}

struct dcv_decision *dcv_mail(
    struct dcv *d, const struct dcv_way *w, bool *assumed, bool *open)
{
	return w->profile->is.walk == DCV_WALK_MX
		   ? dcv_climb(d, w, assumed, open)
		   : dcv_choose(d, w, assumed, open);
}

struct zp_name dcv_row_self(const struct dcv_row *row)
{
	return row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
}

struct dcv_way dcv_way_of(const struct dcv *d, const struct dcv_row *row)
{
	return (struct dcv_way){row->profile, {d->set, row->view}, row->start,
	    row->base, row->wildcard, row->validates, false};
}

/* The steps that were looked at where the applicant chooses: up to the one that
 * decides, which is the last. */
static unsigned choices(struct dcv *d, const struct dcv_row *row,
    const struct dcv_decision *c, bool assumed, struct dcv_step *out,
    unsigned max)
{
	dcv_adns all = {0};
	struct dcv_level level;
	unsigned n = 0;
	dcv_row_adns(d, row, &all);
	for (uint32_t i = 0; i < all.n && n < max; i++) {
		const struct zp_name *domain = &all.v[i].domain;
		dcv_level_ask(d, row->profile,
		    (struct zp_view){d->set, row->view}, domain, assumed,
		    &level);
		out[n++] = (struct dcv_step){*domain, level.result};
		if (c->mails && zp_name_equal(domain, &c->domain))
			break;
	}
	zp_vec_free(&all);
	return n;
}

unsigned dcv_walk(struct dcv *d, const struct dcv_row *row, bool assumed,
    struct dcv_step *out, unsigned max)
{
	struct zp_view view = {d->set, row->view};
	struct zp_name name = row->start;
	struct dcv_level level;
	unsigned n = 0;
	if (!row->mailed)
		return 0;
	if (row->profile->is.walk != DCV_WALK_MX)
		return choices(d, row, assumed ? row->assumed : row->decision,
		    assumed, out, max);
	while (n < max) {
		dcv_level_ask(d, row->profile, view, &name, assumed, &level);
		out[n++] = (struct dcv_step){name, level.result};
		if (dcv_result_ends(level.result) ||
		    name.labels <= row->base.labels)
			break;
		name = zp_name_chop(&name, 1);
	}
	return n;
}
