#include "dcv/route_internal.h"

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

void dcv_init(struct dcv *d, struct zp_set *set, struct dcv_psl *psl,
    struct dcv_boxes *boxes, const char *today)
{
	memset(d, 0, sizeof *d);
	d->set = set;
	d->psl = psl;
	d->boxes = boxes;
	d->today = today;
	d->memo = zp_xcalloc(1, sizeof *d->memo);
}

void dcv_free(struct dcv *d)
{
	for (uint32_t i = 0; i < d->memo->nzones; i++) {
		zp_xfree(d->memo->zones[i].host);
		struct dcv_zone_facts *f = &d->memo->zones[i];
		for (uint32_t k = 0; k < f->route.n; k++)
			zp_xfree(f->route.v[k]);
		zp_vec_free(&f->route);
	}
	zp_xfree(d->memo->zones);
	zp_xfree(d->memo);
	zp_vec_free(&d->assume_no_mx);
	zp_vec_free(&d->denied);
	zp_vec_free(&d->validation);
	zp_arena_free(&d->arena);
}

/* Where the memo keeps the decision of the walk that starts at NAME, if NAME is
 * a node of the zone that answers for it; else NULL. */
static struct dcv_decision **memo_slot(struct dcv *d,
    const struct dcv_profile *p, struct zp_view view,
    const struct zp_name *name)
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

struct dcv_decision *dcv_route(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *start,
    const struct zp_name *base, bool assume, bool *assumed)
{
	/* A walk gone on by an assumption is not what the memo holds, nor is
	 * one that goes on above a validation domain. */
	bool memo = !assume && d->assume_no_mx.n == 0 &&
		    p->is.walk == DCV_WALK_MX &&
		    zp_name_is_below(start, base) &&
		    !(zp_name_equal(start, base) &&
			(d->validation.n > 0 || d->validates_above));
	struct dcv_decision **slot[ZP_LABELS_MAX], *c = NULL;
	struct dcv_level level;
	unsigned nslots = 0;
	struct zp_name name = *start;
	for (;;) {
		struct dcv_decision **s =
		    memo ? memo_slot(d, p, view, &name) : NULL;
		if (s && *s) {
			c = *s;
			break;
		}
		if (s)
			slot[nslots++] = s;
		dcv_level_ask(d, p, view, &name, assume, &level);
		if (level.assumed && assumed)
			*assumed = true;
		if (dcv_result_ends(level.result) ||
		    p->is.walk == DCV_WALK_NONE ||
		    name.labels <= base->labels) {
			c = dcv_decide(d, p, view, &level);
			break;
		}
		name = zp_name_chop(&name, 1);
	}
	while (nslots > 0)
		*slot[--nslots] = c;
	return c;
}

unsigned dcv_walk(struct dcv *d, const struct dcv_row *row, bool assumed,
    struct dcv_step *out, unsigned max)
{
	struct zp_view view = {d->set, row->view};
	struct zp_name name = row->start;
	struct dcv_level level;
	unsigned n = 0;
	while (n < max) {
		dcv_level_ask(d, row->profile, view, &name, assumed, &level);
		out[n++] = (struct dcv_step){name, level.result};
		if (dcv_result_ends(level.result) ||
		    row->profile->is.walk == DCV_WALK_NONE ||
		    name.labels <= row->base.labels)
			break;
		name = zp_name_chop(&name, 1);
	}
	return n;
}
