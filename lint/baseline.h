/*
 * baseline.h -- findings that were there when somebody began to look
 *
 * A baseline holds how many findings of a rule there are about a name in a
 * file, under a CA where that matters; no lines, so that it holds when they
 * move. It is JSON, sorted, one entry a line. Files are named as seen from its
 * folder. It is counted in the order of judging, before findings are grouped:
 * what is over the count is new. The file is anybody's: it is read whole before
 * anything is judged, and what is wrong in it ends the run.
 */
#ifndef LINT_BASELINE_H
#define LINT_BASELINE_H

#include <stdbool.h>

#include "lint/accept.h"
#include "zoneparse/mem.h"

struct lint_run;
struct lint_options;
struct lint_claim;

#define LINT_BASELINE_MAX (UINT64_C(64) << 20) /* octets of the file */

struct lint_baseline_entry {
	const char *file, *rule, *name, *ca; /* NULL: none */
	uint32_t count; /* as the file has it; 0: it has none */
	uint32_t used;  /* found in this run */
	bool gone;      /* fewer are there than it has; known at the end */
};

struct lint_baseline {
	struct zp_arena arena;
	const char *shown;  /* as given */
	const char *path;   /* what is written; without links if it is there */
	const char *folder; /* without links */
	bool exists;
	ZP_VEC(struct lint_baseline_entry) entries;
	uint32_t *slots; /* by key: + 1 */
	unsigned bits;
	ZP_VEC(const char *)
	files; /* by source: seen from folder; NULL: not
		* asked yet */
	struct lint_accepted accepted;
	uint32_t gone; /* findings that it holds and that are not there */
};

/* Checks what the options want of a baseline, and reads it into o->held. False:
 * *why is one line, owned by O; what is wrong with the file is a fault of O. */
bool lint_baseline_options(struct lint_options *o, const char **why);
void lint_baseline_free(struct lint_baseline *b);
/* Whether the run's baseline holds one more finding as CLAIM (when it is being
 * written: all of them). */
const struct lint_accepted *lint_baseline_takes(
    struct lint_run *run, const struct lint_claim *claim);
/* All is judged: finds what is gone, says so, and writes what is to be written.
 */
void lint_baseline_end(struct lint_run *run);

/* Within the files that make it. */

/* The entry of that key, made if MAKE; NULL: there is none. Texts are copied
 * where one is made. */
struct lint_baseline_entry *lint_baseline_find(
    struct lint_baseline *b, const struct lint_baseline_entry *key, bool make);
/* Reads b->path. False: *why is owned by O. */
bool lint_baseline_read(
    struct lint_baseline *b, struct lint_options *o, const char **why);
/* Writes the entries that count anything. False: *why says so. */
bool lint_baseline_write(struct lint_baseline *b, const char **why);

#endif
