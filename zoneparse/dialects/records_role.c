/*
 * bind_zone_domains, the variable of Ansible's roles for BIND: zones with
 * hosts, mail_servers, name_servers, text and so on. Names are relative to the
 * zone unless they end in a dot; MX and NS are those of the apex.
 */
#include <string.h>

#include "zoneparse/dialects/records.h"
#include "zoneparse/dialects/rows.h"
#include "zoneparse/dialects/shape.h"

static const struct zp_shape mail = {ZP_MX, {"?:preference", "w:name"}};
static const struct zp_shape service = {
    ZP_SRV, {"?:priority", "?:weight", "w:port", "w:target"}};
static const struct zp_shape naptr = {
    ZP_NAPTR, {"w:order", "w:pref|preference", "s:flags", "s:service",
		  "s:regex|regexp", "w:replacement"}};

struct role {
	struct zp_loader *l;
	struct zp_zone *z;
	struct zp_name apex;
	uint32_t ttl; /* node, or ZP_NONE */
};

uint32_t zp_role_find(const struct zp_yaml *y)
{
	uint32_t list =
	    zp_yaml_get(y, zp_yaml_first_document(y), "bind_zone_domains");
	uint32_t first = zp_yaml_item(y, list);
	return zp_yaml_is(y, first, ZP_Y_MAP) ? list : ZP_NONE;
}

/* The draft of a record at the name in NAME (ZP_NONE: the apex); KEY is what
 * stands for its type. */
static bool begin(const struct role *r, struct zp_draft *d, uint16_t type,
    uint32_t name, uint32_t key)
{
	struct zp_loader *l = r->l;
	*d = (struct zp_draft){.z = r->z, .type = type, .owner = r->apex};
	d->type_at = zp_yaml_span(l->y, key);
	d->owner_at = zp_yaml_span(l->y, name == ZP_NONE ? key : name);
	d->ttl = zp_load_ttl(l, r->z, r->ttl, true, &d->ttl_at);
	if (name == ZP_NONE || zp_yaml_text_is(l->y, name, "@"))
		return true;
	if (!zp_is_template(l->y, name))
		return zp_load_name(l, r->z, name, &r->apex, &d->owner);
	zp_load_problem(l, r->z, ZP_P_TEMPLATE, d->owner_at, NULL,
	    "a template: what it becomes is not told here");
	r->z->partial = true;
	return false;
}

/* Whether a value is a template: then the record is left open. */
static bool is_open(
    const struct role *r, const struct zp_draft *d, uint32_t value)
{
	if (!zp_is_template(r->l->y, value))
		return false;
	zp_load_problem(r->l, r->z, ZP_P_TEMPLATE, zp_yaml_span(r->l->y, value),
	    NULL, "a template: what it becomes is not told here");
	zp_load_unknown(r->l, d);
	return true;
}

/* One value, or each of a list, in presentation form; text as it is. */
static void add_values(const struct role *r, uint16_t type, uint32_t name,
    uint32_t map, const char *key)
{
	struct zp_draft d;
	const struct zp_yaml *y = r->l->y;
	uint32_t at = zp_yaml_get_key(y, map, key);
	uint32_t v = zp_json_get(y, map, key), i = zp_yaml_item(y, v);
	if (v == ZP_NONE || !begin(r, &d, type, name, at))
		return;
	if (i == ZP_NONE && !zp_yaml_is(y, v, ZP_Y_SEQ) && !is_open(r, &d, v))
		zp_shape_value(r->l, &d, map, v);
	for (; i != ZP_NONE; i = zp_yaml_after(y, v, i))
		if (!is_open(r, &d, i))
			zp_shape_value(r->l, &d, map, i);
}

/* An alias of a host: its name is the target. */
static void add_alias(const struct role *r, uint32_t alias, uint32_t host)
{
	struct zp_draft d;
	if (begin(r, &d, ZP_CNAME, alias, alias) && !is_open(r, &d, host)) {
		zp_draft_begin(r->l, &d);
		zp_draft_scalar(r->l, host);
		zp_draft_end(r->l);
	}
}

