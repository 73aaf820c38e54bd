/*
 * PowerDNS: zones as its API answers them, one or a list of them.
 *
 * What tells a file: rrsets of mappings with name, type and records. Names are
 * absolute with or without their final dot, in RDATA too; RDATA is in
 * presentation form, one content a record. A disabled record does not exist. An
 * RRset with a changetype is part of a request to change a zone.
 */
#include <string.h>

#include "zoneparse/dialects/rows.h"

static const struct zp_row_keys keys = {"name", "type", "ttl"};

static bool has(const struct zp_yaml *y, uint32_t map, const char *key)
{
	return zp_yaml_get(y, map, key) != ZP_NONE;
}

/* Whether N is a mapping whose rrsets hold one with KEY. */
static bool has_rrset(const struct zp_yaml *y, uint32_t n, const char *key)
{
	uint32_t seq = zp_yaml_get(y, n, "rrsets");
	unsigned seen = 0;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE && seen < 100;
	     i = zp_yaml_after(y, seq, i), seen++)
		if (has(y, i, "name") && has(y, i, "type") && has(y, i, key))
			return true;
	return false;
}

static bool is_zone(const struct zp_yaml *y, uint32_t n)
{
	if (has_rrset(y, n, "records"))
		return true;
	/* A zone without records has its other fields. */
	return zp_yaml_is(y, zp_yaml_get(y, n, "rrsets"), ZP_Y_SEQ) &&
	       zp_yaml_item(y, zp_yaml_get(y, n, "rrsets")) == ZP_NONE &&
	       has(y, n, "name") && has(y, n, "kind");
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	return is_zone(y, top) || is_zone(y, zp_yaml_item(y, top));
}

static const char *no_zone(const struct zp_yaml *y)
{
	if (has_rrset(y, zp_yaml_first_document(y), "changetype"))
		return "a request to PowerDNS to change a zone (changetype), "
		       "not the records there are";
	return NULL;
}

/* LUA records: their type, then a program that makes the data. */
static bool is_lua(
    struct zp_rows *r, uint32_t i, uint32_t content, struct zp_draft *d)
{
	struct zp_str s = zp_yaml_text(r->l->y, r->v.v[i].type);
	if (!zp_str_is(s, "LUA"))
		return false;
	s = zp_yaml_text(r->l->y, content);
	for (size_t n = 0; n < s.n; n++)
		if (strchr(" \t\"", s.p[n]))
			s.n = n;
	int type = zp_type_parse(s);
	d->type = type < 0 ? ZP_ALIAS : (uint16_t)type;
	d->type_at = zp_yaml_span(r->l->y, content);
	zp_load_unknown(r->l, d);
	return true;
}

static void load_record(
    struct zp_rows *r, uint32_t i, uint32_t record, const struct zp_draft *d)
{
	struct zp_loader *l = r->l;
	struct zp_draft own = *d;
	uint32_t content = zp_json_get(l->y, record, "content");
	if (zp_json_true(l->y, zp_yaml_get(l->y, record, "disabled")))
		return;
	if (content == ZP_NONE)
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, record), NULL,
		    "a record is a mapping with content");
	else if (!is_lua(r, i, content, &own))
		zp_rows_value(l, d, content);
}

static void load_rrset(struct zp_rows *r, uint32_t i)
{
	struct zp_draft d;
	const struct zp_yaml *y = r->l->y;
	bool lua = zp_str_is(zp_yaml_text(y, r->v.v[i].type), "LUA");
	if (!zp_rows_owner(r, i, &d) || (!lua && !zp_rows_type(r, i, &d)))
		return;
	zp_rows_ttl(r, i, &d);
	uint32_t records = zp_yaml_get(y, r->v.v[i].map, "records");
	if (!zp_yaml_is(y, records, ZP_Y_SEQ))
		zp_load_problem(r->l, d.z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(
			y, records == ZP_NONE ? r->v.v[i].map : records),
		    NULL, "an RRset has a list of records");
	for (uint32_t k = zp_yaml_item(y, records); k != ZP_NONE;
	     k = zp_yaml_after(y, records, k))
		load_record(r, i, k, &d);
}

static void add_zone(struct zp_rows *r, uint32_t zone)
{
	struct zp_name n;
	const struct zp_yaml *y = r->l->y;
	if (zp_peek_name(r->l, zp_yaml_get(y, zone, "name"), NULL, &n))
		zp_load_zone(r->l, &n, ZP_ORIGIN_DATA);
	zp_rows_add_all(r, zp_yaml_get(y, zone, "rrsets"), &keys);
}

static void load(struct zp_loader *l)
{
	struct zp_rows r;
	uint32_t top = zp_yaml_first_document(l->y);
	zp_rows_init(&r, l);
	for (; top != ZP_NONE; top = zp_yaml_next_document(l->y, top)) {
		if (zp_yaml_is(l->y, top, ZP_Y_MAP))
			add_zone(&r, top);
		for (uint32_t i = zp_yaml_item(l->y, top); i != ZP_NONE;
		     i = zp_yaml_after(l->y, top, i))
			add_zone(&r, i);
	}
	bool known = zp_rows_zones(&r);
	for (uint32_t i = 0; known && i < r.v.n && !l->stop; i++)
		load_rrset(&r, i);
	zp_rows_free(&r);
}

const struct zp_dialect zp_dialect_powerdns = {
    .name = "powerdns",
    .what = "a zone from the API of PowerDNS",
    .rank = 20,
    .has_soa = true,
    .is_whole = true,
    .is = is,
    .load = load,
    .no_zone = no_zone,
};
