/*
 * lines.h -- rows and findings as lines of JSON, put into the order that the
 * output of a run has
 *
 * A line is held with a key whose octets compare as the order wants. Its text
 * is held too, or stands in a file and is read again when it is written.
 */
#ifndef LINT_LINES_H
#define LINT_LINES_H

#include "lint/report_json.h"

struct lint_line {
	const char *key, *text; /* text NULL: it is in FILE */
	uint64_t at;            /* first octet in FILE */
	uint32_t nkey, n;       /* octets, the line's end counted */
	uint32_t file;
	uint32_t order; /* of lines that are equal */
	uint32_t unit;  /* whoever makes them knows what it is; */
	uint16_t nname; /* octets of the name in the key of a row */
	uint8_t worth;  /* severity or verdict */
	bool whole;     /* finding: of a rule that speaks once in a run */
	bool without;   /* row: the name has no MX of its own */
};
typedef ZP_VEC(struct lint_line) lint_line_list;

struct lint_lines {
	struct zp_arena arena;
	struct zp_buf key;
	lint_line_list rows, findings;
};

void lint_lines_free(struct lint_lines *l);
/* By name in DNS order, view, and place of the CA in the run's list. False:
 * NAME is none. */
bool lint_lines_row(struct lint_lines *l, const char *name, const char *view,
    uint32_t ca, const struct lint_line *line);
/* By file, line, column, rule, name, ca, message; NULL is before all. */
struct lint_line_place {
	const char *file, *rule, *name, *ca, *message, *zone;
	uint32_t line, column;
};
void lint_lines_finding(struct lint_lines *l, const struct lint_line_place *p,
    const struct lint_line *line);
/* A line of N octets at TEXT, copied. */
struct lint_line lint_lines_text(
    struct lint_lines *l, const char *text, size_t n);
void lint_lines_sort(lint_line_list *list);

#endif
