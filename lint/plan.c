#include "lint/plan.h"

#include "lint/engine.h"

/* A rule of which a case of its own may be worth more than is said in its
 * fields is left out only where it is off. */
static bool matters(const struct lint_options *o, const struct lint_rule *r,
    enum lint_severity by_default, enum lint_severity floor)
{
	enum lint_severity s = lint_severity_of(o, r->id, by_default);
	return s != LINT_OFF && (s >= floor || r->varies);
}

static void plan_records(struct lint_plan *p, const struct lint_rule *r)
{
	for (unsigned odd = 0; odd < 2; odd++) {
		uint32_t types = r->rrtypes & ~(odd ? 0 : r->underscored);
		p->rrtypes[odd] |= types;
		for (unsigned i = 0; i < LINT_TYPE_BITS; i++)
			if (types >> i & 1)
				zp_push(&p->on_rr[odd][i], r);
	}
}

void lint_plan_make(
    struct lint_plan *p, const struct lint_options *o, enum lint_severity floor)
{
	*p = (struct lint_plan){0};
	for (size_t k = 0; k < lint_registry_count; k++) {
		const struct lint_rule *r = lint_registry[k].rule;
		bool found = matters(o, r, r->found, floor);
		if (r->on_rr && found)
			plan_records(p, r);
		if (r->on_zone && found)
			zp_push(&p->on_zone, r);
		if (r->on_row && found) {
			zp_push(&p->on_found, r);
			p->found |= r->facts;
		}
		if (r->on_row && matters(o, r, r->asked, floor)) {
			zp_push(&p->on_asked, r);
			p->asked |= r->facts;
		}
	}
}

void lint_plan_free(struct lint_plan *p)
{
	for (unsigned i = 0; i < LINT_TYPE_BITS; i++) {
		zp_vec_free(&p->on_rr[0][i]);
		zp_vec_free(&p->on_rr[1][i]);
	}
	zp_vec_free(&p->on_zone);
	zp_vec_free(&p->on_found);
	zp_vec_free(&p->on_asked);
}
