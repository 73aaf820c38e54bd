#include "zoneparse/dialects/rows.h"

#include <string.h>
#include <strings.h>

uint32_t zp_json_get(const struct zp_yaml *y, uint32_t map, const char *key)
{
	uint32_t v = zp_yaml_get(y, map, key);
	return v == ZP_NONE || zp_yaml_is_null(y, v) ? ZP_NONE : v;
}

bool zp_json_true(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	return (s.n == 4 && strncasecmp(s.p, "true", 4) == 0) ||
	       (s.n == 3 && strncasecmp(s.p, "yes", 3) == 0);
}

void zp_rows_init(struct zp_rows *r, struct zp_loader *l)
{
	*r = (struct zp_rows){.l = l};
	zp_names_init(&r->names);
}

void zp_rows_free(struct zp_rows *r)
{
	zp_names_free(&r->names);
	zp_vec_free(&r->v);
}

void zp_rows_push(
    struct zp_rows *r, uint32_t map, uint32_t name, uint32_t type, uint32_t ttl)
{
	struct zp_name n;
	struct zp_row row = {map, name, type, ttl, ZP_NONE};
	if (zp_peek_name(r->l, name, NULL, &n))
		row.owner = zp_names_intern(&r->names, &n);
	zp_push(&r->v, row);
}

void zp_rows_add(
    struct zp_rows *r, uint32_t map, const struct zp_row_keys *keys)
{
	const struct zp_yaml *y = r->l->y;
	zp_rows_push(r, map, zp_json_get(y, map, keys->name),
	    zp_json_get(y, map, keys->type), zp_json_get(y, map, keys->ttl));
}

void zp_rows_add_all(
    struct zp_rows *r, uint32_t seq, const struct zp_row_keys *keys)
{
	const struct zp_yaml *y = r->l->y;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE;
	     i = zp_yaml_after(y, seq, i))
		zp_rows_add(r, i, keys);
}

static int type_of(const struct zp_rows *r, uint32_t i)
{
	return zp_type_parse(zp_yaml_text(r->l->y, r->v.v[i].type));
}

/* The highest name that has NS, if all others are below it. */
static bool by_ns(const struct zp_rows *r, struct zp_name *out)
{
	uint32_t apex = ZP_NONE;
	const struct zp_node *v = r->names.nodes.v;
	for (uint32_t i = 0; i < r->v.n; i++) {
		uint32_t owner = r->v.v[i].owner;
		if (owner != ZP_NONE && type_of(r, i) == ZP_NS &&
		    (apex == ZP_NONE || v[owner].depth < v[apex].depth))
			apex = owner;
	}
	for (uint32_t i = 0; apex != ZP_NONE && i < r->v.n; i++)
		if (r->v.v[i].owner != ZP_NONE &&
		    !zp_names_is_below(&r->names, r->v.v[i].owner, apex))
			return false;
	if (apex != ZP_NONE)
		zp_names_get(&r->names, apex, out);
	return apex != ZP_NONE;
}

bool zp_rows_by_base(struct zp_rows *r)
{
	const struct zp_dialect_options *o = r->l->opt;
	struct zp_name n, base = {0}, other;
	for (uint32_t i = 0; o->base && i < r->v.n; i++) {
		if (r->v.v[i].owner == ZP_NONE)
			continue;
		zp_names_get(&r->names, r->v.v[i].owner, &n);
		/* Below a registered domain there is none but it. */
		if (base.len > 0 && zp_name_is_below(&n, &base))
			continue;
		if (base.len > 0 || !o->base(o->base_context, &n, &other))
			return false;
		base = other;
	}
	if (base.len > 0)
		r->home = zp_load_zone(r->l, &base, ZP_ORIGIN_DATA);
	return base.len > 0;
}

bool zp_rows_zones(struct zp_rows *r)
{
	struct zp_loader *l = r->l;
	struct zp_name n;
	bool told = l->zones->n > 0;
	for (uint32_t i = 0; !told && i < r->v.n; i++)
		if (r->v.v[i].owner != ZP_NONE && type_of(r, i) == ZP_SOA) {
			zp_names_get(&r->names, r->v.v[i].owner, &n);
			zp_load_zone(l, &n, ZP_ORIGIN_SOA);
		}
	if (l->zones->n > 0)
		r->home = l->zones->v[0];
	else if (by_ns(r, &n))
		r->home = zp_load_zone(l, &n, ZP_ORIGIN_DATA);
	else
		r->home = zp_load_home(l);
	return r->home != NULL;
}

