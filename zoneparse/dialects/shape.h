/*
 * shape.h -- RDATA whose fields stand in keys of a mapping, all or some of them
 */
#ifndef ZP_SHAPE_H
#define ZP_SHAPE_H

#include "zoneparse/loader.h"

/*
 * The fields of a type's RDATA in order, each "K:key|other|under/key". K is w a
 * word, ? a word that may be left out (then 0), s a character string, t text of
 * any length with or without quotes, p the rest in presentation form, which may
 * be left out. Keys are told without regard to case.
 */
struct zp_shape {
	uint16_t type;
	const char *fields[8];
};

/* Types without a name in rrtype.h. */
enum { ZP_NAPTR = 35, ZP_SSHFP = 44, ZP_URI = 256, ZP_SPF = 99 };

/* The shape of TYPE among N of TABLE, or NULL. */
const struct zp_shape *zp_shape_of(
    const struct zp_shape *table, unsigned n, uint16_t type);
/* The value in MAP of the first of KEYS ("a|b", case ignored) that is there and
 * not null, or ZP_NONE. */
uint32_t zp_shape_find(const struct zp_yaml *y, uint32_t map, const char *keys);
/* Drafts and ends the record whose fields are those of MAP. */
void zp_shape_load(struct zp_loader *l, const struct zp_draft *d,
    const struct zp_shape *s, uint32_t map);

/* What the value of a record is called in a mapping of its own. */
#define ZP_SHAPE_VALUE                                                      \
	"content|value|target|data|exchange|address|host|hostname|ip|text|" \
	"server"

/*
 * For records of the usual kind {type, content, priority...}: the RDATA is
 * VALUE in presentation form, what is lacking in front of it (preference,
 * priority, weight, port, flags, tag) stands in MAP. Text may go without
 * quotes. A VALUE that is a mapping holds the fields by their usual names.
 */
void zp_shape_value(struct zp_loader *l, const struct zp_draft *d, uint32_t map,
    uint32_t value);

#endif
