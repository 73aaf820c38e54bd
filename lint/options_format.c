/* The forms of output that the command line names. */
#include <string.h>

#include "lint/near.h"
#include "lint/options_read.h"
#include "lint/reporter.h"

static bool no_format(struct lint_reader *r, const char *word)
{
	struct lint_near near = lint_near_begin(word);
	struct zp_buf all = {0};
	const struct lint_reporter *by;
	for (unsigned i = 0; (by = lint_reporter_at(i)); i++) {
		lint_near_offer(&near, by->name);
		zp_buf_printf(&all, "%s%s", i > 0 ? ", " : "", by->name);
	}
	options_unknown(r, "format", word, near.best, all.p);
	zp_buf_free(&all);
	return false;
}

bool options_format(struct lint_reader *r, const char *arg)
{
	static const char *const names[] = {
	    "text", "json", "jsonl", "markdown"};
	struct lint_options *o = r->o;
	o->reporter = lint_reporter_find(arg);
	for (int i = 0; i < 4; i++)
		if (strcmp(arg, names[i]) == 0) {
			o->format = (enum lint_format)i;
			return true;
		}
	o->format = LINT_REPORT;
	return o->reporter || no_format(r, arg);
}

bool options_report(struct lint_reader *r, const char *arg)
{
	struct lint_options *o = r->o;
	const char *eq = strchr(arg, '=');
	if (!eq || eq[1] == '\0' || strcmp(eq + 1, "-") == 0)
		return options_fail(r,
		    "--report takes FORMAT=FILE; what goes to standard output "
		    "is told by --format");
	char *word = zp_copy(&o->arena, arg, (size_t)(eq - arg));
	struct lint_report_file f = {lint_reporter_find(word), eq + 1};
	if (!f.by)
		return no_format(r, word);
	zp_push(&o->reports, f);
	return true;
}

/* Whether BY makes a report of what COMMAND does. */
static bool fits(const struct lint_reporter *by, enum lint_command command)
{
	return command == LINT_CHECK    ? by->check
	       : command == LINT_ROUTES ? by->routes
					: true;
}

/* Whether it is to be seen anywhere. */
static bool counts_are_shown(const struct lint_options *o)
{
	bool shown = o->reporter &&
		     (o->reporter->statistics ||
			 (o->command == LINT_ROUTES && o->reporter->rows));
	for (uint32_t i = 0; i < o->reports.n; i++)
		shown |= o->reports.v[i].by->statistics;
	return shown && o->command <= LINT_ROUTES;
}

bool options_check_reports(struct lint_reader *r, const char *command)
{
	const struct lint_options *o = r->o;
	bool rows = o->command == LINT_CHECK || o->command == LINT_ROUTES;
	if (o->reports.n > 0 && !rows)
		return options_fail(r, "--report is for check and routes");
	if (o->reports.n > 0 && o->shards > 0 && o->format == LINT_JSONL)
		return options_fail(r,
		    "--report goes with a shard's text, not with the JSON "
		    "lines for merge");
	for (uint32_t i = 0; i < o->reports.n; i++) {
		const struct lint_report_file *f = &o->reports.v[i];
		bool twice = o->output && strcmp(o->output, f->file) == 0;
		if (!fits(f->by, o->command))
			return options_fail(
			    r, "%s has no --report %s", command, f->by->name);
		for (uint32_t k = 0; k < i; k++)
			twice |= strcmp(o->reports.v[k].file, f->file) == 0;
		if (twice)
			return options_fail(r, "two outputs go to %s", f->file);
	}
	if (o->statistics && !counts_are_shown(o))
		return options_fail(r,
		    "--statistics is for check and routes, as text or concise");
	return !o->reporter || fits(o->reporter, o->command) ||
	       options_fail(r, "%s has no such --format", command);
}
