/*
 * parse_internal.h -- the state of reading one zone
 */
#ifndef ZP_PARSE_INTERNAL_H
#define ZP_PARSE_INTERNAL_H

#include "zoneparse/parse.h"
#include "zoneparse/rdata.h"
#include "zoneparse/scan.h"

#define ZP_DEPTH_MAX 64 /* room for any max_depth */

/* What stands before RDATA. */
struct zp_head {
	uint32_t next; /* token: first of RDATA */
	uint32_t end;  /* token after the last of RDATA */
	uint32_t ttl;
	bool has_ttl;
	uint16_t type;
};

/* A Route 53 alias of another type than A and AAAA: once all is read, the
 * target's records of that type are the owner's too. */
struct zp_alias_copy {
	uint32_t owner, target; /* nodes */
	uint16_t type;
	struct zp_span span;
};

/* What followed the first label of the last such name. */
struct zp_tail {
	const char *text;
	uint32_t n;      /* octets; 0: none yet */
	uint32_t origin; /* in force */
	uint32_t node;
};

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
	bool has_ttl, has_last_ttl;
	bool stop;                        /* a limit was reached */
	uint32_t stack[ZP_DEPTH_MAX + 1]; /* sources being read */
	uint32_t depth, opens, generated;
	struct zp_rdata rd;      /* scratch */
	struct zp_tail tails[2]; /* of owners, of targets */
	/* About exports: */
	struct zp_name said; /* the origin that the header says */
	bool has_said;
	bool skip_root;    /* "$ORIGIN ." stands where the zone is meant */
	uint32_t bare_soa; /* offsets of the SOA and the $ORIGIN that name */
	uint32_t bare_dir; /* the zone without its final dot; ZP_NONE */
	bool told[ZP_P_COUNT]; /* said once for a file */
	struct zp_name at_z;
	ZP_VEC(struct zp_alias_copy) copies;
};

/* Text of token I of the record. */
struct zp_str zp_tok(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i);
struct zp_span zp_tok_span(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i);
/* Reads a source from its start with the state as it is. */
void zp_parse_source(struct zp_parser *p, uint32_t source);
/* Reads the next record or directive; false: there is none. */
bool zp_parse_next(struct zp_parser *p, struct zp_scan *scan);
/* Takes the records of LS, in order, from where SCAN stands; what lines do not
 * tell, SCAN reads. */
struct zp_lines;
void zp_parse_lines(
    struct zp_parser *p, struct zp_scan *scan, const struct zp_lines *ls);
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
/* As zp_zone_problem, but the first time only for each kind. */
#define zp_once(p, kind, ...)              \
	((p)->told[kind]                   \
		? (void)0                  \
		: ((p)->told[kind] = true, \
		      (void)zp_zone_problem((p)->z, kind, __VA_ARGS__)))

#endif
