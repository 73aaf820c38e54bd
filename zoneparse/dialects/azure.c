/*
 * Azure DNS: what "az network dns record-set list" writes, or the API's own
 * answer (value, nextLink; fields below properties).
 *
 * What tells a file: types Microsoft.Network/dnszones/... or privateDnsZones.
 * Names are relative to the zone, which fqdn tells, or else the id. RDATA
 * stands in keys by type, written mxRecords or MXRecords; names in it are
 * absolute with or without their final dot. A targetResource is an alias to
 * some resource of Azure: of type A or AAAA it is an address.
 */
#include <string.h>
#include <strings.h>

#include "zoneparse/dialects/rows.h"
#include "zoneparse/dialects/shape.h"

/* The key of a type's records, and the shape of one. */
struct kind {
	const char *records;
	struct zp_shape shape;
};

static const struct kind kinds[] = {
    {"ARecords", {ZP_A, {"w:ipv4Address"}}},
    {"AAAARecords", {ZP_AAAA, {"w:ipv6Address"}}},
    {"MXRecords", {ZP_MX, {"w:preference", "w:exchange"}}},
    {"NSRecords", {ZP_NS, {"w:nsdname"}}},
    {"PTRRecords", {ZP_PTR, {"w:ptrdname"}}},
    {"CNAMERecord", {ZP_CNAME, {"w:cname"}}},
    {"SRVRecords", {ZP_SRV, {"w:priority", "w:weight", "w:port", "w:target"}}},
    {"CAARecords", {ZP_CAA, {"?:flags", "w:tag", "s:value"}}},
    {"SOARecord",
	{ZP_SOA, {"w:host", "w:email", "w:serialNumber", "w:refreshTime",
		     "w:retryTime", "w:expireTime", "w:minimumTtl"}}},
    {"DSRecords", {ZP_DS, {"w:keyTag", "w:algorithm", "w:digest/algorithmType",
			      "w:digest/value"}}},
    {"TLSARecords", {ZP_TLSA, {"w:usage", "w:selector", "w:matchingType",
				  "w:certAssociationData"}}},
    {"NAPTRRecords",
	{ZP_NAPTR, {"w:order", "w:preference", "s:flags", "s:services",
		       "s:regexp", "w:replacement"}}},
    {"TXTRecords", {ZP_TXT, {"t:value"}}},
};

/* The part of a type after PREFIX, case ignored; empty if it is none. */
static struct zp_str after(struct zp_str s, const char *prefix)
{
	size_t n = strlen(prefix);
	if (s.n < n || strncasecmp(s.p, prefix, n) != 0)
		return (struct zp_str){"", 0};
	return (struct zp_str){s.p + n, s.n - n};
}

static struct zp_str public_type(struct zp_str s)
{
	return after(s, "Microsoft.Network/dnszones/");
}

static struct zp_str private_type(struct zp_str s)
{
	return after(s, "Microsoft.Network/privateDnsZones/");
}

static bool is_set(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, zp_yaml_get(y, n, "type"));
	return public_type(s).n > 0 || private_type(s).n > 0;
}

static uint32_t list_of(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	return zp_yaml_is(y, top, ZP_Y_SEQ) ? top
					    : zp_yaml_get(y, top, "value");
}

static bool is(const struct zp_yaml *y)
{
	uint32_t list = list_of(y);
	unsigned n = 0;
	for (uint32_t i = zp_yaml_item(y, list); i != ZP_NONE && n < 100;
	     i = zp_yaml_after(y, list, i), n++)
		if (is_set(y, i))
			return true;
	return false;
}

/* A field of a set, or of its properties. */
static uint32_t field(const struct zp_yaml *y, uint32_t set, const char *key)
{
	uint32_t v = zp_shape_find(y, set, key);
	if (v != ZP_NONE)
		return v;
	return zp_shape_find(y, zp_yaml_get(y, set, "properties"), key);
}

/* What stands after WHAT in an id, up to the next slash. */
static struct zp_str segment(struct zp_str id, const char *what)
{
	size_t n = strlen(what);
	for (size_t i = 0; i + n < id.n; i++) {
		if (strncasecmp(id.p + i, what, n) != 0)
			continue;
		id.p += i + n;
		id.n -= i + n;
		const char *slash = memchr(id.p, '/', id.n);
		if (slash)
			id.n = (size_t)(slash - id.p);
		return id;
	}
	return (struct zp_str){"", 0};
}

/* The zone of a set: its fqdn without the labels of its name, or what its id
 * tells. */
static bool zone_of(struct zp_loader *l, uint32_t set, struct zp_name *zone)
{
	const struct zp_yaml *y = l->y;
	struct zp_name fqdn, name = {.labels = 0};
	uint32_t at = zp_json_get(y, set, "name");
	uint32_t at_fqdn = field(y, set, "fqdn");
	uint32_t bad;
	bool good = at != ZP_NONE && (zp_yaml_text_is(y, at, "@") ||
					 zp_peek_name(l, at, NULL, &name));
	if (good && zp_peek_name(l, at_fqdn, NULL, &fqdn) &&
	    fqdn.labels > name.labels) {
		*zone = zp_name_chop(&fqdn, name.labels);
		return true;
	}
	struct zp_str id = zp_yaml_text(y, zp_json_get(y, set, "id"));
	struct zp_str s = segment(id, "/dnszones/");
	if (s.n == 0)
		s = segment(id, "/privateDnsZones/");
	return s.n > 0 && zp_name_parse(zone, s, NULL, &bad) == ZP_NAME_OK;
}

