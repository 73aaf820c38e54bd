/*
 * adopt.h -- zones that were read apart join a set
 *
 * A thread reads files into a set of its own. Then its files are taken over one
 * after the other, in the order in which one thread alone would have read them,
 * so that every number of a source and of a zone is the same.
 */
#ifndef ZP_ADOPT_H
#define ZP_ADOPT_H

#include "zoneparse/zone.h"

/*
 * Moves sources FIRST to LAST - 1 of FROM to the end of those of SET, and after
 * them zone Z of FROM (NULL: none) to the end of SET's; it may name no other
 * sources. Returns the new index of FIRST. What they own beside is FROM's until
 * zp_set_join.
 */
uint32_t zp_set_adopt(struct zp_set *set, struct zp_set *from, uint32_t first,
    uint32_t last, struct zp_zone *z);
/* Hands SET what is left of FROM, and frees the sources and zones that were not
 * adopted; FROM is empty then. */
void zp_set_join(struct zp_set *set, struct zp_set *from);

#endif
