#include "zoneparse/zone.h"

#include <stdio.h>
#include <stdlib.h>

void zp_zone_reserve(struct zp_zone *z, uint32_t records)
{
	zp_vec_reserve(&z->rrs, z->rrs.n + records);
	zp_names_reserve(&z->names, z->names.nodes.n + records);
	zp_vec_reserve(&z->written, z->written.n + records);
	/* As many octets as most take. */
	zp_buf_reserve(
	    &z->names.labels, z->names.labels.n + 16 * (size_t)records);
	zp_buf_reserve(&z->places, z->places.n + 24 * (size_t)records);
	zp_buf_reserve(&z->wires, z->wires.n + 16 * (size_t)records);
}

uint32_t zp_zone_add_rr(struct zp_zone *z, const struct zp_rr *rr)
{
	uint32_t i = z->rrs.n;
	struct zp_node *v = z->names.nodes.v;
	struct zp_node *owner = &v[rr->owner];
	struct zp_rr *r = zp_vec_add(&z->rrs);
	*r = *rr;
	if (owner->rr) {
		struct zp_rr *last = &z->rrs.v[owner->rr - 1];
		r->next = last->next;
		last->next = i;
	} else {
		r->next = i;
	}
	owner->rr = i + 1;
	owner->types |= zp_type_bit(rr->type);
	owner->flags |= ZP_NODE_OWNER;
	for (uint32_t n = rr->owner; !(v[n].flags & ZP_NODE_EXISTS);
	     n = v[n].parent)
		v[n].flags |= ZP_NODE_EXISTS;
	if (rr->type == ZP_SOA)
		zp_push(&z->soa_rrs, i);
	return i;
}

static bool matches(const struct zp_rr *rr, uint16_t type)
{
	return type == ZP_ANY || rr->type == type;
}

uint32_t zp_zone_first(const struct zp_zone *z, uint32_t node, uint16_t type)
{
	uint32_t last = z->names.nodes.v[node].rr;
	if (last == 0)
		return ZP_NONE;
	if (type != ZP_ANY &&
	    !(z->names.nodes.v[node].types & zp_type_bit(type)))
		return ZP_NONE;
	uint32_t first = z->rrs.v[last - 1].next;
	if (matches(&z->rrs.v[first], type))
		return first;
	return zp_zone_next(z, first, type);
}

uint32_t zp_zone_next(const struct zp_zone *z, uint32_t rr, uint16_t type)
{
	uint32_t last = z->names.nodes.v[z->rrs.v[rr].owner].rr - 1;
	while (rr != last) {
		rr = z->rrs.v[rr].next;
		if (matches(&z->rrs.v[rr], type))
			return rr;
	}
	return ZP_NONE;
}

const struct zp_segment *zp_zone_segment(const struct zp_zone *z, uint32_t rr)
{
	uint32_t lo = 0, hi = z->segments.n;
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (z->segments.v[mid].first <= rr)
			lo = mid;
		else
			hi = mid;
	}
	return &z->segments.v[lo];
}

struct zp_problem *zp_zone_problem(struct zp_zone *z, enum zp_problem_kind kind,
    struct zp_span span, const char *help, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	struct zp_problem p = {
	    .span = span,
	    .kind = (uint16_t)kind,
	    .message = zp_vprintf(&z->arena, fmt, ap),
	    .help = help ? zp_dup(&z->arena, help) : NULL,
	};
	va_end(ap);
	if (zp_problem_info[kind].incomplete)
		z->incomplete = true;
	zp_push(&z->problems, p);
	return &z->problems.v[z->problems.n - 1];
}

void zp_rr_owner(const struct zp_zone *z, uint32_t rr, struct zp_name *out)
{
	zp_names_get(&z->names, z->rrs.v[rr].owner, out);
}
