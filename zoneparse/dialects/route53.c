/*
 * Amazon Route 53: what "aws route53 list-resource-record-sets" writes, as JSON
 * or YAML, or its list alone.
 *
 * What tells a file: ResourceRecordSets of mappings with Name, Type and one of
 * ResourceRecords, AliasTarget, TrafficPolicyInstanceId; RData beside them is
 * another vendor's. Names are absolute with or without their final dot, in
 * RDATA too; escapes are octal (documentation, DNS domain name format). RDATA
 * is in presentation form. An alias of type A or AAAA is an address; one of
 * another type has the records of its target in the same zone. Sets that share
 * name and type (SetIdentifier) are answers among which Route 53 chooses: all
 * are loaded.
 */
#include <string.h>

#include "zoneparse/dialects/rows.h"

#define HOPS 16 /* of an alias to an alias */

static const struct zp_row_keys keys = {"Name", "Type", "TTL"};

/* An alias that is no address, and where it leads. */
struct link {
	struct zp_draft d;
	uint32_t dns_name;
	struct zp_name target;
	bool good; /* the target is a name, and another one */
};

struct r53 {
	struct zp_rows rows;
	ZP_VEC(struct link) links;
	/* By name and type: link + 1, or MANY. */
	struct zp_names names;
	ZP_VEC(uint32_t) by_name;
	uint64_t copies; /* records made of links that may still be */
};
#define MANY UINT32_MAX

static bool has(const struct zp_yaml *y, uint32_t map, const char *key)
{
	return zp_yaml_get(y, map, key) != ZP_NONE;
}

static bool has_sets(const struct zp_yaml *y, uint32_t seq)
{
	bool good = false;
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE && n < 100;
	     i = zp_yaml_after(y, seq, i), n++) {
		if (has(y, i, "RData"))
			return false;
		good |=
		    has(y, i, "Name") && has(y, i, "Type") &&
		    (has(y, i, "ResourceRecords") || has(y, i, "AliasTarget") ||
			has(y, i, "TrafficPolicyInstanceId"));
	}
	return good;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t sets = zp_yaml_get(y, top, "ResourceRecordSets");
	if (zp_yaml_is(y, sets, ZP_Y_SEQ) && zp_yaml_item(y, sets) == ZP_NONE)
		return true;
	return has_sets(y, sets) || has_sets(y, top);
}

static const char *no_zone(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t batch = zp_yaml_get(y, top, "ChangeBatch");
	uint32_t list =
	    zp_yaml_get(y, batch == ZP_NONE ? top : batch, "Changes");
	uint32_t first = zp_yaml_item(y, list);
	if (has(y, first, "Action") && has(y, first, "ResourceRecordSet"))
		return "a change batch of Route 53: changes to a zone, not the "
		       "records there are";
	return NULL;
}

static uint32_t *slot_of(
    struct r53 *f, const struct zp_name *name, uint16_t type)
{
	uint8_t label[] = {(uint8_t)(type >> 8), (uint8_t)type};
	uint32_t node = zp_names_child(
	    &f->names, zp_names_intern(&f->names, name), label, sizeof label);
	while (f->by_name.n <= node)
		zp_push(&f->by_name, 0);
	return &f->by_name.v[node];
}

static void add_link(struct r53 *f, const struct zp_draft *d, uint32_t dns_name)
{
	struct link k = {.d = *d, .dns_name = dns_name};
	k.good = zp_load_name(f->rows.l, d->z, dns_name, NULL, &k.target) &&
		 !zp_name_equal(&k.target, &d->owner);
	zp_push(&f->links, k);
	uint32_t *slot = slot_of(f, &d->owner, d->type);
	*slot = *slot ? MANY : f->links.n;
}

static void load_set(struct r53 *f, uint32_t i)
{
	struct zp_draft d;
	struct zp_loader *l = f->rows.l;
	uint32_t map = f->rows.v.v[i].map;
	if (!zp_rows_draft(&f->rows, i, &d))
		return;
	uint32_t alias = zp_json_get(l->y, map, "AliasTarget");
	uint32_t records = zp_json_get(l->y, map, "ResourceRecords");
	uint32_t dns_name = zp_json_get(l->y, alias, "DNSName");
	if (alias != ZP_NONE && dns_name == ZP_NONE)
		zp_load_problem(l, d.z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, alias), NULL,
		    "an AliasTarget without a DNSName");
	else if (alias != ZP_NONE && (d.type == ZP_A || d.type == ZP_AAAA))
		zp_load_alias(l, &d, dns_name);
	else if (alias != ZP_NONE)
		add_link(f, &d, dns_name);
	else if (records == ZP_NONE &&
		 zp_json_get(l->y, map, "TrafficPolicyInstanceId") != ZP_NONE)
		zp_load_unknown(l, &d);
	else if (zp_yaml_item(l->y, records) == ZP_NONE)
		zp_rows_values(l, &d, map, records, "ResourceRecords");
	for (uint32_t k = zp_yaml_item(l->y, records);
	     alias == ZP_NONE && k != ZP_NONE && !l->stop;
	     k = zp_yaml_after(l->y, records, k)) {
		uint32_t v = zp_json_get(l->y, k, "Value");
		if (v == ZP_NONE)
			zp_load_problem(l, d.z, ZP_P_RECORD_SHAPE,
			    zp_yaml_span(l->y, k), NULL,
			    "a record is a mapping with Value");
		else
			zp_rows_value(l, &d, v);
	}
}

