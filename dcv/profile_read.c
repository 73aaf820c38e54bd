#include "dcv/profile_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "dcv/timeline.h"

#define ID_MAX 40u

bool dcv_profile_fault(
    struct dcv_profile_reader *r, uint32_t node, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	const char *text = zp_vprintf(r->arena, fmt, ap);
	va_end(ap);
	r->in->fault(r->in->to, node, text, NULL, NULL);
	return r->good = false;
}

static const char *plain_text(struct dcv_profile_reader *r, uint32_t node)
{
	struct zp_str s = zp_yaml_text(r->in->y, node);
	return zp_copy(r->arena, s.p, s.n);
}

bool dcv_profile_no_word(struct dcv_profile_reader *r, uint32_t node,
    const char *what, const char *const *words)
{
	const char *word = plain_text(r, node);
	r->in->fault(r->in->to, node,
	    zp_printf(r->arena, "no %s \"%s\"", what, word), word, words);
	return r->good = false;
}

bool dcv_profile_is(
    struct dcv_profile_reader *r, uint32_t node, enum zp_ykind kind)
{
	static const char *const wanted[] = {[ZP_Y_MAP] = "a map (KEY: VALUE)",
	    [ZP_Y_SEQ] = "a list ([VALUE, ...])",
	    [ZP_Y_SCALAR] = "one value"};
	const struct zp_yaml *y = r->in->y;
	if (zp_yaml_tag(y, node) || zp_yaml_merged(y, node, 0) != ZP_NONE)
		return dcv_profile_fault(
		    r, node, "no tags and no merged keys in a profile");
	return zp_yaml_is(y, node, kind) ||
	       dcv_profile_fault(r, node, "%s is wanted here", wanted[kind]);
}

const char *dcv_profile_text(struct dcv_profile_reader *r, uint32_t node)
{
	if (!dcv_profile_is(r, node, ZP_Y_SCALAR))
		return NULL;
	const char *text = plain_text(r, node);
	if (strlen(text) != zp_yaml_text(r->in->y, node).n) {
		dcv_profile_fault(r, node, "a NUL octet stands here");
		return NULL;
	}
	if (text[0])
		return text;
	dcv_profile_fault(r, node, "some text is wanted here");
	return NULL;
}

void dcv_profile_keys(
    struct dcv_profile_reader *r, uint32_t map, const char *const *words)
{
	const struct zp_yaml *y = r->in->y;
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(y, map, k)) {
		bool known = false;
		for (unsigned i = 0; words[i]; i++)
			known |= zp_yaml_text_is(y, k, words[i]);
		if (!zp_yaml_is(y, k, ZP_Y_SCALAR))
			dcv_profile_fault(r, k, "a key is a word");
		else if (!known)
			dcv_profile_no_word(r, k, "key", words);
	}
}

/* The text under KEY, or NULL if it is not there. */
static const char *text_under(
    struct dcv_profile_reader *r, uint32_t map, const char *key)
{
	uint32_t node = zp_yaml_get(r->in->y, map, key);
	return node != ZP_NONE ? dcv_profile_text(r, node) : NULL;
}

/* A day, a month or a year: what is known of a document's date. */
static bool is_date(struct dcv_profile_reader *r, const char *text)
{
	size_t n = strlen(text);
	return n <= 10 && dcv_is_day(zp_printf(r->arena, "%s%s", text,
			      n == 4   ? "-01-01"
			      : n == 7 ? "-01"
				       : ""));
}

static void read_source(
    struct dcv_profile_reader *r, const char *id, uint32_t node)
{
	static const char *const keys[] = {"title", "date", NULL};
	struct dcv_source *s = zp_alloc(r->arena, sizeof *s);
	if (!dcv_profile_is(r, node, ZP_Y_MAP))
		return;
	dcv_profile_keys(r, node, keys);
	s->id = id;
	s->title = text_under(r, node, "title");
	s->date = text_under(r, node, "date");
	if (zp_yaml_get(r->in->y, node, "title") == ZP_NONE)
		dcv_profile_fault(r, node, "title is missing");
	if (s->date && !is_date(r, s->date))
		dcv_profile_fault(r, zp_yaml_get(r->in->y, node, "date"),
		    "\"%s\" is no date: YYYY, YYYY-MM or YYYY-MM-DD", s->date);
	if (!s->title)
		s->title = id;
	zp_push(&r->p->sources, s);
}

