#include "rules/exchange.h"

#include <string.h>

const struct dcv_exchange *rule_exchange(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	return dcv_exchange_of(lint_dcv(p), lint_view(p, z), z, rr);
}

bool rule_other_works(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint32_t k = zp_zone_first(z, z->rrs.v[rr].owner, ZP_MX);
	/* The first few decide: an owner of thousands has a working one there
	 * or is beyond help. */
	for (unsigned n = 0; k != ZP_NONE && n < 20; n++) {
		if (k != rr && rule_exchange(p, z, k)->works)
			return true;
		k = zp_zone_next(z, k, ZP_MX);
	}
	return false;
}

static bool ends_twice(const struct zp_name *n, const struct zp_name *origin)
{
	if (origin->labels == 0 || n->labels < 2 * origin->labels ||
	    !zp_name_is_below(n, origin))
		return false;
	/* The labels left of the origin, made a name of their own. */
	struct zp_name inner;
	unsigned keep = (unsigned)(n->len - origin->len);
	memcpy(inner.wire, n->wire, keep);
	inner.wire[keep] = 0;
	inner.len = (uint8_t)(keep + 1);
	inner.labels = (uint8_t)(n->labels - origin->labels);
	return zp_name_is_below(&inner, origin);
}

bool rule_is_doubled(const struct zp_zone *z, uint32_t rr,
    const struct zp_name *host, struct zp_name *origin)
{
	struct zp_name n;
	zp_names_get(&z->names, z->apex, &n);
	if (!ends_twice(host, &n)) {
		/* $ORIGIN may have been below the apex there. */
		zp_names_get(&z->names, zp_zone_segment(z, rr)->origin, &n);
		if (!ends_twice(host, &n))
			return false;
	}
	*origin = n;
	return true;
}

struct zp_chain rule_alias_end(
    struct lint_pass *p, const struct zp_zone *z, const struct zp_name *host)
{
	struct zp_chain v4, v6;
	struct zp_view view = lint_view(p, z);
	zp_view_resolve(view, host, ZP_A, &v4);
	if (v4.last.what == ZP_ANSWER)
		return v4;
	/* The IPv6 side may be the one that leads somewhere. */
	zp_view_resolve(view, host, ZP_AAAA, &v6);
	return v6.last.what == ZP_ANSWER ? v6 : v4;
}

bool rule_is_null(const struct zp_zone *z, uint32_t rr)
{
	return z->rrs.v[rr].data == 0;
}

struct zp_span rule_exchange_span(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	return lint_rr_span(p, z, rr, ZP_FIELD_RDATA + 1);
}

const char *rule_owner(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	return lint_node_text(p, z, z->rrs.v[rr].owner);
}

uint64_t rule_cause(const struct dcv_row *row)
{
	return (uint64_t)(uintptr_t)row->decision;
}

const char *rule_owner_text(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name n;
	zp_rr_owner(z, rr, &n);
	return lint_relative(p, z, &n);
}
