/* The map of mail routes for Graphviz: names, the domains that their mail goes
 * to, the exchanges. What becomes of them is told by words, shape and line as
 * well as by colour. */
#include <stdlib.h>
#include <string.h>

#include "lint/report_summary_internal.h"
#include "lint/reporter.h"

/* More than that takes Graphviz minutes, and nobody sees anything. */
#define GROUPS_MAX 200u
#define EXCHANGES_MAX 10u

struct dot {
	struct lint_report report;
	struct report_summary *summary;
	bool cas; /* rows are of more than one CA */
	struct zp_arena arena;
	struct zp_buf rest; /* nodes and edges behind those of names */
	ZP_VEC(const char *) targets; /* what has a node in rest, by number */
};

static const char *const looks[] = {
    [DCV_NOT_READY] = "shape=octagon,style=bold,color=\"#b3261e\"",
    [DCV_VERDICT_UNKNOWN] = "shape=hexagon,style=dashed,color=\"#9a6700\"",
    [DCV_ROUTABLE] = "shape=box,style=solid,color=\"#1a5fb4\"",
    [DCV_READY] = "shape=box,style=rounded,color=\"#1a7f37\""};
static const char *const lines[] = {
    [DCV_NOT_READY] = "style=bold,arrowhead=tee,color=\"#b3261e\"",
    [DCV_VERDICT_UNKNOWN] = "style=dashed,color=\"#9a6700\"",
    [DCV_ROUTABLE] = "color=\"#1a5fb4\"",
    [DCV_READY] = "color=\"#1a7f37\""};

/* Text within a label: quotes and backslashes as they are, no entities. */
static void add_label(struct zp_buf *b, const char *text)
{
	struct zp_buf safe = {0};
	zp_buf_puts(&safe, "");
	lint_escape(&safe, text, strlen(text));
	for (const char *c = safe.p; *c; c++) {
		if (*c == '"' || *c == '\\')
			zp_buf_putc(b, '\\');
		zp_buf_putc(b, *c);
		if (*c == '&')
			zp_buf_puts(b, "amp;");
	}
	zp_buf_free(&safe);
}

static void add_name(struct dot *d, struct zp_buf *b, const struct zp_name *n)
{
	add_label(b, report_name(&d->arena, n));
}

/* The number of the node that KEY stands for; *fresh: it has none so far, and
 * is to be drawn. */
static uint32_t target_of(struct dot *d, const char *key, bool *fresh)
{
	uint32_t i = 0;
	while (i < d->targets.n && strcmp(d->targets.v[i], key) != 0)
		i++;
	*fresh = i == d->targets.n;
	if (*fresh)
		zp_push(&d->targets, zp_dup(&d->arena, key));
	return i;
}

static enum dcv_verdict verdict_of(const struct dcv_exchange *x)
{
	switch (x->status) {
	case DCV_X_OK: return DCV_ROUTABLE;
	case DCV_X_UNLOADED:
	case DCV_X_ALIAS: return DCV_VERDICT_UNKNOWN;
	default: return DCV_NOT_READY;
	}
}

static void draw_exchange(struct dot *d, uint32_t from, const char *view,
    const struct dcv_exchange *x)
{
	struct zp_buf *b = &d->rest, key = {0};
	char text[ZP_NAME_TEXT];
	bool fresh;
	enum dcv_verdict v = verdict_of(x);
	zp_buf_printf(&key, "x %s %s %s", view ? view : "",
	    dcv_exchange_text(x->status), zp_name_print(&x->host, text));
	uint32_t i = target_of(d, key.p, &fresh);
	zp_buf_free(&key);
	if (fresh) {
		zp_buf_printf(b, "  t%u [label=\"", i);
		add_name(d, b, &x->host);
		if (x->status != DCV_X_OK)
			zp_buf_printf(b, "\\n%s", dcv_exchange_text(x->status));
		zp_buf_printf(b, "\",%s];\n",
		    v == DCV_ROUTABLE
			? "shape=ellipse,style=solid,color=\"#1a5fb4\""
			: looks[v]);
	}
	zp_buf_printf(b, "  t%u -> t%u [label=\"%u\",%s];\n", from, i,
	    x->preference, lines[v]);
}

