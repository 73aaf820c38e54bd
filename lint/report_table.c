/* The aligned table of routes, one row a line. */
#include <ctype.h>
#include <string.h>

#include "dcv/methods.h"
#include "lint/report_json.h"

enum { COLUMNS = 6 + DCV_METHODS };
struct line {
	const char *cell[COLUMNS];
};

struct report_table {
	struct lint_sink sink;
	struct zp_arena arena;
	unsigned columns;
	bool methods;
	bool hidden[COLUMNS];
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

static const char *exchanges(struct zp_arena *a, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (!row->mailed)
		return zp_printf(a, "(by %s)", dcv_method_text(row->method));
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

/* CAA, DNSSEC, and the standing of each method; columns of methods that no CA
 * of the rows offers stay hidden. */
static void put_methods(struct report_table *t, struct lint_run *run,
    const struct dcv_row *row, struct line *l)
{
	struct dcv_matrix m;
	dcv_methods_judge(&run->dcv, row, &m);
	l->cell[3] = report_permission(row->caa.now.allowed);
	l->cell[4] = zp_dnssec_state_text(m.dnssec);
	for (unsigned i = 0; i < DCV_METHODS; i++) {
		bool offered = m.state[i].standing != DCV_S_NOT_OFFERED;
		l->cell[5 + i] =
		    offered ? dcv_standing_text(m.state[i].standing) : "-";
		t->hidden[5 + i] &= !offered;
	}
}

static const char *reasons_of(struct report_table *t, struct lint_run *run,
    const struct dcv_row *row, const char **reasons, uint32_t n)
{
	struct zp_buf b = {0};
	zp_buf_add(&b, "", 0);
	for (uint32_t i = 0; i < n; i++)
		zp_buf_printf(&b, "%s%s", i > 0 ? " " : "", reasons[i]);
	if (run->opt->cas.n > 1 || lint_other_ca(run))
		zp_buf_printf(&b, "%s[%s]", n > 0 ? " " : "", row->profile->id);
	const char *text = zp_copy(&t->arena, b.p, b.n);
	zp_buf_free(&b);
	return text;
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct report_table *t = (struct report_table *)sink;
	(void)kin;
	const struct dcv_decision *c = row->decision;
	struct line l;
	l.cell[0] = safe(&t->arena, report_name(&t->arena, &row->name));
	if (row->view)
		l.cell[0] = zp_printf(&t->arena, "%s [%s]", l.cell[0],
		    safe(&t->arena, row->view));
	l.cell[1] = dcv_verdict_text(row->verdict);
	l.cell[2] = c->mails
			? safe(&t->arena, report_name(&t->arena, &c->domain))
			: "-";
	if (t->methods) {
		put_methods(t, run, row, &l);
	} else {
		l.cell[3] = exchanges(&t->arena, row);
		l.cell[4] = recipients(c);
	}
	l.cell[t->columns - 1] = reasons_of(t, run, row, reasons, n);
	zp_push(&t->lines, l);
}

static const char *upper(struct zp_arena *a, const char *s)
{
	char *text = zp_dup(a, s);
	for (char *p = text; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return text;
}

struct report_table *report_table_new(bool methods)
{
	struct report_table *t = zp_xcalloc(1, sizeof *t);
	struct line head = {{"NAME", "VERDICT", "MAIL DOMAIN",
	    methods ? "CAA" : "EXCHANGES", methods ? "DNSSEC" : "ADDRESSES"}};
	t->sink.row = take_row;
	t->sink.sees = LINT_SEES_EACH;
	t->methods = methods;
	t->columns = methods ? COLUMNS : COLUMNS - DCV_METHODS;
	for (unsigned i = 0; methods && i < DCV_METHODS; i++) {
		head.cell[5 + i] =
		    upper(&t->arena, dcv_method_text((enum dcv_method)i));
		t->hidden[5 + i] = true;
	}
	head.cell[t->columns - 1] = "REASONS";
	zp_push(&t->lines, head);
	return t;
}

struct lint_sink *report_table_sink(struct report_table *t)
{
	return &t->sink;
}

static void print_line(struct lint_out *o, const struct report_table *t,
    const struct line *l, const unsigned *width)
{
	unsigned last = t->columns - 1;
	if (!l->cell[last][0])
		last--;
	while (t->hidden[last])
		last--;
	for (unsigned k = 0; k <= last; k++) {
		if (t->hidden[k])
			continue;
		if (k == 0)
			out_first(o, l->cell[k], false);
		else
			out_puts(o, l->cell[k]);
		unsigned w = lint_width(l->cell[k], strlen(l->cell[k]));
		for (; k < last && w < width[k] + 2; w++)
			out_add(o, " ", 1);
		if (k < last && w > width[k] + 2)
			out_add(o, "  ", 2);
	}
	out_add(o, "\n", 1);
}

void report_table_print(struct lint_out *o, struct report_table *t)
{
	unsigned width[COLUMNS] = {0};
	for (uint32_t i = 0; i < t->lines.n; i++)
		for (unsigned k = 0; k + 1 < t->columns; k++) {
			const char *c = t->lines.v[i].cell[k];
			unsigned w = lint_width(c, strlen(c));
			/* One long cell must not push the rest away. */
			if (w > width[k] && w <= 60)
				width[k] = w;
		}
	for (uint32_t i = 0; i < t->lines.n; i++)
		print_line(o, t, &t->lines.v[i], width);
}

void report_table_free(struct report_table *t)
{
	zp_vec_free(&t->lines);
	zp_arena_free(&t->arena);
	zp_xfree(t);
}
