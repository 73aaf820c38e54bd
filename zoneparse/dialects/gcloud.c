/*
 * Google Cloud DNS: what "gcloud dns record-sets export" and "list --format=
 * json|yaml" write, one mapping an RRset, and the API's own answer.
 *
 * Names are absolute, in RDATA too; RDATA is in presentation form. What tells a
 * file: kind dns#resourceRecordSet, or name, type and rrdatas or routingPolicy.
 * Of a routing policy each answer may be the one that is given: all are loaded.
 */
#include <string.h>

#include "zoneparse/dialects/rows.h"

static const struct zp_row_keys keys = {"name", "type", "ttl"};

static bool is_set(const struct zp_yaml *y, uint32_t n)
{
	if (zp_yaml_text_is(
		y, zp_yaml_get(y, n, "kind"), "dns#resourceRecordSet"))
		return true;
	return zp_yaml_get(y, n, "name") != ZP_NONE &&
	       zp_yaml_get(y, n, "type") != ZP_NONE &&
	       (zp_yaml_get(y, n, "rrdatas") != ZP_NONE ||
		   zp_yaml_get(y, n, "routingPolicy") != ZP_NONE);
}

static bool has_set(const struct zp_yaml *y, uint32_t seq)
{
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE && n < 100;
	     i = zp_yaml_after(y, seq, i), n++)
		if (is_set(y, i))
			return true;
	return false;
}

/* dns#resourceRecordSetsListResponse. */
static bool is_answer(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str kind = zp_yaml_text(y, zp_yaml_get(y, n, "kind"));
	return kind.n > 4 && memcmp(kind.p, "dns#", 4) == 0 &&
	       zp_yaml_get(y, n, "rrsets") != ZP_NONE;
}

/* The first document that holds something. */
static uint32_t first_full(const struct zp_yaml *y)
{
	uint32_t d = zp_yaml_first_document(y);
	while (d != ZP_NONE && zp_yaml_is(y, d, ZP_Y_SCALAR) &&
	       zp_yaml_text(y, d).n == 0)
		d = zp_yaml_next_document(y, d);
	return d;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t d = first_full(y);
	return is_set(y, d) || has_set(y, d) || is_answer(y, d);
}

static bool is_change(const struct zp_yaml *y, uint32_t n)
{
	return zp_yaml_text_is(y, zp_yaml_get(y, n, "kind"), "dns#change") ||
	       has_set(y, zp_yaml_get(y, n, "additions")) ||
	       has_set(y, zp_yaml_get(y, n, "deletions"));
}

static const char *no_zone(const struct zp_yaml *y)
{
	uint32_t d = first_full(y);
	if (is_change(y, d) || is_change(y, zp_yaml_item(y, d)))
		return "a transaction of gcloud: additions and deletions, not "
		       "the records there are";
	return NULL;
}

/* Every rrdatas below a routing policy; what a health check decides among is
 * not told. */
static void load_policy(
    struct zp_loader *l, const struct zp_draft *d, uint32_t n)
{
	const struct zp_yaml *y = l->y;
	for (uint32_t i = zp_yaml_item(y, n); i != ZP_NONE;
	     i = zp_yaml_after(y, n, i))
		load_policy(l, d, i);
	for (uint32_t k = zp_yaml_key(y, n); k != ZP_NONE;
	     k = zp_yaml_key_after(y, n, k)) {
		uint32_t v = zp_yaml_value(y, k);
		if (zp_yaml_text_is(y, k, "rrdatas"))
			zp_rows_values(l, d, n, v, "rrdatas");
		else if (zp_yaml_text_is(y, k, "healthCheckedTargets") ||
			 zp_yaml_text_is(y, k, "primaryTargets"))
			zp_load_unknown(l, d);
		else if (!zp_yaml_text_is(y, k, "signatureRrdatas"))
			load_policy(l, d, v);
	}
}

static void load_set(struct zp_rows *r, uint32_t i)
{
	struct zp_draft d;
	const struct zp_yaml *y = r->l->y;
	uint32_t map = r->v.v[i].map;
	if (!zp_rows_draft(r, i, &d))
		return;
	uint32_t policy = zp_json_get(y, map, "routingPolicy");
	uint32_t data = zp_json_get(y, map, "rrdatas");
	/* The API writes an empty list beside a policy. */
	if (policy != ZP_NONE && zp_yaml_item(y, data) == ZP_NONE)
		load_policy(r->l, &d, policy);
	else
		zp_rows_values(r->l, &d, map, data, "rrdatas");
}

static void load(struct zp_loader *l)
{
	struct zp_rows r;
	const struct zp_yaml *y = l->y;
	uint32_t more = ZP_NONE;
	zp_rows_init(&r, l);
	for (uint32_t d = first_full(y); d != ZP_NONE;
	     d = zp_yaml_next_document(y, d)) {
		if (is_answer(y, d)) {
			zp_rows_add_all(&r, zp_yaml_get(y, d, "rrsets"), &keys);
			more = zp_json_get(y, d, "nextPageToken");
		} else if (zp_yaml_is(y, d, ZP_Y_SEQ)) {
			zp_rows_add_all(&r, d, &keys);
		} else if (!zp_yaml_is(y, d, ZP_Y_SCALAR) ||
			   zp_yaml_text(y, d).n > 0) {
			zp_rows_add(&r, d, &keys);
		}
	}
	bool known = zp_rows_zones(&r);
	for (uint32_t i = 0; known && i < r.v.n && !l->stop; i++)
		load_set(&r, i);
	if (more != ZP_NONE)
		zp_rows_truncated(&r, more, "ask for the pages after it too");
	zp_rows_free(&r);
}

const struct zp_dialect zp_dialect_gcloud = {
    .name = "gcloud",
    .what = "an export of Google Cloud DNS",
    .rank = 10,
    .has_soa = true,
    .is_whole = true,
    .is = is,
    .load = load,
    .no_zone = no_zone,
};
