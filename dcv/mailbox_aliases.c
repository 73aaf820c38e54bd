#include "dcv/mailbox_internal.h"

#include <string.h>

/* What is left to read: an :include: file and the entry its list goes to. */
struct file {
	uint32_t source;
	uint32_t entry;
};
struct reader {
	struct dcv_boxes *b;
	const char *root;
	ZP_VEC(struct file) files;
};

/* The entry that holds the list of the file that TEXT (":include:/path") names;
 * ZP_NONE when it cannot be read. */
static uint32_t list_of(
    struct reader *r, uint32_t source, struct zp_span span, struct zp_str text)
{
	struct dcv_boxes *b = r->b;
	struct dcv_box_map *m = &b->maps.v[b->maps.n - 1];
	struct zp_str name = {text.p + 9, text.n - 9};
	uint32_t id, known;
	const char *why = NULL;
	name = dcv_box_trim(name);
	known = dcv_box_get(&m->files, name);
	if (known != ZP_NONE)
		return known;
	if (name.n == 0 || m->nfiles++ >= DCV_BOX_INCLUDES) {
		dcv_box_complain(b, span, true,
		    name.n == 0 ? "an :include: names no file"
				: "over 1,000 :include: files in one map");
		return ZP_NONE;
	}
	if (zp_source_include(b->sources, source, r->root, name, &id, &why) !=
	    ZP_LOAD_OK) {
		int n = name.n > 64 ? 64 : (int)name.n;
		dcv_box_complain(b, span, true,
		    zp_printf(&b->arena, ":include:%.*s cannot be read: %s", n,
			name.p, why));
		return ZP_NONE;
	}
	struct zp_span at = {id, 0, 0};
	uint32_t entry = dcv_box_entry_new(b, at);
	dcv_box_put(&m->files, name, entry);
	zp_push(&r->files, ((struct file){id, entry}));
	return entry;
}

/* Reads a list into ENTRY, whose targets are the last of the table. */
static void read_list(
    struct reader *r, uint32_t entry, struct zp_span span, struct zp_str rest)
{
	struct dcv_boxes *b = r->b;
	struct zp_str t;
	b->entries.v[entry].first = b->targets.n;
	while (dcv_box_next_target(b, &rest, false, &t)) {
		zp_push(&b->targets, ((struct dcv_box_target){t, ZP_NONE}));
		b->entries.v[entry].n++;
		if (!dcv_box_begins(t, ":include:"))
			continue;
		uint32_t list = list_of(r, span.source, span, t);
		b->targets.v[b->targets.n - 1].list = list;
	}
}

/* The end of a quoted or plain key: where its ":" must stand. */
static size_t key_end(struct zp_str w)
{
	size_t i = 0;
	bool quoted = false;
	for (; i < w.n && w.p[i] != '\n'; i++) {
		if (w.p[i] == '"')
			quoted = !quoted;
		if (w.p[i] == ':' && !quoted)
			return i;
	}
	return w.n;
}

static void read_alias(struct reader *r, const struct dcv_box_line *line)
{
	struct dcv_boxes *b = r->b;
	struct dcv_box_map *m = &b->maps.v[b->maps.n - 1];
	struct zp_str w = line->whole;
	size_t end = key_end(w);
	struct zp_str key = dcv_box_trim((struct zp_str){w.p, end});
	struct zp_span span = {m->source, line->at, (uint32_t)key.n};
	if (end == w.n || key.n == 0) {
		const char *nl = memchr(w.p, '\n', w.n);
		span.len = (uint32_t)(nl ? (size_t)(nl - w.p) : w.n);
		dcv_box_complain(b, span, false,
		    "no alias: a line is \"name: target, target\"");
		return;
	}
	if (key.n >= 2 && key.p[0] == '"' && key.p[key.n - 1] == '"')
		key = (struct zp_str){key.p + 1, key.n - 2};
	uint32_t entry = dcv_box_entry_new(b, span);
	read_list(
	    r, entry, span, (struct zp_str){w.p + end + 1, w.n - end - 1});
	if (b->entries.v[entry].n == 0)
		dcv_box_complain(b, span, false, "an alias without a target");
	m = &b->maps.v[b->maps.n - 1];
	dcv_box_put(&m->keys, key, entry);
}

static void read_aliases(struct dcv_boxes *b, const char *root)
{
	struct reader r = {.b = b, .root = root};
	const struct zp_source *s =
	    zp_source_at(b->sources, b->maps.v[b->maps.n - 1].source);
	struct zp_str text = {s->text, s->size};
	struct dcv_box_line line;
	uint32_t pos = 0;
	while (dcv_box_next_line(text, &pos, &line))
		read_alias(&r, &line);
	/* Grows while lists name further lists. */
	for (uint32_t i = 0; i < r.files.n; i++) {
		struct file f = r.files.v[i];
		s = zp_source_at(b->sources, f.source);
		struct zp_str list = {s->text, s->size};
		struct zp_span span = {f.source, 0, 0};
		/* A comment in the first line has no line end before it. */
		if (list.n > 0 && list.p[0] == '#') {
			const char *nl = memchr(list.p, '\n', list.n);
			size_t cut = nl ? (size_t)(nl - list.p) : list.n;
			list.p += cut;
			list.n -= cut;
		}
		read_list(&r, f.entry, span, list);
	}
	zp_vec_free(&r.files);
}

static int is_aliases(struct zp_str text, const char *file)
{
	(void)file;
	return dcv_box_vote(text).aliases;
}

const struct dcv_box_kind dcv_box_aliases = {.is = is_aliases,
    .read = read_aliases,
    .hints = {"aliases"},
    .local = true};
