/* Findings that a run says once, whatever base domains they are about. */
#include <stdlib.h>
#include <string.h>

#include "lint/json_read.h"
#include "lint/merge.h"

/* One that a shard said. */
struct said {
	uint32_t line;   /* in the list of findings */
	char *text;      /* the line */
	const char *key; /* rule, CA, message, help; place, if it counts */
	struct zp_name name;
	ZP_VEC(struct zp_name) names;
};
typedef ZP_VEC(struct said) said_list;

static const char *key_of(struct zp_arena *a, const struct lint_json *j)
{
	const char *const members[] = {"rule", "ca", "message", "help", "file"};
	struct zp_buf b = {0};
	uint32_t line = 0, column = 0;
	const char *rule = lint_json_text(j, "rule");
	bool placed = rule && lint_joined_by(rule) == LINT_PER_PLACE;
	for (unsigned i = 0; i < 4u + placed; i++) {
		const char *text = lint_json_text(j, members[i]);
		zp_buf_printf(&b, "%s\n", text ? text : "");
	}
	if (placed && lint_json_number(j, "line", &line) &&
	    lint_json_number(j, "column", &column))
		zp_buf_printf(&b, "%u:%u", line, column);
	const char *key = zp_copy(a, b.p, b.n);
	zp_buf_free(&b);
	return key;
}

static bool read_said(struct lint_merge *m, uint32_t i, struct said *out)
{
	const struct lint_line *l = &m->lines.findings.v[i];
	struct zp_name n;
	const char *text = l->text;
	if (!text) {
		if (!lint_merge_line(m, l->file, l->at, l->n))
			return false;
		text = m->text.p;
	}
	*out = (struct said){.line = i};
	out->text = zp_copy(&m->lines.arena, text, l->n);
	struct lint_json *j = lint_json_read(out->text, l->n);
	out->key = key_of(&m->lines.arena, j);
	for (uint32_t k = 0; (text = lint_json_item_text(j, "names", k)); k++)
		if (zp_name_from_text(&n, text))
			zp_push(&out->names, n);
	lint_json_free(j);
	if (out->names.n > 0)
		out->name = out->names.v[0];
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int c = strcmp(x->key, y->key);
	return c ? c : zp_name_compare(&x->name, &y->name);
}

static int by_name(const void *a, const void *b)
{
	return zp_name_compare(a, b);
}

/* The first line, with the names of N of them. */
static void join(struct lint_merge *m, const struct said *s, uint32_t n)
{
	static const char begin[] = "\"names\":[";
	ZP_VEC(struct zp_name) all = {0};
	struct lint_out o = {.fd = -1, .held = true};
	struct lint_line *line = &m->lines.findings.v[s->line];
	char text[ZP_NAME_TEXT];
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < s[i].names.n; k++)
			zp_push(&all, s[i].names.v[k]);
	const char *at = strstr(s->text, begin);
	const char *end = at ? strstr(at, "],\"ca\":") : NULL;
	if (end && all.n > 0) {
		qsort(all.v, all.n, sizeof *all.v, by_name);
		out_add(&o, s->text, (size_t)(at - s->text) + sizeof begin - 1);
		for (uint32_t i = 0; i < all.n; i++) {
			if (i > 0 && zp_name_equal(&all.v[i - 1], &all.v[i]))
				continue;
			out_puts(&o, i > 0 ? "," : "");
			out_json(&o, zp_name_print(&all.v[i], text));
		}
		out_puts(&o, end);
		line->text = zp_copy(&m->lines.arena, o.buf.p, o.buf.n);
		line->n = (uint32_t)o.buf.n;
	}
	for (uint32_t i = 1; i < n; i++)
		m->lines.findings.v[s[i].line].n = 0;
	zp_vec_free(&all);
	zp_buf_free(&o.buf);
}

static void join_all(struct lint_merge *m, said_list *said)
{
	if (said->n > 1)
		qsort(said->v, said->n, sizeof *said->v, by_key);
	for (uint32_t i = 0, n; i < said->n; i += n) {
		for (n = 1; i + n < said->n &&
			    strcmp(said->v[i].key, said->v[i + n].key) == 0;)
			n++;
		if (n > 1)
			join(m, &said->v[i], n);
	}
}

bool lint_merge_whole(struct lint_merge *m)
{
	lint_line_list *l = &m->lines.findings;
	said_list said = {0};
	bool done = true;
	for (uint32_t i = 0; i < l->n && done; i++)
		if (l->v[i].whole)
			done = read_said(m, i, zp_vec_add(&said));
	if (done)
		join_all(m, &said);
	else
		said.n--;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].n > 0)
			l->v[kept++] = l->v[i];
	l->n = kept;
	for (uint32_t i = 0; i < said.n; i++)
		zp_vec_free(&said.v[i].names);
	zp_vec_free(&said);
	return done;
}
