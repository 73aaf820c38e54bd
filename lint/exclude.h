/*
 * exclude.h -- which paths --exclude leaves out
 *
 * Patterns are those of a .gitignore in the working folder: one without a slash
 * fits at any depth; one with a slash (but at its end) from the working folder
 * on; "dir/" fits folders alone; "*" and "?" stop at a slash, "**" does not; a
 * leading "!" takes back in what an earlier pattern left out.
 */
#ifndef LINT_EXCLUDE_H
#define LINT_EXCLUDE_H

#include <stdbool.h>

#include "lint/options.h"

/* Whether PATH itself, a folder or not, is left out. A path below the working
 * folder is seen from there, even if written in full. */
bool lint_excluded(const struct lint_options *o, const char *path, bool folder);
/* Whether PATH or a folder it lies in is left out. */
bool lint_excluded_within(
    const struct lint_options *o, const char *path, bool folder);

#endif
