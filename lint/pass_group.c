/* Findings that stand for several names: one entry for one cause. */
#include <string.h>

#include "lint/pass_internal.h"
#include "lint/suppress.h"

bool lint_pass_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

void lint_pass_reason(struct lint_pass *p, const char *id)
{
	for (uint32_t i = 0; i < p->reasons.n; i++)
		if (strcmp(p->reasons.v[i], id) == 0)
			return;
	zp_push(&p->reasons, id);
}

static uint32_t *group_slot(struct lint_pass *p, const struct lint_group *g)
{
	uint64_t h = (uint64_t)(uintptr_t)g->rule * 31 + g->cause;
	h = (h * 31 + (uint64_t)(uintptr_t)g->zone) *
	    UINT64_C(0x9e3779b97f4a7c15);
	uint32_t mask = (UINT32_C(1) << p->bits) - 1;
	uint32_t i = (uint32_t)(h >> 32) & mask;
	for (; p->slots[i]; i = (i + 1) & mask) {
		const struct lint_group *k = &p->groups.v[p->slots[i] - 1];
		if (k->rule == g->rule && k->zone == g->zone &&
		    k->cause == g->cause && lint_pass_same(k->ca, g->ca) &&
		    lint_pass_same(k->view, g->view))
			break;
	}
	return &p->slots[i];
}

static void regroup(struct lint_pass *p)
{
	p->bits++;
	zp_xfree(p->slots);
	p->slots = zp_xcalloc((size_t)1 << p->bits, sizeof *p->slots);
	for (uint32_t i = 0; i < p->groups.n; i++)
		*group_slot(p, &p->groups.v[i]) = i + 1;
}

void lint_pass_name(
    struct lint_pass *p, struct lint_finding *f, const struct zp_name *n)
{
	const char *text = lint_text(p, n);
	if (f->names.n > 0 && strcmp(f->names.v[f->names.n - 1], text) == 0)
		return;
	zp_push(&f->names, text);
	f->name = f->names.v[0];
	if (p->row && p->kin)
		zp_push(&f->kins, p->kin);
}

const struct lint_accepted *lint_pass_accepts(
    struct lint_pass *p, const struct lint_finding *f, const char *name)
{
	struct lint_claim claim = {.rule = f->rule,
	    .zone = f->zone,
	    .name = name,
	    .ca = f->ca,
	    .span = f->span,
	    .own = lint_nowhere()};
	if (p->row && p->row->zone && p->row->rr != ZP_NONE &&
	    lint_remarks_in(p->run, p->row->zone))
		claim.own = lint_row_span(p, p->row);
	return lint_accepts(p->run, &claim);
}

/* One more name of a cause that has a finding. True: it is accepted, and the
 * rule is to say what it would have said of it. */
static bool join(
    struct lint_pass *p, const struct lint_finding *f, const struct zp_name *n)
{
	p->accepted = lint_pass_accepts(p, f, lint_text(p, n));
	return p->accepted != NULL;
}

static bool is_known(struct lint_pass *p, const struct dcv_row *row,
    const struct lint_group *one)
{
	struct lint_group g = *one;
	uint32_t *slot = group_slot(p, &g);
	if (*slot && p->groups.v[*slot - 1].open) {
		p->pending = *slot;
		return false;
	}
	if (*slot) {
		struct lint_finding *f = p->groups.v[*slot - 1].finding;
		if (!f)
			return true;
		if (join(p, f, &row->name)) {
			p->pending = *slot;
			return false;
		}
		lint_pass_name(p, f, &row->name);
		lint_pass_reason(p, p->rule->id);
		return true;
	}
	zp_push(&p->groups, g);
	*slot = p->pending = p->groups.n;
	if (p->groups.n > (UINT32_C(1) << p->bits) / 2)
		regroup(p);
	return false;
}

bool lint_again(struct lint_pass *p, const struct dcv_row *row, uint64_t cause)
{
	struct lint_group g = {p->rule, row->zone, cause,
	    p->rule->per_ca ? row->profile->id : NULL, row->view, NULL, false,
	    NULL};
	return !row->asked && is_known(p, row, &g);
}

bool lint_once(struct lint_pass *p, const struct dcv_row *row, uint64_t cause)
{
	struct lint_group g = {.rule = p->rule, .cause = cause};
	return is_known(p, row, &g);
}
