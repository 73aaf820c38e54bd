/*
 * csv.h -- comma-separated values (RFC 4180), with the place of each
 *
 * Fields may stand in quotes, with line ends and doubled quotes inside; lines
 * end in LF or CRLF; the separator is the one of "," ";" and tab that the first
 * line has most of. A quote that is never closed ends with its line. Time is
 * linear whatever the text holds.
 */
#ifndef DCV_CSV_H
#define DCV_CSV_H

#include <stdbool.h>

#include "zoneparse/mem.h"
#include "zoneparse/source.h"

#define DCV_CSV_FIELDS 1000 /* of one record; more are not kept */

struct dcv_csv_field {
	struct zp_str text; /* without quotes, blanks at its ends taken off */
	struct zp_span span;
};

/* Begun with dcv_csv_begin, freed with dcv_csv_end; texts are in ARENA or the
 * source's own. */
struct dcv_csv {
	struct zp_str text;
	uint32_t source;
	size_t pos;
	char separator;
	struct zp_arena *arena;
	ZP_VEC(struct dcv_csv_field) fields; /* of the record just read */
	bool unclosed; /* a quote was: from there on each ends with its line */
	bool fault;    /* it was in the record just read */
	bool more;     /* the record has over DCV_CSV_FIELDS */
};

void dcv_csv_begin(struct dcv_csv *c, struct zp_str text, uint32_t source,
    struct zp_arena *arena);
void dcv_csv_end(struct dcv_csv *c);
/* The next record that is not empty. False at the end. */
bool dcv_csv_next(struct dcv_csv *c);
/* Field I of the record; empty (at the record's end) when it is not there. */
struct dcv_csv_field dcv_csv_field(const struct dcv_csv *c, int i);
/* The column whose heading is one of NAMES (NULL ends them), the first of them
 * that is there; -1: none. Case, blanks, "_" and "-" do not count, nor what
 * follows a "[". */
int dcv_csv_column(const struct dcv_csv *c, const char *const *names);
/* Whether field I's heading begins with WITH, compared so. */
bool dcv_csv_begins(const struct dcv_csv *c, uint32_t i, const char *with);

#endif
