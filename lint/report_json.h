/*
 * report_json.h -- what the files of the JSON report share
 */
#ifndef LINT_REPORT_JSON_H
#define LINT_REPORT_JSON_H

#include "lint/report.h"

/* out_member of a name; N may be NULL. */
void json_name(struct lint_out *o, const char *k, const struct zp_name *n);
/* "denied", "unknown", "allowed". */
const char *report_permission(enum dcv_truth t);
/* "dns":{...} of a row; with --methods the matrix too. */
void json_dns(
    struct lint_out *o, struct lint_run *run, const struct dcv_row *row);
/* The members of a finding's object. */
void json_finding(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f);

/* "unicode": the printed name N in U-labels, or null. */
void json_unicode(struct lint_out *o, struct lint_run *run, const char *n);

/* A sink that writes each row as JSON, or as a line of it, if ROUTES; to be
 * freed with zp_xfree. */
struct lint_sink *report_json_new(struct lint_out *o, bool lines, bool routes);

/* What a run counts. */
struct report_json_summary {
	bool routes; /* the counts of rows, else those of check */
	uint32_t files, zones, records, suppressed;
	struct lint_counts found;
	uint32_t names, without, verdicts[4]; /* by enum dcv_verdict */
};
/* The last line, or the last member with the end of the object. */
void json_summary(
    struct lint_out *o, bool lines, const struct report_json_summary *s);
/* The members of the head's object. */
void json_head(struct lint_out *o, struct lint_run *run);

#endif
