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

static void put_head(struct report_json *j, struct lint_run *run)
{
	struct lint_out *o = j->o;
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
	put_head(j, run);
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
	struct lint_out *o = j->o;
	struct lint_counts c = lint_count(&run->findings);
	uint32_t zones = 0, records = 0;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		zones += !z->context;
		records += z->context ? 0 : z->rrs.n;
	}
	out_puts(o, j->lines ? "{\"type\":\"summary\"," : ",\n\"summary\":{");
	if (j->routes)
		out_printf(o,
		    "\"names\":%u,\"without_mx\":%u,\"ready\":%u,"
		    "\"routable\":%u,\"not_ready\":%u,\"unknown\":%u",
		    j->names, j->without, j->verdicts[DCV_READY],
		    j->verdicts[DCV_ROUTABLE], j->verdicts[DCV_NOT_READY],
		    j->verdicts[DCV_VERDICT_UNKNOWN]);
	else
		out_printf(o,
		    "\"files\":%u,\"zones\":%u,\"records\":%u,\"names\":%u,"
		    "\"errors\":%u,\"warnings\":%u,\"notes\":%u,"
		    "\"suppressed\":%u",
		    run->files, zones, records, j->names, c.errors, c.warnings,
		    c.notes, run->suppressed);
	out_puts(o, j->lines ? "}\n" : "}}\n");
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
