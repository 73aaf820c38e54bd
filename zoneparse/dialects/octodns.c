/* octoDNS zones (YamlProvider): owners as keys relative to the zone, records as
 * mappings or lists of them. */
#include "zoneparse/dialects/octodns.h"

#include <string.h>

/* Whether a value is a record, or a list that begins with one. */
static bool is_record(const struct zp_yaml *y, uint32_t v, bool *certain)
{
	if (zp_yaml_is(y, v, ZP_Y_SEQ))
		v = zp_yaml_item(y, v);
	uint32_t type = zp_yaml_get(y, v, "type");
	if (type == ZP_NONE || !zp_octodns_is_type(zp_yaml_text(y, type)))
		return false;
	/* A name beside the type is that of another kind of list. */
	if (zp_yaml_get(y, v, "name") != ZP_NONE ||
	    zp_yaml_get(y, v, "host") != ZP_NONE ||
	    zp_yaml_get(y, v, "record") != ZP_NONE)
		return false;
	*certain |= zp_yaml_get(y, v, "value") != ZP_NONE ||
		    zp_yaml_get(y, v, "values") != ZP_NONE;
	return true;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y), n = 0, good = 0;
	bool certain = false;
	if (zp_yaml_get(y, top, "apiVersion") != ZP_NONE ||
	    zp_yaml_get(y, top, "kind") != ZP_NONE)
		return false;
	for (uint32_t k = zp_yaml_key(y, top); k != ZP_NONE && n < 1000;
	     k = zp_yaml_key_after(y, top, k)) {
		n++;
		uint32_t v = zp_yaml_value(y, k);
		good +=
		    is_record(y, v, &certain) || zp_octodns_is_include(y, v);
	}
	/* A file that only merges others in. */
	if (n == 0 && zp_yaml_is(y, top, ZP_Y_MAP))
		return zp_yaml_merges(y, top);
	return good > 0 && (certain || 2 * good > n);
}

static void load_values(
    struct zp_octodns *o, const struct zp_draft *d, uint32_t v, bool lenient)
{
	struct zp_octodns_at at = zp_octodns_here(o);
	v = zp_octodns_resolve(o, v);
	if (v != ZP_NONE && zp_yaml_is(o->l->y, v, ZP_Y_SEQ)) {
		for (uint32_t i = zp_yaml_item(o->l->y, v); i != ZP_NONE;
		     i = zp_yaml_after(o->l->y, v, i)) {
			struct zp_octodns_at inner = zp_octodns_here(o);
			uint32_t n = zp_octodns_resolve(o, i);
			if (n != ZP_NONE && n != i &&
			    zp_yaml_is(o->l->y, n, ZP_Y_SEQ))
				load_values(o, d, n, lenient);
			else if (n != ZP_NONE)
				zp_octodns_value(o->l, d, n, lenient);
			zp_octodns_back(o, inner);
		}
	} else if (v != ZP_NONE) {
		zp_octodns_value(o->l, d, v, lenient);
	}
	zp_octodns_back(o, at);
}

/* What a record's mapping holds; ZP_NONE where a key is not there. */
struct parts {
	uint32_t type, ttl, value, values, octodns;
};

/* The part that key S names, or NULL. */
static uint32_t *part_of(struct parts *p, struct zp_str s)
{
	switch (s.n) {
	case 3: return memcmp(s.p, "ttl", 3) == 0 ? &p->ttl : NULL;
	case 4: return memcmp(s.p, "type", 4) == 0 ? &p->type : NULL;
	case 5: return memcmp(s.p, "value", 5) == 0 ? &p->value : NULL;
	case 6: return memcmp(s.p, "values", 6) == 0 ? &p->values : NULL;
	case 7: return memcmp(s.p, "octodns", 7) == 0 ? &p->octodns : NULL;
	default: return NULL;
	}
}

