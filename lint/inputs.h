/*
 * inputs.h -- which files are read, and in which role
 *
 * The PATHs of the command line come first, then those of --context; folders
 * are walked. What the configuration of a name server in them says gives files
 * an origin and a view, so that one file may be read as several zones, and
 * takes out the files of zones that are another server's. With --changed the
 * PATHs are not read themselves: they choose among the zones of --context.
 */
#ifndef LINT_INPUTS_H
#define LINT_INPUTS_H

#include "lint/engine.h"

/* One file to be read as one zone. Pointers are owned by the run. */
struct lint_input {
	const char *path;             /* "-": standard input */
	const char *view;             /* NULL: in no view */
	const struct zp_name *origin; /* told by a name server; NULL: none is */
	uint64_t dev, ino;            /* 0: unknown */
	uint32_t same; /* first input that is the same file; its own index */
	bool named;    /* by the user: what it is not, is told */
	bool context;  /* only there for the others */
	bool served; /* a name server's configuration says that it is a zone */
};
typedef ZP_VEC(struct lint_input) lint_inputs;

/* Fills OUT, each file once for each view and origin; the caller frees it.
 * Messages about what is left out or missing are written. */
void lint_inputs_collect(struct lint_run *run, lint_inputs *out);
/* The origin of a file shown as PATH, first that tells: --origin PATH=NAME, a
 * name server's configuration, --origin NAME; or NULL. IN may be NULL. */
const struct zp_name *lint_origin_for(const struct lint_options *o,
    const struct lint_input *in, const char *path);
/* The files that --changed names, folders walked, in order. */
void lint_inputs_changed(struct lint_run *run, lint_inputs *out);

#endif
