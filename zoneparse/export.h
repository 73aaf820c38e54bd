/*
 * export.h -- what exporters write that name servers do not read
 *
 * Who wrote a file is told once from its header; what is odd in its records is
 * looked at only in such a file, or where a plain record has failed to be one.
 * All of it is taken as the exporter means it and said in a problem, once for a
 * file: that a name server would refuse a file is no reason not to judge it.
 */
#ifndef ZP_EXPORT_H
#define ZP_EXPORT_H

#include "zoneparse/parse_internal.h"

/* Who wrote the source, from the comments at its head; sets the zone's exporter
 * and what the header says of the origin. */
void zp_export_recognise(struct zp_parser *p, uint32_t source);
/* The TTL where none is in force, and what there is to say about it, at SPAN.
 */
uint32_t zp_export_ttl(struct zp_parser *p, struct zp_span span);
/* A line that the exporter printed and that is no record. */
bool zp_export_litter(struct zp_parser *p, const struct zp_record *r);

/* Whether S stands between owner and type in exports only: [AGE:n], [Aging:n]
 * (Windows), class AWS (cli53). */
bool zp_export_token(struct zp_str s);
/* The same for token I, with what there is to say about it. */
bool zp_export_step(struct zp_parser *p, const struct zp_record *r, uint32_t i);
/* Whether the record whose type is token I is of a type that a resolver never
 * sees (WINS): it is dropped. */
bool zp_export_dropped(
    struct zp_parser *p, const struct zp_record *r, uint32_t i);
/* The target of the ZP_ALIAS record whose type is token TYPE: *COUNT tokens
 * (0 or 1, or more by mistake) from *FIRST on. */
void zp_alias_fields(const char *text, const struct zp_token *tok,
    uint32_t ntok, uint32_t type, uint32_t *first, uint32_t *count);
/* Ends the head of such a record; false: it is none, or is kept for
 * zp_export_finish. */
bool zp_alias_head(
    struct zp_parser *p, const struct zp_record *r, struct zp_head *h);
/* Takes ".@" off a name, which is the zone to GoDaddy alone. */
void zp_export_trim(struct zp_parser *p, struct zp_token *t);
/* Tokens of RDATA without what the exporter printed behind them. */
uint32_t zp_export_rdata(enum zp_exporter by, uint16_t type, const char *text,
    const struct zp_token *tok, uint32_t n);
/* Whether \DDD in names is octal there. */
static inline bool zp_export_octal(enum zp_exporter by)
{
	return by == ZP_EXPORT_AWS || by == ZP_EXPORT_WINDOWS ||
	       by == ZP_EXPORT_DNSCMD;
}
/* What names held that other servers read otherwise. */
void zp_export_odd(struct zp_parser *p, struct zp_span record);
/* The zone's own name without its final dot, at token I of a record that names
 * it: said as what it is. */
void zp_export_bare(struct zp_parser *p, const struct zp_record *r, uint32_t i);
/* After the last record: what is to be said of a file as a whole. */
void zp_export_finish(struct zp_parser *p);

#endif
