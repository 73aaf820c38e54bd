/*
 * nearest.h -- the existing name that a mistyped one may have meant
 */
#ifndef RULES_NEAREST_H
#define RULES_NEAREST_H

#include "lint/rule.h"

/* The node of an existing name of the zone whose leftmost labels differ from
 * NAME's by at most two edits, under the nearest ancestor that exists; ZP_NONE
 * if there is none. */
uint32_t rule_nearest(const struct zp_zone *z, const struct zp_name *name);

#endif
