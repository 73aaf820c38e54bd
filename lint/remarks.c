#include "lint/remarks.h"

#include <stdlib.h>
#include <string.h>

#include "lint/suppress.h"

static int by_place(const void *a, const void *b)
{
	const struct lint_remark_entry *x = a, *y = b;
	if (x->at.from != y->at.from)
		return x->at.from < y->at.from ? -1 : 1;
	/* What holds more stands before what it holds. */
	if (x->at.to != y->at.to)
		return x->at.to > y->at.to ? -1 : 1;
	return x->at.at < y->at.at ? -1 : x->at.at > y->at.at;
}

/* Places lie one within another or apart, but for ends of lines. */
static void find_outer(struct lint_remark_file *f)
{
	for (uint32_t i = 1; i < f->entries.n; i++) {
		struct lint_remark_entry *e = &f->entries.v[i];
		uint32_t k = i;
		while (k > 0 && f->entries.v[k - 1].at.to <= e->at.from)
			k = f->entries.v[k - 1].outer;
		e->outer = k;
	}
}

static void read_file(
    struct lint_run *run, const struct zp_zone *z, uint32_t source)
{
	struct lint_remarks *r = &run->remarks;
	const struct zp_source *s = zp_source_at(&run->set.sources, source);
	zp_remarks found = {0};
	while (r->files.n <= source) {
		zp_push(&r->files, NULL);
		zp_push(&r->searched, false);
	}
	struct lint_remark_file *f = r->files.v[source];
	if (f) {
		f->told = false;
		f->shared |= z->context && !z->above;
	}
	if (r->searched.v[source] || !s->text)
		return;
	r->searched.v[source] = true;
	if (z->dialect)
		zp_remarks_yaml(
		    &run->set.sources, source, &run->opt->yaml_limits, &found);
	else
		zp_remarks_master(s, &found);
	if (found.n > 0) {
		f = zp_xcalloc(1, sizeof *f);
		f->source = source;
		f->shared = z->context && !z->above;
		for (uint32_t i = 0; i < found.n; i++)
			lint_remark_parse(run, f, &found.v[i]);
		qsort(
		    f->entries.v, f->entries.n, sizeof *f->entries.v, by_place);
		find_outer(f);
		for (uint32_t i = 0; i < f->entries.n; i++)
			if (f->entries.v[i].file && !f->entries.v[i].wrong)
				zp_push(&f->whole, i);
		r->files.v[source] = f;
		r->n++;
	}
	zp_vec_free(&found);
}

/* Whether a source that was not looked at holds the word. */
static bool any_new(struct lint_run *run)
{
	const struct zp_sources *s = &run->set.sources;
	bool any = false;
	for (; run->remarks.seen < s->list.n; run->remarks.seen++) {
		const struct zp_source *one =
		    zp_source_at(s, run->remarks.seen);
		any = any || (one->text && zp_remark_find(one->text, one->size,
					       0) < one->size);
	}
	return any;
}

void lint_remarks_read(struct lint_run *run)
{
	if (run->opt->no_suppressions || (!any_new(run) && run->remarks.n == 0))
		return;
	/* Which sources are of zones, and in which form, the zones know. */
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		read_file(run, z, z->source);
		for (uint32_t k = 0; k < z->includes.n; k++)
			read_file(run, z, z->includes.v[k]);
	}
}

static struct lint_remark_file *file_at(
    const struct lint_run *run, uint32_t source)
{
	const struct lint_remarks *r = &run->remarks;
	return source < r->files.n ? r->files.v[source] : NULL;
}

bool lint_remarks_in(const struct lint_run *run, const struct zp_zone *z)
{
	if (run->remarks.n == 0)
		return false;
	bool any = file_at(run, z->source) != NULL;
	for (uint32_t k = 0; k < z->includes.n && !any; k++)
		any = file_at(run, z->includes.v[k]) != NULL;
	return any;
}

static bool meets(struct lint_remark_file *f, const struct lint_remark_entry *e,
    const char *rule)
{
	bool any = false;
	for (uint32_t i = 0; i < e->n; i++) {
		struct lint_remark_word *w = &f->words.v[e->first + i];
		if (!w->rule || !lint_id_matches(rule, w->rule))
			continue;
		w->used = any = true;
	}
	return any;
}

