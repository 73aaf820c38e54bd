/* What one run would have written. */
#include <string.h>

#include "lint/merge.h"

/* One more than a line as its object: what stands before and after it. */
static bool put_line(struct lint_merge *m, struct lint_out *o,
    const struct lint_line *line, bool first)
{
	const char *text = line->text;
	if (!text) {
		if (!lint_merge_line(m, line->file, line->at, line->n))
			return false;
		text = m->text.p;
	}
	if (m->run->opt->format == LINT_JSONL) {
		out_add(o, text, line->n);
		return true;
	}
	/* {"type":"...",MEMBERS}\n */
	const char *members = memchr(text, ',', line->n);
	size_t at = members ? (size_t)(members + 1 - text) : 0;
	out_puts(o, first ? "\n{" : ",\n{");
	out_add(o, text + at, line->n - at - 1);
	return true;
}

static bool put_lines(
    struct lint_merge *m, struct lint_out *o, const lint_line_list *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (!put_line(m, o, &list->v[i], i == 0))
			return false;
	return true;
}

static void count_rows(struct lint_merge *m)
{
	const lint_line_list *l = &m->lines.rows;
	struct report_json_summary *s = &m->sum;
	s->names = 0;
	for (uint32_t i = 0; i < l->n; i++) {
		const struct lint_line *row = &l->v[i], *last = row - 1;
		s->verdicts[row->worth]++;
		if (i > 0 && last->nname == row->nname &&
		    memcmp(last->key, row->key, row->nname) == 0)
			continue;
		s->names++;
		s->without += row->without;
	}
}

static void count_findings(struct lint_merge *m)
{
	const lint_line_list *l = &m->lines.findings;
	struct report_json_summary *s = &m->sum;
	for (uint32_t i = 0; i < l->n; i++) {
		enum lint_severity worth = (enum lint_severity)l->v[i].worth;
		s->found.errors += worth == LINT_ERROR;
		s->found.warnings += worth == LINT_WARNING;
		s->found.notes += worth == LINT_NOTE;
		if (worth > m->run->worst)
			m->run->worst = worth;
	}
	for (uint32_t i = 0; i < m->files.n; i++)
		m->run->incomplete |= m->files.v[i].incomplete;
}

/* Several runs say the same of the run as a whole; it is said once. */
static bool drop_repeated(struct lint_merge *m)
{
	lint_line_list *l = &m->lines.findings;
	struct zp_buf last = {0};
	uint32_t kept = 0;
	bool done = true;
	for (uint32_t i = 0; i < l->n && done; i++) {
		const struct lint_line *x = &l->v[i], *before = x - 1;
		bool same = i > 0 && !x->text && !before->text &&
			    before->nkey == x->nkey && before->n == x->n &&
			    memcmp(before->key, x->key, x->nkey) == 0;
		if (same) {
			done = lint_merge_line(
			    m, before->file, before->at, before->n);
			last.n = 0;
			zp_buf_add(&last, m->text.p, m->text.n);
			done = done && lint_merge_line(m, x->file, x->at, x->n);
			same = done && memcmp(last.p, m->text.p, x->n) == 0;
		}
		if (!same)
			l->v[kept++] = *x;
	}
	l->n = kept;
	zp_buf_free(&last);
	return done;
}

static bool put_json(struct lint_merge *m, struct lint_out *o)
{
	out_printf(o, "{%s", m->files.v[0].head);
	out_puts(o, m->routes ? ",\n\"names\":[" : ",\n\"findings\":[");
	if (!put_lines(m, o, m->routes ? &m->lines.rows : &m->lines.findings))
		return false;
	out_puts(o, "]");
	if (m->routes) {
		out_puts(o, ",\n\"certificates\":[");
		if (!put_lines(m, o, &m->certificates))
			return false;
		out_puts(o, "]");
	}
	json_summary(o, false, &m->sum);
	return true;
}

bool lint_merge_write(struct lint_merge *m, struct lint_out *o)
{
	if (m->shards > 0 && !lint_merge_whole(m))
		return false;
	lint_lines_sort(&m->lines.rows);
	lint_lines_sort(&m->lines.findings);
	if (m->shards == 0 && !drop_repeated(m))
		return false;
	m->sum.routes = m->routes;
	if (m->routes)
		count_rows(m);
	count_findings(m);
	if (m->run->opt->format == LINT_JSON)
		return put_json(m, o);
	out_printf(o, "{\"type\":\"head\",%s}\n", m->files.v[0].head);
	if (!put_lines(m, o, &m->lines.rows) ||
	    !put_lines(m, o, &m->lines.findings) ||
	    !put_lines(m, o, &m->certificates))
		return false;
	json_summary(o, true, &m->sum);
	return true;
}
