/*
 * nearest.h -- the existing name that a mistyped one may have meant
 */
#ifndef RULES_NEAREST_H
#define RULES_NEAREST_H

#include "lint/rule.h"

/* The node of an existing name that NAME may be a slip for: the label just
 * below the deepest existing ancestor differs by at most two edits (one, if it
 * has up to three octets); labels left of it follow as far as they are there.
 * ZP_NONE: none. One pass over the zone's names. */
uint32_t rule_nearest(const struct zp_zone *z, const struct zp_name *name);

#endif
