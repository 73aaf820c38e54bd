/*
 * reporter.h -- what a form of output is
 *
 * A run of check or routes writes one report to the main output (--format) and
 * one to each file of --report. A form is one file lint/reporter_NAME.c, which
 * defines a reporter, and one row of the table in lint/reporters.c; the command
 * line, --help's list and the tests of escaping take it from there.
 *
 * A report is begun before names are judged, is given rows as they come, if it
 * asks for them, and is ended when findings are whole and sorted. It writes
 * through its lint_out alone, and nothing from outside without the escaping of
 * its form.
 */
#ifndef LINT_REPORTER_H
#define LINT_REPORTER_H

#include "lint/engine.h"
#include "lint/out.h"

/* A report in the making; a reporter's own data stand behind it. */
struct lint_report {
	struct lint_sink sink; /* first; sink.row NULL: rows are not wanted */
	struct lint_out *o;
	bool routes; /* of the command routes, else of check */
};

struct lint_reporter {
	const char *name;   /* of --format and --report */
	bool check, routes; /* the commands that have it */
	bool notes;         /* notes are shown whatever --notes says */
	/* Of routes it shows rows alone: what is found is told beside it, as
	 * text on standard error. */
	bool rows;
	bool map;        /* and of check too */
	bool counts;     /* it tells how many findings there are */
	bool statistics; /* --statistics goes for it */
	/* Makes a report, and writes what stands before rows and findings. */
	struct lint_report *(*begin)(
	    struct lint_run *run, struct lint_out *o, bool routes);
	/* Writes the rest and frees the report. */
	void (*end)(struct lint_report *r, struct lint_run *run);
};

/* A report of SIZE octets, zeroed but for what is given. */
struct lint_report *lint_report_new(
    size_t size, struct lint_out *o, bool routes);

/* Begins one of findings alone, with nothing before them. */
struct lint_report *lint_report_begin(
    struct lint_run *run, struct lint_out *o, bool routes);

/* The Ith reporter there is, in the order of --help; NULL past the last. */
const struct lint_reporter *lint_reporter_at(unsigned i);
/* The reporter called NAME; NULL: there is none. */
const struct lint_reporter *lint_reporter_find(const char *name);
/* Whether it shows F in this run: notes not always. */
bool lint_shows(const struct lint_reporter *by, const struct lint_run *run,
    const struct lint_finding *f);

/* Where a finding is to be shown. Lines and columns count from 1, columns in
 * octets of the text as read; the end is exclusive. */
struct lint_region {
	const char *file; /* as given, may hold any octets; NULL: nowhere */
	uint32_t source;  /* ZP_NOWHERE: nowhere */
	uint32_t line, column, end_line, end_column;
};
struct lint_region lint_region_of(struct lint_run *run, struct zp_span span);
/* Where the record that decides a row begins, as shown, else its zone; nowhere
 * for names that no zone holds. */
struct zp_span lint_span_of_row(
    const struct lint_run *run, const struct dcv_row *row);
struct lint_region lint_region_of_row(
    struct lint_run *run, const struct dcv_row *row);
/* A file for forms that cannot do without one, of findings without a position:
 * the configuration's, else the first zone's. */
const char *lint_anchor(const struct lint_run *run);
/* The same finding on the same line of text keeps its fingerprint when the line
 * moves. Equal ones are possible: of findings on equal lines of a file. */
uint64_t lint_fingerprint(struct lint_run *run, const struct lint_finding *f);

#endif