/* The domain that a decision sends mail to, with its exchanges. */
static uint32_t draw_domain(
    struct dot *d, const char *view, const struct dcv_decision *c)
{
	struct zp_buf *b = &d->rest, key = {0};
	char text[ZP_NAME_TEXT];
	bool fresh;
	zp_buf_printf(&key, "d %s %d %s", view ? view : "", c->verdict,
	    zp_name_print(&c->domain, text));
	uint32_t i = target_of(d, key.p, &fresh);
	zp_buf_free(&key);
	if (!fresh)
		return i;
	zp_buf_printf(b, "  t%u [label=\"", i);
	add_name(d, b, &c->domain);
	if (c->nrecipients > 0 && c->works) {
		zp_buf_puts(b, "\\n");
		add_label(b, report_recipients(&d->arena, c));
	}
	if (c->nexchanges > EXCHANGES_MAX)
		zp_buf_printf(b, "\\nand %u exchanges more",
		    c->nexchanges - EXCHANGES_MAX);
	zp_buf_printf(b, "\",%s,penwidth=2];\n", looks[c->verdict]);
	for (unsigned k = 0; k < c->nexchanges && k < EXCHANGES_MAX; k++)
		draw_exchange(d, i, view, &c->exchanges[k]);
	return i;
}

/* Where no mail goes: the reason, once. */
static uint32_t draw_cause(struct dot *d, const char *cause, enum dcv_verdict v)
{
	struct zp_buf *b = &d->rest, key = {0};
	bool fresh;
	zp_buf_printf(&key, "c %d %s", v, cause);
	uint32_t i = target_of(d, key.p, &fresh);
	zp_buf_free(&key);
	if (fresh) {
		zp_buf_printf(b, "  t%u [label=\"", i);
		add_label(b, cause);
		zp_buf_printf(b, "\",%s];\n", looks[v]);
	}
	return i;
}

static void draw_route(struct dot *d, uint32_t from, const struct fate *f)
{
	const struct dcv_decision *c = f->decision;
	const char *view = f->zone ? f->zone->view : NULL;
	enum dcv_verdict v = f->verdict;
	if (f->assumed && f->assumed->mails)
		zp_buf_printf(&d->rest,
		    "  n%u -> t%u [label=\"if alias targets\\nhave no "
		    "MX\",%s];\n",
		    from, draw_domain(d, view, f->assumed), lines[v]);
	else if (f->instead && f->mailed)
		zp_buf_printf(&d->rest, "  n%u -> t%u [%s];\n", from,
		    draw_cause(d, f->instead, v), lines[v]);
	else if (!f->instead)
		zp_buf_printf(&d->rest, "  n%u -> t%u [%s];\n", from,
		    c->mails ? draw_domain(d, view, c)
			     : draw_cause(d, report_cause(c), v),
		    lines[v]);
}

static void draw_names(struct dot *d, uint32_t i, const struct fate *f)
{
	struct lint_out *o = d->report.o;
	struct zp_buf b = {0};
	zp_buf_puts(&b, "");
	if (f->names > 1)
		zp_buf_printf(&b, "%u names\\n", f->names);
	for (unsigned k = 0; k < f->nfirst; k++) {
		add_label(&b, f->first[k].name);
		zp_buf_puts(&b, "\\n");
	}
	if (f->names > f->nfirst)
		zp_buf_puts(&b, "...\\n");
	zp_buf_puts(&b, dcv_verdict_text(f->verdict));
	if (f->instead && !f->mailed)
		zp_buf_printf(&b, " by %s", f->instead);
	if (d->cas) {
		zp_buf_puts(&b, "\\n");
		add_label(&b, f->ca);
	}
	out_printf(o, "    n%u [label=\"", i);
	out_add(o, b.p, b.n);
	out_printf(o, "\",%s];\n", looks[f->verdict]);
	zp_buf_free(&b);
	draw_route(d, i, f);
}

