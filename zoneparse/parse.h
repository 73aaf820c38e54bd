/*
 * parse.h -- master files: from the bytes of a file to a zone
 */
#ifndef ZP_PARSE_H
#define ZP_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/zone.h"

struct zp_parse_options {
	const struct zp_name *origin; /* said by the user, or NULL */
	const char *root;   /* fence of $INCLUDE: absolute, no links; NULL: the
			     * folder of the file itself */
	uint32_t max_depth; /* $INCLUDE, 0: 10 */
	uint32_t max_opens; /* $INCLUDE per zone, 0: 100 */
	uint32_t max_generate; /* records of $GENERATE, 0: 65,536 */
	uint32_t max_records;  /* 0: 100 million */
	unsigned jobs; /* threads for a large text; 0, 1: the caller alone */
};

/*
 * Reads source SOURCE of SET as a master file (RFC 1035 section 5, RFC 2308
 * section 4, RFC 3597) into the empty zone Z. Never fails: faults are problems
 * of the zone, and after each the next record is read.
 *
 * The origin, first that tells: the option; an absolute $ORIGIN before the
 * SOA; the SOA's owner when absolute; the file's name (example.com.zone,
 * db.example.com, example.com.db, named.example.com, example.com.gz, ...); the
 * header of an export, which stands above "$ORIGIN ." and above a file's name
 * that the SOA contradicts; $ORIGIN or SOA's owner without their final dot. If
 * none does and the file has an SOA or nobody includes it, that is the problem
 * syntax-origin-unknown, whose help says how to say it.
 */
void zp_parse(struct zp_set *set, struct zp_zone *z, uint32_t source,
    const struct zp_parse_options *opt);
/* The origin that a file name tells, or false: see zp_parse. */
bool zp_origin_from_filename(const char *path, struct zp_name *out);

/* Files that are parts of one zone, as octoDNS' split layout and builds from
 * fragments have them: all in a folder named after the zone with its final dot
 * (example.com./www.yaml), or all of a folder whose names go on after the
 * zone's with "._" and a digit (example.com._1_mail.yaml). */
enum zp_part { ZP_PART_NONE, ZP_PART_BY_FOLDER, ZP_PART_BY_NAME };
enum zp_part zp_origin_from_parts(const char *path, struct zp_name *out);
/* What a text is that is no zone but would become one by a command (a template,
 * tinydns data, a failed transfer), in one sentence that names the command;
 * NULL for all other text. NAME: the file's. */
const char *zp_other_text(const char *name, const char *text, uint32_t size);
/* Whether text that is said to be a zone looks like a master file: one record
 * or directive among the first lines. */
bool zp_looks_like_zone(const char *text, uint32_t size);
/* Whether text that nobody says is a zone is one: a directive or an SOA that is
 * whole, or more records than other lines at its beginning. */
bool zp_is_likely_zone(const char *text, uint32_t size);

#endif
