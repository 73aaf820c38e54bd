/*
 * txt.h -- the value of a TXT record, and where an octet of one (or of a CAA
 * record's) stands
 */
#ifndef DCV_TXT_H
#define DCV_TXT_H

#include "zoneparse/zone.h"

/* The strings of TXT record RR joined, into OUT (emptied first, its holder's to
 * free). */
void dcv_txt_value(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, struct zp_buf *out);

/* Where LEN octets from octet AT on of the value of a TXT or CAA record stand,
 * if they are written without escapes in one string; else the whole field. */
struct zp_span dcv_value_span(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len);

#endif
