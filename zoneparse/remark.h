/*
 * remark.h -- comments that speak to the linter, and what they stand at
 *
 *     www IN A 192.0.2.1 ; dcvlint: ...
 *
 * The word "dcvlint:" follows the sign that opens a comment ("; " in master
 * files, RFC 1035 section 5.1; "#" in YAML) with nothing but blanks between;
 * the sign may stand within a comment ("; web server ; dcvlint: ..."). In a
 * string it is text. Where a file holds the word nowhere, that is all that is
 * looked for.
 */
#ifndef ZP_REMARK_H
#define ZP_REMARK_H

#include "zoneparse/yaml.h"

#define ZP_REMARK_WORD "dcvlint:"

struct zp_remark {
	uint32_t at, len;     /* octets from the sign to the line's end */
	uint32_t text, ntext; /* of them, what follows the word */
	/* Octets of what it stands at: in a master file the record or directive
	 * with all its lines; in YAML what begins on its line. Of one that is
	 * alone on its line, what follows. Both 0: nothing does. */
	uint32_t from, to;
	bool alone; /* nothing else stands on its line */
	bool head;  /* no record, directive or value stands before it */
};
typedef ZP_VEC(struct zp_remark) zp_remarks;

/* The first place from AT on where the word stands, comment or not; SIZE: none.
 */
uint32_t zp_remark_find(const char *text, uint32_t size, uint32_t at);
/* Appends those of a master file to OUT, in the order of the text. */
void zp_remarks_master(const struct zp_source *s, zp_remarks *out);
/* The same of a file of YAML; it is read once more. */
void zp_remarks_yaml(struct zp_sources *s, uint32_t source,
    const struct zp_yaml_limits *limits, zp_remarks *out);

/* Within the files that make it. */

/* A remark in the comment that opens at AT, on whose line END is the end, into
 * *OUT; false: there is none. */
bool zp_remark_read(const char *text, char sign, uint32_t at, uint32_t end,
    struct zp_remark *out);

#endif
