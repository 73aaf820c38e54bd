/*
 * cloud.h -- what dialects share that hold parts of zones and leave some of it
 * to the deployment
 */
#ifndef ZP_CLOUD_H
#define ZP_CLOUD_H

#include "zoneparse/loader.h"

/* A file being read: what it leaves open is told once. */
struct zp_cloud {
	struct zp_loader *l;
	struct zp_zone *first; /* a zone that this file has records of */
	uint32_t open;         /* names and values left to the deployment */
	struct zp_span open_at;
};

/* Counts NODE among what is left open. */
void zp_cloud_open(struct zp_cloud *c, uint32_t node);
/* One problem about all that was. */
void zp_cloud_tell(struct zp_cloud *c);
/* The zone of a record that names none: the one the user said where it covers
 * OWNER, else the registered domain of OWNER. Never NULL. */
struct zp_zone *zp_cloud_zone(struct zp_cloud *c, const struct zp_name *owner);
/* Reads the name under KEY of MAP, absolute with or without its final dot.
 * False: it is left open, or a problem was added. */
bool zp_cloud_name(struct zp_cloud *c, uint32_t map, const char *key,
    struct zp_name *out, struct zp_span *at);
/* Reads type and TTL of the record MAP into D; the type of one that is left
 * open stands for anything. False: a problem was added. */
bool zp_cloud_type(
    struct zp_cloud *c, struct zp_draft *d, uint32_t map, const char *key);
void zp_cloud_ttl(
    struct zp_cloud *c, struct zp_draft *d, uint32_t map, const char *key);
/* The records of D from the list VALUES, each in presentation form; all of them
 * are unknown when one is left open. */
void zp_cloud_values(
    struct zp_cloud *c, const struct zp_draft *d, uint32_t values);

#endif
