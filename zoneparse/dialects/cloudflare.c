/*
 * Cloudflare: DNS records as its API answers them (result, success), a list of
 * such records or of such answers, or one record.
 *
 * What tells a file: records with name, type and content or data, in the result
 * of an answer; elsewhere one of proxied, proxiable, zone_id, zone_name must
 * stand beside them. Names are absolute and go without their final dot, in
 * content too. A priority stands apart, text goes with or without quotes, TTL 1
 * is automatic. For a proxied name Cloudflare answers with addresses of its
 * own; a CNAME at the apex is flattened. There is no SOA, nor the zone's NS.
 */
#include <string.h>

#include "zoneparse/dialects/rows.h"
#include "zoneparse/dialects/shape.h"
#include "zoneparse/ttl.h"

#define TTL_AUTO 300 /* what TTL 1 is served as */

static const struct zp_row_keys keys = {"name", "type", "ttl"};

static bool has(const struct zp_yaml *y, uint32_t map, const char *key)
{
	return zp_yaml_get(y, map, key) != ZP_NONE;
}

static bool is_record(const struct zp_yaml *y, uint32_t n, bool bare)
{
	return has(y, n, "name") && has(y, n, "type") &&
	       (has(y, n, "content") || has(y, n, "data")) &&
	       (!bare || has(y, n, "proxied") || has(y, n, "proxiable") ||
		   has(y, n, "zone_id") || has(y, n, "zone_name"));
}

static bool has_record(const struct zp_yaml *y, uint32_t seq, bool bare)
{
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE && n < 100;
	     i = zp_yaml_after(y, seq, i), n++)
		if (is_record(y, i, bare))
			return true;
	return false;
}

/* The list of records in an answer, or in a mapping that names its zone. */
static uint32_t list_of(const struct zp_yaml *y, uint32_t n)
{
	static const char *const lists[] = {"result", "records", "dns_records"};
	bool told = has(y, n, "success") || has(y, n, "zone_name");
	for (unsigned i = 0; told && i < sizeof lists / sizeof *lists; i++) {
		uint32_t v = zp_yaml_get(y, n, lists[i]);
		if (has_record(y, v, false) || is_record(y, v, false))
			return v;
	}
	return ZP_NONE;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	return is_record(y, top, true) || has_record(y, top, true) ||
	       list_of(y, top) != ZP_NONE ||
	       list_of(y, zp_yaml_item(y, top)) != ZP_NONE;
}

static const char *no_zone(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t success = zp_yaml_get(y, top, "success");
	if (zp_yaml_text_is(y, success, "false") && has(y, top, "errors") &&
	    has(y, top, "result"))
		return "an answer of Cloudflare's API that tells of an error, "
		       "not records";
	return NULL;
}

/* An answer being put together of its pages. */
struct pages {
	struct zp_rows rows;
	uint32_t told;  /* total_count or total_pages, the highest */
	uint32_t total; /* records, as told */
	uint32_t loose; /* a single record: part of some zone */
};

static uint32_t number(const struct zp_yaml *y, uint32_t n)
{
	uint32_t v;
	return zp_ttl_parse(zp_yaml_text(y, n), UINT32_MAX, &v) ? v : 0;
}

static void add_answer(struct pages *p, uint32_t n)
{
	const struct zp_yaml *y = p->rows.l->y;
	uint32_t list = list_of(y, n);
	uint32_t info = zp_yaml_get(y, n, "result_info");
	uint32_t count = zp_json_get(y, info, "total_count");
	uint32_t pages = zp_json_get(y, info, "total_pages");
	struct zp_name zone;
	if (zp_peek_name(
		p->rows.l, zp_yaml_get(y, n, "zone_name"), NULL, &zone))
		zp_load_zone(p->rows.l, &zone, ZP_ORIGIN_DATA);
	if (zp_yaml_is(y, list, ZP_Y_MAP)) {
		zp_rows_add(&p->rows, list, &keys);
		p->loose = list;
	}
	zp_rows_add_all(&p->rows, list, &keys);
	if (count != ZP_NONE && number(y, count) >= p->total) {
		p->told = count;
		p->total = number(y, count);
	} else if (count == ZP_NONE && number(y, pages) > 1) {
		p->told = pages;
		p->total = UINT32_MAX;
	}
}

