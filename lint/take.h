/*
 * take.h -- what is judged, taken as lines and counts
 */
#ifndef LINT_TAKE_H
#define LINT_TAKE_H

#include "lint/lines.h"

struct lint_taker {
	struct lint_sink sink;
	struct lint_run *run;
	bool routes; /* rows become lines; else they are counted */
	struct lint_lines *lines;
	struct report_json_summary sum; /* of rows and findings taken */
	struct lint_sink *json;
	struct lint_out one; /* the line being made */
	struct zp_name last;
	bool any;
};

void lint_taker_init(struct lint_taker *t, struct lint_run *run,
    struct lint_lines *lines, bool routes);
void lint_taker_free(struct lint_taker *t);
/* Judges the zones of the set with nothing known of them before, and takes what
 * comes; counts from nothing. HEARD is told what was asked about. */
void lint_take_judged(struct lint_taker *t, zp_asked_fn *heard, void *listener);
/* Takes the run's findings, and frees them. */
void lint_take_findings(struct lint_taker *t);

#endif
