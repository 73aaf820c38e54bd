/* A finding in a line, and in a few. */
#include <stdlib.h>
#include <string.h>

#include "lint/names.h"
#include "lint/report.h"
#include "lint/reporter.h"

void report_where(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	struct lint_region at = lint_region_of(run, f->span);
	if (!at.file) {
		out_first(o, f->name ? f->name : "dcvlint", false);
		return;
	}
	out_first(o, at.file, true);
	out_printf(o, ":%u:%u", at.line, at.column);
}

void report_message(struct lint_out *o, const struct lint_finding *f)
{
	uint32_t n = lint_names_count(f);
	out_safe(o, f->message);
	if (n > 1)
		out_printf(
		    o, " (and %u more name%s)", n - 1, n == 2 ? "" : "s");
}

void report_brief(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	report_where(o, run, f);
	out_printf(o, ": %s: ", lint_severity_text(f->severity));
	report_message(o, f);
	out_printf(o, " [%s]\n", f->rule);
}

void report_advice(struct lint_out *o, const struct lint_finding *f)
{
	out_puts(o, "  why  ");
	out_safe(o, f->why);
	out_printf(o, " (%s)\n", f->cite);
	if (f->help) {
		out_puts(o, f->help_is_record ? "  fix  " : "  help ");
		out_safe(o, f->help);
		out_puts(o, "\n");
	}
}

void report_details(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	report_advice(o, f);
	if (f->ca) {
		out_puts(o, "  for  ");
		out_safe(o, f->ca);
		out_puts(o, "\n");
	}
	for (uint32_t i = 0; i < f->related.n; i++) {
		const struct lint_related *r = &f->related.v[i];
		struct lint_region at = lint_region_of(run, r->span);
		if (!at.file)
			continue;
		out_puts(o, "  see  ");
		out_safe(o, at.file);
		out_printf(o, ":%u:%u: ", at.line, at.column);
		out_safe(o, r->message);
		out_puts(o, "\n");
	}
}

struct tally {
	const char *rule;
	enum lint_severity severity;
	uint32_t n;
};

static int by_rule(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	int c = strcmp(x->rule, y->rule);
	return c ? c : (int)y->severity - (int)x->severity;
}

static int by_count(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return by_rule(a, b);
}

void report_statistics(struct lint_out *o, struct lint_run *run)
{
	ZP_VEC(struct tally) t = {0};
	uint32_t n = 0;
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		zp_push(&t, ((struct tally){f->rule, f->severity, 1}));
	}
	if (t.n == 0)
		return;
	qsort(t.v, t.n, sizeof *t.v, by_rule);
	for (uint32_t i = 1; i < t.n; i++)
		if (by_rule(&t.v[n], &t.v[i]) == 0)
			t.v[n].n++;
		else
			t.v[++n] = t.v[i];
	qsort(t.v, ++n, sizeof *t.v, by_count);
	for (uint32_t i = 0; i < n; i++)
		out_printf(o, "%6u  %-7s  %s\n", t.v[i].n,
		    lint_severity_text(t.v[i].severity), t.v[i].rule);
	out_puts(o, "\n");
	zp_vec_free(&t);
}
