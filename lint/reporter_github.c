/* Workflow commands of GitHub Actions, which it shows beside the lines they
 * speak of. Of each level it shows ten a step; the others stand in the log. */
#include <string.h>

#include "lint/path.h"
#include "lint/report.h"
#include "lint/reporter.h"

#define SHOWN 10u

static void put_place(struct lint_out *o, const struct lint_region *at)
{
	struct zp_buf b = lint_safe(lint_path_here(at->file));
	out_puts(o, " file=");
	out_command(o, b.p, true);
	zp_buf_free(&b);
	out_printf(o, ",line=%u,endLine=%u", at->line, at->end_line);
	/* Columns of several lines are refused. */
	if (at->line == at->end_line)
		out_printf(
		    o, ",col=%u,endColumn=%u", at->column, at->end_column);
	out_puts(o, ",");
}

/* In the log nothing but the text is seen of a command: it says where. */
static void put_command(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	static const char *const level[] = {"", "notice", "warning", "error"};
	struct lint_region at = lint_region_of(run, f->span);
	struct lint_out text = {.fd = -1, .held = true};
	out_printf(o, "::%s", level[f->severity]);
	if (at.file)
		put_place(o, &at);
	else
		out_puts(o, " ");
	out_printf(o, "title=%s::", f->rule);
	report_where(&text, run, f);
	out_puts(&text, ": ");
	report_message(&text, f);
	out_puts(&text, "\n");
	report_details(&text, run, f);
	text.buf.p[--text.buf.n] = '\0';
	out_command(o, text.buf.p, false);
	out_puts(o, "\n");
	zp_buf_free(&text.buf);
}

/* Errors first; those past the limit are counted. */
static uint32_t put_commands(
    struct lint_out *o, struct lint_run *run, enum lint_severity s)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < run->findings.n; i++)
		if (run->findings.v[i]->severity == s && n++ < SHOWN)
			put_command(o, run, run->findings.v[i]);
	return n > SHOWN ? n - SHOWN : 0;
}

static void put_others(struct lint_out *o, struct lint_run *run)
{
	uint32_t n[LINT_ERROR + 1] = {0};
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		if (n[f->severity]++ >= SHOWN)
			report_brief(o, run, f);
	}
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct lint_out *o = r->o;
	uint32_t others = 0;
	for (int s = LINT_ERROR; s >= LINT_NOTE; s--)
		others += put_commands(o, run, (enum lint_severity)s);
	if (others > 0)
		out_printf(o,
		    "%u more, of which there are no annotations (GitHub shows "
		    "%u of a level in a step):\n",
		    others, SHOWN);
	put_others(o, run);
	if (!run->opt->quiet)
		report_totals(o, run, true);
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_github = {.name = "github",
    .check = true,
    .routes = true,
    .notes = true,
    .counts = true,
    .begin = lint_report_begin,
    .end = end};
