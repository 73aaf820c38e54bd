/*
 * idn.h -- names as people type them (libidn2, this module alone)
 */
#ifndef ZP_IDN_H
#define ZP_IDN_H

#include <stdbool.h>

#include "zoneparse/name.h"

/* Reads A- or U-labels, any case, final dot allowed, "*." in front allowed, a
 * leading underscore allowed; always absolute. false: no domain name at all. */
bool zp_name_read(struct zp_name *out, const char *text);
/* The U-label form when it differs from the printed one and is safe to show;
 * else NULL. BUF holds 1024 octets. */
const char *zp_name_unicode(const struct zp_name *n, char buf[1024]);

#endif
