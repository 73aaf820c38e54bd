/*
 * zone.h -- what was loaded: records, zones, the set of all zones of a run
 *
 * Nothing is repaired, merged or dropped: duplicates, a second SOA, data
 * outside the zone all stay, in file order. A record is 24 octets and points to
 * its text; RDATA that rules never resolve is read again from there when it is
 * shown (rdata.h).
 *
 * The set is one tree of names: its upper part is the index of apexes, and
 * below each apex stands that zone's own struct zp_names. So zones load
 * independently of each other, and a name is looked up by finding the deepest
 * loaded apex at or above it, then walking that zone's tree.
 */
#ifndef ZP_ZONE_H
#define ZP_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/name.h"
#include "zoneparse/problem.h"
#include "zoneparse/rrtype.h"
#include "zoneparse/source.h"

#define ZP_NONE UINT32_MAX

struct zp_rr {
	uint32_t owner; /* node in the zone's names */
	uint32_t at;   /* first octet of its text, in its segment's source; in a
			* written segment: index in written */
	uint32_t next; /* next record of the owner (a ring), see zp_node.rr */
	uint32_t data; /* CNAME DNAME NS PTR MX SRV: target node; A: address,
			* most significant octet first; AAAA: index in v6;
			* SOA: index in soas; DS: key tag, algorithm and
			* digest type (16, 8, 8 bits); ALIAS: target node, the
			* root when a server computes it; else 0 */
	uint32_t ttl;  /* seconds; in force if not written */
	uint16_t type;
	uint16_t pref; /* MX preference, SRV priority; else 0 */
};

/* From record FIRST on, text offsets are in SOURCE and relative names are below
 * ORIGIN. Segments are sorted by FIRST; a new one starts where $ORIGIN or
 * $INCLUDE changes either, and around each $GENERATE. */
struct zp_segment {
	uint32_t first;
	uint32_t source;
	uint32_t origin; /* node */
	bool written;    /* no master file: rr.at is an index in written */
};

/* Octets of a source: where a field of a record is written. */
struct zp_place {
	uint32_t source, at, len;
};

/* A record whose fields stand apart in a file of another form than a master
 * file's (YAML, JSON): its RDATA is kept, and where each field is written. Both
 * are packed end to end in the zone, and end where the next record's begin. */
struct zp_written {
	uint32_t wire;  /* RDATA: offset in wires */
	uint32_t place; /* its places: offset in places */
};

/* Fields of a written record: these, then those of RDATA. */
enum { ZP_PLACE_OWNER, ZP_PLACE_TYPE, ZP_PLACE_TTL, ZP_PLACE_RDATA };

struct zp_soa {
	uint32_t mname, rname; /* nodes */
	uint32_t serial, refresh, retry, expire, minimum;
};

struct zp_v6 {
	uint8_t octet[16];
};

/* How the origin became known; ZP_ORIGIN_NONE means it did not, and the zone
 * has only problems (or is a fragment). */
enum zp_origin_by {
	ZP_ORIGIN_NONE,
	ZP_ORIGIN_OPTION,
	ZP_ORIGIN_DIRECTIVE,
	ZP_ORIGIN_SOA,
	ZP_ORIGIN_FILENAME,
	ZP_ORIGIN_DATA,   /* the dialect's own word for it */
	ZP_ORIGIN_COMMENT /* the header of an export */
};

/* What wrote the file, as its header says: each writes text that name servers
 * do not read, or read as something else. */
enum zp_exporter {
	ZP_EXPORT_NONE,
	ZP_EXPORT_CLOUDFLARE,
	ZP_EXPORT_GODADDY, /* and others with the same header */
	ZP_EXPORT_AZURE,
	ZP_EXPORT_AWS, /* Route 53 by cli53: no header, but class AWS */
	ZP_EXPORT_DIG,
	ZP_EXPORT_WINDOWS,
	ZP_EXPORT_DNSCMD /* records listed by dnscmd /enumrecords */
};

/* What becomes of the file, as far as somebody has said. */
enum zp_served {
	ZP_SERVED_NOT_SAID,
	ZP_SERVED_AS_IS, /* what stands in it is what is answered */
	ZP_SERVED_SIGNED /* its server signs it anew */
};

struct zp_dialect;

struct zp_zone {
	struct zp_arena arena;
	struct zp_names names;
	ZP_VEC(struct zp_rr) rrs;
	ZP_VEC(struct zp_segment) segments;
	ZP_VEC(struct zp_written) written;
	struct zp_buf wires, places; /* of written records */
	ZP_VEC(struct zp_v6) v6;
	ZP_VEC(struct zp_soa) soas;
	ZP_VEC(struct zp_problem) problems;
	ZP_VEC(uint32_t) soa_rrs;  /* records of type SOA, in file order */
	ZP_VEC(uint32_t) includes; /* sources included, in order of opening */
	uint32_t source;           /* the file named by the user */
	uint32_t apex;    /* node: the option's origin, else the first SOA's
			   * owner, else the origin at the file's start */
	uint32_t origin;  /* node: in force at the file's start */
	uint32_t index;   /* in the set */
	const char *view; /* NULL: not in a view */
	enum zp_origin_by origin_by;
	enum zp_exporter exporter;
	enum zp_served served;
	bool fragment;   /* no SOA of its own and no origin that tells its zone:
			  * meant for $INCLUDE */
	bool flattens;   /* an export of a provider that flattens: a CNAME at
			  * the apex counts as ALIAS */
	bool incomplete; /* something could not be read, or a limit was hit */
	bool context;    /* loaded for the others: no findings about it */
	bool partial;    /* holds some of the zone's records only: what is not
			  * there proves nothing */
	bool above;      /* others look up to it: of a public suffix, or the
			  * root; said where zones are judged in parts */
	uint32_t order;  /* in the whole run, there */
	bool soaless;    /* of a dialect that writes no SOA */
	const struct zp_dialect *dialect; /* NULL: a master file */
};

