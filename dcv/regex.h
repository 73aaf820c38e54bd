/*
 * regex.h -- regular expressions of strangers (PCRE2, this module alone)
 *
 * Patterns come from files that anybody may have written: their length, what
 * they compile to, the steps of one match and of all are limited, and reaching
 * a limit is an answer of its own.
 */
#ifndef DCV_REGEX_H
#define DCV_REGEX_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"

enum { /* letters of Postfix, see pcre_table(5) */
	DCV_RE_CASELESS = 1,
	DCV_RE_MULTILINE = 2,
	DCV_RE_DOTALL = 4,
	DCV_RE_EXTENDED = 8,
	DCV_RE_ANCHORED = 16,
	DCV_RE_DOLLAR_END = 32,
	DCV_RE_UNGREEDY = 64
};

struct dcv_regexes; /* all patterns of a run */

struct dcv_regexes *dcv_regexes_new(void);
void dcv_regexes_free(struct dcv_regexes *r);
/* Compiles PATTERN. False, with one sentence in WHY and the octet of PATTERN at
 * fault in *at, if it is none or over a limit. */
bool dcv_regex_add(struct dcv_regexes *r, struct zp_str pattern, unsigned flags,
    uint32_t *id, char why[160], size_t *at);

enum dcv_match {
	DCV_NO_MATCH,
	DCV_MATCH,
	DCV_MATCH_OVER /* a limit was reached; so it will be from now on */
};
/* Whether pattern ID fits somewhere in TEXT. */
enum dcv_match dcv_regex_match(
    struct dcv_regexes *r, uint32_t id, struct zp_str text);
/* What group I (0: the whole) of the last match took of its text; empty if it
 * took part in none. False: the pattern has no such group. */
bool dcv_regex_group(
    const struct dcv_regexes *r, unsigned i, struct zp_str *out);

#endif
