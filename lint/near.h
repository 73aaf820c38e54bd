/*
 * near.h -- the word somebody may have meant
 */
#ifndef LINT_NEAR_H
#define LINT_NEAR_H

struct lint_near {
	const char *word, *best; /* best NULL: none is near */
	unsigned distance;       /* of best, in single-letter edits */
};

struct lint_near lint_near_begin(const char *word);
/* CANDIDATE is kept if it is nearer than those before, and near enough for the
 * length of the word. */
void lint_near_offer(struct lint_near *n, const char *candidate);

#endif
