#include "zoneparse/dialects/cloud.h"

#include "zoneparse/template.h"

/* Of a type that is not told: an alias leaves everything at its owner open. */
#define ANYTHING ZP_CNAME

void zp_cloud_open(struct zp_cloud *c, uint32_t node)
{
	if (c->open++ == 0)
		c->open_at = zp_yaml_span(c->l->y, node);
}

void zp_cloud_tell(struct zp_cloud *c)
{
	if (c->open == 1)
		zp_load_problem(c->l, c->first, ZP_P_TEMPLATE, c->open_at, NULL,
		    "the file leaves this to its deployment");
	else if (c->open > 1)
		zp_load_problem(c->l, c->first, ZP_P_TEMPLATE, c->open_at, NULL,
		    "the file leaves this and %u more to its deployment",
		    c->open - 1);
}

struct zp_zone *zp_cloud_zone(struct zp_cloud *c, const struct zp_name *owner)
{
	const struct zp_dialect_options *o = c->l->opt;
	struct zp_name apex;
	if (o->origin && zp_name_is_below(owner, o->origin))
		return zp_load_zone(c->l, o->origin,
		    o->origin_by ? o->origin_by : ZP_ORIGIN_OPTION);
	if (!o->base || !o->base(o->base_context, owner, &apex))
		apex = zp_name_is_wildcard(owner) ? zp_name_chop(owner, 1)
						  : *owner;
	return zp_load_zone(c->l, &apex, ZP_ORIGIN_DATA);
}

bool zp_cloud_name(struct zp_cloud *c, uint32_t map, const char *key,
    struct zp_name *out, struct zp_span *at)
{
	const struct zp_yaml *y = c->l->y;
	uint32_t n = zp_yaml_get(y, map, key);
	uint32_t text = zp_template_literal(y, n);
	*at = zp_yaml_span(y, n == ZP_NONE ? map : n);
	if (n == ZP_NONE) {
		zp_load_problem(c->l, c->first, ZP_P_RDATA_MISSING, *at, NULL,
		    "%s is missing", key);
		return false;
	}
	if (zp_template_is_open(y, n)) {
		zp_cloud_open(c, n);
		return false;
	}
	if (text == ZP_NONE) {
		zp_load_problem(c->l, c->first, ZP_P_RECORD_SHAPE, *at, NULL,
		    "%s is one text", key);
		return false;
	}
	*at = zp_yaml_span(y, text);
	return zp_load_name(c->l, c->first, text, NULL, out);
}

bool zp_cloud_type(
    struct zp_cloud *c, struct zp_draft *d, uint32_t map, const char *key)
{
	const struct zp_yaml *y = c->l->y;
	uint32_t n = zp_yaml_get(y, map, key);
	uint32_t text = zp_template_literal(y, n);
	d->type_at = zp_yaml_span(y, n == ZP_NONE ? map : n);
	if (n == ZP_NONE) {
		zp_load_problem(c->l, d->z, ZP_P_RECORD_SHAPE, d->type_at, NULL,
		    "a record without %s", key);
		return false;
	}
	if (zp_template_is_open(y, n)) {
		zp_cloud_open(c, n);
		d->type = ANYTHING;
		zp_load_unknown(c->l, d);
		return false;
	}
	int type = zp_load_type(c->l, d->z, text == ZP_NONE ? n : text);
	d->type = (uint16_t)type;
	return type >= 0;
}

void zp_cloud_ttl(
    struct zp_cloud *c, struct zp_draft *d, uint32_t map, const char *key)
{
	const struct zp_yaml *y = c->l->y;
	uint32_t n = zp_yaml_get(y, map, key);
	/* What it is at last matters to nobody: it is not counted. */
	if (zp_template_is_open(y, n))
		n = ZP_NONE;
	d->ttl = zp_load_ttl(c->l, d->z, n, false, &d->ttl_at);
}

static bool is_left_open(struct zp_cloud *c, uint32_t values)
{
	const struct zp_yaml *y = c->l->y;
	for (uint32_t i = zp_yaml_item(y, values); i != ZP_NONE;
	     i = zp_yaml_after(y, values, i))
		if (zp_template_is_open(y, i)) {
			zp_cloud_open(c, i);
			return true;
		}
	return false;
}

/* A TXT of one text without quotes is one string, blanks and all. */
static bool is_bare_text(const struct zp_draft *d, struct zp_str s)
{
	return d->type == ZP_TXT && s.n > 0 && s.p[0] != '"';
}

static void load_value(
    struct zp_cloud *c, const struct zp_draft *d, uint32_t node)
{
	struct zp_loader *l = c->l;
	uint32_t text = zp_template_literal(l->y, node);
	struct zp_span at = zp_yaml_span(l->y, node);
	struct zp_str s = zp_yaml_text(l->y, text);
	if (text == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE, at, NULL,
		    "a value is one text: a record's data as in a master file");
	} else if (is_bare_text(d, s)) {
		zp_draft_begin(l, d);
		zp_draft_strings(l, s, at);
		zp_draft_end(l);
	} else {
		zp_load_rr(l, d, text);
	}
}

void zp_cloud_values(
    struct zp_cloud *c, const struct zp_draft *d, uint32_t values)
{
	const struct zp_yaml *y = c->l->y;
	if (!zp_yaml_is(y, values, ZP_Y_SEQ)) {
		zp_load_problem(c->l, d->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, values), "write - before each value",
		    "a list of values is expected");
		return;
	}
	/* An exchange that is not told may be the one that works. */
	if (is_left_open(c, values)) {
		zp_load_unknown(c->l, d);
		return;
	}
	for (uint32_t i = zp_yaml_item(y, values); i != ZP_NONE;
	     i = zp_yaml_after(y, values, i))
		load_value(c, d, i);
}
