/* JSON and JSON lines of check and routes. Names are lower-case A-labels. */
#include <string.h>

#include "dcv/kin.h"
#include "lint/names.h"
#include "lint/report_json.h"

struct report_json {
	struct lint_sink sink;
	struct lint_out *o;
	bool lines, routes;
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
	if (j->routes) {
		struct json_shown shown = {row, sink->alike, reasons, n};
		out_puts(j->o, j->lines      ? "{\"type\":\"row\","
			       : j->rows > 0 ? ",\n{"
					     : "\n{");
		json_row(j->o, run, &shown, j->known);
		out_puts(j->o, j->lines ? "}\n" : "}");
	}
	j->rows++;
}

struct report_json *report_json_new(struct lint_out *o, bool lines, bool routes)
{
	struct report_json *j = zp_xcalloc(1, sizeof *j);
	j->sink.row = take_row;
	j->sink.sees = routes ? LINT_SEES_EACH : LINT_SEES_VERDICTS;
	j->o = o;
	j->lines = lines;
	j->routes = routes;
	j->known = routes ? json_known_new() : NULL;
	return j;
}

struct lint_sink *report_json_sink(struct report_json *j)
{
	return &j->sink;
}

void report_json_begin(struct report_json *j, struct lint_run *run)
{
	out_puts(j->o, j->lines ? "{\"type\":\"head\"," : "{");
	json_head(j->o, run);
	if (j->lines)
		out_puts(j->o, "}\n");
	else if (j->routes)
		out_puts(j->o, ",\n\"names\":[");
}

static void put_findings(struct report_json *j, struct lint_run *run)
{
	struct lint_out *o = j->o;
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
	if (!j->lines)
		out_puts(o, "]");
}

static void put_certificates(struct report_json *j, struct lint_run *run)
{
	struct lint_out *o = j->o;
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
	struct report_json_summary s = {.routes = j->routes,
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
	memcpy(s.verdicts, j->verdicts, sizeof s.verdicts);
	json_summary(j->o, j->lines, &s);
}

void report_json_end(struct report_json *j, struct lint_run *run)
{
	json_known_free(j->known);
	j->known = NULL;
	if (j->lines || !j->routes)
		put_findings(j, run);
	if (j->routes)
		put_certificates(j, run);
	put_summary(j, run);
}
