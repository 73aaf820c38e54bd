/*
 * run.h -- a run of check, routes, dump or merge, whole
 */
#ifndef LINT_RUN_H
#define LINT_RUN_H

#include "lint/output.h"

/* Opens what the options name, judges it, and writes to the outputs, one for
 * each of the options' reports behind the main one. Returns the exit status. */
int lint_run_zones(const struct lint_options *opt, lint_outputs *w);

#endif