static void load_text(
    struct zp_loader *l, const struct zp_draft *d, uint32_t record)
{
	uint32_t value = zp_shape_find(l->y, record, "value");
	uint32_t i = zp_yaml_item(l->y, value);
	if (i == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, value == ZP_NONE ? record : value), NULL,
		    "value is expected here, a list of strings");
		return;
	}
	zp_draft_begin(l, d);
	for (; i != ZP_NONE; i = zp_yaml_after(l->y, value, i)) {
		if (zp_yaml_is(l->y, i, ZP_Y_SCALAR))
			zp_draft_strings(
			    l, zp_yaml_text(l->y, i), zp_yaml_span(l->y, i));
		else
			zp_draft_scalar(l, i); /* tells that it is none */
	}
	zp_draft_end(l);
}

static void load_record(struct zp_loader *l, const struct zp_draft *d,
    const struct kind *k, uint32_t record)
{
	if (!zp_yaml_is(l->y, record, ZP_Y_MAP))
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, record), NULL,
		    "a record of this type is a mapping");
	else if (d->type == ZP_TXT)
		load_text(l, d, record);
	else
		zp_shape_load(l, d, &k->shape, record);
}

static bool is_alias(const struct zp_yaml *y, uint32_t set)
{
	return field(y, set, "targetResource/id") != ZP_NONE ||
	       field(y, set, "trafficManagementProfile/id") != ZP_NONE;
}

static void load_data(
    struct zp_loader *l, const struct zp_draft *d, uint32_t set)
{
	const struct kind *k = NULL;
	for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].shape.type == d->type)
			k = &kinds[i];
	if (is_alias(l->y, set)) {
		zp_load_unknown(l, d);
		return;
	}
	uint32_t v = k ? field(l->y, set, k->records) : ZP_NONE;
	if (v == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, set), NULL, "%s is missing",
		    k ? k->records : "a field for this type's records");
		return;
	}
	if (zp_yaml_is(l->y, v, ZP_Y_MAP))
		load_record(l, d, k, v);
	else if (zp_yaml_item(l->y, v) == ZP_NONE)
		zp_load_problem(l, d->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, v), NULL, "no record stands here");
	for (uint32_t i = zp_yaml_item(l->y, v); i != ZP_NONE && !l->stop;
	     i = zp_yaml_after(l->y, v, i))
		load_record(l, d, k, i);
}

static bool read_type(struct zp_loader *l, uint32_t set, struct zp_draft *d)
{
	uint32_t node = zp_json_get(l->y, set, "type");
	struct zp_str whole = zp_yaml_text(l->y, node), s = public_type(whole);
	bool private = s.n == 0;
	if (private)
		s = private_type(whole);
	d->type_at = zp_yaml_span(l->y, node == ZP_NONE ? set : node);
	int type = zp_type_parse(s);
	if (s.n == 0 || type < 0) {
		zp_load_problem(l, d->z, ZP_P_TYPE_UNKNOWN, d->type_at, NULL,
		    "no type of record: Microsoft.Network/dnszones/MX and the "
		    "like are expected");
		return false;
	}
	d->type_at = zp_yaml_part(l->y, node, whole.n - s.n, s.n);
	d->type = (uint16_t)type;
	/* One word a zone: with its first set. */
	if (private && d->z->rrs.n == 0 && d->z->problems.n == 0)
		zp_load_problem(l, d->z, ZP_P_PRIVATE_ZONE, d->type_at, NULL,
		    "a private zone: no certificate authority can see what "
		    "stands here");
	return true;
}

static void load_set(struct zp_loader *l, uint32_t set)
{
	struct zp_draft d = {0};
	struct zp_name apex;
	uint32_t name = zp_json_get(l->y, set, "name");
	uint32_t ttl = field(l->y, set, "ttl");
	if (zp_yaml_is_cut(l->y, set))
		return; /* the fault of the text is told */
	if (!zone_of(l, set, &apex)) {
		zp_load_problem(l, NULL, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, set), NULL,
		    "no record set: a name, and an fqdn or id that tell the "
		    "zone, are expected");
		return;
	}
	d.z = zp_load_zone(l, &apex, ZP_ORIGIN_DATA);
	d.owner = apex;
	d.owner_at = zp_yaml_span(l->y, name);
	if (!zp_yaml_text_is(l->y, name, "@") &&
	    !zp_load_name(l, d.z, name, &apex, &d.owner))
		return;
	if (!read_type(l, set, &d))
		return;
	d.ttl = zp_load_ttl(l, d.z, ttl, false, &d.ttl_at);
	load_data(l, &d, set);
}

static void load(struct zp_loader *l)
{
	uint32_t list = list_of(l->y);
	uint32_t top = zp_yaml_first_document(l->y);
	struct zp_rows none = {.l = l};
	for (uint32_t i = zp_yaml_item(l->y, list); i != ZP_NONE && !l->stop;
	     i = zp_yaml_after(l->y, list, i))
		load_set(l, i);
	if (l->zones->n == 0)
		zp_load_home(l);
	uint32_t next = zp_json_get(l->y, top, "nextLink");
	if (next != ZP_NONE)
		zp_rows_truncated(
		    &none, next, "follow nextLink and put the lists together");
	/* Azure keeps an SOA in each zone: without it, this is the list of one
	 * type ("az network dns record-set mx list"). */
	for (uint32_t i = 0; i < l->zones->n; i++)
		if (l->zones->v[i]->soa_rrs.n == 0)
			l->zones->v[i]->partial = l->zones->v[i]->soaless =
			    true;
}

const struct zp_dialect zp_dialect_azure = {
    .name = "azure",
    .what = "a listing of Azure DNS",
    .rank = 25,
    .has_soa = true,
    .is_whole = true,
    .is = is,
    .load = load,
};
