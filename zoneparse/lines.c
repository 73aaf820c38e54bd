#include "zoneparse/lines_internal.h"

#include <string.h>

/* Going through a text from edge to edge: where words begin and end, and where
 * lines end. */
struct edges {
	const char *text;
	uint32_t size;
	uint32_t base;       /* of the block that is looked at */
	uint64_t left;       /* its edges that were not taken yet */
	uint64_t odd;        /* its octets that only the scanner understands */
	uint64_t in_word;    /* whether the block before ended within a word */
	uint32_t odd_before; /* the octet after the last odd one before it */
	zp_mark_block *mark;
};

/* The text's end is a line end. */
static void cut(struct edges *e, struct zp_marks *m)
{
	uint64_t end = UINT64_C(1) << (e->size - e->base);
	m->word &= end - 1;
	m->odd &= end - 1;
	m->newline = (m->newline & (end - 1)) | end;
}

static void load(struct edges *e)
{
	struct zp_marks m;
	e->mark(e->text + e->base, &m);
	if (e->size - e->base < 64)
		cut(e, &m);
	e->left = (m.word ^ (m.word << 1 | e->in_word)) | m.newline;
	e->in_word = m.word >> 63;
	e->odd = m.odd;
}

static void step(struct edges *e)
{
	if (e->odd)
		e->odd_before =
		    e->base + 64 - (uint32_t)__builtin_clzll(e->odd);
	e->base += 64;
	load(e);
}

static inline uint32_t next_edge(struct edges *e)
{
	while (e->left == 0)
		step(e);
	uint32_t at = e->base + (uint32_t)__builtin_ctzll(e->left);
	e->left &= e->left - 1;
	return at;
}

static inline bool ends_line(const struct edges *e, uint32_t at)
{
	return e->text[at] == '\n' || at == e->size;
}

/* The words of the line at FROM; those past WORDS_MAX are counted only. Returns
 * where it ends. */
static uint32_t take_line(struct edges *e, struct zp_words *w, uint32_t from)
{
	w->n = 0;
	for (;;) {
		uint32_t at = next_edge(e);
		if (ends_line(e, at)) {
			w->end = at;
			break;
		}
		uint32_t end = next_edge(e);
		if (w->n < ZP_WORDS_MAX)
			w->v[w->n] = (struct zp_token){at, end - at, 0};
		w->n++;
		if (ends_line(e, end)) {
			w->end = end;
			break;
		}
	}
	uint64_t here = e->odd;
	uint32_t last = w->end - e->base;
	here &= last < 64 ? (UINT64_C(1) << last) - 1 : ~UINT64_C(0);
	if (from > e->base)
		here &= ~UINT64_C(0) << (from - e->base);
	w->odd = here != 0 || e->odd_before > from;
	return w->end;
}

void zp_lines_init(struct zp_lines *l, zp_mark_block *mark)
{
	*l = (struct zp_lines){.mark = mark ? mark : zp_marks_way(0)};
}

void zp_lines_free(struct zp_lines *l)
{
	zp_vec_free(&l->lines);
	zp_vec_free(&l->v6);
	zp_buf_free(&l->rd.wire);
}

uint32_t zp_lines_read(struct zp_lines *l, const char *text, uint32_t size,
    uint32_t from, uint32_t to)
{
	struct edges e = {
	    .text = text, .size = size, .base = from, .mark = l->mark};
	struct zp_words w = {.text = text};
	l->lines.n = l->v6.n = 0;
	l->rd.text = text;
	if (from < to)
		load(&e);
	while (from < to) {
		w.at = from;
		from = take_line(&e, &w, from) + 1;
		if (w.n > 0 && text[w.v[0].at] != ';')
			zp_line_read(l, &w, zp_vec_add(&l->lines));
	}
	return from < size ? from : size;
}