static void read_sources(struct dcv_profile_reader *r, uint32_t map)
{
	const struct zp_yaml *y = r->in->y;
	if (map == ZP_NONE || !dcv_profile_is(r, map, ZP_Y_MAP))
		return;
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(y, map, k)) {
		const char *id = dcv_profile_text(r, k);
		if (id)
			read_source(r, id, zp_yaml_value(y, k));
	}
}

static const char *day_under(
    struct dcv_profile_reader *r, uint32_t map, const char *key)
{
	const char *text = text_under(r, map, key);
	if (!text || dcv_is_day(text))
		return text;
	dcv_profile_fault(r, zp_yaml_get(r->in->y, map, key),
	    "\"%s\" is no day: YYYY-MM-DD", text);
	return NULL;
}

static bool overlap(const struct dcv_era *a, const struct dcv_era *b)
{
	return !(a->until && b->from && strcmp(a->until, b->from) < 0) &&
	       !(b->until && a->from && strcmp(b->until, a->from) < 0);
}

/* Eras from FIRST on are those of the same map. */
static void read_era(
    struct dcv_profile_reader *r, uint32_t node, uint32_t first)
{
	static const char *const keys[] = {"from", "until", "values", NULL};
	struct dcv_era e = {.values = dcv_values_none};
	if (!dcv_profile_is(r, node, ZP_Y_MAP))
		return;
	dcv_profile_keys(r, node, keys);
	e.from = day_under(r, node, "from");
	e.until = day_under(r, node, "until");
	uint32_t values = zp_yaml_get(r->in->y, node, "values");
	if (values == ZP_NONE)
		dcv_profile_fault(r, node, "values is missing");
	else
		dcv_profile_values(r, values, &e.values);
	if (zp_yaml_get(r->in->y, node, "from") == ZP_NONE &&
	    zp_yaml_get(r->in->y, node, "until") == ZP_NONE)
		dcv_profile_fault(r, node,
		    "an era has a first day (from), a last (until), "
		    "or both");
	else if (e.from && e.until && strcmp(e.from, e.until) > 0)
		dcv_profile_fault(r, node, "this era ends before it begins");
	for (uint32_t i = first; i < r->p->eras.n; i++) {
		const struct dcv_era *o = &r->p->eras.v[i];
		if (overlap(o, &e) && dcv_values_meet(&o->values, &e.values))
			dcv_profile_fault(r, node,
			    "this era overlaps the one %s%s%s%s%s and says "
			    "something of the same value",
			    o->from ? "from " : "", o->from ? o->from : "",
			    o->from && o->until ? " " : "",
			    o->until ? "until " : "", o->until ? o->until : "");
	}
	zp_push(&r->p->eras, e);
}

static void read_values(struct dcv_profile_reader *r, uint32_t map)
{
	const struct zp_yaml *y = r->in->y;
	uint32_t first = r->p->eras.n;
	uint32_t values = zp_yaml_get(y, map, "values");
	uint32_t eras = zp_yaml_get(y, map, "eras");
	if (values != ZP_NONE) {
		struct dcv_values v = dcv_values_none;
		dcv_profile_values(r, values, &v);
		dcv_values_override(&r->p->base, &v);
		/* What is said here is not taken back by what was there. */
		for (uint32_t i = 0; i < first; i++)
			dcv_values_forget(&r->p->eras.v[i].values, &v);
	}
	if (eras == ZP_NONE || !dcv_profile_is(r, eras, ZP_Y_SEQ))
		return;
	for (uint32_t i = zp_yaml_item(y, eras); i != ZP_NONE;
	     i = zp_yaml_after(y, eras, i))
		read_era(r, i, first);
}

static bool is_id(const char *id)
{
	if (id[0] < 'a' || id[0] > 'z' || strlen(id) > ID_MAX)
		return false;
	return id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0';
}

/* Sources and eras are the new profile's own; what they hold is shared. */
static void begin_like(struct dcv_profile *p, const struct dcv_profile *other)
{
	p->note = other->note;
	p->base = other->base;
	for (uint32_t i = 0; i < other->sources.n; i++)
		zp_push(&p->sources, other->sources.v[i]);
	for (uint32_t i = 0; i < other->eras.n; i++)
		zp_push(&p->eras, other->eras.v[i]);
}

