/* Text for people: what is found with the lines it stands in, and what becomes
 * of each zone's names; of routes the table. */
#include "lint/report.h"
#include "lint/reporter.h"

struct text {
	struct lint_report report;
	struct report_summary *summary; /* of check */
	struct report_table *table;     /* of routes */
};

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct text *t = (struct text *)sink;
	struct lint_sink *to = t->table ? report_table_sink(t->table)
					: report_summary_sink(t->summary);
	to->row(to, run, row, kin, reasons, n);
}

static struct lint_report *begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	struct lint_report *r = lint_report_new(sizeof(struct text), o, routes);
	struct text *t = (struct text *)r;
	if (routes)
		t->table = report_table_new(run->opt->methods);
	else if (!run->opt->quiet)
		t->summary = report_summary_new();
	if (t->table || t->summary)
		r->sink.row = take_row;
	if (r->sink.row)
		r->sink.sees = t->table ? report_table_sink(t->table)->sees
					: report_summary_sink(t->summary)->sees;
	return r;
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct text *t = (struct text *)r;
	if (t->table) {
		report_table_print(r->o, t->table);
		report_table_free(t->table);
	} else {
		report_findings(r->o, run);
		if (run->opt->statistics)
			report_statistics(r->o, run);
	}
	if (t->summary) {
		report_summary_print(r->o, run, t->summary);
		report_totals(r->o, run, false);
		report_summary_free(t->summary);
	}
	/* What is said of the run comes after it, on standard error. */
	if (!r->routes)
		out_flush(r->o);
	zp_xfree(t);
}

const struct lint_reporter lint_reporter_text = {.name = "text",
    .check = true,
    .routes = true,
    .rows = true,
    .statistics = true,
    .begin = begin,
    .end = end};
