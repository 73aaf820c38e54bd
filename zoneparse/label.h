/*
 * label.h -- one label on its way into the names of a zone: lower-cased and
 * hashed eight octets at a time
 */
#ifndef ZP_LABEL_H
#define ZP_LABEL_H

#include <stdint.h>
#include <string.h>

#include "zoneparse/name.h"

struct zp_label {
	uint64_t lane[8]; /* its octets in lower case, then zeros */
	uint32_t hash;
	uint8_t n; /* octets, 1 to 63 */
};

/* Octets of an aligned word that are A to Z, each as 0x20; all others 0. Octets
 * over 127 are none. */
static inline uint64_t zp_upper_bits(uint64_t x)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t low = x & (0x7f * ones);
	uint64_t from_a = low + (0x80 - 'A') * ones;
	uint64_t past_z = low + (0x80 - 'Z' - 1) * ones;
	return ((from_a & ~past_z & ~x) & (0x80 * ones)) >> 2;
}

/* The hash of the words of a label, without its parent's. */
static inline uint64_t zp_label_mix(uint64_t h, uint64_t lane)
{
	h = (h ^ lane) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

/* Reads the N octets (1 to 63) at P, of which seven more can be read. */
static inline void zp_label_read(struct zp_label *l, const char *p, unsigned n)
{
	uint64_t h = n, x = 0;
	unsigned i = 0;
	for (;; i++) {
		memcpy(&x, p + 8 * i, 8);
		if (n <= 8 * i + 8)
			break;
		x |= zp_upper_bits(x);
		h = zp_label_mix(h, l->lane[i] = x);
	}
	/* The octets of the last word that are the label's come first. */
	unsigned rest = 64 - 8 * (n - 8 * i);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	x = x << rest >> rest;
#else
	x = x >> rest << rest;
#endif
	x |= zp_upper_bits(x);
	h = zp_label_mix(h, l->lane[i] = x);
	l->hash = (uint32_t)h;
	l->n = (uint8_t)n;
}

/* The slot's hash of a label below PARENT; SEED is the table's. */
static inline uint32_t zp_label_hash(
    uint32_t label, uint32_t parent, uint32_t seed)
{
	uint64_t h = (label ^ (uint64_t)(parent + 1u) << 32 ^ seed) *
		     UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)(h >> 32);
}

/* Tables of so many bits have pages of their own (zp_pages). */
#define ZP_SLOTS_APART 18

/* As zp_names_child, of a label that was read. */
uint32_t zp_names_add(
    struct zp_names *t, uint32_t parent, const struct zp_label *l);
/* Where the search for a label below PARENT begins. */
static inline const struct zp_slot *zp_names_slot(
    const struct zp_names *t, uint32_t parent, uint32_t label)
{
	uint32_t mask = (UINT32_C(1) << t->bits) - 1;
	return &t->slots[zp_label_hash(label, parent, t->seed) & mask];
}

#endif
