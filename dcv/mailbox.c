#include "dcv/mailbox_internal.h"
#include "zoneparse/hash.h"

#include <string.h>

static uint8_t fold(char c)
{
	return (uint8_t)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool dcv_box_equal(struct zp_str a, struct zp_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (fold(a.p[i]) != fold(b.p[i]))
			return false;
	return true;
}

bool dcv_box_is(struct zp_str s, const char *word)
{
	return dcv_box_equal(s, (struct zp_str){word, strlen(word)});
}

bool dcv_box_begins(struct zp_str s, const char *with)
{
	size_t n = strlen(with);
	return s.n >= n &&
	       dcv_box_equal((struct zp_str){s.p, n}, (struct zp_str){with, n});
}

struct zp_str dcv_box_trim(struct zp_str s)
{
	while (s.n > 0 && memchr(" \t\r\n", *s.p, 4))
		s.p++, s.n--;
	while (s.n > 0 && memchr(" \t\r\n", s.p[s.n - 1], 4))
		s.n--;
	return s;
}

static uint32_t hash_of(struct zp_str key)
{
	uint64_t h = 0x9e3779b97f4a7c15u;
	for (size_t i = 0; i < key.n; i++)
		h = zp_hash_octet(h, fold(key.p[i]));
	h ^= h >> 29;
	return (uint32_t)((h * 0xbf58476d1ce4e5b9u) >> 32);
}

static struct dcv_box_slot *slot_of(
    const struct dcv_box_table *t, struct zp_str key, uint32_t hash)
{
	uint32_t mask = (UINT32_C(1) << t->bits) - 1, i = hash & mask;
	while (t->slots[i].key.p && (t->slots[i].hash != hash ||
					!dcv_box_equal(t->slots[i].key, key)))
		i = (i + 1) & mask;
	return &t->slots[i];
}

static void grow(struct dcv_box_table *t)
{
	struct dcv_box_table old = *t;
	t->bits = old.slots ? old.bits + 1 : 4;
	t->slots = zp_xcalloc((size_t)1 << t->bits, sizeof *t->slots);
	for (size_t i = 0; old.slots && i < (size_t)1 << old.bits; i++)
		if (old.slots[i].key.p)
			*slot_of(t, old.slots[i].key, old.slots[i].hash) =
			    old.slots[i];
	zp_xfree(old.slots);
}

uint32_t dcv_box_put(struct dcv_box_table *t, struct zp_str key, uint32_t value)
{
	if (!t->slots || t->n >= (UINT32_C(1) << t->bits) / 2)
		grow(t);
	uint32_t hash = hash_of(key);
	struct dcv_box_slot *s = slot_of(t, key, hash);
	if (s->key.p)
		return s->value;
	*s = (struct dcv_box_slot){key, hash, value};
	t->n++;
	return value;
}

uint32_t dcv_box_get(const struct dcv_box_table *t, struct zp_str key)
{
	if (!t->slots)
		return ZP_NONE;
	const struct dcv_box_slot *s = slot_of(t, key, hash_of(key));
	return s->key.p ? s->value : ZP_NONE;
}

struct dcv_boxes *dcv_boxes_new(struct zp_sources *sources)
{
	struct dcv_boxes *b = zp_xcalloc(1, sizeof *b);
	b->sources = sources;
	return b;
}

static void drop_maps(struct dcv_boxes *b, uint32_t kept)
{
	for (uint32_t i = kept; i < b->maps.n; i++) {
		zp_xfree(b->maps.v[i].keys.slots);
		zp_xfree(b->maps.v[i].spoken.slots);
		zp_xfree(b->maps.v[i].files.slots);
		zp_xfree(b->maps.v[i].fits.slots);
	}
	b->maps.n = kept;
}

static void drop_table(struct dcv_box_table *t)
{
	zp_xfree(t->slots);
	*t = (struct dcv_box_table){0};
}

void dcv_boxes_forget(struct dcv_boxes *b)
{
	drop_maps(b, b->nfiles);
	drop_table(&b->zones);
	drop_table(&b->memo);
	b->answers.n = 0;
}

void dcv_boxes_free(struct dcv_boxes *b)
{
	if (!b)
		return;
	drop_maps(b, 0);
	zp_vec_free(&b->maps);
	zp_vec_free(&b->entries);
	zp_vec_free(&b->targets);
	zp_vec_free(&b->rules);
	dcv_regexes_free(b->regexes);
	zp_xfree(b->zones.slots);
	zp_vec_free(&b->problems);
	zp_vec_free(&b->answers);
	zp_xfree(b->memo.slots);
	zp_buf_free(&b->key);
	zp_arena_free(&b->arena);
	zp_xfree(b);
}

void dcv_box_complain(struct dcv_boxes *b, struct zp_span span, bool incomplete,
    const char *message)
{
	if (b->problems.n < DCV_BOX_PROBLEMS)
		zp_push(&b->problems,
		    ((struct dcv_box_problem){span, message, incomplete}));
}

struct dcv_box_map *dcv_box_last(struct dcv_boxes *b)
{
	return &b->maps.v[b->maps.n - 1];
}

struct zp_str dcv_box_text(const struct dcv_boxes *b)
{
	const struct zp_source *s =
	    zp_source_at(b->sources, b->maps.v[b->maps.n - 1].source);
	return (struct zp_str){s->text, s->size};
}

struct dcv_box_map *dcv_box_map_new(struct dcv_boxes *b, uint32_t source,
    const struct dcv_box_kind *kind, const char *word)
{
	struct dcv_box_map m = {
	    .source = source, .kind = kind, .word = word, .rule = b->rules.n};
	zp_push(&b->maps, m);
	return dcv_box_last(b);
}

uint32_t dcv_box_entry_new(struct dcv_boxes *b, struct zp_span span)
{
	struct dcv_box_entry e = {
	    .map = b->maps.n - 1, .first = b->targets.n, .span = span};
	zp_push(&b->entries, e);
	return b->entries.n - 1;
}

void dcv_box_target_add(struct dcv_boxes *b, struct zp_str text)
{
	zp_push(&b->targets, ((struct dcv_box_target){text, ZP_NONE}));
	b->entries.v[b->entries.n - 1].n++;
}

void dcv_box_put_more(struct dcv_boxes *b, struct zp_str key, uint32_t entry)
{
	uint32_t first = dcv_box_put(&dcv_box_last(b)->keys, key, entry);
	if (first == entry)
		return;
	b->entries.v[entry].more = b->entries.v[first].more;
	b->entries.v[first].more = entry + 1;
}

/* A catch-all of every domain that the map was said to speak for. */
static uint32_t put_star(struct dcv_boxes *b, struct zp_span span)
{
	struct dcv_box_map *m = dcv_box_last(b);
	if (m->ndomains == 0) {
		dcv_box_complain(b, span, false,
		    "a catch-all without a domain: say DOMAIN=FILE");
		return ZP_NONE;
	}
	uint32_t entry = dcv_box_entry_new(b, span);
	for (unsigned i = 0; i < m->ndomains; i++) {
		const char *key = zp_printf(&b->arena, "@%s", m->domains[i]);
		dcv_box_put_more(b, (struct zp_str){key, strlen(key)}, entry);
	}
	return entry;
}

static bool has_any(struct zp_str s, const char *octets)
{
	for (; *octets; octets++)
		if (memchr(s.p, *octets, s.n))
			return true;
	return false;
}

uint32_t dcv_box_address(
    struct dcv_boxes *b, struct zp_str address, struct zp_span span)
{
	struct zp_str a = dcv_box_trim(address);
	if (a.n > 0 && a.p[a.n - 1] == '.')
		a.n--;
	if (a.n > 1 && a.p[0] == '*' && a.p[1] == '@')
		a = (struct zp_str){a.p + 1, a.n - 1};
	if (zp_str_is(a, "*") || zp_str_is(a, "@"))
		return put_star(b, span);
	const char *at = memrchr(a.p, '@', a.n);
	if (a.n == 0 || has_any(a, " ,;\"<>\t\n") ||
	    (at && at == a.p + a.n - 1)) {
		dcv_box_complain(b, span, false, "no address");
		return ZP_NONE;
	}
	uint32_t entry = dcv_box_entry_new(b, span);
	dcv_box_put_more(b, a, entry);
	if (at)
		dcv_box_put(&dcv_box_last(b)->spoken,
		    (struct zp_str){at + 1, a.n - (size_t)(at + 1 - a.p)},
		    entry);
	return entry;
}

struct dcv_csv dcv_box_csv(struct dcv_boxes *b)
{
	struct dcv_csv c;
	dcv_csv_begin(&c, dcv_box_text(b), dcv_box_last(b)->source, &b->arena);
	return c;
}

void dcv_box_csv_faults(struct dcv_boxes *b, const struct dcv_csv *c)
{
	struct zp_span at = dcv_csv_field(c, 0).span;
	if (c->fault)
		dcv_box_complain(b, at, false,
		    "a quote of this record is never closed: read to the end "
		    "of its line");
	if (c->more)
		dcv_box_complain(b, at, true,
		    "over 1,000 fields in one record: the others are not read");
}

bool dcv_box_has_domain(const struct dcv_box_map *m, struct zp_str domain)
{
	for (unsigned i = 0; i < m->ndomains; i++)
		if (dcv_box_is(domain, m->domains[i]))
			return true;
	return false;
}

static void set_domains(
    struct dcv_boxes *b, struct dcv_box_map *m, const struct dcv_box_file *f)
{
	char buf[ZP_NAME_TEXT];
	m->ndomains = f->n;
	m->domains = zp_alloc(&b->arena, f->n * sizeof *m->domains + 1);
	for (unsigned i = 0; i < f->n; i++)
		m->domains[i] =
		    zp_dup(&b->arena, zp_name_print(&f->domains[i], buf));
}

/* By content; if that does not tell, by the file's name; else aliases(5). */
static unsigned tell_kind(struct zp_str text, const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;
	unsigned best = 0;
	int most = 0;
	for (unsigned i = 0; dcv_box_kinds[i]; i++) {
		int n = dcv_box_kinds[i]->is(text, name);
		if (n > most) {
			most = n;
			best = i;
		}
	}
	for (unsigned i = 0; most == 0 && dcv_box_kinds[i]; i++)
		for (unsigned k = 0; k < 2; k++) {
			const char *hint = dcv_box_kinds[i]->hints[k];
			if (hint && strstr(name, hint))
				return i;
		}
	return best;
}

/* Structures that no kind knows would give a complaint for each line. */
static bool is_structure(struct zp_str text)
{
	text = dcv_box_trim(text);
	return text.n > 0 && (*text.p == '{' || *text.p == '[');
}

static unsigned kind_of(
    struct zp_str text, const struct dcv_box_file *f, const char **why)
{
	unsigned i = 0;
	if (!f->kind) {
		i = tell_kind(text, f->file);
		if (is_structure(text) &&
		    dcv_box_kinds[i]->is(text, f->file) < DCV_BOX_SURE)
			*why = "is JSON, but no mailbox map that is known";
		return i;
	}
	while (strcmp(dcv_box_kind_words[i], f->kind) != 0)
		i++;
	return i;
}

bool dcv_boxes_load(
    struct dcv_boxes *b, const struct dcv_box_file *f, const char **why)
{
	uint32_t id;
	if (zp_source_open(b->sources, f->file, f->file, &id, why) !=
	    ZP_LOAD_OK)
		return false;
	const struct zp_source *s = zp_source_at(b->sources, id);
	if (s->size > DCV_BOX_FILE_MAX) {
		*why = "is over 256 MiB, the limit of a mailbox map";
		return false;
	}
	*why = NULL;
	unsigned kind = kind_of((struct zp_str){s->text, s->size}, f, why);
	if (*why)
		return false;
	struct dcv_box_map *m = dcv_box_map_new(
	    b, id, dcv_box_kinds[kind], dcv_box_kind_words[kind]);
	m->complete = f->complete;
	set_domains(b, m, f);
	m->kind->read(b, f->root);
	b->nfiles = b->maps.n;
	return true;
}

void dcv_boxes_outside(struct dcv_boxes *b, struct dcv_box_outside outside)
{
	b->outside = outside;
}

bool dcv_boxes_any(const struct dcv_boxes *b)
{
	return b->nfiles > 0;
}

bool dcv_boxes_problem(
    const struct dcv_boxes *b, unsigned i, struct dcv_box_problem *out)
{
	if (i >= b->problems.n)
		return false;
	*out = b->problems.v[i];
	return true;
}
