/* A line for each finding, as compilers write them and editors read them. */
#include "lint/report.h"
#include "lint/reporter.h"

extern const struct lint_reporter lint_reporter_concise;

static void end(struct lint_report *r, struct lint_run *run)
{
	struct lint_out *o = r->o;
	for (uint32_t i = 0; i < run->findings.n; i++)
		if (lint_shows(&lint_reporter_concise, run, run->findings.v[i]))
			report_brief(o, run, run->findings.v[i]);
	if (run->opt->statistics)
		report_statistics(o, run);
	if (!run->opt->quiet)
		report_totals(o, run, false);
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_concise = {.name = "concise",
    .check = true,
    .routes = true,
    .counts = true,
    .statistics = true,
    .begin = lint_report_begin,
    .end = end};
