/* CloudFormation and SAM templates: record sets, groups of them, hosted zones.
 * A template adds to a zone that others add to as well. */
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dialects/cloud.h"
#include "zoneparse/template.h"

/* A hosted zone that the template makes. */
struct hosted {
	struct zp_str id;
	struct zp_zone *z; /* NULL: its name is left open */
	bool is_private;   /* answers inside a network alone */
};

struct cfn {
	struct zp_cloud c;
	ZP_VEC(struct hosted) hosted; /* by id */
	uint32_t npublic;
	uint32_t nprivate; /* records of private zones */
	struct zp_span private_at;
};

/* A resource, as far as it matters here. */
struct resource {
	uint32_t properties;
	struct zp_str type;
	bool conditional; /* may not be made at all */
};

static struct resource resource_of(const struct zp_yaml *y, uint32_t v)
{
	return (struct resource){zp_yaml_get(y, v, "Properties"),
	    zp_yaml_text(y, zp_yaml_get(y, v, "Type")),
	    zp_yaml_get(y, v, "Condition") != ZP_NONE};
}

static bool begins(struct zp_str s, const char *word)
{
	size_t n = strlen(word);
	return s.n >= n && memcmp(s.p, word, n) == 0;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t all = zp_yaml_get(y, top, "Resources");
	if (zp_yaml_get(y, top, "AWSTemplateFormatVersion") != ZP_NONE)
		return true;
	for (uint32_t k = zp_yaml_key(y, all); k != ZP_NONE;
	     k = zp_yaml_key_after(y, all, k)) {
		struct zp_str type = zp_yaml_text(
		    y, zp_yaml_get(y, zp_yaml_value(y, k), "Type"));
		if (begins(type, "AWS::Route53::") ||
		    zp_str_is(type, "AWS::CertificateManager::Certificate"))
			return true;
	}
	return false;
}

static int compare_text(struct zp_str a, struct zp_str b)
{
	int c = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static int by_id(const void *a, const void *b)
{
	return compare_text(
	    ((const struct hosted *)a)->id, ((const struct hosted *)b)->id);
}

static const struct hosted *find_hosted(const struct cfn *f, uint32_t node)
{
	struct hosted key = {.id = zp_template_reference(f->c.l->y, node)};
	if (key.id.n == 0 || f->hosted.n == 0)
		return NULL;
	return bsearch(&key, f->hosted.v, f->hosted.n, sizeof key, by_id);
}

static void use_zone(struct cfn *f, struct zp_zone *z)
{
	if (!f->c.first)
		f->c.first = z;
}

static void add_hosted(struct cfn *f, uint32_t key, uint32_t properties)
{
	const struct zp_yaml *y = f->c.l->y;
	if (properties == ZP_NONE)
		return; /* told with the other resources */
	struct hosted h = {.id = zp_yaml_text(y, key)};
	struct zp_name name;
	struct zp_span at;
	h.is_private = zp_yaml_get(y, properties, "VPCs") != ZP_NONE;
	if (!h.is_private &&
	    zp_cloud_name(&f->c, properties, "Name", &name, &at)) {
		h.z = zp_load_zone(f->c.l, &name, ZP_ORIGIN_DATA);
		use_zone(f, h.z);
	}
	zp_push(&f->hosted, h);
}

/* The zone that a record set, or the group it is of, names; NULL with *hidden
 * set: a private one. */
static struct zp_zone *named_zone(struct cfn *f, uint32_t map, bool *hidden)
{
	const struct zp_yaml *y = f->c.l->y;
	uint32_t n =
	    zp_template_literal(y, zp_yaml_get(y, map, "HostedZoneName"));
	struct zp_name name;
	if (n != ZP_NONE && zp_load_name(f->c.l, f->c.first, n, NULL, &name))
		return zp_load_zone(f->c.l, &name, ZP_ORIGIN_DATA);
	const struct hosted *h =
	    find_hosted(f, zp_yaml_get(y, map, "HostedZoneId"));
	*hidden = h && h->is_private;
	return h ? h->z : NULL;
}

static struct zp_zone *zone_of(struct cfn *f, uint32_t set, uint32_t group,
    const struct zp_name *owner, struct zp_span at)
{
	bool hidden = false;
	struct zp_zone *z = named_zone(f, set, &hidden);
	if (!z && !hidden && group != ZP_NONE)
		z = named_zone(f, group, &hidden);
	if (hidden) {
		if (f->nprivate++ == 0)
			f->private_at = at;
		return NULL;
	}
	return z ? z : zp_cloud_zone(&f->c, owner);
}

/* An address behind another name of the provider's; an alias of another type
 * has the data of a record elsewhere in the zone. */
static void load_alias(struct cfn *f, const struct zp_draft *d, uint32_t alias)
{
	const struct zp_yaml *y = f->c.l->y;
	uint32_t target =
	    zp_template_literal(y, zp_yaml_get(y, alias, "DNSName"));
	if (d->type == ZP_A || d->type == ZP_AAAA)
		zp_load_alias(f->c.l, d, target);
	else
		zp_load_unknown(f->c.l, d);
}

static void load_data(struct cfn *f, const struct zp_draft *d, uint32_t set)
{
	const struct zp_yaml *y = f->c.l->y;
	uint32_t alias = zp_yaml_get(y, set, "AliasTarget");
	uint32_t values = zp_yaml_get(y, set, "ResourceRecords");
	if (zp_template_is_open(y, values)) {
		zp_cloud_open(&f->c, values);
		zp_load_unknown(f->c.l, d);
	} else if (values != ZP_NONE) {
		zp_cloud_values(&f->c, d, values);
	} else if (alias != ZP_NONE) {
		load_alias(f, d, alias);
	} else {
		zp_load_problem(f->c.l, d->z, ZP_P_RDATA_MISSING, d->type_at,
		    NULL,
		    "a record set without ResourceRecords or AliasTarget");
	}
}

/* SET may be one of GROUP (ZP_NONE: of none). */
static void load_set(
    struct cfn *f, uint32_t set, uint32_t group, bool conditional)
{
	const struct zp_yaml *y = f->c.l->y;
	struct zp_draft d = {0};
	if (zp_template_is_function(y, set)) {
		zp_cloud_open(&f->c, set);
		return;
	}
	if (!zp_yaml_is(y, set, ZP_Y_MAP)) {
		zp_load_problem(f->c.l, f->c.first, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, set), NULL,
		    "a record set is a mapping with Name and Type");
		return;
	}
	if (!zp_cloud_name(&f->c, set, "Name", &d.owner, &d.owner_at))
		return;
	d.z = zone_of(f, set, group, &d.owner, d.owner_at);
	if (!d.z)
		return;
	use_zone(f, d.z);
	if (!zp_cloud_type(&f->c, &d, set, "Type"))
		return;
	zp_cloud_ttl(&f->c, &d, set, "TTL");
	if (conditional) {
		zp_cloud_open(&f->c, set);
		zp_load_unknown(f->c.l, &d);
	} else {
		load_data(f, &d, set);
	}
}

