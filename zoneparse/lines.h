/*
 * lines.h -- master files line by line: the records that most lines are
 *
 * Nearly all lines of a large zone hold one record and nothing that needs more
 * than the line to be understood: no parentheses, comment, escape or directive.
 * Such a line is read here into a few words without knowing the zone: not its
 * origin, nor the TTL or owner before it. So any part of a file that begins at
 * the start of a line can be read by itself, by any thread. All other lines,
 * and all in which anything might be wrong, are only pointed to: the parser
 * reads them by its scanner, as if nobody had been here (parse.h). A line
 * within parentheses looks like any other from here; the parser passes over
 * those that it has read already.
 */
#ifndef ZP_LINES_H
#define ZP_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/marks.h"
#include "zoneparse/rdata.h"
#include "zoneparse/zone.h"

/* A name as it is written. */
struct zp_written_name {
	uint32_t at;   /* octet of the text */
	uint32_t hash; /* of its first label (label.h) */
	uint8_t len;   /* octets; "@" alone is the origin */
	uint8_t first; /* octets of its first label; 0: the root, "." */
};

struct zp_line {
	uint32_t at;   /* first octet of the line */
	uint32_t data; /* A: address; AAAA: index in v6; DS: as is kept */
	uint32_t ttl;  /* seconds, if has_ttl */
	uint16_t type; /* 0: for the parser to read */
	uint16_t pref; /* of MX, SRV */
	bool has_ttl;
	bool inherits; /* the owner before is its owner */
	bool has_target;
	struct zp_written_name owner, target;
};

/* Lines that were read, each batch by one thread at a time. */
struct zp_lines {
	zp_mark_block *mark;
	ZP_VEC(struct zp_line) lines;
	ZP_VEC(struct zp_v6) v6;
	struct zp_rdata rd; /* scratch */
};

void zp_lines_init(struct zp_lines *l, zp_mark_block *mark);
void zp_lines_free(struct zp_lines *l);
/* Reads the lines of TEXT (SIZE octets, followed by ZP_SOURCE_PAD zeros) that
 * begin from FROM, which is the start of one, up to before TO, in place of
 * those read before; lines that hold nothing, or a comment alone, are left out.
 * Returns where the next line begins. */
uint32_t zp_lines_read(struct zp_lines *l, const char *text, uint32_t size,
    uint32_t from, uint32_t to);

#endif
