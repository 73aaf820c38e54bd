/*
 * load_ahead.h -- files are read and parsed by several threads
 *
 * Inputs are cut into blocks; threads read the files of a block into a set of
 * its own, some blocks ahead of who asks. That one takes what came of each file
 * in the order of inputs, and says what there is to say: messages, numbers of
 * sources and of zones are those of one thread.
 */
#ifndef LINT_LOAD_AHEAD_H
#define LINT_LOAD_AHEAD_H

#include "lint/inputs.h"

enum lint_ahead_state {
	LINT_AHEAD_LEFT,   /* the file was not touched */
	LINT_AHEAD_FAILED, /* it could not be read, or is no text */
	LINT_AHEAD_OPENED, /* it is a source */
	LINT_AHEAD_PARSED  /* and a zone that is a plain master file */
};

/* What came of a file. */
struct lint_ahead_file {
	enum lint_ahead_state state;
	enum zp_load status; /* FAILED: how */
	const char *why;     /* and in words; until the next is asked for */
	uint32_t source;     /* else: its number in the run's set */
};

struct lint_ahead;
/* Begins to read the files of LIST with the run's threads. Both must stay as
 * they are. */
struct lint_ahead *lint_ahead_new(
    struct lint_run *run, const lint_inputs *list);
/* What came of input I, greater than that asked for before. A zone has been
 * appended to the run's. */
struct lint_ahead_file lint_ahead_take(struct lint_ahead *a, uint32_t i);
void lint_ahead_free(struct lint_ahead *a);
/* Opens the file of IN (not standard input) as one of S. */
enum zp_load lint_ahead_open(struct zp_sources *s, const struct lint_input *in,
    uint32_t *id, const char **why);

#endif
