/*
 * ttl.h -- times as written: seconds, or numbers with units
 */
#ifndef ZP_TTL_H
#define ZP_TTL_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"

/* Reads "3600" or "1w2d3h4m5s" (any case, each unit at most once, a number
 * before each) up to MAX seconds. False if it is neither or more than MAX. */
bool zp_ttl_parse(struct zp_str text, uint32_t max, uint32_t *seconds);

#endif
