/*
 * loader.h -- what a dialect loads with: zones, records, problems
 *
 * A record is drafted: begun with its owner and type, given the fields of its
 * RDATA one after the other, and ended. Fields are tokens, never text pasted
 * into a master file: a blank, quote or line end in a value stays one. Every
 * field has its place in a source, which findings show.
 */
#ifndef ZP_LOADER_H
#define ZP_LOADER_H

#include "zoneparse/dialect.h"
#include "zoneparse/rdata.h"
#include "zoneparse/rrtype.h"

/* A field of RDATA: its token in zp_loader.text, and where it is written. */
struct zp_draft_field {
	struct zp_span place;
	bool verbatim; /* the token is the very octets of its place */
};

/* What all records of one RRset share. */
struct zp_draft {
	struct zp_zone *z;
	struct zp_name owner; /* where node is 0 */
	uint32_t node;        /* of the owner; 0: not looked up yet */
	uint16_t type;
	uint32_t ttl;
	struct zp_span owner_at, type_at;
	struct zp_span ttl_at; /* len 0: not written */
};

struct zp_loader {
	struct zp_set *set;
	struct zp_yaml *y; /* being read */
	const struct zp_dialect *dialect;
	const struct zp_dialect_options *opt;
	zp_zones *zones;
	/* Apexes of zones: zone + 1 by node. */
	struct zp_names apexes;
	ZP_VEC(uint32_t) by_apex;
	struct zp_zone
	    *loose; /* problems of no zone; NULL until there is one */
	/* Where names of RDATA are relative to; NULL: they are absolute. */
	const struct zp_name *rdata_origin;
	bool octal_escapes; /* \ooo in names and RDATA, not \DDD */
	bool stop;          /* a limit was reached */
	/* the record drafted */
	const struct zp_draft *draft;
	struct zp_buf text;
	ZP_VEC(struct zp_token) tokens;
	ZP_VEC(struct zp_draft_field) fields;
	struct zp_rdata rd;
	bool bad;                  /* a field was at fault: told already */
	struct zp_problem dropped; /* what was told already is put here */
	ZP_VEC(struct zp_place) places;
};

/* The zone of this apex: one of this load, else a new one. */
struct zp_zone *zp_load_zone(
    struct zp_loader *l, const struct zp_name *apex, enum zp_origin_by by);
/* The zone of this load with the deepest apex at or above N, or NULL. */
struct zp_zone *zp_load_zone_of(
    const struct zp_loader *l, const struct zp_name *n);
/* The zone that the file's name or the user told; NULL, with the problem added
 * once, when neither did. */
struct zp_zone *zp_load_home(struct zp_loader *l);
/* Adds a problem to Z (NULL: to the file, which belongs to no zone), unless its
 * place was spoken of already. The returned value may be added to. */
struct zp_problem *zp_load_problem(struct zp_loader *l, struct zp_zone *z,
    enum zp_problem_kind kind, struct zp_span at, const char *help,
    const char *fmt, ...) __attribute__((format(printf, 6, 7)));

/* The faults of the tree being read become problems of Z (NULL: of none). */
void zp_load_faults(struct zp_loader *l, struct zp_zone *z);

/* Reads scalar NODE as a name, relative to ORIGIN unless it ends in a dot
 * (NULL: always absolute); U-labels become A-labels. False: the problem is
 * added. */
bool zp_load_name(struct zp_loader *l, struct zp_zone *z, uint32_t node,
    const struct zp_name *origin, struct zp_name *out);
/* The same without a word about what is no name. */
bool zp_peek_name(struct zp_loader *l, uint32_t node,
    const struct zp_name *origin, struct zp_name *out);
/* RFC 1035 section 5.1 has \DDD in decimal; some providers write \ooo in
 * octal: made decimal in place. */
void zp_octal_to_decimal(char *p, size_t n);
/* The TTL in scalar NODE (ZP_NONE: the default in force); its span in *at,
 * empty if none is written. Units (1h) only where UNITS. */
uint32_t zp_load_ttl(struct zp_loader *l, struct zp_zone *z, uint32_t node,
    bool units, struct zp_span *at);
/* The type in scalar NODE, or -1 with the problem added. */
int zp_load_type(struct zp_loader *l, struct zp_zone *z, uint32_t node);

/* Begins a record of D, which must stay until zp_draft_end. */
void zp_draft_begin(struct zp_loader *l, const struct zp_draft *d);
/* A field of one word: a name, a number, an address. */
void zp_draft_word(struct zp_loader *l, struct zp_str text, struct zp_span at);
/* A field that is a character string, of any octets. */
void zp_draft_string(
    struct zp_loader *l, struct zp_str text, struct zp_span at);
/* The same of text of any length, as many strings as it takes (RFC 7208 section
 * 3.3 joins them again). */
void zp_draft_strings(
    struct zp_loader *l, struct zp_str text, struct zp_span at);
/* The scalar NODE as a word. */
void zp_draft_scalar(struct zp_loader *l, uint32_t node);
/* Scalar NODE holds the fields in presentation form (RFC 1035 section 5.1). */
void zp_draft_fields(struct zp_loader *l, uint32_t node);
/* Reads the RDATA and adds the record. False: a problem is added instead. */
bool zp_draft_end(struct zp_loader *l);
/* The whole record at once: RDATA in presentation form in scalar NODE. */
bool zp_load_rr(struct zp_loader *l, const struct zp_draft *d, uint32_t node);
/* A record with the RDATA of record RR of the same zone; NODE says so. */
void zp_load_copy(
    struct zp_loader *l, const struct zp_draft *d, uint32_t rr, uint32_t node);
/* An address that the provider fills in (ZP_ALIAS); TARGET may be ZP_NONE. */
void zp_load_alias(
    struct zp_loader *l, const struct zp_draft *d, uint32_t target);
/* A record whose data the file does not tell. An address is one all the same
 * (ZP_ALIAS); an MX leaves open what an MX query says, an alias or anything
 * that may be one leaves everything at its owner open. */
void zp_load_unknown(struct zp_loader *l, const struct zp_draft *d);

#endif
