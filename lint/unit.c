#include "lint/unit.h"
#include "zoneparse/hash.h"

#include <string.h>

bool lint_unit_of(
    const struct dcv_psl *psl, const struct zp_name *name, struct zp_name *unit)
{
	unsigned base = dcv_psl_base(psl, name);
	*unit = base == 0 ? *name
			  : zp_name_chop(name, (uint8_t)(name->labels - base));
	return base == 0;
}

uint32_t lint_unit_shard(const struct zp_name *unit, uint32_t n)
{
	char text[ZP_NAME_TEXT];
	zp_name_print(unit, text);
	uint64_t h = zp_hash(ZP_HASH_BEGIN, text, strlen(text));
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	return (uint32_t)(h % n) + 1;
}

void lint_units_init(struct lint_units *u)
{
	*u = (struct lint_units){0};
	zp_names_init(&u->names);
}

void lint_units_free(struct lint_units *u)
{
	zp_names_free(&u->names);
	zp_vec_free(&u->list);
	zp_vec_free(&u->at);
}

uint32_t lint_units_add(struct lint_units *u, const struct zp_name *unit)
{
	uint32_t node = zp_names_intern(&u->names, unit);
	while (u->at.n <= node)
		zp_push(&u->at, 0);
	if (u->at.v[node] == 0) {
		zp_push(&u->list, node);
		u->at.v[node] = u->list.n;
	}
	return u->at.v[node] - 1;
}

uint32_t lint_units_find(const struct lint_units *u, const struct zp_name *unit)
{
	uint32_t node = zp_names_find(&u->names, unit);
	return node < u->at.n ? u->at.v[node] - 1 : UINT32_MAX;
}

void lint_units_get(const struct lint_units *u, uint32_t i, struct zp_name *out)
{
	zp_names_get(&u->names, u->list.v[i], out);
}
