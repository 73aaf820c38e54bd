#include <string.h>

#include "lint/report.h"

enum { COLUMNS = 6 };
struct line {
	const char *cell[COLUMNS];
};

struct report_table {
	struct lint_sink sink;
	struct zp_arena arena;
	ZP_VEC(struct line) lines;
};

static const char *safe(struct zp_arena *a, const char *s)
{
	struct zp_buf b = {0};
	zp_buf_add(&b, "", 0);
	lint_escape(&b, s, strlen(s));
	const char *text = zp_copy(a, b.p, b.n);
	zp_buf_free(&b);
	return text;
}

static const char *exchanges(struct zp_arena *a, const struct dcv_decision *c)
{
	struct zp_buf b = {0};
	char text[ZP_NAME_TEXT];
	zp_buf_add(&b, "", 0);
	for (unsigned i = 0; i < c->nexchanges && i < 3; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		zp_buf_puts(&b, i > 0 ? ", " : "");
		zp_buf_puts(&b, zp_name_print(&x->host, text));
		if (x->status != DCV_X_OK)
			zp_buf_printf(
			    &b, " (%s)", dcv_exchange_text(x->status));
	}
	if (c->nexchanges > 3)
		zp_buf_printf(&b, " and %u more", c->nexchanges - 3);
	if (c->nexchanges == 0)
		zp_buf_puts(&b, dcv_result_text(c->result));
	const char *out = safe(a, b.p);
	zp_buf_free(&b);
	return out;
}

static const char *recipients(const struct dcv_decision *c)
{
	unsigned yes = 0, no = 0;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		yes += c->recipients[i].reach.reachable == DCV_YES;
		no += c->recipients[i].reach.reachable == DCV_NO;
	}
	return c->nrecipients == 0    ? "-"
	       : yes > 0              ? "reachable"
	       : no == c->nrecipients ? "unreachable"
				      : "not proven";
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const char **reasons, uint32_t n)
{
	struct report_table *t = (struct report_table *)sink;
	const struct dcv_decision *c = row->decision;
	char text[ZP_NAME_TEXT];
	struct zp_buf why = {0};
	struct line l;
	zp_buf_add(&why, "", 0);
	for (uint32_t i = 0; i < n; i++)
		zp_buf_printf(&why, "%s%s", i > 0 ? " " : "", reasons[i]);
	if (run->opt->cas.n > 1 || lint_other_ca(run))
		zp_buf_printf(
		    &why, "%s[%s]", n > 0 ? " " : "", row->profile->id);
	l.cell[0] = safe(&t->arena, zp_name_print(&row->name, text));
	if (row->view)
		l.cell[0] = zp_printf(&t->arena, "%s [%s]", l.cell[0],
		    safe(&t->arena, row->view));
	l.cell[1] = dcv_verdict_text(row->verdict);
	l.cell[2] =
	    c->mails ? safe(&t->arena, zp_name_print(&c->domain, text)) : "-";
	l.cell[3] = exchanges(&t->arena, c);
	l.cell[4] = recipients(c);
	l.cell[5] = zp_copy(&t->arena, why.p, why.n);
	zp_buf_free(&why);
	zp_push(&t->lines, l);
}

struct report_table *report_table_new(void)
{
	struct report_table *t = zp_xcalloc(1, sizeof *t);
	t->sink.row = take_row;
	zp_push(&t->lines, ((struct line){{"NAME", "VERDICT", "MAIL DOMAIN",
			       "EXCHANGES", "FIVE ADDRESSES", "REASONS"}}));
	return t;
}

struct lint_sink *report_table_sink(struct report_table *t)
{
	return &t->sink;
}

void report_table_print(struct lint_out *o, struct report_table *t)
{
	unsigned width[COLUMNS] = {0};
	for (uint32_t i = 0; i < t->lines.n; i++)
		for (unsigned k = 0; k + 1 < COLUMNS; k++) {
			const char *c = t->lines.v[i].cell[k];
			unsigned w = lint_width(c, strlen(c));
			/* One long cell must not push the rest away. */
			if (w > width[k] && w <= 60)
				width[k] = w;
		}
	for (uint32_t i = 0; i < t->lines.n; i++) {
		const struct line *l = &t->lines.v[i];
		for (unsigned k = 0; k < COLUMNS; k++) {
			out_puts(o, l->cell[k]);
			unsigned w = lint_width(l->cell[k], strlen(l->cell[k]));
			bool last = k + 1 == COLUMNS ||
				    (k + 2 == COLUMNS && !l->cell[k + 1][0]);
			if (last)
				break;
			for (; w < width[k]; w++)
				out_add(o, " ", 1);
			out_add(o, "  ", 2);
		}
		out_add(o, "\n", 1);
	}
}

void report_table_free(struct report_table *t)
{
	zp_vec_free(&t->lines);
	zp_arena_free(&t->arena);
	zp_xfree(t);
}