static struct parts parts_of(const struct zp_yaml *y, uint32_t record)
{
	struct parts p = {ZP_NONE, ZP_NONE, ZP_NONE, ZP_NONE, ZP_NONE};
	for (uint32_t k = zp_yaml_key(y, record); k != ZP_NONE;
	     k = zp_yaml_key_after(y, record, k)) {
		uint32_t *at = part_of(&p, zp_yaml_text(y, k));
		if (at)
			*at = zp_yaml_value(y, k);
	}
	/* What is merged in holds where the mapping itself is silent. */
	uint32_t m;
	for (unsigned i = 0; (m = zp_yaml_merged(y, record, i)) != ZP_NONE;
	     i++) {
		struct parts q = parts_of(y, m);
		p.type = p.type == ZP_NONE ? q.type : p.type;
		p.ttl = p.ttl == ZP_NONE ? q.ttl : p.ttl;
		p.value = p.value == ZP_NONE ? q.value : p.value;
		p.values = p.values == ZP_NONE ? q.values : p.values;
		p.octodns = p.octodns == ZP_NONE ? q.octodns : p.octodns;
	}
	return p;
}

static bool flag(
    const struct zp_yaml *y, const struct parts *p, const char *key)
{
	if (p->octodns == ZP_NONE)
		return false;
	uint32_t v = zp_yaml_get(y, p->octodns, key);
	struct zp_str s = zp_yaml_text(y, v);
	return zp_str_is(s, "true") || zp_str_is(s, "True") ||
	       zp_str_is(s, "yes") || zp_str_is(s, "on");
}

/* An address at this name that the provider fills in: ALIAS, and types of one
 * provider's own. */
static void load_own_type(struct zp_octodns *o, struct zp_draft *d,
    uint32_t value, struct zp_str type)
{
	const struct zp_yaml *y = o->l->y;
	uint32_t target = value;
	if (zp_yaml_is(y, value, ZP_Y_SEQ))
		target = value = zp_yaml_item(y, value);
	if (zp_yaml_is(y, value, ZP_Y_MAP)) {
		target = zp_yaml_get(y, value, "name");
		uint32_t of = zp_yaml_get(y, value, "type");
		if (of != ZP_NONE && zp_type_parse(zp_yaml_text(y, of)) > 0)
			d->type = (uint16_t)zp_type_parse(zp_yaml_text(y, of));
	}
	bool address =
	    d->type == ZP_ALIAS || d->type == ZP_A || d->type == ZP_AAAA;
	if (!address)
		zp_load_unknown(o->l, d);
	else if (!zp_str_is(type, "ALIAS") ||
		 !zp_yaml_is(y, target, ZP_Y_SCALAR) ||
		 zp_octodns_is_template(y, target))
		zp_load_alias(o->l, d, ZP_NONE);
	else
		zp_load_alias(o->l, d, target);
}

/* octoDNS refuses a name and type that it has seen before. */
static void check_twice(struct zp_octodns *o, const struct zp_draft *d)
{
	uint32_t rr = zp_zone_first(o->z, d->node, d->type);
	if (rr == ZP_NONE)
		return;
	struct zp_problem *p = zp_load_problem(o->l, o->z, ZP_P_RRSET_TWICE,
	    d->type_at, "put the values under one record",
	    "records of this name and type stand here and above");
	p->related = zp_rr_span(o->l->set, o->z, rr, ZP_FIELD_TYPE);
	p->related_message = "here";
}

