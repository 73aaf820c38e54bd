#include "lint/take.h"

#include "dcv/kin.h"
#include "lint/names.h"

static uint32_t place_of(
    const struct lint_options *o, const struct dcv_profile *ca)
{
	uint32_t i = 0;
	while (i < o->cas.n && o->cas.v[i] != ca)
		i++;
	return i;
}

/* The line made, and room for the next. */
static struct lint_line line_of(struct lint_taker *t)
{
	struct lint_line line =
	    lint_lines_text(t->lines, t->one.buf.p, t->one.buf.n);
	t->one.buf.n = 0;
	return line;
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct lint_taker *t = (struct lint_taker *)sink;
	char name[ZP_NAME_TEXT];
	uint32_t names = kin ? kin->n : 1;
	bool without = row->own == DCV_OWN_NONE || row->own == DCV_OWN_NULL;
	t->sum.verdicts[row->verdict] += names;
	if (!t->any || !zp_name_equal(&t->last, &row->name)) {
		t->sum.names += names;
		t->sum.without += without ? names : 0;
		t->last = row->name;
		t->any = true;
	}
	if (!t->routes)
		return;
	t->json->row(t->json, run, row, kin, reasons, n);
	struct lint_line line = line_of(t);
	line.unit = UINT32_MAX;
	line.worth = (uint8_t)row->verdict;
	line.without = without;
	lint_lines_row(t->lines, zp_name_print(&row->name, name), row->view,
	    place_of(run->opt, row->profile), &line);
}

static void take_finding(struct lint_taker *t, struct lint_finding *f)
{
	struct lint_run *run = t->run;
	struct zp_sources *sources = &run->set.sources;
	lint_names_all(run, f);
	struct lint_line_place at = {.rule = f->rule,
	    .name = f->name,
	    .ca = f->ca,
	    .message = f->message,
	    .zone = f->zone};
	if (f->span.source != ZP_NOWHERE) {
		struct zp_span span = zp_span_shown(sources, f->span);
		struct zp_pos pos = zp_source_pos(sources, span);
		at.file = zp_source_at(sources, span.source)->name;
		at.line = pos.line;
		at.column = pos.column;
	}
	out_puts(&t->one, "{\"type\":\"finding\",");
	json_finding(&t->one, run, f);
	out_puts(&t->one, "}\n");
	struct lint_line line = line_of(t);
	line.unit = UINT32_MAX;
	line.worth = (uint8_t)f->severity;
	line.whole = f->name && lint_joined_by(f->rule) != LINT_PER_ZONE;
	lint_lines_finding(t->lines, &at, &line);
}

void lint_take_findings(struct lint_taker *t)
{
	struct lint_run *run = t->run;
	struct lint_counts c = lint_count(&run->findings);
	t->sum.found.errors += c.errors;
	t->sum.found.warnings += c.warnings;
	t->sum.found.notes += c.notes;
	for (uint32_t i = 0; i < run->findings.n; i++) {
		struct lint_finding *f = run->findings.v[i];
		take_finding(t, f);
		if (f->severity > run->worst)
			run->worst = f->severity;
		lint_finding_free(f);
	}
	run->findings.n = 0;
	for (uint32_t i = 0; i < run->hidden.n; i++)
		lint_finding_free(run->hidden.v[i]);
	run->hidden.n = 0;
}

static void begin(struct lint_taker *t)
{
	t->sum = (struct report_json_summary){.routes = t->routes};
	t->any = false;
}

void lint_take_judged(struct lint_taker *t, zp_asked_fn *heard, void *listener)
{
	struct lint_run *run = t->run;
	struct lint_sink *sink = &t->sink;
	uint32_t suppressed = run->suppressed;
	begin(t);
	dcv_forget(&run->dcv);
	lint_pass_free(run->pass);
	run->pass = lint_pass_new(run);
	run->set.asked = heard;
	run->set.listener = listener;
	lint_judge_loaded(run, &sink, 1);
	run->set.asked = NULL;
	lint_take_findings(t);
	t->sum.suppressed = run->suppressed - suppressed;
}

void lint_taker_init(struct lint_taker *t, struct lint_run *run,
    struct lint_lines *lines, bool routes)
{
	*t = (struct lint_taker){.run = run, .lines = lines, .routes = routes};
	t->sink.row = take_row;
	t->sink.sees = routes ? LINT_SEES_EACH : LINT_SEES_VERDICTS;
	t->one.fd = -1;
	t->one.held = true;
	t->json = report_json_new(&t->one, true, routes);
	begin(t);
}

void lint_taker_free(struct lint_taker *t)
{
	report_json_free(t->json);
	zp_buf_free(&t->one.buf);
}