static const struct lint_accepted *meet_whole(
    struct lint_remark_file *f, const char *rule)
{
	const struct lint_accepted *found = NULL;
	for (uint32_t i = 0; i < f->whole.n; i++) {
		struct lint_remark_entry *e = &f->entries.v[f->whole.v[i]];
		if (meets(f, e, rule) && !found)
			found = &e->accepted;
	}
	return found;
}

/* The last entry that begins at or before AT, + 1. */
static uint32_t last_before(const struct lint_remark_file *f, uint32_t at)
{
	uint32_t low = 0, high = f->entries.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (f->entries.v[mid].at.from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct lint_accepted *lint_remarks_meet(
    struct lint_run *run, const char *rule, struct zp_span span)
{
	if (run->remarks.n == 0 || span.source == ZP_NOWHERE)
		return NULL;
	span = zp_span_shown(&run->set.sources, span);
	struct lint_remark_file *f = file_at(run, span.source);
	if (!f)
		return NULL;
	const struct lint_accepted *found = meet_whole(f, rule);
	for (uint32_t i = last_before(f, span.at); i > 0;
	     i = f->entries.v[i - 1].outer) {
		struct lint_remark_entry *e = &f->entries.v[i - 1];
		if (e->wrong || e->at.to <= span.at)
			continue;
		if (meets(f, e, rule))
			found = &e->accepted;
	}
	return found;
}

static void add(struct lint_run *run, enum lint_remark_kind kind,
    const struct lint_remark_entry *e, struct zp_span span, const char *word,
    const char *more)
{
	struct lint_remark one = {kind, span, word, more, e->file};
	zp_push(&run->remarks.faults, one);
}

/* ALL: what is said of the file was said in this run. */
static void judge_word(struct lint_run *run, const struct lint_remark_entry *e,
    struct lint_remark_word *w, bool all)
{
	if (!w->rule)
		add(run, LINT_REMARK_UNKNOWN, e, w->span, w->text, w->why);
	else if (strcmp(w->rule, w->text) != 0)
		add(run, LINT_REMARK_RENAMED, e, w->span, w->text, w->rule);
	if (w->rule && !w->used && !e->wrong && all &&
	    lint_looks_for(run, w->rule))
		add(run, LINT_REMARK_UNUSED, e, w->span, w->text, NULL);
	w->used = false;
}

static void judge_file(
    struct lint_run *run, struct lint_remark_file *f, bool all)
{
	for (uint32_t i = 0; i < f->entries.n; i++) {
		const struct lint_remark_entry *e = &f->entries.v[i];
		if (e->wrong)
			add(run, LINT_REMARK_MALFORMED, e, e->accepted.span,
			    NULL, e->wrong);
		else if (!e->accepted.reason)
			add(run, LINT_REMARK_WITHOUT_REASON, e,
			    e->accepted.span, NULL, NULL);
		for (uint32_t k = 0; k < e->n; k++)
			judge_word(run, e, &f->words.v[e->first + k], all);
	}
}

void lint_remarks_judge(struct lint_run *run, const struct zp_zone *z)
{
	const struct lint_options *o = run->opt;
	run->remarks.faults.n = 0;
	if (run->remarks.n == 0)
		return;
	/* Where names were asked for, nothing is said of the others; and what a
	 * part of the zones says of a file is not all, if zones share it. */
	bool all = !o->asked || o->names_configured;
	bool part = o->shards > 0 || o->command == LINT_MERGE;
	for (uint32_t k = 0; k <= z->includes.n; k++) {
		struct lint_remark_file *f =
		    file_at(run, k > 0 ? z->includes.v[k - 1] : z->source);
		if (!f || f->told)
			continue;
		f->told = true;
		judge_file(run, f,
		    all && !f->shared && (!part || (k == 0 && !z->dialect)));
	}
}

void lint_remarks_free(struct lint_remarks *r)
{
	for (uint32_t i = 0; i < r->files.n; i++) {
		struct lint_remark_file *f = r->files.v[i];
		if (!f)
			continue;
		zp_vec_free(&f->entries);
		zp_vec_free(&f->words);
		zp_vec_free(&f->whole);
		zp_xfree(f);
	}
	zp_vec_free(&r->files);
	zp_vec_free(&r->searched);
	zp_vec_free(&r->faults);
	zp_arena_free(&r->arena);
}
