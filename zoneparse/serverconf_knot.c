/* knot.conf: sections of "key: value" lines, an item begun by a dash. Its
 * manual calls that a simplified YAML, but [ ::@53 ] stands in it, which is
 * none; so it is read line by line, as the server does. */
#include "zoneparse/serverconf_internal.h"

#include <string.h>

/* What a zone or a template says. */
struct item {
	const char *id; /* domain, or id of the template */
	struct zp_span span;
	const char *file, *storage, *template;
	bool copies; /* master: another server is its primary */
};
typedef ZP_VEC(struct item) items;

enum section { OTHER, ZONE, TEMPLATE };

struct knot {
	struct zp_conf_reader in;
	items zones, templates;
	enum section section;
	struct item *open; /* moves only when the next begins */
};

/* A line in its parts. */
struct line {
	bool indented, dash;
	struct zp_str key, value; /* without quotes */
	uint32_t at;              /* of the value, in the source */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The scalar that TEXT begins with; *AT moves to its first octet. */
static struct zp_str read_value(struct zp_str text, uint32_t *at)
{
	size_t i = 0, n = 0;
	while (i < text.n && is_blank(text.p[i]))
		i++;
	text.p += i;
	text.n -= i;
	*at += (uint32_t)i;
	if (text.n > 0 && (text.p[0] == '"' || text.p[0] == '\'')) {
		const char *end = memchr(text.p + 1, text.p[0], text.n - 1);
		n = end ? (size_t)(end - text.p - 1) : text.n - 1;
		++*at;
		return (struct zp_str){text.p + 1, n};
	}
	while (n < text.n &&
	       !(text.p[n] == '#' && (n == 0 || is_blank(text.p[n - 1]))))
		n++;
	while (n > 0 && is_blank(text.p[n - 1]))
		n--;
	return (struct zp_str){text.p, n};
}

/* False: nothing but blanks or a comment stands there, or no key. */
static bool split(struct zp_str text, uint32_t at, struct line *l)
{
	size_t i = 0;
	while (i < text.n && is_blank(text.p[i]))
		i++;
	*l = (struct line){.indented = i > 0};
	if (i + 1 < text.n && text.p[i] == '-' && is_blank(text.p[i + 1])) {
		l->dash = true;
		for (i++; i < text.n && is_blank(text.p[i]);)
			i++;
	}
	if (i == text.n || text.p[i] == '#')
		return false;
	const char *colon = memchr(text.p + i, ':', text.n - i);
	if (!colon)
		return false;
	size_t end = (size_t)(colon - text.p);
	l->key = (struct zp_str){text.p + i, end - i};
	while (l->key.n > 0 && is_blank(l->key.p[l->key.n - 1]))
		l->key.n--;
	l->at = at + (uint32_t)end + 1;
	l->value =
	    read_value((struct zp_str){colon + 1, text.n - end - 1}, &l->at);
	return true;
}

static bool next(struct knot *k, struct line *l)
{
	while (k->in.depth > 0) {
		struct zp_conf_frame *f = &k->in.stack[k->in.depth - 1];
		const struct zp_source *s =
		    zp_source_at(k->in.conf->sources, f->source);
		if (f->at >= s->size) {
			k->in.depth--;
			continue;
		}
		uint32_t from = f->at;
		const char *p = s->text + from;
		const char *nl = memchr(p, '\n', s->size - from);
		size_t n = nl ? (size_t)(nl - p) : s->size - from;
		f->at += (uint32_t)n + 1;
		if (split((struct zp_str){p, n}, from, l))
			return true;
	}
	return false;
}

static bool is(struct zp_str s, const char *word)
{
	return s.n == strlen(word) && memcmp(s.p, word, s.n) == 0;
}

static void take_field(
    struct knot *k, const struct line *l, struct zp_span span)
{
	struct item *i = k->open;
	char *value = zp_copy(&k->in.conf->arena, l->value.p, l->value.n);
	if (is(l->key, k->section == ZONE ? "domain" : "id")) {
		i->id = value;
		i->span = span;
	} else if (is(l->key, "file")) {
		i->file = value;
	} else if (is(l->key, "storage")) {
		i->storage = value;
	} else if (is(l->key, "template")) {
		i->template = value;
	} else if (is(l->key, "master")) {
		i->copies = true;
	}
}

static void take_line(struct knot *k, const struct line *l)
{
	uint32_t source = k->in.stack[k->in.depth - 1].source;
	struct zp_span span = zp_conf_span(source, l->at, (uint32_t)l->value.n);
	if (!l->indented && !l->dash) {
		k->open = NULL;
		k->section = is(l->key, "zone")       ? ZONE
			     : is(l->key, "template") ? TEMPLATE
						      : OTHER;
		if (is(l->key, "include"))
			zp_conf_include(&k->in, span,
			    zp_copy(
				&k->in.conf->arena, l->value.p, l->value.n));
		return;
	}
	if (k->section == OTHER)
		return;
	if (l->dash) {
		k->open = k->section == ZONE ? zp_vec_add(&k->zones)
					     : zp_vec_add(&k->templates);
		*k->open = (struct item){0};
	}
	if (k->open)
		take_field(k, l, span);
}

static const struct item *template_of(const struct knot *k, const char *id)
{
	for (uint32_t i = 0; i < k->templates.n; i++)
		if (k->templates.v[i].id &&
		    strcmp(k->templates.v[i].id, id) == 0)
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

static void add_zone(struct knot *k, const struct item *i)
{
	static const struct item none = {0};
	struct zp_serverconf *c = k->in.conf;
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
	struct knot k = {.in = {.conf = c, .stack = {{source, 0}}, .depth = 1}};
	struct line l;
	while (next(&k, &l))
		take_line(&k, &l);
	for (uint32_t i = 0; i < k.zones.n; i++)
		if (k.zones.v[i].id)
			add_zone(&k, &k.zones.v[i]);
	zp_vec_free(&k.zones);
	zp_vec_free(&k.templates);
}
