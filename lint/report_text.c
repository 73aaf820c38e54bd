#include <string.h>

#include "dcv/kin.h"
#include "lint/names.h"
#include "lint/report.h"
#include "lint/suppress.h"

#define SHOWN_MAX 1000u /* findings in text */
#define FRAME 100u      /* columns of a source line */

struct lint_counts lint_count(const lint_findings *f)
{
	struct lint_counts c = {0, 0, 0};
	for (uint32_t i = 0; i < f->n; i++) {
		c.errors += f->v[i]->severity == LINT_ERROR;
		c.warnings += f->v[i]->severity == LINT_WARNING;
		c.notes += f->v[i]->severity == LINT_NOTE;
	}
	return c;
}

static void paint(struct lint_out *o, const char *code)
{
	if (o->color)
		out_printf(o, "\033[%sm", code);
}

static const char *color_of(enum lint_severity s)
{
	return s == LINT_ERROR ? "1;31" : s == LINT_WARNING ? "1;33" : "1;36";
}

/* A source line cut around the column, and the same width of marks below. */
struct frame {
	struct zp_buf line, marks;
};

/* The character at octet AT of S; returns its octets. */
static unsigned add_cell(struct frame *f, struct zp_str s, size_t at, char mark)
{
	struct zp_buf cell = {0};
	unsigned n = 1;
	zp_buf_add(&cell, "", 0);
	if (s.p[at] == '\t')
		zp_buf_puts(&cell, "    ");
	else
		n = lint_escape_one(&cell, s.p, at, s.n);
	zp_buf_add(&f->line, cell.p, cell.n);
	for (unsigned w = lint_width(cell.p, cell.n); w > 0; w--)
		zp_buf_putc(&f->marks, mark);
	zp_buf_free(&cell);
	return n;
}

static void add_gap(struct frame *f)
{
	zp_buf_puts(&f->line, "...");
	zp_buf_puts(&f->marks, "   ");
}

static void make_frame(
    struct frame *f, struct zp_str s, uint32_t column, uint32_t len, char mark)
{
	size_t at = column - 1, from = at > FRAME * 3 / 5 ? at - FRAME / 2 : 0;
	if (s.n <= FRAME)
		from = 0;
	while (
	    from > 0 && from < s.n && ((unsigned char)s.p[from] & 0xc0) == 0x80)
		from--;
	if (from > 0)
		add_gap(f);
	size_t i = from;
	for (; i < s.n && i < from + FRAME;) {
		bool in = i >= at && i < at + (len ? len : 1);
		i += add_cell(f, s, i, in ? mark : ' ');
	}
	if (i < s.n)
		add_gap(f);
	if (at >= s.n)
		zp_buf_putc(&f->marks, mark);
	while (f->marks.n > 0 && f->marks.p[f->marks.n - 1] == ' ')
		f->marks.p[--f->marks.n] = '\0';
}

static void print_frame(struct lint_out *o, struct lint_run *run,
    struct zp_span span, char mark, const char *label)
{
	struct frame f = {{0}, {0}};
	span = zp_span_shown(&run->set.sources, span);
	struct zp_pos pos = zp_source_pos(&run->set.sources, span);
	struct zp_str line =
	    zp_source_line(&run->set.sources, span.source, pos.line);
	zp_buf_add(&f.line, "", 0);
	zp_buf_add(&f.marks, "", 0);
	make_frame(&f, line, pos.column, span.len, mark);
	out_printf(o, "%5u │ ", pos.line);
	out_add(o, f.line.p, f.line.n);
	out_puts(o, "\n      │ ");
	paint(o, mark == '^' ? "1;31" : "36");
	out_add(o, f.marks.p, f.marks.n);
	if (label) {
		out_add(o, " ", 1);
		out_safe(o, label);
	}
	paint(o, "0");
	out_add(o, "\n", 1);
	zp_buf_free(&f.line);
	zp_buf_free(&f.marks);
}

