/* Checkstyle's XML. */
#include <string.h>

#include "lint/path.h"
#include "lint/report.h"
#include "lint/reporter.h"

static void put_error(struct lint_out *o, const struct lint_finding *f,
    const struct lint_region *at)
{
	static const char *const severity[] = {"", "info", "warning", "error"};
	struct lint_out text = {.fd = -1, .held = true};
	report_message(&text, f);
	out_printf(o, "    <error line=\"%u\" column=\"%u\" severity=\"%s\" ",
	    at->file ? at->line : 1, at->file ? at->column : 1,
	    severity[f->severity]);
	out_puts(o, "message=\"");
	out_markup(o, text.buf.p);
	out_printf(o, "\" source=\"dcvlint.%s\"/>\n", f->rule);
	zp_buf_free(&text.buf);
}

static void end(struct lint_report *r, struct lint_run *run)
{
	struct lint_out *o = r->o;
	const char *last = NULL;
	out_puts(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<checkstyle version=\"4.3\">\n");
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		struct lint_region at = lint_region_of(run, f->span);
		const char *file = at.file ? at.file : lint_anchor(run);
		if (!last || strcmp(last, file) != 0) {
			out_puts(o, last ? "  </file>\n" : "");
			out_puts(o, "  <file name=\"");
			out_xml(o, lint_path_here(file));
			out_puts(o, "\">\n");
			last = file;
		}
		put_error(o, f, &at);
	}
	out_puts(o, last ? "  </file>\n</checkstyle>\n" : "</checkstyle>\n");
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_checkstyle = {.name = "checkstyle",
    .check = true,
    .routes = true,
    .notes = true,
    .begin = lint_report_begin,
    .end = end};
