/*
 * octodns.h -- octoDNS zones: within the dialect
 */
#ifndef ZP_OCTODNS_H
#define ZP_OCTODNS_H

#include "zoneparse/loader.h"

/* Drafts and ends the record of value node VALUE. */
void zp_octodns_value(struct zp_loader *l, const struct zp_draft *d,
    uint32_t value, bool lenient);
/* Whether scalar N holds a template: {zone_name} and the like. */
bool zp_octodns_is_template(const struct zp_yaml *y, uint32_t n);
/* Letters, digits and "_", not beginning with a digit. */
bool zp_octodns_is_word(struct zp_str s);
/* Provider/TYPE, the provider maybe dotted: its TYPE. */
bool zp_octodns_own_type(struct zp_str s, struct zp_str *type);
/* Whether S may stand as a record's type. */
bool zp_octodns_is_type(struct zp_str s);
/* Tells of a key that octoDNS reads as another name than is written. */
void zp_octodns_check_key(struct zp_loader *l, struct zp_zone *z, uint32_t key);
/* What PyYAML makes of an unquoted key, as text, where it differs from what is
 * written (YAML 1.1 types); NULL where it does not. BUF holds 32. */
const char *zp_octodns_retyped(struct zp_str key, char buf[32]);

#endif
