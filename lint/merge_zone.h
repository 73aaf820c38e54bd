/*
 * merge_zone.h -- a zone that was handed on, read again
 */
#ifndef LINT_MERGE_ZONE_H
#define LINT_MERGE_ZONE_H

#include "zoneparse/zone.h"

struct lint_json;

/* Reads the zone of a line that a shard wrote into SET: the same text with the
 * same includes gives the same zone. NULL: the line tells no zone. Its view is
 * in A. */
struct zp_zone *lint_merge_zone(
    struct zp_set *set, struct zp_arena *a, const struct lint_json *j);

#endif
