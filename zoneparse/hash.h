/*
 * hash.h -- a hash of octets, the same on every machine: FNV-1a of 64 bits
 */
#ifndef ZP_HASH_H
#define ZP_HASH_H

#include <stddef.h>
#include <stdint.h>

/* What a hash begins with. */
#define ZP_HASH_BEGIN UINT64_C(0xcbf29ce484222325)

static inline uint64_t zp_hash_octet(uint64_t h, unsigned char c)
{
	return (h ^ c) * UINT64_C(0x100000001b3);
}

/* H gone on with N octets at P. Tables that use its low bits mix them first. */
static inline uint64_t zp_hash(uint64_t h, const void *p, size_t n)
{
	const unsigned char *c = p;
	for (size_t i = 0; i < n; i++)
		h = zp_hash_octet(h, c[i]);
	return h;
}

#endif
