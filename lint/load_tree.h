/*
 * load_tree.h -- files of YAML and JSON: which dialect, which zone, which other
 * files are parts of it
 */
#ifndef LINT_LOAD_TREE_H
#define LINT_LOAD_TREE_H

#include "lint/engine.h"
#include "zoneparse/dialect.h"

/* What is known of a file besides its text. */
struct lint_tree_file {
	uint32_t source;
	bool named;                       /* by the user, not met in a folder */
	const struct zp_name *origin;     /* said by the user, or NULL */
	const char *root;                 /* fence of !include, as in parse.h */
	const struct zp_dialect *dialect; /* said by the user, or NULL */
	const char *view;                 /* NULL: in no view */
	bool asks; /* certificates in it are judged: it is no context, and was
		    * not read before */
};

/* Files that were read as parts of a zone, and octoDNS configurations found on
 * the way; zero is empty. */
struct lint_trees;
struct lint_trees *lint_trees_new(void);
void lint_trees_free(struct lint_trees *t);

/* Whether the file (its device and inode) was read as a part of a zone. */
bool lint_tree_taken(const struct lint_trees *t, const struct zp_source *s);

/*
 * Reads a file that is no master file; zones are appended to OUT. False: it is
 * YAML or JSON of no known dialect and without a fault to tell (OUT is as it
 * was).
 */
bool lint_load_tree(struct lint_run *run, struct lint_trees *t,
    const struct lint_tree_file *f, zp_zones *out);

#endif
