#include "dcv/mailbox_internal.h"

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
		h = (h ^ fold(key.p[i])) * 0x100000001b3u;
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

void dcv_box_put(struct dcv_box_table *t, struct zp_str key, uint32_t value)
{
	if (!t->slots || t->n >= (UINT32_C(1) << t->bits) / 2)
		grow(t);
	uint32_t hash = hash_of(key);
	struct dcv_box_slot *s = slot_of(t, key, hash);
	if (s->key.p)
		return;
	*s = (struct dcv_box_slot){key, hash, value};
	t->n++;
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

void dcv_boxes_free(struct dcv_boxes *b)
{
	if (!b)
		return;
	for (uint32_t i = 0; i < b->maps.n; i++) {
		zp_xfree(b->maps.v[i].keys.slots);
		zp_xfree(b->maps.v[i].spoken.slots);
		zp_xfree(b->maps.v[i].files.slots);
	}
	zp_vec_free(&b->maps);
	zp_vec_free(&b->entries);
	zp_vec_free(&b->targets);
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

uint32_t dcv_box_entry_new(struct dcv_boxes *b, struct zp_span span)
{
	struct dcv_box_entry e = {b->maps.n - 1, b->targets.n, 0, 0, span};
	zp_push(&b->entries, e);
	return b->entries.n - 1;
}

void dcv_box_target_add(struct dcv_boxes *b, struct zp_str text)
{
	zp_push(&b->targets, ((struct dcv_box_target){text, ZP_NONE}));
	b->entries.v[b->entries.n - 1].n++;
}

bool dcv_box_has_domain(const struct dcv_box_map *m, struct zp_str domain)
{
	for (unsigned i = 0; i < m->ndomains; i++) {
		struct zp_str d = {m->domains[i], strlen(m->domains[i])};
		if (dcv_box_equal(d, domain))
			return true;
	}
	return false;
}

static void set_domains(struct dcv_boxes *b, struct dcv_box_map *m,
    const struct zp_name *domains, unsigned n)
{
	char buf[ZP_NAME_TEXT];
	m->ndomains = n;
	m->domains = zp_alloc(&b->arena, n * sizeof *m->domains + 1);
	for (unsigned i = 0; i < n; i++)
		m->domains[i] =
		    zp_dup(&b->arena, zp_name_print(&domains[i], buf));
}

/* By content; if that does not tell, by the file's name. */
static bool is_virtual(struct zp_str text, const char *file)
{
	int kind = dcv_box_kind(text);
	if (kind != 0)
		return kind < 0;
	const char *slash = strrchr(file, '/');
	return strstr(slash ? slash + 1 : file, "virtual") != NULL;
}

bool dcv_boxes_load(struct dcv_boxes *b, const char *file, const char *root,
    const struct zp_name *domains, unsigned n, bool complete, const char **why)
{
	uint32_t id;
	if (zp_source_open(b->sources, file, file, &id, why) != ZP_LOAD_OK)
		return false;
	const struct zp_source *s = zp_source_at(b->sources, id);
	if (s->size > DCV_BOX_FILE_MAX) {
		*why = "is over 256 MiB, the limit of a mailbox map";
		return false;
	}
	struct zp_str text = {s->text, s->size};
	struct dcv_box_map m = {.source = id, .complete = complete};
	m.is_virtual = is_virtual(text, file);
	set_domains(b, &m, domains, n);
	zp_push(&b->maps, m);
	if (m.is_virtual)
		dcv_box_virtual(b);
	else
		dcv_box_aliases(b, root);
	return true;
}

bool dcv_boxes_any(const struct dcv_boxes *b)
{
	return b->maps.n > 0;
}

bool dcv_boxes_problem(
    const struct dcv_boxes *b, unsigned i, struct dcv_box_problem *out)
{
	if (i >= b->problems.n)
		return false;
	*out = b->problems.v[i];
	return true;
}
