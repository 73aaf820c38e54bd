/* GitLab's Code Quality report. Of findings with equal fingerprints it shows
 * one, so the later ones get a number behind it. */
#include <stdlib.h>
#include <string.h>

#include "lint/path.h"
#include "lint/report.h"
#include "lint/reporter.h"

struct print {
	uint64_t hash;
	uint32_t finding, nth; /* of equal ones, from 0 */
};
typedef ZP_VEC(struct print) prints;

static int by_hash(const void *a, const void *b)
{
	const struct print *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->finding < y->finding ? -1 : x->finding > y->finding;
}

static int by_finding(const void *a, const void *b)
{
	const struct print *x = a, *y = b;
	return x->finding < y->finding ? -1 : x->finding > y->finding;
}

static void make_prints(struct lint_run *run, prints *p)
{
	for (uint32_t i = 0; i < run->findings.n; i++)
		zp_push(
		    p, ((struct print){
			   lint_fingerprint(run, run->findings.v[i]), i, 0}));
	if (p->n == 0)
		return;
	qsort(p->v, p->n, sizeof *p->v, by_hash);
	for (uint32_t i = 1; i < p->n; i++)
		if (p->v[i].hash == p->v[i - 1].hash)
			p->v[i].nth = p->v[i - 1].nth + 1;
	qsort(p->v, p->n, sizeof *p->v, by_finding);
}

/* As it is shown to people: made safe, then a string. */
static void put_safe(struct lint_out *o, const char *key, const char *s)
{
	struct zp_buf b = lint_safe(s);
	out_member(o, key, b.p);
	zp_buf_free(&b);
}

static void put_finding(struct lint_out *o, struct lint_run *run,
    const struct lint_finding *f, const struct print *p)
{
	static const char *const severity[] = {"", "info", "minor", "major"};
	struct lint_region at = lint_region_of(run, f->span);
	struct lint_out text = {.fd = -1, .held = true};
	/* The widget does not show check_name. */
	out_printf(&text, "%s: ", f->rule);
	report_message(&text, f);
	out_puts(o, "{");
	out_member(o, "description", text.buf.p);
	zp_buf_free(&text.buf);
	out_printf(o, ",\"check_name\":\"%s\",\"fingerprint\":\"%016llx",
	    f->rule, (unsigned long long)p->hash);
	if (p->nth > 0)
		out_printf(o, "-%u", p->nth + 1);
	out_printf(
	    o, "\",\"severity\":\"%s\",\"location\":{", severity[f->severity]);
	put_safe(
	    o, "path", lint_path_here(at.file ? at.file : lint_anchor(run)));
	out_printf(o, ",\"lines\":{\"begin\":%u,\"end\":%u}}}",
	    at.file ? at.line : 1, at.file ? at.end_line : 1);
}

static void end(struct lint_report *r, struct lint_run *run)
{
	prints p = {0};
	make_prints(run, &p);
	out_puts(r->o, "[");
	for (uint32_t i = 0; i < run->findings.n; i++) {
		out_puts(r->o, i > 0 ? ",\n" : "\n");
		put_finding(r->o, run, run->findings.v[i], &p.v[i]);
	}
	out_puts(r->o, "\n]\n");
	zp_vec_free(&p);
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_gitlab = {.name = "gitlab",
    .check = true,
    .routes = true,
    .notes = true,
    .begin = lint_report_begin,
    .end = end};
