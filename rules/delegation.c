#include "rules/delegation.h"

const struct zp_zone *rule_parent(
    struct lint_pass *p, const struct zp_zone *z, uint32_t *node)
{
	struct zp_name apex;
	zp_names_get(&z->names, z->apex, &apex);
	if (apex.labels == 0)
		return NULL;
	struct zp_name up = zp_name_chop(&apex, 1);
	const struct zp_zone *above = zp_set_zone_of(lint_set(p), z->view, &up);
	*node = above ? zp_names_find(&above->names, &apex) : ZP_NONE;
	return *node == ZP_NONE ? NULL : above;
}

uint32_t rule_count(
    const struct zp_zone *z, uint32_t node, uint16_t type, uint32_t max)
{
	uint32_t n = 0;
	for (uint32_t k = zp_zone_first(z, node, type);
	     k != ZP_NONE && n <= max; k = zp_zone_next(z, k, type))
		n++;
	return n;
}

struct zp_span rule_soa_span(const struct lint_pass *p, const struct zp_zone *z)
{
	return z->soa_rrs.n > 0
		   ? lint_rr_span(p, z, z->soa_rrs.v[0], ZP_FIELD_TYPE)
		   : lint_zone_span(z);
}
