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
 * as \xNN or \u{...}; so is what CI systems read as a command wherever it
 * stands in a line, "##[...", "##vso[...", "##teamcity[...". */
void out_safe(struct lint_out *o, const char *s);
void lint_escape(struct zp_buf *b, const char *p, size_t n);
/* S so made safe, ended by 0; to be freed. */
struct zp_buf lint_safe(const char *s);
/* The one character at octet AT of P; returns its octets. */
unsigned lint_escape_one(struct zp_buf *b, const char *p, size_t at, size_t n);
/* Whether C, the character at octet AT of P, may not be shown as it is. */
bool lint_is_unsafe(const char *p, size_t at, size_t n, unsigned c);
/* out_safe where a line begins: no command of a CI system stands there. FILE:
 * of a file, which is no option either; "./" before it changes nothing. */
void out_first(struct lint_out *o, const char *s, bool file);
/* Text between tags or in a quoted attribute of XML 1.0: as out_safe, with
 * entities. */
void out_xml(struct lint_out *o, const char *s);
/* The same for text that was made safe before; its line ends stay. */
void out_markup(struct lint_out *o, const char *s);
/* A field of CSV (RFC 4180 section 2): as out_safe, in quotes where it needs
 * them; one that a spreadsheet takes for a formula begins with "'". */
void out_csv(struct lint_out *o, const char *s);
/* Data of a workflow command of GitHub, or a property of one, of text that was
 * made safe before. */
void out_command(struct lint_out *o, const char *s, bool property);
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
