/*
 * psl.h -- public suffixes and base domains (libpsl, this module alone)
 *
 * Only the ICANN section of the public suffix list counts (Baseline
 * Requirements section 3.2.2.6). The library's own registrable-domain call also
 * uses the private section, so the climb is done here over its suffix test.
 */
#ifndef DCV_PSL_H
#define DCV_PSL_H

#include <stdbool.h>

#include "zoneparse/name.h"

struct dcv_psl;

/* FILE: a list in the public suffix list's format, or NULL for the newest of
 * the library's built-in list and the system's. NULL on failure with one
 * sentence in *why (static). Freed with dcv_psl_close. */
struct dcv_psl *dcv_psl_open(const char *file, const char **why);
void dcv_psl_close(struct dcv_psl *p);
/* The day of the list in use, "YYYY-MM-DD"; NULL if it does not tell. */
const char *dcv_psl_date(const struct dcv_psl *p);
/* Whether the name is a public suffix by a rule of the ICANN section; a
 * top-level domain always is. The root is one too. */
bool dcv_psl_is_suffix(const struct dcv_psl *p, const struct zp_name *n);
/* Labels of the base domain (one below the public suffix) at or above N; 0 when
 * N is itself a public suffix. */
unsigned dcv_psl_base(const struct dcv_psl *p, const struct zp_name *n);
/* Whether the list names the top-level domain of N. */
bool dcv_psl_knows_tld(const struct dcv_psl *p, const struct zp_name *n);
/* A top-level domain of the list one edit away from that of N, into BUF (64
 * octets); the most common first. false: none. */
bool dcv_psl_nearest_tld(
    const struct dcv_psl *p, const struct zp_name *n, char buf[64]);
/* RFC 6761 and successors: test, example, invalid, localhost, local, internal,
 * onion, alt, home.arpa and other names that are never delegated. */
bool dcv_is_special_use(const struct zp_name *n);
/* in-addr.arpa or ip6.arpa or below. */
bool dcv_is_reverse(const struct zp_name *n);

#endif