/* Told of each name for which a zone is looked for, and of the zone found
 * (NULL: none). */
typedef void zp_asked_fn(
    void *listener, const struct zp_name *name, const struct zp_zone *found);

struct zp_set {
	struct zp_sources sources;
	ZP_VEC(struct zp_zone *) zones; /* in the order given */
	uint32_t *slots; /* index of apexes: zone index + 1, 0 free */
	unsigned bits;
	uint8_t deepest;    /* labels of the deepest apex */
	zp_asked_fn *asked; /* NULL: nobody listens */
	void *listener;
};

/* Whether Z is of a dialect whose files hold parts of zones. */
bool zp_zone_is_part(const struct zp_zone *z);

void zp_set_free(struct zp_set *set);
/* An empty zone owned by the set; its names hold the root only. */
struct zp_zone *zp_set_add(struct zp_set *set);
/* Frees the zones from number N on. */
void zp_set_drop(struct zp_set *set, uint32_t n);
/* Puts the zones into the order of the run (their member order). */
void zp_set_sort(struct zp_set *set);
/* To be called once after every zone is loaded: finishes each zone (flags of
 * nodes) and indexes apexes. */
void zp_set_finish(struct zp_set *set);
/* Indexes the apexes of zones that were finished, after others have been put
 * into the list or taken out; each gets its place as its number. */
void zp_set_index(struct zp_set *set);
/* Frees what a zone holds but its apex, SOA records by number, and what it
 * includes: nobody will look at it, only past it. */
void zp_zone_shed(struct zp_zone *z);
/* The zone with exactly this apex that VIEW sees (its own zones, and those in
 * no view), or NULL. One of VIEW's own hides those in no view; else the first
 * loaded wins. */
struct zp_zone *zp_set_zone(
    const struct zp_set *set, const char *view, const struct zp_name *apex);
/* The next zone after AFTER (NULL: the first) that has this apex and stands in
 * a view, in no order; NULL: no more. */
struct zp_zone *zp_set_in_view(const struct zp_set *set,
    const struct zp_name *apex, const struct zp_zone *after);
/* The first loaded of the other zones that have the apex and the view of Z;
 * NULL: there is none. */
struct zp_zone *zp_set_twin(const struct zp_set *set, const struct zp_zone *z);
/* The zone with the deepest apex at or above NAME, or NULL. */
struct zp_zone *zp_set_zone_of(
    const struct zp_set *set, const char *view, const struct zp_name *name);

/* Makes room for about RECORDS written records of as many owners. */
void zp_zone_reserve(struct zp_zone *z, uint32_t records);
/* Appends a record to the zone and to its owner's ring, and marks owner and
 * ancestors as existing. Returns its index. */
uint32_t zp_zone_add_rr(struct zp_zone *z, const struct zp_rr *rr);
/* Keeps a written record: its N places (at least three, a TTL that is not
 * written of length 0) and its RDATA. Returns its index in written. */
uint32_t zp_written_add(struct zp_zone *z, const struct zp_place *places,
    uint32_t n, const char *wire, size_t nwire);
/* The places of written record I from FIRST on, into OUT, at most MAX of them;
 * returns how many. */
uint32_t zp_written_places(const struct zp_zone *z, uint32_t i, uint32_t first,
    struct zp_place *out, uint32_t max);
/* RDATA of written record I. */
struct zp_str zp_written_wire(const struct zp_zone *z, uint32_t i);
/* Records of NODE of TYPE in file order: the first index, then the next after
 * one; ZP_NONE at the end. TYPE ZP_ANY gives all. */
uint32_t zp_zone_first(const struct zp_zone *z, uint32_t node, uint16_t type);
uint32_t zp_zone_next(const struct zp_zone *z, uint32_t rr, uint16_t type);
/* The segment of record RR. */
const struct zp_segment *zp_zone_segment(const struct zp_zone *z, uint32_t rr);
/* Adds a problem; MESSAGE and HELP (may be NULL) are copied. The returned value
 * may be given its other half (related, related_message in the zone's arena)
 * before the next is added. */
struct zp_problem *zp_zone_problem(struct zp_zone *z, enum zp_problem_kind kind,
    struct zp_span span, const char *help, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* Fields of a record, for spans. ZP_FIELD_RDATA + n is the nth field of RDATA.
 */
enum {
	ZP_FIELD_RECORD,
	ZP_FIELD_OWNER,
	ZP_FIELD_TTL,
	ZP_FIELD_CLASS,
	ZP_FIELD_TYPE,
	ZP_FIELD_RDATA
};
/* Where FIELD of record RR stands: found again from the text. A field that is
 * not written (inherited owner, default TTL) gives the type's span; the whole
 * record is its first to its last token. */
struct zp_span zp_rr_span(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, unsigned field);
/* The owner as a name. */
void zp_rr_owner(const struct zp_zone *z, uint32_t rr, struct zp_name *out);

#endif
