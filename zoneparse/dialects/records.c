/*
 * Lists of records as people make them: a sequence of mappings with a name, a
 * type and a value, or values; in it, or around it, maybe the zone's name. Also
 * imports of NetBox DNS, tasks of Ansible that make a record each, and the
 * variable bind_zone_domains of its roles.
 *
 * What tells a file: records_find.c. An owner is relative to the zone unless it
 * ends in a dot or in the zone's name. A target of one label is relative, one
 * of several is absolute with or without its final dot, but for NetBox, where
 * what has no final dot is relative. Priorities may stand apart, text goes with
 * or without quotes. There is no SOA but one that is listed.
 */
#include "zoneparse/dialects/records.h"

#include <string.h>
#include <strings.h>

#include "zoneparse/dialects/rows.h"
#include "zoneparse/dialects/shape.h"

static bool is(const struct zp_yaml *y)
{
	zp_lists lists = {0};
	if (zp_role_find(y) != ZP_NONE)
		return true;
	zp_lists_find(y, &lists);
	bool found = lists.n > 0;
	zp_vec_free(&lists);
	return found;
}

static bool is_word(const struct zp_yaml *y, uint32_t n, const char *word)
{
	struct zp_str s = zp_yaml_text(y, n);
	return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

/* What is switched off, or taken away by a task, does not exist. */
static bool is_off(const struct zp_yaml *y, uint32_t map)
{
	return is_word(y, zp_shape_find(y, map, "status"), "inactive") ||
	       is_word(y, zp_shape_find(y, map, "state"), "absent") ||
	       is_word(y, zp_shape_find(y, map, "enabled|active"), "false") ||
	       zp_json_true(y, zp_shape_find(y, map, "disabled|disable"));
}

static bool is_netbox(const struct zp_yaml *y, uint32_t map)
{
	return zp_shape_find(y, map, "status") != ZP_NONE ||
	       zp_shape_find(y, map, "disable_ptr") != ZP_NONE;
}

static void tell_template(struct zp_loader *l, struct zp_zone *z, uint32_t n)
{
	zp_load_problem(l, z, ZP_P_TEMPLATE, zp_yaml_span(l->y, n), NULL,
	    "a template: what it becomes is not told here");
}

/* Whether the last word of a value is a single label. */
static bool is_one_label(struct zp_str s)
{
	for (size_t i = s.n; i > 0 && !strchr(" \t", s.p[i - 1]); i--)
		if (s.p[i - 1] == '.')
			return false;
	return true;
}

static void load_value(struct zp_loader *l, const struct zp_draft *d,
    const struct zp_name *apex, uint32_t map, uint32_t value)
{
	bool inner = zp_yaml_is(l->y, value, ZP_Y_MAP);
	uint32_t target =
	    inner ? zp_shape_find(l->y, value, ZP_SHAPE_VALUE) : value;
	if (inner && is_off(l->y, value))
		return;
	/* Text may hold braces of its own. */
	struct zp_str s = zp_yaml_text(l->y, target);
	bool text = d->type == ZP_TXT && s.n > 0 && s.p[0] != '{';
	if (!text && zp_is_template(l->y, target)) {
		tell_template(l, d->z, target);
		zp_load_unknown(l, d);
		return;
	}
	bool relative = is_netbox(l->y, map) || is_one_label(s);
	l->rdata_origin = relative ? apex : NULL;
	zp_shape_value(l, d, map, value);
	l->rdata_origin = NULL;
}

static bool read_owner(struct zp_loader *l, struct zp_draft *d, uint32_t map,
    const struct zp_name *apex)
{
	uint32_t name = zp_shape_find(l->y, map, ZP_KEYS_NAME);
	struct zp_str s = zp_yaml_text(l->y, name);
	d->owner = *apex;
	d->owner_at = zp_yaml_span(l->y, name == ZP_NONE ? map : name);
	if (name == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE, d->owner_at, NULL,
		    "a record without a name");
		return false;
	}
	if (zp_yaml_is(l->y, name, ZP_Y_SCALAR) &&
	    (s.n == 0 || zp_str_is(s, "@")))
		return true;
	if (zp_is_template(l->y, name)) {
		tell_template(l, d->z, name);
		d->z->partial = true;
		return false;
	}
	if (!is_netbox(l->y, map) && zp_peek_name(l, name, NULL, &d->owner) &&
	    zp_name_is_below(&d->owner, apex))
		return true;
	return zp_load_name(l, d->z, name, apex, &d->owner);
}

static bool read_type(struct zp_loader *l, struct zp_draft *d, uint32_t map)
{
	uint32_t type = zp_shape_find(l->y, map, ZP_KEYS_TYPE);
	d->type_at = zp_yaml_span(l->y, type == ZP_NONE ? map : type);
	d->type = ZP_ALIAS;
	if (is_word(l->y, type, "ALIAS") || is_word(l->y, type, "ANAME"))
		return true;
	if (type == ZP_NONE) {
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE, d->type_at, NULL,
		    "a record without a type");
		return false;
	}
	int number = zp_load_type(l, d->z, type);
	d->type = (uint16_t)number;
	return number >= 0;
}