static void load_record(
    struct zp_octodns *o, struct zp_draft *d, uint32_t record)
{
	struct zp_loader *l = o->l;
	const struct zp_yaml *y = l->y;
	struct parts p = parts_of(y, record);
	if (zp_yaml_is_cut(y, record))
		return; /* the fault of the text is told */
	if (p.type == ZP_NONE) {
		zp_load_problem(l, o->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(y, record), NULL,
		    "a mapping with type and value is expected");
		return;
	}
	struct zp_str s = zp_yaml_text(y, p.type), own = s;
	int number = zp_type_parse(s);
	bool special = number < 0 && zp_octodns_is_type(s);
	if (special)
		zp_octodns_own_type(s, &own);
	else if (number < 0)
		number = zp_load_type(l, o->z, p.type);
	if (number < 0 && !special)
		return;
	d->type = special ? ZP_ALIAS : (uint16_t)number;
	d->type_at = zp_yaml_span(y, p.type);
	d->ttl = zp_load_ttl(l, o->z, p.ttl, false, &d->ttl_at);
	check_twice(o, d);
	uint32_t v = p.values != ZP_NONE ? p.values : p.value;
	if (flag(y, &p, "ignored"))
		zp_load_unknown(l, d);
	else if (special)
		load_own_type(o, d, v, own);
	else if (v == ZP_NONE || zp_yaml_is_null(y, v))
		zp_load_problem(l, o->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(y, p.type), NULL,
		    "a record without value or values");
	else
		load_values(
		    o, d, v, o->l->opt->lenient || flag(y, &p, "lenient"));
}

/* The node of the owner that a key names, relative to the zone; ZP_NONE: a
 * problem was added. */
static uint32_t read_owner(struct zp_octodns *o, uint32_t key)
{
	struct zp_loader *l = o->l;
	struct zp_name n;
	struct zp_str s = zp_yaml_text(l->y, key);
	struct zp_span at = zp_yaml_span(l->y, key);
	if (zp_yaml_is(l->y, key, ZP_Y_SCALAR) && s.n == 0)
		return o->z->apex;
	if (zp_str_is(s, "@")) {
		zp_load_problem(l, o->z, ZP_P_OWNER_AT, at,
		    "write '' for the zone itself",
		    "@ does not stand for the zone here");
		return o->z->apex;
	}
	if (s.n > 0 && s.p[s.n - 1] == '.') {
		zp_load_problem(l, o->z, ZP_P_RECORD_SHAPE, at,
		    "leave the zone's name and the final dot out",
		    "names of owners are relative to the zone here");
		return ZP_NONE;
	}
	zp_octodns_check_key(o->l, o->z, key);
	uint32_t node = zp_names_plain(&o->z->names, o->z->apex, s);
	if (node == ZP_NONE && zp_load_name(l, o->z, key, &o->apex, &n))
		node = zp_names_intern(&o->z->names, &n);
	return node;
}

/* Two keys that differ in case only are one name (RFC 4343). */
static void check_case(struct zp_octodns *o, const struct zp_draft *d)
{
	uint32_t rr = zp_zone_first(o->z, d->node, ZP_ANY);
	if (rr == ZP_NONE)
		return;
	struct zp_span first = zp_rr_span(o->l->set, o->z, rr, ZP_FIELD_OWNER);
	const char *text =
	    zp_source_at(&o->l->set->sources, first.source)->text;
	if (first.source != d->owner_at.source || first.at == d->owner_at.at ||
	    first.len != d->owner_at.len ||
	    memcmp(text + first.at, text + d->owner_at.at, first.len) == 0)
		return;
	struct zp_problem *p = zp_load_problem(o->l, o->z, ZP_P_YAML_KEY_TWICE,
	    d->owner_at, "put both under one key",
	    "this name stands twice: case makes no difference in names");
	p->related = first;
	p->related_message = "here";
}

static void load_owner(struct zp_octodns *o, uint32_t key)
{
	struct zp_draft d = {.z = o->z};
	struct zp_octodns_at at = zp_octodns_here(o);
	uint32_t v = zp_yaml_value(o->l->y, key);
	d.owner_at = zp_yaml_span(o->l->y, key);
	d.node = read_owner(o, key);
	if (d.node == ZP_NONE)
		return;
	/* What the mapping itself says holds before what is merged in. */
	if (o->merging > 0 && o->z->names.nodes.v[d.node].types)
		return;
	check_case(o, &d);
	v = zp_octodns_resolve(o, v);
	if (v != ZP_NONE && zp_yaml_is(o->l->y, v, ZP_Y_SEQ)) {
		for (uint32_t i = zp_yaml_item(o->l->y, v); i != ZP_NONE;
		     i = zp_yaml_after(o->l->y, v, i)) {
			struct zp_octodns_at inner = zp_octodns_here(o);
			uint32_t n = zp_octodns_resolve(o, i);
			if (n != ZP_NONE)
				load_record(o, &d, n);
			zp_octodns_back(o, inner);
		}
	} else if (v != ZP_NONE) {
		load_record(o, &d, v);
	}
	zp_octodns_back(o, at);
}

