/* JUnit's XML: a test case for each rule that found something in a file, and
 * one for each file in which nothing was found. GitLab drops a case whose name
 * another had, so the names hold the file. A note fails nothing. */
#include <stdlib.h>
#include <string.h>

#include "lint/path.h"
#include "lint/report.h"
#include "lint/reporter.h"

#define SHOWN 100u /* findings of a case */

struct item {
	const char *file;             /* "": of findings without a position */
	const struct lint_finding *f; /* NULL: the file is clean */
	uint32_t order;
};
typedef ZP_VEC(struct item) items;

/* By file and rule; one without a finding comes last of its file. */
static int by_case(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = strcmp(x->file, y->file);
	if (c == 0 && (!x->f || !y->f))
		return !x->f - !y->f;
	if (c == 0)
		c = strcmp(x->f->rule, y->f->rule);
	return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

static void gather(struct lint_run *run, items *all)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		struct lint_region at = lint_region_of(run, f->span);
		zp_push(all, ((struct item){at.file ? at.file : "", f, n++}));
	}
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		struct item clean = {
		    zp_source_at(&run->set.sources, z->source)->name, NULL,
		    n++};
		if (!z->context)
			zp_push(all, clean);
	}
	if (all->n == 0)
		return;
	qsort(all->v, all->n, sizeof *all->v, by_case);
	/* A file is clean once, if nothing else is said of it. */
	n = 1;
	for (uint32_t i = 1; i < all->n; i++)
		if (all->v[i].f ||
		    strcmp(all->v[i].file, all->v[n - 1].file) != 0)
			all->v[n++] = all->v[i];
	all->n = n;
}

/* How many items from I on make one case, or (WHOLE) one file. */
static uint32_t run_of(const items *all, uint32_t i, bool whole)
{
	uint32_t n = 1;
	for (; i + n < all->n; n++) {
		const struct item *a = &all->v[i], *b = &all->v[i + n];
		if (strcmp(a->file, b->file) != 0 ||
		    (!whole && strcmp(a->f->rule, b->f->rule) != 0))
			break;
	}
	return n;
}

/* The first of the worst ones, if it fails the case; else NULL. */
static const struct lint_finding *failure_of(const struct item *v, uint32_t n)
{
	const struct lint_finding *worst = NULL;
	for (uint32_t i = 0; v->f && i < n; i++)
		if (v[i].f->severity > (worst ? worst->severity : LINT_NOTE))
			worst = v[i].f;
	return worst;
}

struct counts {
	uint32_t cases, failed;
};

static struct counts count(const items *all, uint32_t from, uint32_t to)
{
	struct counts c = {0, 0};
	for (uint32_t i = from, n; i < to; i += n) {
		n = run_of(all, i, false);
		c.cases++;
		c.failed += failure_of(&all->v[i], n) != NULL;
	}
	return c;
}

static void put_findings(
    struct lint_out *o, struct lint_run *run, const struct item *v, uint32_t n)
{
	struct lint_out text = {.fd = -1, .held = true};
	for (uint32_t i = 0; i < n && i < SHOWN; i++) {
		report_brief(&text, run, v[i].f);
		report_details(&text, run, v[i].f);
	}
	if (n > SHOWN)
		out_printf(&text,
		    "%u more of this rule in this file (--format json shows "
		    "all)\n",
		    n - SHOWN);
	out_markup(o, text.buf.p);
	zp_buf_free(&text.buf);
}

static void put_name(struct lint_out *o, const struct item *v)
{
	const char *file = lint_path_here(v->file);
	out_puts(o, "    <testcase classname=\"");
	out_xml(o, *file ? file : "dcvlint");
	out_printf(o, "\" name=\"%s", v->f ? v->f->rule : "no findings");
	if (*file) {
		out_puts(o, " in ");
		out_xml(o, file);
		out_puts(o, "\" file=\"");
		out_xml(o, file);
	}
	out_puts(o, "\" time=\"0\"");
}

static void put_case(
    struct lint_out *o, struct lint_run *run, const struct item *v, uint32_t n)
{
	const struct lint_finding *failure = failure_of(v, n);
	put_name(o, v);
	if (!v->f) {
		out_puts(o, "/>\n");
		return;
	}
	if (failure) {
		struct lint_out text = {.fd = -1, .held = true};
		report_message(&text, failure);
		out_printf(o, ">\n      <failure type=\"%s\" message=\"",
		    lint_severity_text(failure->severity));
		out_markup(o, text.buf.p);
		out_puts(o, "\">");
		zp_buf_free(&text.buf);
	} else {
		out_puts(o, ">\n      <system-out>");
	}
	put_findings(o, run, v, n);
	out_printf(
	    o, "</%s>\n    </testcase>\n", failure ? "failure" : "system-out");
}

static void put_suite(struct lint_out *o, struct lint_run *run,
    const items *all, uint32_t from, uint32_t to)
{
	const char *file = lint_path_here(all->v[from].file);
	struct counts c = count(all, from, to);
	out_puts(o, "  <testsuite name=\"");
	out_xml(o, *file ? file : "dcvlint");
	out_printf(o,
	    "\" tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"0\" "
	    "time=\"0\">\n",
	    c.cases, c.failed);
	for (uint32_t i = from, n; i < to; i += n) {
		n = run_of(all, i, false);
		put_case(o, run, &all->v[i], n);
	}
	out_puts(o, "  </testsuite>\n");
}

static void end(struct lint_report *r, struct lint_run *run)
{
	items all = {0};
	gather(run, &all);
	struct counts c = count(&all, 0, all.n);
	out_printf(r->o,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"dcvlint\" tests=\"%u\" failures=\"%u\" "
	    "errors=\"0\" time=\"0\">\n",
	    c.cases, c.failed);
	for (uint32_t i = 0, n; i < all.n; i += n) {
		n = run_of(&all, i, true);
		put_suite(r->o, run, &all, i, i + n);
	}
	out_puts(r->o, "</testsuites>\n");
	zp_vec_free(&all);
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_junit = {.name = "junit",
    .check = true,
    .routes = true,
    .notes = true,
    .begin = lint_report_begin,
    .end = end};
