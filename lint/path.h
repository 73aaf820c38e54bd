/*
 * path.h -- paths of files that may be there or not
 */
#ifndef LINT_PATH_H
#define LINT_PATH_H

#include "zoneparse/mem.h"

/* FILE with its folder made absolute and without links, and the last part as it
 * is: a link is known by its own name, and a file need not be there. Of a
 * folder
 * ("a/", ".", "..") the folder itself. NULL: there is no such folder. Arena of
 * A. */
const char *lint_path_whole(struct zp_arena *a, const char *file);
/* FILE relative to the working folder, if it is below it. */
const char *lint_path_here(const char *file);

#endif