static void load_owners(struct zp_octodns *o, uint32_t map);

/* What "<<" merges in, an alias, a list or an !include: keys of the mapping
 * itself hold before it. */
static void load_merge(struct zp_octodns *o, uint32_t v)
{
	struct zp_octodns_at at = zp_octodns_here(o);
	o->merging++;
	v = zp_octodns_resolve(o, v);
	if (v != ZP_NONE && zp_yaml_is(o->l->y, v, ZP_Y_SEQ))
		for (uint32_t i = zp_yaml_item(o->l->y, v); i != ZP_NONE;
		     i = zp_yaml_after(o->l->y, v, i))
			load_merge(o, i);
	else if (v != ZP_NONE)
		load_owners(o, v);
	o->merging--;
	zp_octodns_back(o, at);
}

static void load_owners(struct zp_octodns *o, uint32_t map)
{
	const struct zp_yaml *y = o->l->y;
	map = zp_yaml_follow(y, map);
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE && !o->l->stop;
	     k = zp_yaml_key_after(y, map, k))
		load_owner(o, k);
	if (!zp_yaml_merges(y, map))
		return;
	for (uint32_t k = map + 1; k < y->nodes.v[map].next;
	     k = y->nodes.v[zp_yaml_value(y, k)].next)
		if (zp_yaml_text_is(y, k, "<<"))
			load_merge(o, zp_yaml_value(y, k));
}

static void load(struct zp_loader *l)
{
	struct zp_octodns o = {.l = l, .z = zp_load_home(l)};
	uint32_t top = zp_yaml_first_document(l->y);
	if (!o.z)
		return;
	zp_names_get(&o.z->names, o.z->apex, &o.apex);
	o.stack[0] = l->y->source;
	/* A record of one value takes some fifty octets. */
	zp_zone_reserve(
	    o.z, zp_source_at(&l->set->sources, l->y->source)->size / 50);
	for (uint32_t d = top; d != ZP_NONE;
	     d = zp_yaml_next_document(l->y, d)) {
		if (d != top)
			zp_load_problem(l, o.z, ZP_P_YAML_DOCUMENTS,
			    zp_yaml_span(l->y, d), NULL,
			    "octoDNS reads one document a file");
		load_owners(&o, d);
	}
	zp_octodns_included_free(&o);
}

static void write(struct zp_buf *out, const char *owner, uint16_t type,
    unsigned preference, const char *target)
{
	char name[16];
	bool plain = zp_octodns_is_word((struct zp_str){owner, strlen(owner)});
	zp_buf_printf(out, "%s%s%s: {type: %s, ", plain ? "" : "'",
	    strcmp(owner, "@") == 0 ? "" : owner, plain ? "" : "'",
	    zp_type_print(type, name));
	if (type == ZP_MX)
		zp_buf_printf(out, "value: {preference: %u, exchange: %s}}",
		    preference, target);
	else if (type == ZP_CAA)
		zp_buf_printf(out, "value: {flags: %u, tag: %.*s, value:%s}}",
		    preference, (int)strcspn(target, " "), target,
		    target + strcspn(target, " "));
	else
		zp_buf_printf(out, "value: %s}", target);
}

const struct zp_dialect zp_dialect_octodns = {
    .name = "octodns",
    .what = "an octoDNS zone",
    .rank = 80,
    .is_whole = true,
    .needs_origin = true,
    .is = is,
    .load = load,
    .write = write,
};
