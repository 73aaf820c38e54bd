/* The forms of output there are, and what they share. */
#include <string.h>

#include "lint/reporter.h"
#include "zoneparse/hash.h"

extern const struct lint_reporter lint_reporter_text, lint_reporter_json,
    lint_reporter_jsonl, lint_reporter_sarif, lint_reporter_dot;
extern const struct lint_reporter lint_reporter_concise, lint_reporter_github,
    lint_reporter_gitlab, lint_reporter_junit, lint_reporter_checkstyle,
    lint_reporter_csv;

static const struct lint_reporter *const reporters[] = {
    &lint_reporter_text,
    &lint_reporter_json,
    &lint_reporter_jsonl,
    &lint_reporter_concise,
    &lint_reporter_github,
    &lint_reporter_gitlab,
    &lint_reporter_junit,
    &lint_reporter_checkstyle,
    &lint_reporter_csv,
    &lint_reporter_sarif,
    &lint_reporter_dot,
};
#define REPORTERS (sizeof reporters / sizeof reporters[0])

const struct lint_reporter *lint_reporter_at(unsigned i)
{
	return i < REPORTERS ? reporters[i] : NULL;
}

const struct lint_reporter *lint_reporter_find(const char *name)
{
	for (unsigned i = 0; i < REPORTERS; i++)
		if (strcmp(reporters[i]->name, name) == 0)
			return reporters[i];
	return NULL;
}

struct lint_report *lint_report_new(
    size_t size, struct lint_out *o, bool routes)
{
	struct lint_report *r = zp_xcalloc(1, size);
	r->o = o;
	r->routes = routes;
	return r;
}

struct lint_report *lint_report_begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	(void)run;
	return lint_report_new(sizeof(struct lint_report), o, routes);
}

bool lint_shows(const struct lint_reporter *by, const struct lint_run *run,
    const struct lint_finding *f)
{
	return f->severity != LINT_NOTE || by->notes || run->opt->notes;
}

/* The end is left to be told. */
static struct lint_region start_of(struct lint_run *run, struct zp_span span)
{
	struct zp_sources *s = &run->set.sources;
	if (span.source == ZP_NOWHERE)
		return (struct lint_region){.source = ZP_NOWHERE};
	span = zp_span_shown(s, span);
	struct zp_pos at = zp_source_pos(s, span);
	return (struct lint_region){.file = zp_source_at(s, span.source)->name,
	    .source = span.source,
	    .line = at.line,
	    .column = at.column,
	    .end_line = at.line,
	    .end_column = at.column};
}

struct lint_region lint_region_of(struct lint_run *run, struct zp_span span)
{
	struct lint_region r = start_of(run, span);
	if (!r.file)
		return r;
	span = zp_span_shown(&run->set.sources, span);
	span.at += span.len;
	struct zp_pos end = zp_source_pos(&run->set.sources, span);
	r.end_line = end.line;
	r.end_column = end.column;
	return r;
}

static bool begins_owner(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

struct zp_span lint_span_of_row(
    const struct lint_run *run, const struct dcv_row *row)
{
	const struct zp_zone *z = row->zone;
	if (!z)
		return (struct zp_span){ZP_NOWHERE, 0, 0};
	if (row->rr == ZP_NONE)
		return (struct zp_span){z->source, 0, 0};
	const struct zp_segment *g = zp_zone_segment(z, row->rr);
	uint32_t at = z->rrs.v[row->rr].at;
	/* An owner that is written begins its record; else the text tells. */
	if (!g->written) {
		const struct zp_source *s =
		    zp_source_at(&run->set.sources, g->source);
		if (s->derived_from == UINT32_MAX && at < s->size &&
		    begins_owner(s->text[at]))
			return (struct zp_span){g->source, at, 0};
	}
	return zp_span_shown(&run->set.sources,
	    zp_rr_span(&run->set, z, row->rr, ZP_FIELD_RECORD));
}

struct lint_region lint_region_of_row(
    struct lint_run *run, const struct dcv_row *row)
{
	return start_of(run, lint_span_of_row(run, row));
}

const char *lint_anchor(const struct lint_run *run)
{
	if (run->opt->config_shown)
		return run->opt->config_shown;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (!z->context)
			return zp_source_at(&run->set.sources, z->source)->name;
	}
	return run->opt->paths.n > 0 ? run->opt->paths.v[0] : "dcvlint";
}

static uint64_t mix(uint64_t h, const char *p, size_t n)
{
	return zp_hash_octet(zp_hash(h, p, n), 0xff);
}

static uint64_t mix_text(uint64_t h, const char *s)
{
	return mix(h, s ? s : "", s ? strlen(s) : 0);
}

uint64_t lint_fingerprint(struct lint_run *run, const struct lint_finding *f)
{
	uint64_t h = ZP_HASH_BEGIN;
	h = mix_text(h, f->rule);
	h = mix_text(h, f->zone);
	h = mix_text(h, f->name);
	h = mix_text(h, f->ca);
	struct lint_region at = lint_region_of(run, f->span);
	if (at.file) {
		struct zp_str l =
		    zp_source_line(&run->set.sources, at.source, at.line);
		h = mix_text(h, at.file);
		h = mix(h, l.p, l.n);
	}
	return h;
}
