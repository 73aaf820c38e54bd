/*
 * dialect.h -- zones in YAML and JSON: what a dialect is
 *
 * One dialect = one file zoneparse/dialects/<name>.c that defines
 * zp_dialect_<name>; the list of all is made from the file names. A dialect
 * tells its files by their shape, and hands over zones and records through
 * loader.h; it never looks at paths, options or other dialects.
 */
#ifndef ZP_DIALECT_H
#define ZP_DIALECT_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/yaml.h"
#include "zoneparse/zone.h"

struct zp_loader;

struct zp_dialect {
	const char *name; /* as --input-format says it */
	const char *what; /* for people: "an octoDNS zone" */
	/* Dialects are asked in this order, equal ranks by name: the more
	 * telling its shape, the lower. */
	int rank;
	bool
	    has_soa; /* writes the zone's SOA: a zone without one is at fault */
	bool is_whole; /* a file holds all of a zone's records; else what is not
			* there proves nothing */
	bool needs_origin; /* does not tell the zone's name: the file's does */
	/* Whether the tree is of this dialect. */
	bool (*is)(const struct zp_yaml *y);
	void (*load)(struct zp_loader *l);
	/* A record as it is written in this dialect, on one line, for help:
	 * OWNER relative to the apex ("@" for itself), TARGET absolute with its
	 * final dot, or in words, and of a CAA its tag and quoted value;
	 * PREFERENCE is of an MX, and the flags of a CAA. NULL: as in a master
	 * file. */
	void (*write)(struct zp_buf *out, const char *owner, uint16_t type,
	    unsigned preference, const char *target);
	/* What the tree is, in words, if it looks like this dialect's but is no
	 * zone (changes to one, an error); else NULL. The function may be NULL.
	 */
	const char *(*no_zone)(const struct zp_yaml *y);
};

/* All dialects by rank, then name. */
extern const struct zp_dialect *const zp_dialects[];
extern const unsigned zp_dialects_count;
const struct zp_dialect *zp_dialect_find(const char *name);
/* The first dialect the tree is of, or NULL. */
const struct zp_dialect *zp_dialect_of(const struct zp_yaml *y);
/* What the tree is, in words, if some dialect knows it and it is no zone; else
 * NULL. */
const char *zp_dialect_no_zone(const struct zp_yaml *y);
/* Whether text may be YAML or JSON rather than a master file, by its first
 * significant line: a key, "---", "%YAML", "{", "[", "- " or "? ". */
bool zp_looks_like_yaml(const char *text, uint32_t size);

/* How zones are read; zero is the default. */
struct zp_dialect_options {
	const struct zp_name *origin; /* said by the user or told by the file's
				       * name, or NULL */
	enum zp_origin_by origin_by;
	const char *root; /* fence of !include, as in parse.h */
	bool has_default_ttl;
	uint32_t default_ttl; /* of records that write none; else 3600 */
	bool bare_semicolons; /* octoDNS' escaped_semicolons: false */
	bool lenient;         /* octoDNS' lenient: true, for the zone */
	struct zp_yaml_limits limits;
	/* The registered domain of a name, for dialects that name no zone:
	 * false when there is none. */
	bool (*base)(
	    void *context, const struct zp_name *n, struct zp_name *out);
	void *base_context;
	/* The zone of this apex that an earlier file holds a part of, or NULL:
	 * records of dialects that are not whole are added to it. */
	struct zp_zone *(*join)(void *context, const struct zp_name *apex);
	void *join_context;
};

typedef ZP_VEC(struct zp_zone *) zp_zones;

/*
 * Reads tree Y as dialect D into zones of SET; each new zone is appended to
 * OUT. Zones that are in OUT before take the records of theirs: so several
 * files become one zone. Never fails: faults are problems of the zones.
 */
void zp_dialect_load(struct zp_set *set, struct zp_yaml *y,
    const struct zp_dialect *d, const struct zp_dialect_options *opt,
    zp_zones *out);

#endif
