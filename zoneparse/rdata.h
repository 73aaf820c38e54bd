/*
 * rdata.h -- RDATA: from tokens to octets, and from octets to text
 *
 * The types rules look into are read and printed by our own code, one file each
 * or a family (rdata_*.c), with exact ranges and a span for each fault. All
 * other types go through ldns on tokens checked before (rdata_ldns.c, the only
 * file that includes ldns): ldns wraps numbers over their range silently, takes
 * unterminated quotes, and refuses unquoted CAA values.
 */
#ifndef ZP_RDATA_H
#define ZP_RDATA_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/name.h"
#include "zoneparse/scan.h"
#include "zoneparse/zone.h"

#define ZP_RDATA_MAX 65535 /* octets, RFC 1035 section 3.2.1 */

/* What was met in a name and is read otherwise by other servers. */
enum { ZP_ODD_OCTAL = 1, ZP_ODD_AT = 2 };

/* What a reader of RDATA sees and fills. */
struct zp_rdata {
	const char *text;           /* of the source */
	const struct zp_token *tok; /* fields of RDATA */
	uint32_t ntok;
	struct zp_span record; /* for "a field is missing" */
	const struct zp_name *origin;
	const struct zp_name *at_z, *at_f; /* what gdnsd's @Z and @F stand for;
					    * NULL: nothing */
	bool octal; /* \DDD in names is octal, as exporters write it */
	uint16_t type;
	struct zp_buf wire; /* out: uncompressed, names lower-cased */
	unsigned odd;       /* out: ZP_ODD_ bits */
	/* out, on failure: */
	uint16_t fault; /* enum zp_problem_kind */
	struct zp_span span;
	const char *help; /* literal or NULL */
	char message[160];
};

/* Reads RDATA of r->type into r->wire (emptied first), RFC 3597's \# form
 * included. Returns false with fault, span and message set. */
bool zp_rdata_read(struct zp_rdata *r);
/* Appends RDATA in presentation form (names absolute, lower-case, final dot;
 * TXT strings quoted; unknown types as \# n hex). */
void zp_rdata_print(
    struct zp_buf *out, uint16_t type, const uint8_t *wire, uint32_t n);
/* Appends a character string in quotes, escaped (RFC 1035 section 5.1). */
void zp_put_quoted(struct zp_buf *out, const uint8_t *p, uint32_t n);
/* What rules look up is kept decoded in RR and Z, from the RDATA in WIRE just
 * read; the rest is read again when shown. */
void zp_keep_rdata(struct zp_zone *z, const uint8_t *wire, struct zp_rr *rr);
/* RDATA of a loaded record, read again from its text into OUT (emptied first).
 * The record was accepted before, so this cannot fail. */
void zp_rr_wire(const struct zp_set *set, const struct zp_zone *z, uint32_t rr,
    struct zp_buf *out);

#endif
