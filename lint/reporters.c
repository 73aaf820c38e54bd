/* The forms of output there are, and what they share. */
#include <string.h>

#include "lint/reporter.h"

extern const struct lint_reporter lint_reporter_text, lint_reporter_json,
    lint_reporter_jsonl;

static const struct lint_reporter *const reporters[] = {
    &lint_reporter_text,
    &lint_reporter_json,
    &lint_reporter_jsonl,
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

bool lint_shows(const struct lint_reporter *by, const struct lint_run *run,
    const struct lint_finding *f)
{
	return f->severity != LINT_NOTE || by->notes || run->opt->notes;
}

struct lint_region lint_region_of(struct lint_run *run, struct zp_span span)
{
	struct zp_sources *s = &run->set.sources;
	if (span.source == ZP_NOWHERE)
		return (struct lint_region){.source = ZP_NOWHERE};
	span = zp_span_shown(s, span);
	struct zp_pos from = zp_source_pos(s, span);
	struct zp_span last = {span.source, span.at + span.len, 0};
	struct zp_pos to = zp_source_pos(s, last);
	return (struct lint_region){.file = zp_source_at(s, span.source)->name,
	    .source = span.source,
	    .line = from.line,
	    .column = from.column,
	    .end_line = to.line,
	    .end_column = to.column};
}

static uint64_t mix(uint64_t h, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * UINT64_C(0x100000001b3);
	return (h ^ 0xff) * UINT64_C(0x100000001b3);
}

static uint64_t mix_text(uint64_t h, const char *s)
{
	return mix(h, s ? s : "", s ? strlen(s) : 0);
}

uint64_t lint_fingerprint(struct lint_run *run, const struct lint_finding *f)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
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