static void add_all(struct pages *p)
{
	const struct zp_yaml *y = p->rows.l->y;
	uint32_t top = zp_yaml_first_document(y);
	if (list_of(y, top) != ZP_NONE) {
		add_answer(p, top);
	} else if (zp_yaml_is(y, top, ZP_Y_MAP)) {
		zp_rows_add(&p->rows, top, &keys);
		p->loose = top;
	}
	for (uint32_t i = zp_yaml_item(y, top); i != ZP_NONE;
	     i = zp_yaml_after(y, top, i)) {
		if (list_of(y, i) != ZP_NONE)
			add_answer(p, i);
		else
			zp_rows_add(&p->rows, i, &keys);
	}
}

/* Whether the user's origin may be the zone of them all. */
static bool is_above(const struct zp_rows *r, const struct zp_name *origin)
{
	struct zp_name n;
	for (uint32_t i = 0; i < r->v.n; i++) {
		if (r->v.v[i].owner == ZP_NONE)
			continue;
		zp_names_get(&r->names, r->v.v[i].owner, &n);
		if (!zp_name_is_below(&n, origin))
			return false;
	}
	return true;
}

/* The zones that records name, else the user's, else the one registered domain
 * of all names. NS are those of delegations and tell nothing. */
static bool find_zones(struct zp_rows *r)
{
	struct zp_loader *l = r->l;
	struct zp_name n;
	for (uint32_t i = 0; i < r->v.n; i++)
		if (zp_peek_name(l,
			zp_json_get(l->y, r->v.v[i].map, "zone_name"), NULL,
			&n))
			zp_load_zone(l, &n, ZP_ORIGIN_DATA);
	bool said = l->opt->origin && is_above(r, l->opt->origin);
	if (l->zones->n == 0 && !said)
		zp_rows_by_base(r);
	r->home = l->zones->n > 0 ? l->zones->v[0] : zp_load_home(l);
	return r->home != NULL;
}

/* Whether Cloudflare answers with addresses where the record stands. */
static bool is_served(
    const struct zp_yaml *y, uint32_t map, const struct zp_draft *d)
{
	uint32_t settings = zp_yaml_get(y, map, "settings");
	if (d->type != ZP_A && d->type != ZP_AAAA && d->type != ZP_CNAME)
		return false;
	return zp_json_true(y, zp_yaml_get(y, map, "proxied")) ||
	       (d->type == ZP_CNAME &&
		   zp_json_true(y, zp_yaml_get(y, settings, "flatten_cname")));
}

static void load_record(struct zp_rows *r, uint32_t i)
{
	struct zp_draft d;
	struct zp_loader *l = r->l;
	uint32_t map = r->v.v[i].map;
	if (!zp_rows_draft(r, i, &d))
		return;
	if (d.ttl == 1)
		d.ttl = TTL_AUTO;
	uint32_t value = zp_json_get(l->y, map, "content");
	if (value == ZP_NONE)
		value = zp_json_get(l->y, map, "data");
	if (value == ZP_NONE)
		zp_load_problem(l, d.z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, map), NULL, "content is missing");
	else if (is_served(l->y, map, &d))
		zp_load_alias(l, &d, d.type == ZP_CNAME ? value : ZP_NONE);
	else
		zp_shape_value(l, &d, map, value);
}

static void load(struct zp_loader *l)
{
	struct pages p = {.told = ZP_NONE, .loose = ZP_NONE};
	zp_rows_init(&p.rows, l);
	add_all(&p);
	bool known = find_zones(&p.rows);
	for (uint32_t i = 0; known && i < l->zones->n; i++) {
		l->zones->v[i]->flattens = true;
		l->zones->v[i]->partial |= p.loose != ZP_NONE;
	}
	for (uint32_t i = 0; known && i < p.rows.v.n && !l->stop; i++)
		load_record(&p.rows, i);
	if (p.told != ZP_NONE && p.rows.v.n < p.total)
		zp_rows_truncated(&p.rows, p.told,
		    "ask for the other pages too, and put them into one list");
	zp_rows_free(&p.rows);
}

const struct zp_dialect zp_dialect_cloudflare = {
    .name = "cloudflare",
    .what = "records from the API of Cloudflare",
    .rank = 30,
    .is_whole = true,
    .is = is,
    .load = load,
    .no_zone = no_zone,
};
