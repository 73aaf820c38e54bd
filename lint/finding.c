#include "lint/finding.h"

#include <stdlib.h>
#include <string.h>

const char *lint_severity_text(enum lint_severity s)
{
	static const char *const text[] = {"off", "note", "warning", "error"};
	return text[s];
}

void lint_finding_free(struct lint_finding *f)
{
	zp_vec_free(&f->names);
	zp_vec_free(&f->kins);
	zp_vec_free(&f->related);
}

struct keyed {
	struct lint_finding *f;
	const char *file;
	struct zp_pos pos;
};

int lint_compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = lint_compare_text(x->file, y->file);
	if (c != 0)
		return c;
	if (x->pos.line != y->pos.line)
		return x->pos.line < y->pos.line ? -1 : 1;
	if (x->pos.column != y->pos.column)
		return x->pos.column < y->pos.column ? -1 : 1;
	if ((c = strcmp(x->f->rule, y->f->rule)) != 0)
		return c;
	if ((c = lint_compare_text(x->f->name, y->f->name)) != 0)
		return c;
	if ((c = lint_compare_text(x->f->ca, y->f->ca)) != 0)
		return c;
	if ((c = strcmp(x->f->message, y->f->message)) != 0)
		return c;
	/* One file may be served as several zones. */
	return lint_compare_text(x->f->zone, y->f->zone);
}

/* One file read in two views says the same twice. */
static bool is_same(const struct lint_finding *a, const struct lint_finding *b)
{
	if (a->span.source != b->span.source || a->names.n != b->names.n ||
	    a->severity != b->severity ||
	    lint_compare_text(a->zone, b->zone) != 0)
		return false;
	for (uint32_t i = 0; i < a->names.n; i++)
		if (strcmp(a->names.v[i], b->names.v[i]) != 0)
			return false;
	/* Kin are of one zone, and of no view. */
	return a->kins.n == 0 && b->kins.n == 0;
}

void lint_findings_sort(struct zp_sources *s, lint_findings *f)
{
	if (f->n < 2)
		return;
	struct keyed *k = zp_xcalloc(f->n, sizeof *k);
	for (uint32_t i = 0; i < f->n; i++) {
		k[i].f = f->v[i];
		if (f->v[i]->span.source == ZP_NOWHERE)
			continue;
		struct zp_span span = zp_span_shown(s, f->v[i]->span);
		k[i].file = zp_source_at(s, span.source)->name;
		k[i].pos = zp_source_pos(s, span);
	}
	qsort(k, f->n, sizeof *k, compare);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < f->n; i++) {
		if (kept > 0 && compare(&k[i - 1], &k[i]) == 0 &&
		    is_same(f->v[kept - 1], k[i].f)) {
			lint_finding_free(k[i].f);
			continue;
		}
		f->v[kept++] = k[i].f;
	}
	f->n = kept;
	zp_xfree(k);
}