static void load_group(struct cfn *f, uint32_t group, bool conditional)
{
	const struct zp_yaml *y = f->c.l->y;
	uint32_t sets = zp_yaml_get(y, group, "RecordSets");
	if (zp_template_is_function(y, sets)) {
		zp_cloud_open(&f->c, sets);
		return;
	}
	if (!zp_yaml_is(y, sets, ZP_Y_SEQ)) {
		zp_load_problem(f->c.l, f->c.first, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, sets == ZP_NONE ? group : sets), NULL,
		    "a group has a list of record sets under RecordSets");
		return;
	}
	for (uint32_t i = zp_yaml_item(y, sets); i != ZP_NONE && !f->c.l->stop;
	     i = zp_yaml_after(y, sets, i))
		load_set(f, i, group, conditional);
}

/* SAM makes an address for the domain of an API. */
static void load_api(struct cfn *f, uint32_t properties)
{
	const struct zp_yaml *y = f->c.l->y;
	uint32_t domain = zp_yaml_get(y, properties, "Domain");
	uint32_t route = zp_yaml_get(y, domain, "Route53");
	struct zp_draft d = {.type = ZP_A};
	if (!zp_yaml_is(y, route, ZP_Y_MAP) ||
	    !zp_cloud_name(&f->c, domain, "DomainName", &d.owner, &d.owner_at))
		return;
	d.z = zone_of(f, route, ZP_NONE, &d.owner, d.owner_at);
	if (!d.z)
		return;
	use_zone(f, d.z);
	d.type_at = zp_yaml_span(y, zp_yaml_get_key(y, domain, "Route53"));
	zp_cloud_ttl(&f->c, &d, ZP_NONE, "TTL");
	zp_load_unknown(f->c.l, &d);
}

static void load_resource(struct cfn *f, uint32_t v)
{
	const struct zp_yaml *y = f->c.l->y;
	struct resource r = resource_of(y, v);
	bool set = zp_str_is(r.type, "AWS::Route53::RecordSet");
	bool group = zp_str_is(r.type, "AWS::Route53::RecordSetGroup");
	bool hosted = zp_str_is(r.type, "AWS::Route53::HostedZone");
	if ((set || group || hosted) && r.properties == ZP_NONE)
		zp_load_problem(f->c.l, f->c.first, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, v), NULL, "a resource without Properties");
	else if (set)
		load_set(f, r.properties, ZP_NONE, r.conditional);
	else if (group)
		load_group(f, r.properties, r.conditional);
	else if (zp_str_is(r.type, "AWS::Serverless::Api") ||
		 zp_str_is(r.type, "AWS::Serverless::HttpApi"))
		load_api(f, r.properties);
}

static void load(struct zp_loader *l)
{
	struct cfn f = {.c = {.l = l}};
	const struct zp_yaml *y = l->y;
	uint32_t all = zp_yaml_get(y, zp_yaml_first_document(y), "Resources");
	l->octal_escapes = true;
	for (uint32_t k = zp_yaml_key(y, all); k != ZP_NONE;
	     k = zp_yaml_key_after(y, all, k)) {
		struct resource r = resource_of(y, zp_yaml_value(y, k));
		if (zp_str_is(r.type, "AWS::Route53::HostedZone"))
			add_hosted(&f, k, r.properties);
	}
	if (f.hosted.n > 1)
		qsort(f.hosted.v, f.hosted.n, sizeof *f.hosted.v, by_id);
	for (uint32_t k = zp_yaml_key(y, all); k != ZP_NONE && !l->stop;
	     k = zp_yaml_key_after(y, all, k))
		load_resource(&f, zp_yaml_value(y, k));
	zp_cloud_tell(&f.c);
	if (f.nprivate > 0)
		zp_load_problem(l, f.c.first, ZP_P_PRIVATE_ZONE, f.private_at,
		    NULL, "%u record set%s of private hosted zones: left out",
		    f.nprivate, f.nprivate == 1 ? "" : "s");
	zp_vec_free(&f.hosted);
}

const struct zp_dialect zp_dialect_cloudformation = {
    .name = "cloudformation",
    .what = "a CloudFormation template",
    .rank = 30,
    .is = is,
    .load = load,
};