/* Whether records of the target, as far as the zone held them before any was
 * made of an alias (REAL of them), became records of the draft. */
static bool copy_records(struct r53 *f, const struct link *k,
    const struct zp_name *target, uint32_t real)
{
	const struct zp_draft *d = &k->d;
	uint32_t node = zp_names_find(&d->z->names, target);
	uint32_t rr =
	    node == ZP_NONE ? ZP_NONE : zp_zone_first(d->z, node, d->type);
	if (rr == ZP_NONE || rr >= real)
		return false;
	for (; rr != ZP_NONE && rr < real;
	     rr = zp_zone_next(d->z, rr, d->type)) {
		if (f->copies == 0) {
			zp_load_unknown(f->rows.l, d);
			return true;
		}
		f->copies--;
		zp_load_copy(f->rows.l, d, rr, k->dns_name);
	}
	return true;
}

/* The records that an alias stands for, through other aliases; unknown when
 * they are in another zone or chosen from several. */
static void load_link(struct r53 *f, const struct link *k, const uint32_t *real)
{
	const struct zp_draft *d = &k->d;
	const struct link *at = k;
	for (unsigned hop = 0; at->good && hop < HOPS; hop++) {
		if (zp_load_zone_of(f->rows.l, &at->target) == d->z &&
		    copy_records(f, k, &at->target, real[d->z->index]))
			return;
		uint32_t next = *slot_of(f, &at->target, d->type);
		if (next == 0 || next == MANY)
			break;
		at = &f->links.v[next - 1];
	}
	zp_load_unknown(f->rows.l, d);
}

static void load_links(struct r53 *f)
{
	struct zp_set *set = f->rows.l->set;
	uint32_t *real = zp_xcalloc(set->zones.n, sizeof *real);
	for (uint32_t i = 0; i < set->zones.n; i++)
		real[i] = set->zones.v[i]->rrs.n;
	f->copies = UINT64_C(10) * f->rows.v.n;
	for (uint32_t i = 0; i < f->links.n && !f->rows.l->stop; i++)
		load_link(f, &f->links.v[i], real);
	zp_xfree(real);
}

/* The listing goes on elsewhere. */
static uint32_t rest_of(const struct zp_yaml *y, uint32_t top)
{
	static const char *const next[] = {
	    "NextRecordName", "NextToken", "NextMarker", "NextRecordType"};
	uint32_t v = zp_json_get(y, top, "IsTruncated");
	if (zp_json_true(y, v))
		return v;
	for (unsigned i = 0; i < sizeof next / sizeof *next; i++)
		if ((v = zp_json_get(y, top, next[i])) != ZP_NONE)
			return v;
	return ZP_NONE;
}

static void load(struct zp_loader *l)
{
	struct r53 f = {0};
	uint32_t top = zp_yaml_first_document(l->y);
	l->octal_escapes = true;
	zp_rows_init(&f.rows, l);
	zp_names_init(&f.names);
	uint32_t sets = zp_yaml_get(l->y, top, "ResourceRecordSets");
	zp_rows_add_all(&f.rows, sets == ZP_NONE ? top : sets, &keys);
	bool known = zp_rows_zones(&f.rows);
	for (uint32_t i = 0; known && i < f.rows.v.n && !l->stop; i++)
		load_set(&f, i);
	if (known && f.links.n > 0)
		load_links(&f);
	uint32_t rest = rest_of(l->y, top);
	if (rest != ZP_NONE)
		zp_rows_truncated(&f.rows, rest,
		    "list again without --max-items, or put the pages "
		    "together");
	zp_vec_free(&f.links);
	zp_vec_free(&f.by_name);
	zp_names_free(&f.names);
	zp_rows_free(&f.rows);
}

const struct zp_dialect zp_dialect_route53 = {
    .name = "route53",
    .what = "a listing of Amazon Route 53",
    .rank = 12,
    .has_soa = true,
    .is_whole = true,
    .is = is,
    .load = load,
    .no_zone = no_zone,
};
