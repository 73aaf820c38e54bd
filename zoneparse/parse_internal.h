/*
 * parse_internal.h -- the state of reading one zone
 */
#ifndef ZP_PARSE_INTERNAL_H
#define ZP_PARSE_INTERNAL_H

#include "zoneparse/parse.h"
#include "zoneparse/rdata.h"
#include "zoneparse/scan.h"

#define ZP_DEPTH_MAX 64 /* room for any max_depth */

struct zp_parser {
	struct zp_set *set;
	struct zp_zone *z;
	struct zp_parse_options opt;
	uint32_t source;  /* being read */
	const char *text; /* of it */
	struct zp_name origin;
	uint32_t origin_node;
	uint32_t owner;    /* node of the last owner; ZP_NONE: none yet */
	uint32_t ttl;      /* $TTL */
	uint32_t last_ttl; /* of the record before */
	bool has_ttl, has_last_ttl, ttl_reported;
	bool stop;                        /* a limit was reached */
	uint32_t stack[ZP_DEPTH_MAX + 1]; /* sources being read */
	uint32_t depth, opens, generated;
	struct zp_rdata rd; /* scratch */
};

/* Text of token I of the record. */
struct zp_str zp_tok(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i);
struct zp_span zp_tok_span(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i);
/* Reads a source from its start with the state as it is. */
void zp_parse_source(struct zp_parser *p, uint32_t source);
/* From here on records belong to this source and origin. */
void zp_segment_here(struct zp_parser *p);
/* A line that begins with "$". */
void zp_directive(struct zp_parser *p, const struct zp_record *r);
void zp_generate(struct zp_parser *p, const struct zp_record *r);
/* Reads the name at token I; false: the problem has been added. */
bool zp_parse_name(struct zp_parser *p, const struct zp_record *r, uint32_t i,
    struct zp_name *out);
void zp_set_origin(struct zp_parser *p, const struct zp_name *n);
bool zp_is_word(struct zp_str s, const char *word);
/* Looks for what tells the origin before records are read. */
void zp_find_origin(struct zp_parser *p, uint32_t source);

#endif
