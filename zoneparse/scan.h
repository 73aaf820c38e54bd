/*
 * scan.h -- tokens of master files (RFC 1035 section 5.1)
 *
 * The scanner cuts a source into logical records: the tokens up to the line end
 * that is not inside parentheses. It copies nothing; a token is a span of the
 * text with what the next stage must know about it. It never reads a record
 * twice and never looks back. After a fault it stands at the start of the next
 * line (inside parentheses: after the closing one's line), so that one bad
 * record costs one problem.
 */
#ifndef ZP_SCAN_H
#define ZP_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/problem.h"

#define ZP_RECORD_MAX (512u * 1024u) /* octets of one logical record */

enum {
	ZP_TOK_QUOTED = 1, /* at and len include both quotes */
	ZP_TOK_ESCAPE = 2, /* holds at least one backslash */
	ZP_TOK_8BIT = 4    /* holds an octet over 127, or a control */
};

struct zp_token {
	uint32_t at, len; /* octets in the source's text */
	uint32_t flags;
};

/* One logical record. Owned by the scanner, valid until its next call. */
struct zp_record {
	uint32_t at;      /* first octet of its first line */
	uint32_t end;     /* octet after its last line's end */
	bool blank_owner; /* the line begins with a blank: owner inherited */
	const struct zp_token *tok;
	uint32_t ntok;
};

enum zp_scanned {
	ZP_SCAN_RECORD, /* at least one token */
	ZP_SCAN_FAULT,  /* fault_kind and fault tell; go on calling */
	ZP_SCAN_END
};

struct zp_scan {
	const char *text;
	uint32_t size, at;
	struct zp_record rec;
	uint16_t fault_kind; /* enum zp_problem_kind */
	uint32_t fault_at, fault_len;
	ZP_VEC(struct zp_token) toks;
};

/* TEXT must be followed by ZP_SOURCE_PAD zero octets. */
void zp_scan_init(struct zp_scan *s, const char *text, uint32_t size);
enum zp_scanned zp_scan_next(struct zp_scan *s);
void zp_scan_free(struct zp_scan *s);

#endif
