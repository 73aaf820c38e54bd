/*
 * output.h -- where output goes: the main one and the files of --report
 *
 * A regular file is replaced as a whole: it is written to a sibling first, so
 * that an interrupted run leaves no half file. A device or pipe is written to.
 */
#ifndef LINT_OUTPUT_H
#define LINT_OUTPUT_H

#include <sys/types.h>

#include "lint/options.h"
#include "lint/out.h"

struct lint_output {
	struct lint_out o;
	const char *path; /* NULL: standard output */
	char *temp;       /* the sibling; NULL: PATH is written to */
};

/* The main output, then those of --report in their order. */
typedef ZP_VEC(struct lint_output) lint_outputs;

/* Opens all. False: one cannot be written, which has been said; none is left
 * behind. */
bool lint_outputs_open(lint_outputs *w, struct lint_options *o);
/* Writes what is left, and puts the files into their places. False: one could
 * not be written; that has been said, unless it is a closed pipe. */
bool lint_outputs_close(lint_outputs *w);

/* Opens a sibling of PATH with MODE, which is to replace it; its name is of A.
 * False: it cannot be, see errno. */
bool lint_output_open(
    struct lint_output *w, struct zp_arena *a, const char *path, mode_t mode);
/* Writes what is left, closes, and puts a sibling into its place. Returns 0, or
 * errno of what failed: then PATH is as it was. */
int lint_output_close(struct lint_output *w);

/* Whether what is written to descriptor FD is to be in colours. */
bool lint_wants_color(const struct lint_options *o, int fd);
/* One line on standard error, "dcvlint: " and the three texts. */
void lint_complain(const char *a, const char *b, const char *c);

#endif