static void load_record(
    struct zp_loader *l, struct zp_zone *z, uint32_t map, uint32_t ttl)
{
	struct zp_draft d = {.z = z};
	struct zp_name apex;
	const struct zp_yaml *y = l->y;
	uint32_t value = zp_shape_find(y, map, ZP_KEYS_VALUE);
	zp_names_get(&z->names, z->apex, &apex);
	if (!zp_yaml_is(y, map, ZP_Y_MAP)) {
		zp_load_problem(l, z, ZP_P_RECORD_SHAPE, zp_yaml_span(y, map),
		    NULL, "no record: a mapping is expected");
		return;
	}
	if (is_off(y, map) || !read_owner(l, &d, map, &apex) ||
	    !read_type(l, &d, map))
		return;
	uint32_t own = zp_shape_find(y, map, ZP_KEYS_TTL);
	if (own != ZP_NONE)
		ttl = own;
	if (zp_is_template(y, ttl))
		ttl = ZP_NONE;
	d.ttl = zp_load_ttl(l, z, ttl, true, &d.ttl_at);
	uint32_t i = zp_yaml_item(y, value);
	if (value == ZP_NONE ||
	    (zp_yaml_is(y, value, ZP_Y_SEQ) && i == ZP_NONE))
		zp_load_problem(l, z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(y, value == ZP_NONE ? map : value), NULL,
		    "a record without a value");
	else if (i == ZP_NONE)
		load_value(l, &d, &apex, map, value);
	for (; i != ZP_NONE && !l->stop; i = zp_yaml_after(y, value, i))
		load_value(l, &d, &apex, map, i);
}

/* Zones of records that name none: the user's, else the registered domain of
 * all such names. */
struct lists {
	struct zp_loader *l;
	struct zp_rows nameless;
	struct zp_zone *home;
	bool asked; /* home was looked for */
};

/* A number is a key of some database. */
static uint32_t zone_node(
    const struct lists *f, const struct zp_list *list, uint32_t map)
{
	const struct zp_yaml *y = f->l->y;
	uint32_t own = zp_shape_find(y, map, ZP_KEYS_ZONE);
	struct zp_str s = zp_yaml_text(y, own);
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	return s.n > digits ? own : list->zone;
}

static struct zp_zone *home_of(struct lists *f)
{
	if (f->asked)
		return f->home;
	f->asked = true;
	if (!f->l->opt->origin && zp_rows_by_base(&f->nameless))
		f->home = f->nameless.home;
	else
		f->home = zp_load_home(f->l);
	return f->home;
}

static void load_item(struct lists *f, const struct zp_list *list, uint32_t map)
{
	struct zp_loader *l = f->l;
	struct zp_name apex;
	struct zp_zone *z = NULL;
	if (zp_yaml_is_cut(l->y, map))
		return; /* the fault of the text is told */
	uint32_t zone = zone_node(f, list, map);
	if (zone == ZP_NONE)
		z = home_of(f);
	else if (zp_is_template(l->y, zone))
		tell_template(l, NULL, zone);
	else if (zp_load_name(l, NULL, zone, NULL, &apex))
		z = zp_load_zone(l, &apex, ZP_ORIGIN_DATA);
	if (!z)
		return;
	z->partial |= list->task;
	load_record(l, z, map, list->ttl);
}

/* Calls ACT for each record. */
static void each(struct lists *f, const zp_lists *lists,
    void (*act)(struct lists *f, const struct zp_list *list, uint32_t map))
{
	const struct zp_yaml *y = f->l->y;
	for (uint32_t k = 0; k < lists->n; k++) {
		const struct zp_list *list = &lists->v[k];
		if (list->task)
			act(f, list, list->node);
		for (uint32_t i = zp_yaml_item(y, list->node);
		     i != ZP_NONE && !f->l->stop;
		     i = zp_yaml_after(y, list->node, i))
			act(f, list, i);
	}
}

static void gather(struct lists *f, const struct zp_list *list, uint32_t map)
{
	if (zone_node(f, list, map) == ZP_NONE)
		zp_rows_push(&f->nameless, map,
		    zp_shape_find(f->l->y, map, ZP_KEYS_NAME), ZP_NONE,
		    ZP_NONE);
}

static void load(struct zp_loader *l)
{
	struct lists f = {.l = l};
	zp_lists lists = {0};
	uint32_t role = zp_role_find(l->y);
	if (role != ZP_NONE) {
		zp_role_load(l, role);
		return;
	}
	zp_rows_init(&f.nameless, l);
	zp_lists_find(l->y, &lists);
	if (!l->opt->origin)
		each(&f, &lists, gather);
	each(&f, &lists, load_item);
	if (l->zones->n == 0)
		zp_load_home(l);
	zp_rows_free(&f.nameless);
	zp_vec_free(&lists);
}

const struct zp_dialect zp_dialect_records = {
    .name = "records",
    .what = "a list of records",
    .rank = 90,
    .is_whole = true,
    .is = is,
    .load = load,
};
