/*
 * unit.h -- what is judged together: a base domain, with all zones at and below
 * it
 *
 * A walk never leaves its base domain (public suffix list, ICANN section), so
 * the zones of one are a unit of work. A zone above base domains (of a public
 * suffix, or the root) is a unit by itself: it speaks of all base domains below
 * it, and each of their walks may look up to it.
 */
#ifndef LINT_UNIT_H
#define LINT_UNIT_H

#include <stdbool.h>
#include <stdint.h>

#include "dcv/psl.h"

/* The unit that a zone with the apex NAME is of, and that data about NAME are
 * looked for in: its base domain, else NAME itself. True: it is above base
 * domains. */
bool lint_unit_of(const struct dcv_psl *psl, const struct zp_name *name,
    struct zp_name *unit);
/* Which of N shards a unit falls to, from 1: FNV-1a of 64 bits over the name in
 * lower-case A-labels without final dot ("." for the root), mixed by
 * h ^= h >> 33, h *= 0xff51afd7ed558ccd, h ^= h >> 33; then h mod N, plus one.
 * The same on every machine and in every version. */
uint32_t lint_unit_shard(const struct zp_name *unit, uint32_t n);

/* Units, each once, in the order they were added. */
struct lint_units {
	struct zp_names names;
	ZP_VEC(uint32_t) list; /* nodes of names */
	ZP_VEC(uint32_t) at;   /* by node: place in list + 1; 0: none */
};
void lint_units_init(struct lint_units *u);
void lint_units_free(struct lint_units *u);
/* The place of UNIT in the list, added where it is not there. */
uint32_t lint_units_add(struct lint_units *u, const struct zp_name *unit);
/* UINT32_MAX: it is not there. */
uint32_t lint_units_find(
    const struct lint_units *u, const struct zp_name *unit);
void lint_units_get(
    const struct lint_units *u, uint32_t i, struct zp_name *out);

#endif
