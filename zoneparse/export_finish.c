/* What is said of an export as a whole, once its records are known. */
#include "zoneparse/export.h"

#include <string.h>

static struct zp_str shown(const struct zp_parser *p, struct zp_span s)
{
	const struct zp_source *src = zp_source_at(&p->set->sources, s.source);
	return (struct zp_str){src->text + s.at, s.len};
}

static struct zp_span field(
    const struct zp_parser *p, uint32_t rr, unsigned field)
{
	return zp_rr_span(p->set, p->z, rr, field);
}

static void automatic_ttl(struct zp_parser *p)
{
	for (uint32_t i = 0; i < p->z->rrs.n; i++) {
		if (p->z->rrs.v[i].ttl != 1)
			continue;
		zp_once(p, ZP_P_TTL_AUTOMATIC, field(p, i, ZP_FIELD_TTL), NULL,
		    "1 stands for an automatic TTL: 300 seconds are served");
		return;
	}
}

/* The field of RDATA that is a name, and that exporters mean as absolute. */
static int target_field(const struct zp_rr *rr)
{
	switch (rr->type) {
	case ZP_CNAME:
	case ZP_NS:
	case ZP_PTR: return 0;
	case ZP_MX: return 1;
	case ZP_SRV: return 3;
	default: return -1;
	}
}

static bool looks_absolute(struct zp_str s)
{
	return s.n > 2 && s.p[s.n - 1] != '.' && memchr(s.p, '.', s.n);
}

/* Dots inside and none at the end, and no such name in the zone. */
static void bare_targets(struct zp_parser *p)
{
	uint32_t first = ZP_NONE, count = 0;
	struct zp_span at = {0};
	for (uint32_t i = 0; i < p->z->rrs.n; i++) {
		const struct zp_rr *rr = &p->z->rrs.v[i];
		int f = target_field(rr);
		if (f < 0 ||
		    (p->z->names.nodes.v[rr->data].flags & ZP_NODE_EXISTS))
			continue;
		struct zp_span s = field(p, i, ZP_FIELD_RDATA + (unsigned)f);
		if (!looks_absolute(shown(p, s)))
			continue;
		if (count++ > 0)
			continue;
		first = i;
		at = s;
	}
	if (count == 0)
		return;
	struct zp_name n;
	char text[ZP_NAME_TEXT];
	struct zp_str s = shown(p, at);
	zp_names_get(&p->z->names, p->z->rrs.v[first].data, &n);
	zp_once(p, ZP_P_TARGET_LOOKS_ABSOLUTE, at,
	    zp_printf(&p->z->arena, "write %.*s. here, and so at the others",
		(int)s.n, s.p),
	    "no final dot: name servers read %s; %u %s so in this export",
	    zp_name_print(&n, text), count,
	    count == 1 ? "target is" : "targets are");
}

/* Whether the owner has records of the type, the files do not tell. */
static void leave_open(struct zp_parser *p, const struct zp_alias_copy *c)
{
	struct zp_node *v = p->z->names.nodes.v;
	uint32_t node = c->owner;
	if (c->type == ZP_MX)
		v[node].types |= ZP_T_MX_UNKNOWN;
	else if (c->type == ZP_CNAME)
		v[node].types |= ZP_T_ANY_UNKNOWN;
	for (; !(v[node].flags & ZP_NODE_EXISTS); node = v[node].parent)
		v[node].flags |= ZP_NODE_EXISTS;
	zp_zone_problem(p->z, ZP_P_ALIAS_RECORD, c->span, NULL,
	    "the target holds no such record here: what this alias answers is "
	    "not known");
}

/* The records that a Route 53 alias of their type gives to its owner: each
 * keeps the place of the record it copies. */
static void copy_records(struct zp_parser *p, const struct zp_alias_copy *c)
{
	uint32_t rr = zp_zone_first(p->z, c->target, c->type);
	if (rr == ZP_NONE) {
		leave_open(p, c);
		return;
	}
	for (; rr != ZP_NONE && c->owner != c->target;
	     rr = zp_zone_next(p->z, rr, c->type)) {
		struct zp_rr copy = p->z->rrs.v[rr];
		if (p->generated++ >= p->opt.max_generate) {
			zp_once(p, ZP_P_RECORD_LIMIT, c->span, NULL,
			    "the limit of %u records from aliases is reached",
			    p->opt.max_generate);
			return;
		}
		struct zp_segment s = *zp_zone_segment(p->z, rr);
		copy.owner = c->owner;
		s.first = p->z->rrs.n;
		zp_push(&p->z->segments, s);
		zp_zone_add_rr(p->z, &copy);
	}
}

void zp_export_finish(struct zp_parser *p)
{
	for (uint32_t i = 0; i < p->copies.n; i++)
		copy_records(p, &p->copies.v[i]);
	zp_vec_free(&p->copies);
	switch (p->z->exporter) {
	case ZP_EXPORT_CLOUDFLARE: automatic_ttl(p); break;
	case ZP_EXPORT_GODADDY:
	case ZP_EXPORT_AZURE: bare_targets(p); break;
	default: break;
	}
}