static void print_related(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	struct zp_sources *s = &run->set.sources;
	for (uint32_t i = 0; i < f->related.n && i < 5; i++) {
		const struct lint_related *r = &f->related.v[i];
		struct zp_span span = zp_span_shown(s, r->span);
		if (f->span.source != ZP_NOWHERE &&
		    span.source == zp_span_shown(s, f->span).source) {
			print_frame(o, run, span, '-', r->message);
			continue;
		}
		struct zp_pos pos = zp_source_pos(s, span);
		out_puts(o, "  see  ");
		out_safe(o, zp_source_at(s, span.source)->name);
		out_printf(o, ":%u:%u: ", pos.line, pos.column);
		out_safe(o, r->message);
		out_add(o, "\n", 1);
	}
}

/* A printed name, and the same in U-labels. */
static void print_name(struct lint_out *o, struct lint_run *run, const char *n)
{
	const char *u = report_unicode(&run->arena, n);
	out_safe(o, n);
	if (!u)
		return;
	out_puts(o, " (");
	out_safe(o, u);
	out_puts(o, ")");
}

static void print_names(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	if (report_unicode(&run->arena, f->name)) {
		out_puts(o, "  name ");
		print_name(o, run, f->name);
		out_add(o, "\n", 1);
	}
	const char *first[DCV_KIN_FIRST];
	uint32_t all = lint_names_count(f);
	unsigned n = lint_names_first(run, f, first);
	if (n < 2)
		return;
	out_puts(o, "  also ");
	for (unsigned i = 1; i < n; i++) {
		if (i > 1)
			out_puts(o, ", ");
		print_name(o, run, first[i]);
	}
	if (all > n)
		out_printf(o, " and %u more", all - n);
	out_add(o, "\n", 1);
}

static void print_finding(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	paint(o, "1");
	report_where(o, run, f);
	out_puts(o, ": ");
	paint(o, color_of(f->severity));
	out_printf(o, "%s[%s]", lint_severity_text(f->severity), f->rule);
	paint(o, "0");
	out_puts(o, ": ");
	out_safe(o, f->message);
	out_add(o, "\n", 1);
	if (f->span.source != ZP_NOWHERE)
		print_frame(o, run, f->span, '^', f->label);
	print_related(o, run, f);
	print_names(o, run, f);
	if (f->method || f->ca) {
		out_puts(o, "  for  ");
		out_safe(o, f->ca ? f->ca : "any CA");
		out_puts(o, f->method ? ", by " : "");
		out_safe(o, f->method ? f->method : "");
		out_add(o, "\n", 1);
	}
	report_advice(o, f);
	out_add(o, "\n", 1);
}

void report_findings(struct lint_out *o, struct lint_run *run)
{
	uint32_t shown = 0, more = 0;
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		if (f->severity == LINT_NOTE && !run->opt->notes)
			continue;
		if (shown < SHOWN_MAX) {
			print_finding(o, run, f);
			shown++;
		} else {
			more++;
		}
	}
	if (more > 0)
		out_printf(o,
		    "%u more findings are not shown (--format json shows "
		    "all)\n\n",
		    more);
}

static void plural(struct lint_out *o, uint32_t n, const char *what)
{
	out_printf(o, "%u %s%s", n, what, n == 1 ? "" : "s");
}

/* What the configuration keeps from being seen is always said. */
static void print_config(struct lint_out *o, struct lint_run *run)
{
	const char *off = lint_switched_off(run);
	if (run->suppressed > 0)
		out_printf(o, ", %u suppressed", run->suppressed);
	if (run->baselined > 0)
		out_printf(o, ", %u in the baseline", run->baselined);
	out_add(o, "\n", 1);
	if (!off)
		return;
	out_safe(o, run->opt->config_shown);
	out_puts(o, " switches off: ");
	out_safe(o, off);
	out_add(o, "\n", 1);
}

void report_totals(struct lint_out *o, struct lint_run *run, bool notes)
{
	struct lint_counts c = lint_count(&run->findings);
	if (c.errors + c.warnings + c.notes == 0) {
		out_puts(o, run->incomplete
				? "no findings, but not all was read"
				: "no findings");
		print_config(o, run);
		return;
	}
	plural(o, c.errors, "error");
	out_puts(o, ", ");
	plural(o, c.warnings, "warning");
	out_puts(o, ", ");
	plural(o, c.notes, "note");
	if (c.notes > 0 && !notes && !run->opt->notes)
		out_puts(o, c.notes == 1 ? " (--notes shows it)"
					 : " (--notes shows them)");
	print_config(o, run);
}
