#include "lint/near.h"

#include <string.h>

/* Single-letter edits between two words; 99 for very long ones. */
static unsigned distance(const char *a, const char *b)
{
	unsigned row[64];
	size_t n = strlen(b);
	if (n > 62 || strlen(a) > 62)
		return 99;
	for (size_t k = 0; k <= n; k++)
		row[k] = (unsigned)k;
	for (size_t i = 1; a[i - 1]; i++) {
		unsigned diagonal = row[0];
		row[0] = (unsigned)i;
		for (size_t k = 1; k <= n; k++) {
			unsigned up = row[k];
			unsigned best = diagonal + (a[i - 1] != b[k - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			row[k] = best;
			diagonal = up;
		}
	}
	return row[n];
}

struct lint_near lint_near_begin(const char *word)
{
	size_t n = strlen(word);
	return (struct lint_near){word, NULL, n < 4 ? 2 : n < 8 ? 3 : 4};
}

void lint_near_offer(struct lint_near *n, const char *candidate)
{
	unsigned d = distance(n->word, candidate);
	if (d >= n->distance)
		return;
	n->distance = d;
	n->best = candidate;
}
