/*
 * walk.h -- the files of a folder
 *
 * Hidden files and folders are left out, and so is what git ignores and what
 * --exclude says. Links are taken last, so that a file is known by its own name
 * where it has one there: a link to a file stands for the file, wherever it
 * lies; a link to a folder is followed when that folder lies inside the walked
 * one and was not walked yet (it is hidden, say). So links cannot make a walk
 * endless.
 */
#ifndef LINT_WALK_H
#define LINT_WALK_H

#include "lint/engine.h"

/* A regular file; path in the run's arena. */
struct lint_met {
	const char *path;
	uint64_t dev, ino;
};
typedef ZP_VEC(struct lint_met) lint_met_files;

/* Appends the files below FOLDER, ordered by name folder by folder. A folder
 * that cannot be read is told, and makes the run incomplete. */
void lint_walk(struct lint_run *run, const char *folder, lint_met_files *out);

#endif