bool zp_rows_owner(struct zp_rows *r, uint32_t i, struct zp_draft *d)
{
	const struct zp_row *row = &r->v.v[i];
	struct zp_loader *l = r->l;
	bool map = zp_yaml_is(l->y, row->map, ZP_Y_MAP);
	*d = (struct zp_draft){.z = r->home};
	if (zp_yaml_is_cut(l->y, row->map))
		return false; /* the fault of the text is told */
	if (row->owner != ZP_NONE) {
		zp_names_get(&r->names, row->owner, &d->owner);
		struct zp_zone *z = zp_load_zone_of(l, &d->owner);
		d->z = z ? z : r->home;
		d->node = zp_names_intern(&d->z->names, &d->owner);
		d->owner_at = zp_yaml_span(l->y, row->name);
		return true;
	}
	if (row->name != ZP_NONE)
		return zp_load_name(l, d->z, row->name, NULL, &d->owner);
	zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
	    zp_yaml_span(l->y, row->map), NULL,
	    map ? "a record without a name"
		: "no record: a mapping is expected");
	return false;
}

void zp_rows_ttl(struct zp_rows *r, uint32_t i, struct zp_draft *d)
{
	d->ttl = zp_load_ttl(r->l, d->z, r->v.v[i].ttl, false, &d->ttl_at);
}

bool zp_rows_type(struct zp_rows *r, uint32_t i, struct zp_draft *d)
{
	const struct zp_row *row = &r->v.v[i];
	struct zp_loader *l = r->l;
	struct zp_str s = zp_yaml_text(l->y, row->type);
	d->type_at = zp_yaml_span(l->y, row->type);
	d->type = ZP_ALIAS;
	if (row->type == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, row->map), NULL,
		    "a record without a type");
		return false;
	}
	if ((s.n == 5 && strncasecmp(s.p, "ALIAS", 5) == 0) ||
	    (s.n == 5 && strncasecmp(s.p, "ANAME", 5) == 0))
		return true;
	int type = zp_load_type(l, d->z, row->type);
	d->type = (uint16_t)type;
	return type >= 0;
}

bool zp_rows_draft(struct zp_rows *r, uint32_t i, struct zp_draft *d)
{
	if (!zp_rows_owner(r, i, d) || !zp_rows_type(r, i, d))
		return false;
	zp_rows_ttl(r, i, d);
	return true;
}

void zp_rows_value(struct zp_loader *l, const struct zp_draft *d, uint32_t node)
{
	if (!zp_yaml_is(l->y, node, ZP_Y_SCALAR))
		zp_load_problem(l, d->z, ZP_P_RDATA_BAD,
		    zp_yaml_span(l->y, node), NULL,
		    "one value is expected, not a collection");
	else if (d->type == ZP_ALIAS)
		zp_load_alias(l, d, node);
	else
		zp_load_rr(l, d, node);
}

void zp_rows_values(struct zp_loader *l, const struct zp_draft *d, uint32_t map,
    uint32_t node, const char *what)
{
	uint32_t i = zp_yaml_item(l->y, node);
	if (i == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, node == ZP_NONE ? map : node), NULL,
		    "%s is expected here, a list of values", what);
		return;
	}
	for (; i != ZP_NONE && !l->stop; i = zp_yaml_after(l->y, node, i))
		zp_rows_value(l, d, i);
}

void zp_rows_truncated(struct zp_rows *r, uint32_t node, const char *how)
{
	zp_zones *zones = r->l->zones;
	zp_load_problem(r->l, r->home, ZP_P_DUMP_TRUNCATED,
	    zp_yaml_span(r->l->y, node), how,
	    "the dump is cut off: more records follow that are not in this "
	    "file");
	for (uint32_t i = 0; i < zones->n; i++)
		zones->v[i]->partial = true;
}
