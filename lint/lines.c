#include "lint/lines.h"

#include <stdlib.h>
#include <string.h>

void lint_lines_free(struct lint_lines *l)
{
	zp_vec_free(&l->rows);
	zp_vec_free(&l->findings);
	zp_buf_free(&l->key);
	zp_arena_free(&l->arena);
}

/* Ends before whatever goes on: no text holds the octet 0. */
static void put_text(struct zp_buf *b, const char *text)
{
	zp_buf_add(b, text ? text : "", (text ? strlen(text) : 0) + 1);
}

static void put_number(struct zp_buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		zp_buf_putc(b, (char)(n >> shift & 0xff));
}

/* A label ends with 0, so that a shorter one stands before those that begin
 * like it; an octet 0 or 1 of a label is written as two. */
static void put_name(struct zp_buf *b, const struct zp_name *n)
{
	uint8_t at[ZP_LABELS_MAX];
	for (unsigned i = zp_name_labels(n, at); i-- > 0;) {
		const uint8_t *label = n->wire + at[i];
		for (unsigned k = 1; k <= label[0]; k++) {
			if (label[k] < 2)
				zp_buf_putc(b, 1);
			zp_buf_putc(b, (char)(label[k] + (label[k] < 2)));
		}
		zp_buf_putc(b, 0);
	}
	zp_buf_putc(b, 0);
}

static void push(
    struct lint_lines *l, lint_line_list *list, const struct lint_line *line)
{
	struct lint_line one = *line;
	one.key = zp_copy(&l->arena, l->key.p, l->key.n);
	one.nkey = (uint32_t)l->key.n;
	one.order = list->n;
	zp_push(list, one);
}

bool lint_lines_row(struct lint_lines *l, const char *name, const char *view,
    uint32_t ca, const struct lint_line *line)
{
	struct zp_name n;
	if (!zp_name_from_text(&n, name))
		return false;
	l->key.n = 0;
	put_name(&l->key, &n);
	struct lint_line row = *line;
	row.nname = (uint16_t)l->key.n;
	put_text(&l->key, view);
	put_number(&l->key, ca);
	push(l, &l->rows, &row);
	return true;
}

void lint_lines_finding(struct lint_lines *l, const struct lint_line_place *p,
    const struct lint_line *line)
{
	l->key.n = 0;
	put_text(&l->key, p->file);
	put_number(&l->key, p->line);
	put_number(&l->key, p->column);
	put_text(&l->key, p->rule);
	put_text(&l->key, p->name);
	put_text(&l->key, p->ca);
	put_text(&l->key, p->message);
	put_text(&l->key, p->zone);
	push(l, &l->findings, line);
}

struct lint_line lint_lines_text(
    struct lint_lines *l, const char *text, size_t n)
{
	return (struct lint_line){
	    .text = zp_copy(&l->arena, text, n), .n = (uint32_t)n};
}

static int compare(const void *a, const void *b)
{
	const struct lint_line *x = a, *y = b;
	uint32_t n = x->nkey < y->nkey ? x->nkey : y->nkey;
	int c = memcmp(x->key, y->key, n);
	if (c == 0)
		c = (x->nkey > y->nkey) - (x->nkey < y->nkey);
	if (c == 0)
		c = (x->order > y->order) - (x->order < y->order);
	return c;
}

void lint_lines_sort(lint_line_list *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		list->v[i].order = i;
	if (list->n > 1)
		qsort(list->v, list->n, sizeof *list->v, compare);
}
