/* JSON and JSON lines of check and routes. Names are lower-case A-labels. */
#include <string.h>

#include "dcv/kin.h"
#include "lint/baseline.h"
#include "lint/names.h"
#include "lint/report_json.h"
#include "lint/reporter.h"

struct report_json {
	struct lint_report report;
	bool lines;
	uint32_t rows, names, without, verdicts[4];
	struct zp_name last; /* rows come sorted by name */
	bool any;
	struct json_known *known;
};

void json_head(struct lint_out *o, struct lint_run *run)
{
	out_puts(o, "\"version\":1,\"tool\":{\"name\":\"dcvlint\",\"version\":"
		    "\"" DCVLINT_VERSION "\"},");
	out_member(o, "today", run->opt->today);
	out_puts(o, ",");
	out_member(o, "psl", dcv_psl_date(run->psl));
	out_puts(o, ",\"cas\":[");
	for (uint32_t i = 0; i < run->opt->cas.n; i++)
		out_printf(
		    o, "%s\"%s\"", i > 0 ? "," : "", run->opt->cas.v[i]->id);
	if (lint_other_ca(run))
		out_printf(o, ",\"%s\"", lint_other_ca(run)->id);
	out_puts(o, "]");
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct report_json *j = (struct report_json *)sink;
	uint32_t names = kin ? kin->n : 1;
	j->verdicts[row->verdict] += names;
	if (!j->any || !zp_name_equal(&j->last, &row->name)) {
		j->names += names;
		if (row->own == DCV_OWN_NONE || row->own == DCV_OWN_NULL)
			j->without += names;
		j->last = row->name;
		j->any = true;
	}
	if (j->report.routes) {
		struct json_shown shown = {row, sink->alike, reasons, n};
		out_puts(j->report.o, j->lines      ? "{\"type\":\"row\","
				      : j->rows > 0 ? ",\n{"
						    : "\n{");
		json_row(j->report.o, run, &shown, j->known);
		out_puts(j->report.o, j->lines ? "}\n" : "}");
	}
	j->rows++;
}

struct lint_sink *report_json_new(struct lint_out *o, bool lines, bool routes)
{
	struct lint_report *r =
	    lint_report_new(sizeof(struct report_json), o, routes);
	r->sink.row = take_row;
	r->sink.sees = routes ? LINT_SEES_EACH : LINT_SEES_VERDICTS;
	struct report_json *j = (struct report_json *)r;
	j->lines = lines;
	j->known = routes ? json_known_new() : NULL;
	return &r->sink;
}

void report_json_free(struct lint_sink *sink)
{
	struct report_json *j = (struct report_json *)sink;
	json_known_free(j->known);
	zp_xfree(j);
}

static struct lint_report *begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	struct lint_sink *s = report_json_new(o, false, routes);
	out_puts(o, "{");
	json_head(o, run);
	if (routes)
		out_puts(o, ",\n\"names\":[");
	return (struct lint_report *)s;
}

static struct lint_report *begin_lines(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	struct lint_sink *s = report_json_new(o, true, routes);
	out_puts(o, "{\"type\":\"head\",");
	json_head(o, run);
	out_puts(o, "}\n");
	return (struct lint_report *)s;
}

static void put_findings(struct report_json *j, struct lint_run *run)
{
	struct lint_out *o = j->report.o;
	if (!j->lines)
		out_puts(o, ",\n\"findings\":[");
	for (uint32_t i = 0; i < run->findings.n; i++) {
		out_puts(o, j->lines ? "{\"type\":\"finding\","
			    : i > 0  ? ",\n{"
				     : "\n{");
		lint_names_all(run, run->findings.v[i]);
		json_finding(o, run, run->findings.v[i]);
		out_puts(o, j->lines ? "}\n" : "}");
	}
	if (j->lines)
		return;
	out_puts(o, "]");
	json_hidden(o, run);
}

static void put_certificates(struct report_json *j, struct lint_run *run)
{
	struct lint_out *o = j->report.o;
	if (!j->lines)
		out_puts(o, "],\n\"certificates\":[");
	for (uint32_t i = 0; i < run->certificates.n; i++) {
		const struct lint_certificate_state *s =
		    &run->certificates.v[i];
		out_puts(o, j->lines ? "{\"type\":\"certificate\","
			    : i > 0  ? ",\n{"
				     : "\n{");
		out_member(o, "id", s->certificate->id);
		out_puts(o, ",");
		out_member(o, "ca", s->ca);
		out_puts(o, ",\"names\":[");
		for (uint32_t k = 0; k < s->certificate->names.n; k++) {
			char buf[ZP_NAME_TEXT];
			out_puts(o, k > 0 ? "," : "");
			out_json(
			    o, zp_name_print(&s->certificate->names.v[k], buf));
		}
		out_puts(o, "],");
		out_member(o, "verdict", dcv_verdict_text(s->verdict));
		out_puts(o, j->lines ? "}\n" : "}");
	}
	if (!j->lines)
		out_puts(o, "]");
}

static void put_summary(struct report_json *j, struct lint_run *run)
{
	struct report_json_summary s = {.routes = j->report.routes,
	    .files = run->files,
	    .suppressed = run->suppressed,
	    .found = lint_count(&run->findings),
	    .names = j->names,
	    .without = j->without};
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		s.zones += !z->context;
		s.records += z->context ? 0 : z->rrs.n;
	}
	s.baseline = run->opt->held != NULL;
	s.held = run->baselined;
	s.gone = s.baseline ? run->opt->held->gone : 0;
	memcpy(s.verdicts, j->verdicts, sizeof s.verdicts);
	json_summary(j->report.o, j->lines, &s);
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct report_json *j = (struct report_json *)r;
	if (j->lines || !r->routes)
		put_findings(j, run);
	if (r->routes)
		put_certificates(j, run);
	put_summary(j, run);
	report_json_free(&r->sink);
}

const struct lint_reporter lint_reporter_json = {.name = "json",
    .check = true,
    .routes = true,
    .notes = true,
    .rows = true,
    .counts = true,
    .begin = begin,
    .end = end};
const struct lint_reporter lint_reporter_jsonl = {.name = "jsonl",
    .check = true,
    .routes = true,
    .notes = true,
    .counts = true,
    .begin = begin_lines,
    .end = end};
