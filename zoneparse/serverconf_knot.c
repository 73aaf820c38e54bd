/* knot.conf: YAML of two levels, as its own manual calls it "simplified". */
#include "zoneparse/serverconf_internal.h"

#include <string.h>

#include "zoneparse/yaml.h"

/* What a zone or a template says; spans instead of nodes, since each file is a
 * tree of its own. */
struct item {
	const char *id; /* domain, or id of the template */
	struct zp_span span;
	const char *file, *storage, *template;
	bool copies; /* master: another server is its primary */
};
typedef ZP_VEC(struct item) items;

struct knot {
	struct zp_serverconf *conf;
	items zones, templates;
	unsigned depth;
	uint32_t stack[ZP_SERVER_DEPTH]; /* sources that include each other */
};

static const char *text_of(
    struct zp_arena *a, const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	return zp_copy(a, s.p ? s.p : "", s.n);
}

static const char *get(
    struct zp_arena *a, const struct zp_yaml *y, uint32_t map, const char *key)
{
	uint32_t n = zp_yaml_get(y, map, key);
	return zp_yaml_is(y, n, ZP_Y_SCALAR) ? text_of(a, y, n) : NULL;
}

static void read_item(
    struct knot *k, const struct zp_yaml *y, uint32_t map, bool is_template)
{
	struct zp_arena *a = &k->conf->arena;
	const char *id = is_template ? "id" : "domain";
	uint32_t name = zp_yaml_get(y, map, id);
	if (!zp_yaml_is(y, name, ZP_Y_SCALAR))
		return;
	items *out = is_template ? &k->templates : &k->zones;
	zp_push(out, ((struct item){.id = text_of(a, y, name),
			 .span = zp_yaml_span(y, name),
			 .file = get(a, y, map, "file"),
			 .storage = get(a, y, map, "storage"),
			 .template = get(a, y, map, "template"),
			 .copies = zp_yaml_get(y, map, "master") != ZP_NONE}));
}

static void read_file(struct knot *k, uint32_t source);

static void include(struct knot *k, const struct zp_yaml *y, uint32_t n)
{
	uint32_t id;
	struct zp_span span = zp_yaml_span(y, n);
	if (!zp_conf_open(k->conf, span, text_of(&k->conf->arena, y, n), &id))
		return;
	const struct zp_source *s = zp_source_at(k->conf->sources, id);
	for (unsigned i = 0; i < k->depth; i++) {
		const struct zp_source *o =
		    zp_source_at(k->conf->sources, k->stack[i]);
		if (o->ino == s->ino && o->dev == s->dev) {
			zp_conf_fault(
			    k->conf, span, "this file includes itself");
			return;
		}
	}
	read_file(k, id);
}

/* A section, which may stand more than once: so keys that stand again later are
 * looked at too. */
static void read_section(
    struct knot *k, const struct zp_yaml *y, uint32_t key, uint32_t value)
{
	bool zone = zp_yaml_text_is(y, key, "zone");
	bool template = zp_yaml_text_is(y, key, "template");
	if (zp_yaml_text_is(y, key, "include"))
		include(k, y, value);
	if (!zone && !template)
		return;
	if (zp_yaml_is(y, value, ZP_Y_MAP))
		read_item(k, y, value, template);
	for (uint32_t i = zp_yaml_item(y, value); i != ZP_NONE;
	     i = zp_yaml_after(y, value, i))
		read_item(k, y, i, template);
}

static void tell_faults(struct knot *k, const struct zp_yaml *y)
{
	for (uint32_t i = 0; i < y->faults.n; i++)
		if (y->faults.v[i].kind != ZP_P_YAML_KEY_TWICE)
			zp_conf_fault(k->conf, y->faults.v[i].span, "%s",
			    y->faults.v[i].message);
}

static void read_file(struct knot *k, uint32_t source)
{
	struct zp_yaml y = {0};
	if (k->depth == ZP_SERVER_DEPTH) {
		zp_conf_fault(k->conf, zp_conf_span(source, 0, 0),
		    "includes more than %u deep are not followed",
		    ZP_SERVER_DEPTH);
		return;
	}
	k->stack[k->depth++] = source;
	zp_yaml_read(&y, k->conf->sources, source, NULL);
	tell_faults(k, &y);
	uint32_t top = zp_yaml_first_document(&y);
	if (zp_yaml_is(&y, top, ZP_Y_MAP)) {
		uint32_t end = y.nodes.v[top].next;
		for (uint32_t i = top + 1; i < end;) {
			uint32_t value = y.nodes.v[i].next;
			read_section(k, &y, i, value);
			i = y.nodes.v[value].next;
		}
	}
	zp_yaml_free(&y);
	k->depth--;
}

static const struct item *template_of(const struct knot *k, const char *id)
{
	for (uint32_t i = 0; i < k->templates.n; i++)
		if (strcmp(k->templates.v[i].id, id) == 0)
			return &k->templates.v[i];
	return NULL;
}

/* %s is the zone's name without its final dot. */
static const char *fill_in(
    struct zp_arena *a, const char *file, const char *name)
{
	struct zp_buf b = {0};
	size_t n = strlen(name);
	while (n > 1 && name[n - 1] == '.')
		n--;
	for (; *file; file++) {
		if (file[0] == '%' && file[1] == 's') {
			zp_buf_add(&b, name, n);
			file++;
		} else {
			zp_buf_putc(&b, *file);
		}
	}
	const char *text = zp_copy(a, b.p ? b.p : "", b.n);
	zp_buf_free(&b);
	return text;
}

static void add_zone(
    struct zp_serverconf *c, const struct knot *k, const struct item *i)
{
	static const struct item none = {0};
	struct zp_server_zone *z = zp_conf_zone(c, i->id, i->span);
	const struct item *t =
	    template_of(k, i->template ? i->template : "default");
	if (!t)
		t = &none;
	if (i->copies || t->copies)
		z->role = ZP_SERVER_SECONDARY;
	z->folder = i->storage ? i->storage : t->storage;
	const char *file = i->file ? i->file : t->file ? t->file : "%s.zone";
	z->file = fill_in(&c->arena, file, z->name);
}

void zp_conf_knot(struct zp_serverconf *c, uint32_t source)
{
	struct knot k = {.conf = c};
	read_file(&k, source);
	for (uint32_t i = 0; i < k.zones.n; i++)
		add_zone(c, &k, &k.zones.v[i]);
	zp_vec_free(&k.zones);
	zp_vec_free(&k.templates);
}