/* The box of a zone; its names follow. */
static void begin_zone(struct dot *d, uint32_t i, const struct zp_zone *z)
{
	struct lint_out *o = d->report.o;
	struct zp_buf b = {0};
	struct zp_name apex;
	zp_buf_puts(&b, "");
	if (z) {
		zp_names_get(&z->names, z->apex, &apex);
		zp_buf_puts(&b, "zone ");
		add_name(d, &b, &apex);
	} else {
		zp_buf_puts(&b, "in no loaded zone");
	}
	if (z && z->view) {
		zp_buf_puts(&b, ", view ");
		add_label(&b, z->view);
	}
	out_printf(o, "  subgraph cluster_%u {\n    label=\"", i);
	out_add(o, b.p, b.n);
	out_puts(o, "\"; style=filled; color=\"#f2f2f2\";\n");
	zp_buf_free(&b);
}

/* Draws as many as there is room for, the worst verdicts first. */
static void draw(struct dot *d, struct lint_run *run)
{
	struct report_summary *s = d->summary;
	struct lint_out *o = d->report.o;
	uint32_t left[DCV_READY + 1] = {0}, room = GROUPS_MAX, names = 0;
	uint32_t drawn = 0, zones = 0;
	const struct zp_zone *last = NULL;
	for (uint32_t i = 0; i < s->fates.n; i++)
		left[s->fates.v[i].verdict]++;
	for (int v = 0; v <= DCV_READY; v++) {
		left[v] = left[v] < room ? left[v] : room;
		room -= left[v];
	}
	for (uint32_t i = 0; i < s->fates.n; i++) {
		const struct fate *f = &s->fates.v[i];
		if (left[f->verdict] == 0) {
			names += f->names;
			continue;
		}
		left[f->verdict]--;
		if (drawn == 0 || f->zone != last) {
			out_puts(o, drawn > 0 ? "  }\n" : "");
			begin_zone(d, zones++, f->zone);
		}
		last = f->zone;
		draw_names(d, drawn++, f);
	}
	out_puts(o, drawn > 0 ? "  }\n" : "");
	if (drawn == s->fates.n)
		return;
	lint_say(run, NULL,
	    "dot: %u of %u groups of names are drawn, the worst first; %u "
	    "names are not",
	    drawn, s->fates.n, names);
	out_printf(o,
	    "  cut [shape=note,label=\"%u groups more, of %u names,\\nare not "
	    "drawn\"];\n",
	    s->fates.n - drawn, names);
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct lint_sink *to =
	    report_summary_sink(((struct dot *)sink)->summary);
	to->row(to, run, row, kin, reasons, n);
}

static struct lint_report *begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	struct lint_report *r = lint_report_new(sizeof(struct dot), o, routes);
	struct dot *d = (struct dot *)r;
	d->summary = report_summary_new();
	d->cas = run->opt->cas.n > 1 || lint_other_ca(run);
	r->sink.row = take_row;
	r->sink.sees = report_summary_sink(d->summary)->sees;
	return r;
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct dot *d = (struct dot *)r;
	struct lint_out *o = r->o;
	report_fates_sort(d->summary);
	out_puts(o,
	    "digraph \"mail routes\" {\n"
	    "  rankdir=LR; charset=\"UTF-8\"; fontname=\"sans-serif\";\n"
	    "  node [fontname=\"sans-serif\"]; "
	    "edge [fontname=\"sans-serif\"];\n"
	    "  labelloc=b; label=\"");
	out_puts(
	    o, d->summary->fates.n == 0
		   ? "no names"
		   : "names, the domain their mail goes to, its exchanges "
		     "by preference\\noctagon: nobody is reached; dashed "
		     "hexagon: not known; box: an exchange works; rounded: "
		     "a recipient is proven");
	out_printf(o, "\\njudged as of %s\";\n", run->opt->today);
	draw(d, run);
	if (d->rest.n > 0)
		out_add(o, d->rest.p, d->rest.n);
	out_puts(o, "}\n");
	report_summary_free(d->summary);
	zp_buf_free(&d->rest);
	zp_vec_free(&d->targets);
	zp_arena_free(&d->arena);
	zp_xfree(d);
}

const struct lint_reporter lint_reporter_dot = {.name = "dot",
    .check = true,
    .routes = true,
    .rows = true,
    .map = true,
    .begin = begin,
    .end = end};
