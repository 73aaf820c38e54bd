/* SARIF 2.1.0: one run with the rules that something is found of, and what is
 * found. */
#include "lint/reporter_sarif.h"

#include <string.h>

#include "dcv/psl.h"
#include "lint/pages.h"

/* Code scanning refuses a run with more results than this. */
#define RESULTS_MAX 25000u

bool sarif_text(struct lint_out *o, const char *key, const char *value)
{
	if (!value || !*value)
		return false;
	out_printf(o, "\"%s\":{", key);
	out_member(o, "text", value);
	out_puts(o, "}");
	return true;
}

static struct lint_report *begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	(void)run;
	return lint_report_new(sizeof(struct sarif), o, routes);
}

/* Adds those of ALL with the highest severity, in their order, as far as there
 * is room. */
static void choose(struct sarif *s, const lint_findings *all)
{
	uint32_t left[LINT_ERROR + 1] = {0}, room = RESULTS_MAX - s->shown.n;
	for (uint32_t i = 0; i < all->n; i++)
		left[all->v[i]->severity]++;
	for (int k = LINT_ERROR; k >= 0; k--) {
		left[k] = left[k] < room ? left[k] : room;
		room -= left[k];
	}
	for (uint32_t i = 0; i < all->n; i++)
		if (left[all->v[i]->severity] > 0) {
			left[all->v[i]->severity]--;
			zp_push(&s->shown, all->v[i]);
		}
}

static void choose_all(struct sarif *s, struct lint_run *run)
{
	uint32_t all = run->findings.n + run->hidden.n;
	choose(s, &run->findings);
	choose(s, &run->hidden);
	if (s->shown.n < all)
		lint_say(run, NULL,
		    "sarif: %u of %u results are written, errors first: code "
		    "scanning takes no more",
		    s->shown.n, all);
}

/* Index in s->rules, where a rule comes when it is first met. */
static uint32_t rule_of(struct sarif *s, const char *id)
{
	for (uint32_t i = 0; i < s->rules.n; i++)
		if (strcmp(s->rules.v[i].id, id) == 0)
			return i;
	struct lint_entry a;
	if (!lint_catalogue_find(id, &a))
		a = (struct lint_entry){.id = id};
	zp_push(&s->rules, a);
	return s->rules.n - 1;
}

static void put_driver(struct sarif *s)
{
	struct lint_out *o = s->report.o;
	out_puts(o, "\"tool\":{\"driver\":{\"name\":\"dcvlint\","
		    "\"version\":\"" DCVLINT_VERSION "\","
		    "\"semanticVersion\":\"" DCVLINT_VERSION "\",");
	if (lint_pages()) {
		out_member(o, "informationUri", lint_pages());
		out_puts(o, ",");
	}
	out_puts(o, "\"rules\":[");
	for (uint32_t i = 0; i < s->rules.n; i++) {
		out_puts(o, i > 0 ? ",\n" : "\n");
		sarif_rule(o, &s->rules.v[i]);
	}
	out_puts(o, "]}}");
}

/* What was said on standard error, line by line. */
static void put_invocation(struct lint_out *o, struct lint_run *run)
{
	const char *sep = "", *at = run->said.n > 0 ? run->said.p : "";
	out_printf(o,
	    "\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d",
	    run->incomplete ? "false" : "true", lint_status(run));
	out_puts(o, ",\"toolExecutionNotifications\":[");
	while (*at) {
		size_t n = strcspn(at, "\n");
		char *line = zp_copy(&run->arena, at, n);
		out_printf(o, "%s{\"level\":\"warning\",", sep);
		sarif_text(o, "message", line);
		out_puts(o, "}");
		sep = ",";
		at += n + (at[n] == '\n');
	}
	out_puts(o, "]}]");
}

static void put_properties(struct lint_out *o, struct lint_run *run)
{
	out_puts(o, "\"properties\":{");
	out_member(o, "today", run->opt->today);
	out_puts(o, ",");
	out_member(o, "publicSuffixList", dcv_psl_date(run->psl));
	out_puts(o, ",\"certificateAuthorities\":[");
	for (uint32_t i = 0; i < run->opt->cas.n; i++) {
		out_puts(o, i > 0 ? "," : "");
		out_json(o, run->opt->cas.v[i]->id);
	}
	out_puts(o, "]}");
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct sarif *s = (struct sarif *)r;
	struct lint_out *o = r->o;
	choose_all(s, run);
	for (uint32_t i = 0; i < s->shown.n; i++)
		zp_push(&s->rule_of, rule_of(s, s->shown.v[i]->rule));
	out_puts(o,
	    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
	    "\"version\":\"2.1.0\",\"runs\":[{\n");
	put_driver(s);
	out_puts(o, ",\n");
	put_invocation(o, run);
	out_puts(o, ",\n\"automationDetails\":{\"id\":\"dcvlint/\"},"
		    "\"columnKind\":\"unicodeCodePoints\",");
	out_puts(o,
	    "\"originalUriBaseIds\":{\"%SRCROOT%\":{\"description\":{\"text\":"
	    "\"The root of the repository, or what --root names; else the "
	    "working folder.\"}}},\n");
	put_properties(o, run);
	out_puts(o, ",\n\"results\":[");
	for (uint32_t i = 0; i < s->shown.n; i++) {
		out_puts(o, i > 0 ? ",\n" : "\n");
		sarif_result(s, run, i);
	}
	out_puts(o, "]}]}\n");
	for (uint32_t i = 0; i < s->files.n; i++)
		zp_vec_free(&s->files.v[i].hashes);
	zp_vec_free(&s->files);
	zp_vec_free(&s->shown);
	zp_vec_free(&s->rules);
	zp_vec_free(&s->rule_of);
	zp_xfree(s);
}

const struct lint_reporter lint_reporter_sarif = {.name = "sarif",
    .check = true,
    .routes = true,
    .notes = true,
    .begin = begin,
    .end = end};
