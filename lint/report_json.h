/*
 * report_json.h -- what the files of the JSON report share
 */
#ifndef LINT_REPORT_JSON_H
#define LINT_REPORT_JSON_H

#include "lint/accept.h"
#include "lint/report.h"

/* out_member of a name; N may be NULL. */
void json_name(struct lint_out *o, const char *k, const struct zp_name *n);
/* "denied", "unknown", "allowed". */
const char *report_permission(enum dcv_truth t);
/* "unreachable", "unknown", "reachable". */
const char *report_reach(enum dcv_truth t);
/* "dns":{...} of a row; with --methods the matrix too. */
void json_dns(
    struct lint_out *o, struct lint_run *run, const struct dcv_row *row);
/* A row, and the kin of which it is one (NULL: it stands alone). */
struct json_shown {
	const struct dcv_row *row;
	const struct dcv_kin *alike;
	const char **reasons;
	uint32_t nreasons;
};
/* Texts that rows have in common; freed with json_known_free. */
struct json_known *json_known_new(void);
void json_known_free(struct json_known *k);
/* The members of a row's object. */
void json_row(struct lint_out *o, struct lint_run *run,
    const struct json_shown *s, struct json_known *known);
/* The members of a finding's object. */
void json_finding(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f);

/* The member "suppressed", with a comma before it, if anything was accepted. */
void json_hidden(struct lint_out *o, struct lint_run *run);

/* "comment", "config", "baseline". */
const char *report_accepted_by(enum lint_accepted_by by);

/* "unicode": the printed name N in U-labels, or null. */
void json_unicode(struct lint_out *o, struct lint_run *run, const char *n);

/* A sink that writes each row as JSON, or as a line of it, if ROUTES; to be
 * freed with report_json_free. */
struct lint_sink *report_json_new(struct lint_out *o, bool lines, bool routes);
void report_json_free(struct lint_sink *sink);

/* What a run counts. */
struct report_json_summary {
	bool routes; /* the counts of rows, else those of check */
	uint32_t files, zones, records, suppressed;
	struct lint_counts found;
	uint32_t names, without, verdicts[4]; /* by enum dcv_verdict */
	bool baseline;                        /* there is one: */
	uint32_t held, gone;
};
/* The last line, or the last member with the end of the object. */
void json_summary(
    struct lint_out *o, bool lines, const struct report_json_summary *s);
/* The members of the head's object. */
void json_head(struct lint_out *o, struct lint_run *run);

#endif
