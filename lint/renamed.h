/*
 * renamed.h -- rules that were called otherwise: the old name goes on working
 *
 * Where a rule is named (--select, --ignore, --severity, explain, the
 * configuration, comments in zones, a baseline) the old name stands for the new
 * one, and that is said. A row is added when a rule is renamed, and never taken
 * out.
 */
#ifndef LINT_RENAMED_H
#define LINT_RENAMED_H

#include "zoneparse/mem.h"

struct lint_renamed {
	const char *old, *now;
	const char *since;  /* the version that first has the new name */
	const char *reason; /* a clause: "it looks at ... too" */
};
extern const struct lint_renamed lint_renamed[];
extern const size_t lint_renamed_count;

/* The row of the N at TABLE whose old name is WORD; a name that was changed
 * twice is followed to its last. NULL: it was never renamed. */
const struct lint_renamed *lint_renamed_find(
    const struct lint_renamed *table, size_t n, const char *word);
/* Of a rule or topic called WORD: what it is called now (WORD itself, or a
 * static text). NULL: there is none, and *WHY is a sentence about that, owned
 * by A. */
const char *lint_rule_named(
    const char *word, struct zp_arena *a, const char **why);
/* What to say of a rule that was named by its old name; NULL: WORD is none. A
 * line owned by A. */
const char *lint_renamed_notice(const char *word, struct zp_arena *a);

#endif
