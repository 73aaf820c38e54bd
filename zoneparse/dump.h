/*
 * dump.h -- records in canonical form: lower-case absolute owner, TTL, class,
 * type, RDATA in presentation form
 */
#ifndef ZP_DUMP_H
#define ZP_DUMP_H

#include "zoneparse/zone.h"

/* Appends record RR as one line of a master file, newline included. */
void zp_dump_rr(struct zp_buf *out, const struct zp_set *set,
    const struct zp_zone *z, uint32_t rr);
/* Appends RDATA of record RR in presentation form. */
void zp_dump_rdata(struct zp_buf *out, const struct zp_set *set,
    const struct zp_zone *z, uint32_t rr);

#endif
