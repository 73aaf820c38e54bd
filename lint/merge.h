/*
 * merge.h -- the outputs of several runs, put together as if run once
 *
 * What is said of a unit (unit.h) depends on its own zones and on those of the
 * units that were asked about. So what shards say stands, but for units that
 * asked about one which another line hands on: these, and all that they ask
 * about in turn, are read again from what was handed on and judged together,
 * and that takes the place of what their shards said.
 *
 * Outputs of runs that were no shards hand nothing on: they are put together
 * as they are.
 */
#ifndef LINT_MERGE_H
#define LINT_MERGE_H

#include <stdio.h>

#include "lint/take.h"
#include "lint/unit.h"

/* Reads the files that the run's options name, and writes what one run would
 * have written. Returns false when it could not be; that has been said. */
bool lint_merge(struct lint_run *run, struct lint_out *o);

/* Within the files that make it. */

struct lint_merge_file {
	const char *name;
	FILE *file;
	const char *head;       /* the line without its type and end */
	uint32_t shard, shards; /* 0: it is no shard's */
	bool routes, began, ended;
	bool incomplete;
	uint32_t line; /* being read */
	uint64_t at;   /* its first octet */
};

/* A unit that is handed on, or only asked about. */
struct lint_merge_unit {
	uint32_t file; /* that hands it on, + 1; 0: none does */
	uint32_t names, suppressed;
	uint32_t asks, nasks; /* in asks */
	bool above;           /* a zone above base domains */
	bool formless;        /* some zone of it cannot be handed on */
	bool again;           /* to be judged again */
	bool loaded;
};

struct lint_merge_zone {
	uint32_t unit, file;
	uint32_t n; /* octets of the line */
	uint64_t at;
};

typedef ZP_VEC(uint32_t) lint_unit_list;

struct lint_merge {
	struct lint_run *run;
	bool routes;
	uint32_t shards; /* 0: no outputs of shards */
	ZP_VEC(struct lint_merge_file) files;
	struct lint_units units;
	ZP_VEC(struct lint_merge_unit) held; /* by unit */
	ZP_VEC(uint32_t) asks;               /* units */
	ZP_VEC(struct lint_merge_zone) zones;
	ZP_VEC(const char *) cas;        /* of the head */
	struct lint_lines lines, judged; /* judged: whose texts are in lines */
	lint_line_list certificates;
	struct report_json_summary sum;
	struct zp_buf text;      /* of a line read again */
	uint32_t first_context;  /* order of the first zone of --context */
	lint_unit_list formless; /* of those above base domains */
};

/* Reads all files and looks at what belongs together. */
bool lint_merge_read(struct lint_merge *m);
/* Says "FILE: LINE: what is wrong"; always false. */
bool lint_merge_fail(struct lint_merge *m, const struct lint_merge_file *f,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The unit whose zones are at or above NAME, as printed; false: it is no name.
 */
bool lint_merge_unit_of(struct lint_merge *m, const char *name, uint32_t *unit);
/* Takes one line other than the first ones of a file. */
bool lint_merge_take(struct lint_merge *m, struct lint_merge_file *f,
    const char *line, size_t n);
/* Chooses which units are judged again, and judges them. */
bool lint_merge_judge(struct lint_merge *m);
/* N octets of a file from AT on, in m->text. */
bool lint_merge_line(
    struct lint_merge *m, uint32_t file, uint64_t at, uint32_t n);
/* One finding of those that a run says once, for all the names of all. */
bool lint_merge_whole(struct lint_merge *m);
bool lint_merge_write(struct lint_merge *m, struct lint_out *o);

#endif
