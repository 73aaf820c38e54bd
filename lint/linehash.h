/*
 * linehash.h -- a hash for each line of a text, by which GitHub's code scanning
 * knows an alert again when its line has moved (partialFingerprints'
 * primaryLocationLineHash of SARIF)
 *
 * The hash is of the first 100 UTF-16 code units from the line's start on, over
 * its end and further if it is short; blanks and tabs count for nothing, a line
 * end for one LF. Equal hashes of a text are numbered.
 */
#ifndef LINT_LINEHASH_H
#define LINT_LINEHASH_H

#include <stdbool.h>

#include "zoneparse/mem.h"

struct lint_line_hash {
	uint64_t hash;
	uint32_t nth; /* among the equal ones before it, from 1 */
};
typedef ZP_VEC(struct lint_line_hash) lint_line_hashes;

/* The hashes of the lines of TEXT (N octets of UTF-8; what is not counts as
 * U+FFFD) go to H, which is empty; the first line's is at 0. Lines end with LF
 * or CR LF. MARKED: the file began with a byte order mark, which the hash
 * counts, though the text is without. The caller frees H. */
void lint_line_hashes_make(
    lint_line_hashes *h, const char *text, size_t n, bool marked);

#endif
