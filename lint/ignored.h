/*
 * ignored.h -- what git ignores below a folder, as git itself tells
 */
#ifndef LINT_IGNORED_H
#define LINT_IGNORED_H

#include <stdbool.h>

#include "zoneparse/mem.h"

/* Paths relative to the walked folder, in any order until it is asked. */
struct lint_ignored {
	struct zp_arena arena;
	ZP_VEC(const char *) paths; /* folders without their final slash */
	bool sorted;
};

/* Adds what git ignores in FOLDER; PREFIX ("" or with a final slash) is put
 * before each path. Nothing is added when FOLDER is in no work tree, git is not
 * installed, or refuses. False: git had to be ended, since its answer took too
 * long or was too long; nothing is added. */
bool lint_ignored_ask(
    struct lint_ignored *g, const char *folder, const char *prefix);
/* Whether PATH itself is ignored; of what lies in an ignored folder, only the
 * folder is. */
bool lint_ignored_has(struct lint_ignored *g, const char *path);
/* Whether PATH or a folder that it lies in is ignored. */
bool lint_ignored_within(struct lint_ignored *g, const char *path);
void lint_ignored_free(struct lint_ignored *g);

#endif
