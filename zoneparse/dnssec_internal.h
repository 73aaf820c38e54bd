/*
 * dnssec_internal.h -- parts of dnssec.h that its files share
 */
#ifndef ZP_DNSSEC_INTERNAL_H
#define ZP_DNSSEC_INTERNAL_H

#include "zoneparse/dnssec.h"
#include "zoneparse/dnssec_crypto.h"

typedef ZP_VEC(struct zp_dnssec_fault) zp_dnssec_faults_vec;

/* One look at one zone. Shared by threads, which change nothing of it. */
struct zp_dnssec_look {
	const struct zp_set *set;
	const struct zp_zone *z;
	struct zp_dnssec *d;
	/* The nodes that exist inside the zone, in canonical order; NSEC3's own
	 * stand among them. */
	ZP_VEC(uint32_t) order;
	uint32_t limit; /* index in order from which nothing is worked out */
	uint32_t begin, end;    /* first and last second of the day */
	uint8_t algorithms[32]; /* bits: keys of it are in the zone */
	struct zp_name apex;
};

/* Fields of an RRSIG (RFC 4034 section 3.1). */
struct zp_rrsig {
	uint16_t covered, tag;
	uint8_t algorithm, labels;
	uint32_t original_ttl, expiration, inception;
	struct zp_name signer;
	uint32_t head; /* octets before the signature */
	uint32_t nsignature;
};

/* Whether the records of a node, or those of TYPE, are the zone's own and
 * signed (RFC 4035 section 2.2): not glue, not a delegation's NS. */
bool zp_dnssec_is_own(const struct zp_zone *z, uint32_t node);
bool zp_dnssec_is_signed(const struct zp_zone *z, uint32_t node, uint16_t type);
/* A node that holds only NSEC3 and its signatures. */
bool zp_dnssec_is_hash(const struct zp_zone *z, uint32_t node);
/* Types in order. */
struct zp_types {
	uint16_t v[128];
	uint32_t n;
	bool over; /* there are more */
};
void zp_types_put(struct zp_types *t, uint16_t type);
/* The types of a node that a bitmap lists, but for RRSIG, NSEC and NSEC3. */
void zp_dnssec_types(
    const struct zp_zone *z, uint32_t node, struct zp_types *out);
/* Compares a bitmap (RFC 4034 section 4.1.2) with types; the lowest type that
 * differs goes to *TYPE. */
enum zp_dnssec_why zp_dnssec_bitmap(
    const uint8_t *map, size_t n, const struct zp_types *types, uint16_t *type);
/* False: RDATA is no RRSIG. The signer is lower-cased. */
bool zp_rrsig_read(struct zp_rrsig *s, const uint8_t *w, size_t n);
/* A name at the beginning of N octets; 0: there is none, else its octets.
 * OUT is lower-cased. */
unsigned zp_dnssec_name(struct zp_name *out, const uint8_t *w, size_t n);
/* The hash of which a label is the base32 in lower case (RFC 5155 section 3);
 * false: it is none. */
bool zp_nsec3_unlabel(struct zp_str label, uint8_t out[ZP_SHA1_OCTETS]);
/* Lower-cases names in RDATA that are so in canonical form (RFC 4034 section
 * 6.2 item 3, RFC 6840 section 5.1). */
void zp_dnssec_canonical(uint16_t type, uint8_t *w, size_t n);

/* Whether what is not in the file of Z is not in the zone. */
bool zp_dnssec_is_whole(const struct zp_zone *z);
void zp_dnssec_order(struct zp_dnssec_look *l);
void zp_dnssec_add(zp_dnssec_faults_vec *v, enum zp_dnssec_kind kind,
    enum zp_dnssec_why why, uint32_t node, uint16_t type, uint32_t rr,
    uint32_t value);
/* Signatures of every name, on several threads when there are many. */
void zp_dnssec_signatures(
    struct zp_dnssec_look *l, zp_dnssec_faults_vec *faults);
/* The chain of NSEC or NSEC3, and their bitmaps. */
void zp_dnssec_chain(struct zp_dnssec_look *l, zp_dnssec_faults_vec *faults);
void zp_dnssec_chain3(struct zp_dnssec_look *l, zp_dnssec_faults_vec *faults);
/* DS of the zone above. */
void zp_dnssec_find_link(struct zp_dnssec_look *l);

#endif