static void add_host(struct role *r, uint32_t host)
{
	const struct zp_yaml *y = r->l->y;
	uint32_t name = zp_json_get(y, host, "name"), ttl = r->ttl;
	uint32_t own = zp_json_get(y, host, "ttl");
	uint32_t aliases = zp_json_get(y, host, "aliases");
	if (name == ZP_NONE) {
		zp_load_problem(r->l, r->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, host), NULL, "a host without a name");
		return;
	}
	if (own != ZP_NONE)
		r->ttl = own;
	add_values(r, ZP_A, name, host, "ip");
	add_values(r, ZP_AAAA, name, host, "ipv6");
	add_values(r, ZP_SSHFP, name, host, "sshfp");
	for (uint32_t i = zp_yaml_item(y, aliases); i != ZP_NONE;
	     i = zp_yaml_after(y, aliases, i))
		add_alias(r, i, name);
	r->ttl = ttl;
}

/* A record whose fields are those of a mapping in the list of KEY. */
static void add_shapes(const struct role *r, uint32_t zone, const char *key,
    const struct zp_shape *s, bool named)
{
	struct zp_draft d;
	const struct zp_yaml *y = r->l->y;
	uint32_t list = zp_json_get(y, zone, key);
	uint32_t at = zp_yaml_get_key(y, zone, key);
	for (uint32_t i = zp_yaml_item(y, list); i != ZP_NONE;
	     i = zp_yaml_after(y, list, i)) {
		uint32_t name = named ? zp_json_get(y, i, "name") : ZP_NONE;
		uint32_t what = named
				    ? zp_shape_find(y, i, "target|replacement")
				    : zp_json_get(y, i, "name");
		if (!zp_yaml_is(y, i, ZP_Y_MAP))
			zp_load_problem(r->l, r->z, ZP_P_RECORD_SHAPE,
			    zp_yaml_span(y, i), NULL, "a mapping is expected");
		else if (begin(r, &d, s->type, name, at) &&
			 !is_open(r, &d, what))
			zp_shape_load(r->l, &d, s, i);
	}
}

static void load_zone(struct zp_loader *l, uint32_t zone)
{
	const struct zp_yaml *y = l->y;
	struct role r = {.l = l, .ttl = zp_json_get(y, zone, "ttl")};
	uint32_t hosts = zp_json_get(y, zone, "hosts");
	uint32_t text = zp_json_get(y, zone, "text");
	uint32_t caa = zp_json_get(y, zone, "caa");
	uint32_t cuts = zp_json_get(y, zone, "delegate");
	if (!zp_load_name(l, NULL, zp_json_get(y, zone, "name"), NULL, &r.apex))
		return;
	r.z = zp_load_zone(l, &r.apex, ZP_ORIGIN_DATA);
	l->rdata_origin = &r.apex;
	add_values(&r, ZP_NS, ZP_NONE, zone, "name_servers");
	add_values(&r, ZP_NS, ZP_NONE, zone, "other_name_servers");
	add_shapes(&r, zone, "mail_servers", &mail, false);
	for (uint32_t i = zp_yaml_item(y, hosts); i != ZP_NONE;
	     i = zp_yaml_after(y, hosts, i))
		add_host(&r, i);
	add_shapes(&r, zone, "services", &service, true);
	add_shapes(&r, zone, "naptr", &naptr, true);
	for (uint32_t i = zp_yaml_item(y, text); i != ZP_NONE;
	     i = zp_yaml_after(y, text, i))
		add_values(&r, ZP_TXT, zp_json_get(y, i, "name"), i, "text");
	for (uint32_t i = zp_yaml_item(y, caa); i != ZP_NONE;
	     i = zp_yaml_after(y, caa, i))
		add_values(&r, ZP_CAA, zp_json_get(y, i, "name"), i, "text");
	for (uint32_t i = zp_yaml_item(y, cuts); i != ZP_NONE;
	     i = zp_yaml_after(y, cuts, i))
		add_values(&r, ZP_NS, zp_json_get(y, i, "zone"), i, "dns");
	l->rdata_origin = NULL;
}

void zp_role_load(struct zp_loader *l, uint32_t list)
{
	for (uint32_t i = zp_yaml_item(l->y, list); i != ZP_NONE && !l->stop;
	     i = zp_yaml_after(l->y, list, i))
		load_zone(l, i);
}
