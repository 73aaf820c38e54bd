/* DNSEndpoint resources of external-dns, among other documents of Kubernetes.
 * Names are absolute, targets in presentation form. */
#include <string.h>

#include "zoneparse/dialects/cloud.h"
#include "zoneparse/template.h"

static bool is_kind(const struct zp_yaml *y, uint32_t n, const char *kind)
{
	return zp_yaml_text_is(y, zp_yaml_get(y, n, "kind"), kind);
}

static bool is_endpoint(const struct zp_yaml *y, uint32_t n)
{
	static const char group[] = "externaldns.k8s.io/";
	struct zp_str v = zp_yaml_text(y, zp_yaml_get(y, n, "apiVersion"));
	return v.n >= sizeof group &&
	       memcmp(v.p, group, sizeof group - 1) == 0 &&
	       is_kind(y, n, "DNSEndpoint");
}

static uint32_t items_of(const struct zp_yaml *y, uint32_t n)
{
	if (!is_kind(y, n, "List") && !is_kind(y, n, "DNSEndpointList"))
		return ZP_NONE;
	return zp_yaml_get(y, n, "items");
}

static bool is(const struct zp_yaml *y)
{
	for (uint32_t d = zp_yaml_first_document(y); d != ZP_NONE;
	     d = zp_yaml_next_document(y, d)) {
		uint32_t items = items_of(y, d);
		if (is_endpoint(y, d))
			return true;
		for (uint32_t i = zp_yaml_item(y, items); i != ZP_NONE;
		     i = zp_yaml_after(y, items, i))
			if (is_endpoint(y, i))
				return true;
	}
	return false;
}

/* Route 53 answers an alias with the addresses of its target. */
static bool is_alias(const struct zp_yaml *y, uint32_t endpoint)
{
	uint32_t all = zp_yaml_get(y, endpoint, "providerSpecific");
	for (uint32_t i = zp_yaml_item(y, all); i != ZP_NONE;
	     i = zp_yaml_after(y, all, i)) {
		uint32_t name = zp_yaml_get(y, i, "name");
		if ((zp_yaml_text_is(y, name, "alias") ||
			zp_yaml_text_is(y, name, "aws/alias")) &&
		    zp_yaml_text_is(y, zp_yaml_get(y, i, "value"), "true"))
			return true;
	}
	return false;
}

static void load_targets(
    struct zp_cloud *c, struct zp_draft *d, uint32_t endpoint)
{
	const struct zp_yaml *y = c->l->y;
	uint32_t targets = zp_yaml_get(y, endpoint, "targets");
	bool none =
	    targets == ZP_NONE || (zp_yaml_is(y, targets, ZP_Y_SEQ) &&
				      zp_yaml_item(y, targets) == ZP_NONE);
	/* Without targets the controller puts in its own default ones. */
	if (none || zp_template_is_open(y, targets)) {
		zp_cloud_open(c, none ? endpoint : targets);
		zp_load_unknown(c->l, d);
		return;
	}
	if (is_alias(y, endpoint)) {
		uint32_t first =
		    zp_template_literal(y, zp_yaml_item(y, targets));
		if (d->type == ZP_CNAME || d->type == ZP_A ||
		    d->type == ZP_AAAA)
			zp_load_alias(c->l, d, first);
		else
			zp_load_unknown(c->l, d);
		return;
	}
	zp_cloud_values(c, d, targets);
}

static void load_endpoint(struct zp_cloud *c, uint32_t endpoint)
{
	const struct zp_yaml *y = c->l->y;
	struct zp_draft d = {0};
	if (!zp_yaml_is(y, endpoint, ZP_Y_MAP)) {
		if (zp_template_is_open(y, endpoint))
			zp_cloud_open(c, endpoint);
		else
			zp_load_problem(c->l, c->first, ZP_P_RECORD_SHAPE,
			    zp_yaml_span(y, endpoint), NULL,
			    "an endpoint is a mapping with dnsName, recordType "
			    "and targets");
		return;
	}
	if (!zp_cloud_name(c, endpoint, "dnsName", &d.owner, &d.owner_at))
		return;
	d.z = zp_cloud_zone(c, &d.owner);
	if (!c->first)
		c->first = d.z;
	if (!zp_cloud_type(c, &d, endpoint, "recordType"))
		return;
	zp_cloud_ttl(c, &d, endpoint, "recordTTL");
	load_targets(c, &d, endpoint);
}

static void load_document(struct zp_cloud *c, uint32_t n)
{
	const struct zp_yaml *y = c->l->y;
	uint32_t spec = zp_yaml_get(y, n, "spec");
	uint32_t all = zp_yaml_get(y, spec, "endpoints");
	if (!zp_yaml_is(y, all, ZP_Y_SEQ)) {
		zp_load_problem(c->l, c->first, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, all == ZP_NONE ? n : all), NULL,
		    "a DNSEndpoint has a list under spec.endpoints");
		return;
	}
	for (uint32_t i = zp_yaml_item(y, all); i != ZP_NONE && !c->l->stop;
	     i = zp_yaml_after(y, all, i))
		load_endpoint(c, i);
}

static void load(struct zp_loader *l)
{
	struct zp_cloud c = {.l = l};
	const struct zp_yaml *y = l->y;
	for (uint32_t d = zp_yaml_first_document(y); d != ZP_NONE;
	     d = zp_yaml_next_document(y, d)) {
		uint32_t items = items_of(y, d);
		if (is_endpoint(y, d))
			load_document(&c, d);
		for (uint32_t i = zp_yaml_item(y, items); i != ZP_NONE;
		     i = zp_yaml_after(y, items, i))
			if (is_endpoint(y, i))
				load_document(&c, i);
	}
	zp_cloud_tell(&c);
}

const struct zp_dialect zp_dialect_external_dns = {
    .name = "external-dns",
    .what = "DNSEndpoint resources of external-dns",
    .rank = 20,
    .is = is,
    .load = load,
};
