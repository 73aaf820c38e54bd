/*
 * report.h -- showing what was found: the parts of text
 */
#ifndef LINT_REPORT_H
#define LINT_REPORT_H

#include "lint/engine.h"
#include "lint/out.h"

/* Counts of findings as shown. */
struct lint_counts {
	uint32_t errors, warnings, notes;
};
struct lint_counts lint_count(const lint_findings *f);

/* Findings with frames; notes only with --notes. */
void report_findings(struct lint_out *o, struct lint_run *run);
/* "1 error, 4 warnings, 12 notes (--notes shows them)" or "no findings".
 * NOTES: they are shown anyway. */
void report_totals(struct lint_out *o, struct lint_run *run, bool notes);

/* "FILE:LINE:COLUMN" or, of a finding without a position, its name; fit to
 * begin a line. */
void report_where(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f);
/* The message, and of how many more names it holds. */
void report_message(struct lint_out *o, const struct lint_finding *f);
/* One line, as compilers write them. */
void report_brief(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f);
/* Lines below a finding: why it matters, and what to write or whom to ask. */
void report_advice(struct lint_out *o, const struct lint_finding *f);
/* Lines below it: these, whom it concerns, related places. */
void report_details(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f);
/* How many findings there are of each rule and severity, the most first. */
void report_statistics(struct lint_out *o, struct lint_run *run);

/* What becomes of the names of each zone, in words. */
struct report_summary;
struct report_summary *report_summary_new(void);
struct lint_sink *report_summary_sink(struct report_summary *s);
void report_summary_print(
    struct lint_out *o, struct lint_run *run, struct report_summary *s);
void report_summary_free(struct report_summary *s);

/* The aligned table of routes. */
struct report_table;
struct report_table *report_table_new(bool methods);
struct lint_sink *report_table_sink(struct report_table *t);
void report_table_print(struct lint_out *o, struct report_table *t);
void report_table_free(struct report_table *t);

/* A name as printed in U-labels, or NULL: it is the same, or is not safe to
 * show. Arena of A. */
const char *report_unicode(struct zp_arena *a, const char *text);
/* A name, and in parentheses the same in U-labels, if it differs and is safe to
 * show: "xn--bcher-kva.example (bücher.example)". Arena of A. */
const char *report_name(struct zp_arena *a, const struct zp_name *n);

/* "the five addresses: ..." about a decision's recipients. */
const char *report_recipients(struct zp_arena *a, const struct dcv_decision *c);

#endif
