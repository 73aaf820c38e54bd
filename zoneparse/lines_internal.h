/*
 * lines_internal.h -- what the files that read lines share
 */
#ifndef ZP_LINES_INTERNAL_H
#define ZP_LINES_INTERNAL_H

#include "zoneparse/lines.h"

#define ZP_WORDS_MAX 32u

/* The words of a line. */
struct zp_words {
	const char *text;
	uint32_t at, end; /* octets of the line, its end not included */
	struct zp_token v[ZP_WORDS_MAX];
	uint32_t n;
	bool odd; /* something stands there that only the scanner understands */
};

/* Reads one line into OUT; type 0: it is for the parser. */
void zp_line_read(
    struct zp_lines *l, const struct zp_words *w, struct zp_line *out);
/* Addresses of N octets at P; false: it is none, or not sure to be one. */
bool zp_line_a(const char *p, uint32_t n, uint32_t *out);
bool zp_line_aaaa(const char *p, uint32_t n, struct zp_v6 *out);

#endif
