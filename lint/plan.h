/*
 * plan.h -- which rules are called for what in this run: those whose findings
 * can be shown, counted or change the exit status
 */
#ifndef LINT_PLAN_H
#define LINT_PLAN_H

#include "lint/rule.h"

#define LINT_TYPE_BITS 32

struct lint_options;
typedef ZP_VEC(const struct lint_rule *) lint_rules_list;

struct lint_plan {
	/* Records: by the bit of their type, at hosts' labels and at others;
	 * the types with any rule. */
	lint_rules_list on_rr[2][LINT_TYPE_BITS];
	uint32_t rrtypes[2];
	lint_rules_list on_zone;
	/* Rows of found names, and of asked ones; the facts with any rule. */
	lint_rules_list on_found, on_asked;
	uint64_t found, asked;
};

/* FLOOR: the least severity that matters. */
void lint_plan_make(struct lint_plan *p, const struct lint_options *o,
    enum lint_severity floor);
void lint_plan_free(struct lint_plan *p);

#endif
