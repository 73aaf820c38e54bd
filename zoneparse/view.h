/*
 * view.h -- answers of an authoritative server that holds all loaded zones
 *
 * RFC 1034 section 4.3.2 with RFC 4592 (wildcards, empty non-terminals), RFC
 * 6672 (DNAME) and RFC 2308 (NODATA, NXDOMAIN). Choices where more than one
 * zone is loaded: the zone with the deepest apex at or above the name answers,
 * delegated or not; its data and not the parent's stands at and below its apex;
 * its apex makes no empty non-terminal in the parent.
 */
#ifndef ZP_VIEW_H
#define ZP_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/zone.h"

/* Aliases a resolver follows in a row before it gives up (measured: BIND 9.18
 * answers SERVFAIL for more). */
#define ZP_ALIASES_MAX 11

enum zp_what {
	ZP_ANSWER,
	ZP_NODATA, /* the name exists (maybe as an empty non-terminal) */
	ZP_NXDOMAIN,
	ZP_IS_ALIAS,   /* CNAME or DNAME instead of what was asked */
	ZP_REFERRAL,   /* at or below a cut into a zone that is not loaded */
	ZP_NOT_LOADED, /* no loaded zone is at or above the name, or (zone not
			* NULL) its file leaves the answer open: it holds some
			* of the zone only, or names a record without its data
			*/
	ZP_ALIAS_LOOP  /* only from zp_view_resolve: a cycle, over
			* ZP_ALIASES_MAX, or a DNAME result over 255 octets */
};

struct zp_view {
	const struct zp_set *set;
	const char *view; /* NULL: zones in no view */
};

struct zp_answer {
	enum zp_what what;
	const struct zp_zone *zone; /* that answered; NULL: none is loaded */
	uint32_t node; /* ANSWER, NODATA, IS_ALIAS: the owner (of the wildcard,
			* if synthesised; of the DNAME); REFERRAL: the cut;
			* NXDOMAIN: the closest encloser */
	uint32_t rr;   /* ANSWER: first record of the type; IS_ALIAS: the CNAME
			* or DNAME; REFERRAL: first NS; else ZP_NONE */
	bool wildcard; /* synthesised, RFC 4592 section 3.3 */
	bool dname;    /* IS_ALIAS by a DNAME above the name */
};

/* Asks for TYPE (or ZP_ANY: whether the name exists) at NAME; no alias is
 * followed. A type that stands beside a CNAME answers (a fault of the zone that
 * a rule reports). ALIAS records of providers are no aliases: who looks for
 * addresses looks at ZP_T_ALIAS of the answer's node too. */
struct zp_answer zp_view_ask(
    struct zp_view view, const struct zp_name *name, uint16_t type);

/* An alias followed. */
struct zp_hop {
	const struct zp_zone *zone;
	uint32_t rr;
};
struct zp_chain {
	struct zp_answer last; /* what the end of the chain says */
	struct zp_name name;   /* the name at the end of the chain */
	unsigned nhops;
	struct zp_hop hop[ZP_ALIASES_MAX + 1];
};
/* As zp_view_ask, following aliases across all loaded zones. */
void zp_view_resolve(struct zp_view view, const struct zp_name *name,
    uint16_t type, struct zp_chain *out);
/* The name that an alias answer leads to; false if over 255 octets. */
bool zp_view_target(const struct zp_answer *a, const struct zp_name *asked,
    struct zp_name *out);

/* The wildcard that would cover NAME if NAME did not exist: the node of "*" at
 * the nearest ancestor of NAME inside ZONE that has one, else ZP_NONE. *SHADOW
 * is what stands in the way: the deepest existing name below the wildcard's
 * parent at or above NAME. */
uint32_t zp_view_wildcard_above(
    const struct zp_zone *zone, const struct zp_name *name, uint32_t *shadow);

#endif
