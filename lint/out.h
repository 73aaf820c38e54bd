/*
 * out.h -- what is printed: through a large buffer, every write checked; text
 * from outside escaped for the channel it goes to
 */
#ifndef LINT_OUT_H
#define LINT_OUT_H

#include <stdbool.h>

#include "zoneparse/mem.h"

struct lint_out {
	int fd;
	struct zp_buf buf;
	int error; /* errno of the first failed write; nothing follows it */
	bool color;
	bool held; /* nothing is written but by out_flush */
};

void out_flush(struct lint_out *o);
void out_add(struct lint_out *o, const char *p, size_t n);
void out_puts(struct lint_out *o, const char *s);
void out_printf(struct lint_out *o, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void out_uint(struct lint_out *o, uint32_t v);
/* Text from outside for a terminal or log: C0, DEL, C1, line and paragraph
 * separators, bidirectional controls, zero-width characters and invalid UTF-8
 * as \xNN or \u{...}. */
void out_safe(struct lint_out *o, const char *s);
void lint_escape(struct zp_buf *b, const char *p, size_t n);
/* A JSON string with its quotes; what is not UTF-8 becomes U+FFFD. */
void out_json(struct lint_out *o, const char *s);
/* "KEY":"VALUE" of a JSON object; null for NULL. */
void out_member(struct lint_out *o, const char *key, const char *value);
/* Octets of the UTF-8 character at P (at most N), 0 if invalid; its code point
 * in *c. */
unsigned lint_utf8(const char *p, size_t n, unsigned *c);
/* Columns a shown text takes (each character one). */
unsigned lint_width(const char *p, size_t n);

#endif
