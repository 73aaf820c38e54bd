/* Problems of the parser become findings. */
#include <string.h>

#include "lint/suppress.h"

void lint_problem(struct lint_run *run, const struct zp_zone *z,
    const struct zp_problem *problem)
{
	const struct zp_problem_info *info = &zp_problem_info[problem->kind];
	/* The levels stand in the same order. */
	enum lint_severity s = lint_severity_of(run->opt, info->id,
	    (enum lint_severity)(LINT_NOTE + (int)info->level));
	run->incomplete |= info->incomplete;
	if (s == LINT_OFF)
		return;
	struct lint_finding *f = zp_alloc(&run->arena, sizeof *f);
	f->rule = info->id;
	f->why = info->why;
	f->cite = info->cite;
	f->severity = s;
	f->message = problem->message;
	f->help = problem->help;
	f->span = zp_span_shown(&run->set.sources, problem->span);
	f->incomplete = info->incomplete;
	if (problem->related_message)
		zp_push(&f->related, ((struct lint_related){problem->related,
					 problem->related_message}));
	if (z->origin_by != ZP_ORIGIN_NONE)
		f->zone = lint_node_text(run->pass, z, z->apex);
	struct lint_claim claim = {
	    .rule = f->rule, .zone = f->zone, .span = f->span};
	claim.own.source = ZP_NOWHERE;
	f->accepted = lint_accepts(run, &claim);
	zp_push(f->accepted ? &run->hidden : &run->findings, f);
}
