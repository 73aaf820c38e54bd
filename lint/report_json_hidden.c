/* Accepted findings as JSON, each with the reason. */
#include "lint/report_json.h"

#include "lint/accept.h"

const char *report_accepted_by(enum lint_accepted_by by)
{
	static const char *const text[] = {[LINT_BY_COMMENT] = "comment",
	    [LINT_BY_CONFIG] = "config",
	    [LINT_BY_BASELINE] = "baseline"};
	return text[by];
}

static void put_suppression(
    struct lint_out *o, struct lint_run *run, const struct lint_accepted *a)
{
	struct zp_sources *s = &run->set.sources;
	const char *file = a->file;
	uint32_t line = a->line, column = a->column;
	if (a->span.source != ZP_NOWHERE) {
		struct zp_pos pos = zp_source_pos(s, a->span);
		file = zp_source_at(s, a->span.source)->name;
		line = pos.line;
		column = pos.column;
	}
	out_puts(o, "\"suppression\":{");
	out_member(o, "kind", lint_accepted_kind(a));
	out_puts(o, ",");
	out_member(o, "by", report_accepted_by(a->by));
	out_puts(o, ",");
	out_member(o, "reason", a->reason);
	out_puts(o, ",");
	out_member(o, "until", a->until);
	out_puts(o, ",");
	out_member(o, "file", file);
	if (line > 0)
		out_printf(o, ",\"line\":%u,\"column\":%u}", line, column);
	else
		out_puts(o, ",\"line\":null,\"column\":null}");
}

void json_hidden(struct lint_out *o, struct lint_run *run)
{
	if (run->hidden.n == 0)
		return;
	out_puts(o, ",\n\"suppressed\":[");
	for (uint32_t i = 0; i < run->hidden.n; i++) {
		const struct lint_finding *f = run->hidden.v[i];
		out_puts(o, i > 0 ? ",\n{" : "\n{");
		json_finding(o, run, f);
		out_puts(o, ",");
		put_suppression(o, run, f->accepted);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}
