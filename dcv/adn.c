#include "dcv/route_internal.h"

#include <string.h>

/* Candidates of one name; more are no help to anybody. */
#define CANDIDATES_MAX 512

static bool is_there(const dcv_adns *out, const struct zp_name *name)
{
	for (uint32_t i = 0; i < out->n; i++)
		if (zp_name_equal(&out->v[i].domain, name))
			return true;
	return false;
}

/* Labels of the base domain at or above NAME; all of its labels when it is
 * itself a public suffix: nothing above it may be used. */
static unsigned base_labels(const struct dcv *d, const struct zp_name *name)
{
	unsigned labels = dcv_psl_base(d->psl, name);
	return labels > 0 ? labels : name->labels;
}

static void add(dcv_adns *out, const struct zp_name *name, bool certain)
{
	if (out->n < CANDIDATES_MAX && !is_there(out, name))
		zp_push(out, ((struct dcv_adn){*name, certain}));
}

/* NAME and what remains of it, label by label, down to its base domain. */
static void add_pruned(const struct dcv *d, const struct zp_name *name,
    bool certain, dcv_adns *out)
{
	struct zp_name n = *name;
	unsigned base = base_labels(d, name);
	for (;;) {
		add(out, &n, certain);
		if (n.labels <= base)
			return;
		n = zp_name_chop(&n, 1);
	}
}

/* The name that the alias at NAME leads to. */
static bool alias_target(
    struct zp_view view, const struct zp_name *name, struct zp_name *out)
{
	struct zp_answer a = zp_view_ask(view, name, ZP_MX);
	return a.what == ZP_IS_ALIAS && zp_view_target(&a, name, out);
}

/* The aliases that NAME leads through, each with what remains of it. */
static void add_targets(struct dcv *d, struct zp_view view,
    const struct zp_name *name, bool certain, dcv_adns *out)
{
	struct zp_name n = *name, next;
	for (unsigned i = 0;
	     i < ZP_ALIASES_MAX && alias_target(view, &n, &next); i++) {
		n = next;
		/* What stands above a target of others is theirs too. */
		if (zp_set_zone_of(d->set, view.view, &n))
			add_pruned(d, &n, certain, out);
		else
			add(out, &n, certain);
	}
}

static void candidates(struct dcv *d, const struct dcv_way *w, dcv_adns *out)
{
	const struct dcv_values *is = &w->profile->is;
	bool adn = is->walk == DCV_WALK_ADN;
	add(out, &w->start, true);
	if (w->alone || is->walk == DCV_WALK_NONE)
		return;
	add_pruned(d, &w->start, adn, out);
	if (w->wildcard || is->follows_alias == DCV_NO)
		return;
	bool certain = adn && is->follows_alias == DCV_YES;
	if (dcv_day_is_here(DCV_DAY_ADN, d->today)) {
		add_targets(d, w->view, &w->start, certain, out);
		return;
	}
	/* Steps could be mixed: what remains may be an alias in its turn. The
	 * list grows while it is gone through. */
	for (uint32_t i = 0; i < out->n; i++) {
		struct zp_name n = out->v[i].domain;
		add_targets(d, w->view, &n, certain, out);
	}
}

void dcv_row_adns(struct dcv *d, const struct dcv_row *row, dcv_adns *out)
{
	struct dcv_way w = dcv_way_of(d, row);
	candidates(d, &w, out);
}

static bool is_nothing(enum dcv_result r)
{
	return r == DCV_NONE || r == DCV_NXDOMAIN || r == DCV_ALIAS_LOOP;
}

/* What one candidate decides; NULL for one that has nothing (LEVEL holds it):
 * most have, and are not kept. */
static struct dcv_decision *decide_at(struct dcv *d, const struct dcv_way *w,
    const struct zp_name *domain, struct dcv_level *level)
{
	bool plain = !w->assume && d->assume_no_mx.n == 0;
	struct dcv_decision **slot =
	    plain ? dcv_memo_slot(d, w->profile, w->view, domain) : NULL;
	level->assumed = false;
	if (slot && *slot)
		return *slot;
	dcv_level_ask(d, w->profile, w->view, domain, w->assume, level);
	if (is_nothing(level->result))
		return NULL;
	struct dcv_decision *c = dcv_decide(d, w->profile, w->view, level);
	if (slot)
		*slot = c;
	return c;
}

struct dcv_decision *dcv_choose(
    struct dcv *d, const struct dcv_way *w, bool *assumed, bool *open)
{
	dcv_adns all = {0};
	struct dcv_decision *best = NULL;
	struct dcv_level level;
	enum dcv_verdict other = DCV_NOT_READY;
	candidates(d, w, &all);
	for (uint32_t i = 0; i < all.n; i++) {
		struct dcv_decision *c =
		    decide_at(d, w, &all.v[i].domain, &level);
		*assumed |= level.assumed;
		if (!c)
			continue;
		if (!all.v[i].certain)
			other = c->verdict > other ? c->verdict : other;
		else if (!best || c->verdict > best->verdict)
			best = c;
		if (best && best->verdict == DCV_READY)
			break;
	}
	zp_vec_free(&all);
	if (!best) {
		dcv_level_ask(
		    d, w->profile, w->view, &w->start, w->assume, &level);
		best = dcv_decide(d, w->profile, w->view, &level);
	}
	*open = other > best->verdict;
	return best;
}