static void read_like(struct dcv_profile_reader *r, uint32_t node, bool is_new)
{
	const char *words[256] = {NULL};
	const struct dcv_profile *p;
	const char *id = dcv_profile_text(r, node);
	unsigned n = 0;
	if (!id)
		return;
	if (!is_new) {
		dcv_profile_fault(r, node,
		    "like is for a new profile: %s is there already", r->p->id);
		return;
	}
	const struct dcv_profile *other = dcv_profiles_get(r->all, id);
	if (other && other != r->p) {
		begin_like(r->p, other);
		return;
	}
	for (unsigned i = 0; (p = dcv_profiles_at(r->all, i)) && n < 255; i++)
		if (p != r->p)
			words[n++] = p->id;
	dcv_profile_no_word(r, node, "CA profile", words);
}

/* The profile that the map is about: one that is there, or a new one. */
static bool choose(struct dcv_profile_reader *r, uint32_t map, bool *is_new)
{
	uint32_t node = zp_yaml_get(r->in->y, map, "id");
	const char *expected = r->in->file_id;
	if (node == ZP_NONE)
		return dcv_profile_fault(r, map, "id is missing");
	const char *id = dcv_profile_text(r, node);
	if (!id)
		return false;
	if (expected && strcmp(id, expected) != 0)
		return dcv_profile_fault(
		    r, node, "\"%s\" is not the file's name", id);
	if (!is_id(id))
		return dcv_profile_fault(r, node,
		    "\"%s\" is no id: a letter, then letters, digits, dots and "
		    "hyphens, in lower case",
		    id);
	r->p = dcv_profiles_get(r->all, id);
	*is_new = !r->p;
	if (r->p && (expected || r->p->configured))
		return dcv_profile_fault(
		    r, node, "the profile \"%s\" stands twice", id);
	if (*is_new)
		r->p = dcv_profiles_add(r->all, id);
	r->p->configured = !expected;
	return true;
}

bool dcv_profile_read(
    struct dcv_profiles *p, const struct dcv_profile_input *in, uint32_t node)
{
	static const char *const keys[] = {
	    "id", "name", "note", "sources", "values", "eras", "like", NULL};
	struct dcv_profile_reader r = {
	    p, dcv_profiles_arena(p), in, NULL, NULL, true};
	const char *text;
	bool is_new;
	if (!dcv_profile_is(&r, node, ZP_Y_MAP))
		return false;
	dcv_profile_keys(&r, node, keys);
	if (!choose(&r, node, &is_new))
		return false;
	uint32_t like = zp_yaml_get(in->y, node, "like");
	if (like != ZP_NONE)
		read_like(&r, like, is_new);
	if ((text = text_under(&r, node, "name")))
		r.p->name = text;
	else if (in->file_id)
		dcv_profile_fault(&r, node, "name is missing");
	if ((text = text_under(&r, node, "note")))
		r.p->note = text;
	read_sources(&r, zp_yaml_get(in->y, node, "sources"));
	read_values(&r, node);
	return r.good;
}

struct lines {
	struct zp_sources sources;
	struct zp_yaml y;
	struct zp_buf *out;
};

static void add_line(struct lines *l, struct zp_span span, const char *text)
{
	struct zp_pos pos = zp_source_pos(&l->sources, span);
	zp_buf_printf(l->out, "%s:%u:%u: %s\n",
	    zp_source_at(&l->sources, span.source)->name, pos.line, pos.column,
	    text);
}

static void add_fault(void *to, uint32_t node, const char *text,
    const char *word, const char *const *words)
{
	struct lines *l = to;
	(void)word;
	(void)words;
	add_line(l, zp_yaml_span(&l->y, node), text);
}

bool dcv_profile_read_text(struct dcv_profiles *p,
    const struct dcv_profile_text *text, struct zp_buf *faults)
{
	struct lines l = {.out = faults};
	char name[ID_MAX + 20];
	struct dcv_profile_input in = {&l.y, text->id, &l, add_fault, NULL};
	snprintf(name, sizeof name, "rules/ca/%s.yaml", text->id);
	uint32_t id = zp_source_memory(&l.sources, name, text->text, text->n);
	zp_yaml_read(&l.y, &l.sources, id, NULL);
	for (uint32_t i = 0; i < l.y.faults.n; i++)
		add_line(&l, l.y.faults.v[i].span, l.y.faults.v[i].message);
	uint32_t top = zp_yaml_first_document(&l.y);
	bool good = l.y.faults.n == 0 && top != ZP_NONE &&
		    zp_yaml_next_document(&l.y, top) == ZP_NONE &&
		    dcv_profile_read(p, &in, top);
	zp_yaml_free(&l.y);
	zp_sources_free(&l.sources);
	return good;
}
