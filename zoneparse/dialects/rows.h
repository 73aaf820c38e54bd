/*
 * rows.h -- lists of records or RRsets whose names are absolute: which zones
 * they are of is found before any of them is loaded
 *
 * Rows are gathered first (no problems are added), then the zones are made,
 * then each row is drafted, with a word about what is wrong with it.
 */
#ifndef ZP_ROWS_H
#define ZP_ROWS_H

#include "zoneparse/loader.h"

struct zp_row {
	uint32_t map;             /* the record's or RRset's mapping */
	uint32_t name, type, ttl; /* its scalars, or ZP_NONE */
	uint32_t owner;           /* in zp_rows.names; ZP_NONE: no name */
};

/* Keys of a row's scalars. */
struct zp_row_keys {
	const char *name, *type, *ttl;
};

/* Freed with zp_rows_free; holds nodes of the loader's tree. */
struct zp_rows {
	struct zp_loader *l;
	struct zp_names names;
	ZP_VEC(struct zp_row) v;
	struct zp_zone *home; /* takes what is in no zone; NULL: none known */
};

void zp_rows_init(struct zp_rows *r, struct zp_loader *l);
void zp_rows_free(struct zp_rows *r);
/* Adds a row of these nodes. */
void zp_rows_push(struct zp_rows *r, uint32_t map, uint32_t name, uint32_t type,
    uint32_t ttl);
/* Adds MAP, which need be no mapping. */
void zp_rows_add(
    struct zp_rows *r, uint32_t map, const struct zp_row_keys *keys);
/* Adds every item of SEQ. */
void zp_rows_add_all(
    struct zp_rows *r, uint32_t seq, const struct zp_row_keys *keys);

/*
 * Makes the zones: those made before, else one for each SOA, else the name that
 * has NS and is above all others, else the user's origin. False, with the
 * problem added, when none of them tells.
 */
bool zp_rows_zones(struct zp_rows *r);
/* As the last step of it, but before a problem is added: the registered domain
 * of all names, if it is one. */
bool zp_rows_by_base(struct zp_rows *r);

/* Drafts row I but for its RDATA. False: a problem was added, or the text ends
 * within it. */
bool zp_rows_draft(struct zp_rows *r, uint32_t i, struct zp_draft *d);
/* Its parts: zone and owner; TTL; type (ALIAS and ANAME are ZP_ALIAS). */
bool zp_rows_owner(struct zp_rows *r, uint32_t i, struct zp_draft *d);
void zp_rows_ttl(struct zp_rows *r, uint32_t i, struct zp_draft *d);
bool zp_rows_type(struct zp_rows *r, uint32_t i, struct zp_draft *d);

/* Loads the record of D whose RDATA stands in NODE in presentation form; a
 * target, of ZP_ALIAS. */
void zp_rows_value(
    struct zp_loader *l, const struct zp_draft *d, uint32_t node);
/* The same of each item of the list NODE; MAP is told of when it is none. */
void zp_rows_values(struct zp_loader *l, const struct zp_draft *d, uint32_t map,
    uint32_t node, const char *what);

/* What stands at NODE tells that the dump is not the whole: the zones are
 * partial. */
void zp_rows_truncated(struct zp_rows *r, uint32_t node, const char *how);

/* The value of KEY in MAP, unless there is none or it is null. */
uint32_t zp_json_get(const struct zp_yaml *y, uint32_t map, const char *key);
bool zp_json_true(const struct zp_yaml *y, uint32_t n);

#endif
