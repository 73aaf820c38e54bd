/* Where things stand, as SARIF has it: columns count characters. */
#include <string.h>

#include "lint/reporter_sarif.h"
#include "lint/uri.h"

/* Longer texts, in octets, are not quoted. */
#define QUOTED_MAX 1000u

struct sarif_file *sarif_file_of(
    struct sarif *s, struct lint_run *run, uint32_t source)
{
	while (s->files.n <= source)
		zp_push(&s->files, ((struct sarif_file){NULL, false, {0}}));
	struct sarif_file *f = &s->files.v[source];
	if (!f->uri)
		f->uri = lint_uri_of(run,
		    zp_source_at(&run->set.sources, source)->name, &f->below);
	return f;
}

static void put_artifact(struct lint_out *o, const char *uri, bool below)
{
	out_puts(o, "\"artifactLocation\":{");
	out_member(o, "uri", uri);
	out_puts(o, below ? ",\"uriBaseId\":\"%SRCROOT%\"}" : "}");
}

/* The column in characters of an octet's; each octet that is no part of one
 * counts as one. */
static uint32_t characters(
    struct lint_run *run, uint32_t source, uint32_t line, uint32_t column)
{
	struct zp_str s = zp_source_line(&run->set.sources, source, line);
	size_t end = column - 1 < s.n ? column - 1 : s.n;
	uint32_t at = 1;
	for (size_t i = 0; i < end; at++) {
		unsigned c, n = lint_utf8(s.p + i, s.n - i, &c);
		i += n ? n : 1;
	}
	return at + (uint32_t)(column - 1 - end);
}

/* ,"snippet":{...} of the text from P to END. */
static void put_snippet(
    struct lint_out *o, struct lint_run *run, const char *p, const char *end)
{
	if (end <= p || end - p > (ptrdiff_t)QUOTED_MAX ||
	    memchr(p, '\0', (size_t)(end - p)))
		return;
	out_puts(o, ",");
	sarif_text(o, "snippet", zp_copy(&run->arena, p, (size_t)(end - p)));
}

/* The lines of the place and one before and behind it; nothing, if there are no
 * such. */
static void put_context(
    struct lint_out *o, struct lint_run *run, struct lint_region at)
{
	struct zp_sources *all = &run->set.sources;
	struct zp_str after = zp_source_line(all, at.source, at.end_line + 1);
	const struct zp_source *src = zp_source_at(all, at.source);
	uint32_t from = at.line > 1 ? at.line - 1 : 1;
	uint32_t to = at.end_line + (after.n > 0);
	if (from == at.line && to == at.end_line)
		return;
	struct zp_str first = zp_source_line(all, at.source, from);
	struct zp_str last = zp_source_line(all, at.source, to);
	out_printf(
	    o, ",\"contextRegion\":{\"startLine\":%u,\"endLine\":%u", from, to);
	if (first.p >= src->text && last.p >= first.p)
		put_snippet(o, run, first.p, last.p + last.n);
	out_puts(o, "}");
}

void sarif_place(struct sarif *s, struct lint_run *run, struct lint_region at)
{
	struct lint_out *o = s->report.o;
	struct zp_sources *all = &run->set.sources;
	const struct sarif_file *f = sarif_file_of(s, run, at.source);
	out_puts(o, "\"physicalLocation\":{");
	put_artifact(o, f->uri, f->below);
	out_printf(o,
	    ",\"region\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,"
	    "\"endColumn\":%u",
	    at.line, characters(run, at.source, at.line, at.column),
	    at.end_line,
	    characters(run, at.source, at.end_line, at.end_column));
	struct zp_str a = zp_source_line(all, at.source, at.line);
	struct zp_str b = zp_source_line(all, at.source, at.end_line);
	if (at.column - 1 <= a.n && at.end_column - 1 <= b.n)
		put_snippet(
		    o, run, a.p + at.column - 1, b.p + at.end_column - 1);
	out_puts(o, "}");
	put_context(o, run, at);
	out_puts(o, "}");
}

void sarif_head(struct sarif *s, struct lint_run *run, const char *file,
    uint32_t line, uint32_t column)
{
	struct lint_out *o = s->report.o;
	bool below;
	const char *uri = lint_uri_of(run, file, &below);
	out_puts(o, "\"physicalLocation\":{");
	put_artifact(o, uri, below);
	line = line ? line : 1;
	column = column ? column : 1;
	out_printf(o,
	    ",\"region\":{\"startLine\":%u,\"startColumn\":%u,"
	    "\"endLine\":%u,\"endColumn\":%u}}",
	    line, column, line, column);
}
