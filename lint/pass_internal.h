/*
 * pass_internal.h -- the run as rules see it, within the files that make it
 */
#ifndef LINT_PASS_INTERNAL_H
#define LINT_PASS_INTERNAL_H

#include "lint/engine.h"

struct lint_group {
	const struct lint_rule *rule;
	const struct zp_zone *zone;
	uint64_t cause;
	const char *ca, *view;
	struct lint_finding *finding; /* NULL: the rule is switched off */
	bool open; /* no finding yet: those before were suppressed */
	struct lint_finding *hidden; /* the last of these */
};

/* A record that a record rule spoke of, for the reasons of rows. */
struct lint_spoken {
	const struct zp_zone *zone;
	uint32_t rr;
	const char *rule;
};

struct lint_pass {
	struct lint_run *run;
	const struct lint_rule *rule;
	const struct zp_zone *zone;
	uint32_t rr;
	const struct dcv_row *row;
	const struct dcv_kin *kin; /* that the row stands for, or NULL */
	ZP_VEC(struct lint_group) groups;
	uint32_t *slots;
	unsigned bits;
	uint32_t pending; /* group + 1 that the next report belongs to */
	const struct lint_accepted *accepted; /* that report, as is known */
	ZP_VEC(struct lint_spoken) spoken;    /* by zone, then record */
	ZP_VEC(const char *) reasons;
	struct zp_name name; /* of the row, and the findings before it */
	const char *view;
	const struct dcv_profile *first; /* under which it is judged first */
	uint32_t before, hidden_before;
	const struct dcv_profile *mails; /* see lint_mails */
	ZP_VEC(uint32_t) about; /* nodes of the next finding; none: the apex */
};

/* Whether both are the same text, or both NULL. */
bool lint_pass_same(const char *a, const char *b);
/* The rule bears on the row. */
void lint_pass_reason(struct lint_pass *p, const char *id);
/* The finding concerns N too. */
void lint_pass_name(
    struct lint_pass *p, struct lint_finding *f, const struct zp_name *n);
/* Whether F, said of NAME, is accepted. */
const struct lint_accepted *lint_pass_accepts(
    struct lint_pass *p, const struct lint_finding *f, const char *name);

#endif
