/*
 * txt.h -- the value of a TXT record, and where an octet of it stands
 */
#ifndef DCV_TXT_H
#define DCV_TXT_H

#include "zoneparse/zone.h"

/* The strings of TXT record RR joined, into OUT (emptied first, its holder's to
 * free). */
void dcv_txt_value(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, struct zp_buf *out);

/* Where LEN octets from octet AT on of the joined strings stand, if they are
 * written without escapes in one string; else the string that holds them. */
struct zp_span dcv_txt_span(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len);

#endif
