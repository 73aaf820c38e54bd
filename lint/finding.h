/*
 * finding.h -- findings are values: made by rules, kept in one list, sorted,
 * then shown by a reporter
 */
#ifndef LINT_FINDING_H
#define LINT_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/name.h"
#include "zoneparse/source.h"

enum lint_severity { LINT_OFF, LINT_NOTE, LINT_WARNING, LINT_ERROR };
/* "note", "warning", "error". */
const char *lint_severity_text(enum lint_severity s);

/* As strcmp; NULL is as "". */
int lint_compare_text(const char *a, const char *b);

struct dcv_kin;
struct lint_accepted;

/* span.source of a finding without a position. */
#define ZP_NOWHERE UINT32_MAX

struct lint_related {
	struct zp_span span;
	const char *message;
};

/* Strings are owned by the run's arena. Names are printed lower-case A-labels
 * without final dot. */
struct lint_finding {
	const char *rule; /* id */
	const char *why;  /* of the rule: why a CA cares, with its source */
	const char *cite;
	enum lint_severity severity;
	const char *message;
	const char *label;   /* at the caret; NULL: none */
	const char *help;    /* what to write or whom to ask; NULL: none */
	bool help_is_record; /* help is one line to put into the zone */
	const char *zone;    /* NULL: no zone is concerned */
	const char *name;    /* NULL: none; else names.v[0] */
	ZP_VEC(const char *) names;          /* that this entry stands for, */
	ZP_VEC(const struct dcv_kin *) kins; /* with all of their kin */
	const char *ca;                      /* NULL: holds for every CA */
	const char *method;  /* of validation: "email", "dns"; NULL: any */
	struct zp_span span; /* source ZP_NOWHERE: no position */
	ZP_VEC(struct lint_related) related;
	bool incomplete; /* part of an input was not read: exit status 2 */
	const struct lint_accepted *accepted; /* why it is not shown, or NULL */
};

/* Frees what is not in an arena. */
void lint_finding_free(struct lint_finding *f);

typedef ZP_VEC(struct lint_finding *) lint_findings;

/* By file, line, column, rule, name, ca; what is equal in all stays once. */
void lint_findings_sort(struct zp_sources *s, lint_findings *f);

#endif
