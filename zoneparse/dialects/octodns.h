/*
 * octodns.h -- octoDNS zones: within the dialect
 */
#ifndef ZP_OCTODNS_H
#define ZP_OCTODNS_H

#include "zoneparse/loader.h"

#define ZP_OCTODNS_DEPTH 10 /* of !include */

/* One zone's file being read, and the files it includes. */
struct zp_octodns {
	struct zp_loader *l;
	struct zp_zone *z;
	struct zp_name apex;
	ZP_VEC(struct zp_yaml *) trees; /* of !include, freed at the end */
	uint32_t stack[ZP_OCTODNS_DEPTH + 1];
	uint32_t depth;
	uint32_t merging; /* levels of "<<" of the zone's mapping */
};

/* A place in the trees, to come back to after an include. */
struct zp_octodns_at {
	struct zp_yaml *y;
	uint32_t depth;
};

/* Whether N is "!include PATH". */
bool zp_octodns_is_include(const struct zp_yaml *y, uint32_t n);
/* The node that N stands for where it is an !include: the first document of
 * that file, whose tree becomes the one being read, until the place is gone
 * back to. ZP_NONE: a problem was added. */
uint32_t zp_octodns_resolve(struct zp_octodns *o, uint32_t node);
struct zp_octodns_at zp_octodns_here(const struct zp_octodns *o);
void zp_octodns_back(struct zp_octodns *o, struct zp_octodns_at at);
/* Frees the trees of included files. */
void zp_octodns_included_free(struct zp_octodns *o);

/* Drafts and ends the record of value node VALUE. */
void zp_octodns_value(struct zp_loader *l, const struct zp_draft *d,
    uint32_t value, bool lenient);
/* Whether scalar N holds a template: {zone_name} and the like. */
bool zp_octodns_is_template(const struct zp_yaml *y, uint32_t n);
/* Letters, digits and "_", not beginning with a digit. */
bool zp_octodns_is_word(struct zp_str s);
/* Provider/TYPE, the provider maybe dotted: its TYPE. */
bool zp_octodns_own_type(struct zp_str s, struct zp_str *type);
/* Whether S may stand as a record's type. */
bool zp_octodns_is_type(struct zp_str s);
/* Tells of a key that octoDNS reads as another name than is written. */
void zp_octodns_check_key(struct zp_loader *l, struct zp_zone *z, uint32_t key);
/* What PyYAML makes of an unquoted key, as text, where it differs from what is
 * written (YAML 1.1 types); NULL where it does not. BUF holds 32. */
const char *zp_octodns_retyped(struct zp_str key, char buf[32]);

#endif
