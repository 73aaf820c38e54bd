#include "lint/settle.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lint/path.h"

/* A loaded zone by the file it was read from. */
struct by_file {
	uint64_t dev, ino;
	uint32_t zone;
};

struct settle {
	struct lint_run *run;
	const lint_inputs *in;
	const uint32_t *input; /* by zone */
	struct by_file *files; /* sorted; unknown files left out */
	uint32_t nfiles;
};

static const struct lint_input *input_of(
    const struct settle *s, const struct zp_zone *z)
{
	return &s->in->v[s->input[z->index]];
}

static int compare_files(const void *a, const void *b)
{
	const struct by_file *x = a, *y = b;
	if (x->ino != y->ino)
		return x->ino < y->ino ? -1 : 1;
	if (x->dev != y->dev)
		return x->dev < y->dev ? -1 : 1;
	return x->zone < y->zone ? -1 : x->zone > y->zone;
}

static void index_files(struct settle *s)
{
	uint32_t n = s->run->set.zones.n;
	s->files = zp_xcalloc(n ? n : 1, sizeof *s->files);
	for (uint32_t i = 0; i < n; i++) {
		const struct lint_input *in = &s->in->v[s->input[i]];
		if (in->ino != 0)
			s->files[s->nfiles++] =
			    (struct by_file){in->dev, in->ino, i};
	}
	qsort(s->files, s->nfiles, sizeof *s->files, compare_files);
}

/* The first of the zones that file is, in s->files; s->nfiles: none. */
static uint32_t first_of(const struct settle *s, uint64_t dev, uint64_t ino)
{
	struct by_file key = {dev, ino, 0};
	uint32_t lo = 0, hi = s->nfiles;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (compare_files(&s->files[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool is_file(
    const struct settle *s, uint32_t i, uint64_t dev, uint64_t ino)
{
	return i < s->nfiles && s->files[i].ino == ino &&
	       s->files[i].dev == dev;
}

/* Out of the run: neither judged nor asked. */
static void drop(struct zp_zone *z)
{
	z->context = z->fragment = true;
	z->origin_by = ZP_ORIGIN_NONE;
}

/* A file without SOA that zone O includes is judged there. */
static void drop_included(struct settle *s, const struct zp_zone *o)
{
	for (uint32_t k = 0; k < o->includes.n; k++) {
		const struct zp_source *f =
		    zp_source_at(&s->run->set.sources, o->includes.v[k]);
		uint32_t i = first_of(s, f->dev, f->ino);
		for (; is_file(s, i, f->dev, f->ino); i++) {
			struct zp_zone *z =
			    s->run->set.zones.v[s->files[i].zone];
			const struct lint_input *in = input_of(s, z);
			/* Parts of one zone include not each other. */
			if (z == o || z->soa_rrs.n > 0 || in->served ||
			    zp_zone_is_part(z))
				continue;
			if (in->named && !z->context && o->context &&
			    !s->run->opt->quiet)
				lint_say(s->run, f->name,
				    "part of zones that are context only "
				    "(--changed lints those)");
			drop(z);
		}
	}
}

/* One met in a folder, or named by a program, that nobody includes and that
 * tells no origin is no zone.
 */
static void drop_fragments(struct settle *s)
{
	struct lint_run *run = s->run;
	for (uint32_t i = 0; i < run->set.zones.n; i++)
		drop_included(s, run->set.zones.v[i]);
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		bool named = input_of(s, z)->named && !run->opt->force_exclude;
		if (!z->fragment || z->context || named)
			continue;
		lint_say(run, zp_source_at(&run->set.sources, z->source)->name,
		    "1:1: left out: no SOA, no origin, and no zone here "
		    "includes it (--origin PATH=NAME says its origin)");
		drop(z);
	}
}

/* Which of two zones of the same name stands in place of the other: what is
 * judged before context, what a name server is said to serve before a file
 * that only lies there. */
static int rank(const struct settle *s, const struct zp_zone *z)
{
	bool ours = !z->context || s->run->opt->changed;
	return (ours ? 2 : 0) + input_of(s, z)->served;
}

static void drop_replaced(struct settle *s)
{
	struct lint_run *run = s->run;
	bool any = false;
	zp_set_finish(&run->set);
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		for (struct zp_zone *t = zp_set_twin(&run->set, z); t;
		     t = zp_set_twin(&run->set, z)) {
			if (rank(s, t) == rank(s, z))
				break;
			struct zp_zone *less = rank(s, t) < rank(s, z) ? t : z;
			const struct zp_zone *more = less == t ? z : t;
			if (!less->context && !run->opt->quiet)
				lint_say(run,
				    zp_source_at(
					&run->set.sources, less->source)
					->name,
				    "1:1: left out: the name server serves "
				    "this zone from %s",
				    zp_source_at(
					&run->set.sources, more->source)
					->name);
			drop(less);
			any = true;
		}
	}
	if (any)
		zp_set_finish(&run->set);
}

/* Whether zone Z includes a file that is not at PLACE any more. */
static bool misses(struct settle *s, const struct zp_zone *z, const char *place)
{
	struct zp_arena a = {0};
	bool found = false;
	for (uint32_t i = 0; i < z->problems.n && !found; i++) {
		const struct zp_problem *p = &z->problems.v[i];
		if (p->kind != ZP_P_INCLUDE_UNREADABLE)
			continue;
		const struct zp_source *f =
		    zp_source_at(&s->run->set.sources, p->span.source);
		const char *name = f->text + p->span.at;
		int n = (int)p->span.len;
		if (n >= 2 && name[0] == '"') {
			name++;
			n -= 2;
		}
		const char *slash = f->path ? strrchr(f->path, '/') : NULL;
		int k =
		    slash && name[0] != '/' ? (int)(slash + 1 - f->path) : 0;
		const char *path =
		    lint_path_whole(&a, zp_printf(&a, "%.*s%.*s", k,
					    f->path ? f->path : "", n, name));
		found = path && strcmp(path, place) == 0;
	}
	zp_arena_free(&a);
	return found;
}

/* Judges what the changed file is part of; false: nothing is. */
static bool judge_changed(struct settle *s, const struct lint_input *file)
{
	bool any = false;
	uint32_t i = first_of(s, file->dev, file->ino);
	const char *gone =
	    file->ino == 0 ? lint_path_whole(&s->run->arena, file->path) : NULL;
	for (; file->ino != 0 && is_file(s, i, file->dev, file->ino); i++) {
		struct zp_zone *z = s->run->set.zones.v[s->files[i].zone];
		any |= !z->fragment;
		z->context = z->fragment;
	}
	for (i = 0; gone && i < s->run->set.zones.n; i++) {
		struct zp_zone *z = s->run->set.zones.v[i];
		if (z->fragment || !misses(s, z, gone))
			continue;
		z->context = false;
		any = true;
	}
	return any;
}

/* By source: the changed file that it is, + 1; 0: none. */
static uint32_t *mark_sources(struct settle *s, const lint_inputs *files)
{
	const struct zp_sources *all = &s->run->set.sources;
	uint32_t *mark = zp_xcalloc(all->list.n + 1, sizeof *mark);
	for (uint32_t i = 0; i < all->list.n; i++) {
		const struct zp_source *f = zp_source_at(all, i);
		for (uint32_t c = 0; f->ino != 0 && c < files->n; c++)
			if (files->v[c].ino == f->ino &&
			    files->v[c].dev == f->dev)
				mark[i] = c + 1;
	}
	return mark;
}

static void judge_part(struct zp_zone *z, uint32_t mark, bool *told)
{
	if (mark == 0)
		return;
	z->context = false;
	told[mark - 1] = true;
}

/* Judges the zones that a changed file is a part of: included, or holding some
 * of their records. */
static void judge_parts(struct settle *s, const lint_inputs *files, bool *told)
{
	uint32_t *mark = mark_sources(s, files);
	for (uint32_t i = 0; i < s->run->set.zones.n; i++) {
		struct zp_zone *z = s->run->set.zones.v[i];
		if (z->fragment)
			continue;
		for (uint32_t k = 0; k < z->includes.n; k++)
			judge_part(z, mark[z->includes.v[k]], told);
		for (uint32_t k = 0; k < z->segments.n; k++)
			judge_part(z, mark[z->segments.v[k].source], told);
	}
	zp_xfree(mark);
}

static void choose_changed(struct settle *s)
{
	struct lint_run *run = s->run;
	lint_inputs files = {0};
	lint_inputs_changed(run, &files);
	bool *part = zp_xcalloc(files.n ? files.n : 1, sizeof *part);
	judge_parts(s, &files, part);
	for (uint32_t i = 0; i < files.n; i++) {
		if (judge_changed(s, &files.v[i]) || part[i])
			continue;
		if (files.v[i].named && !run->opt->quiet)
			lint_say(run, files.v[i].path, "part of no zone");
	}
	zp_xfree(part);
	zp_vec_free(&files);
}

/* Files of judged zones; what could not be read of the others. */
static void count(struct settle *s)
{
	struct lint_run *run = s->run;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		const struct lint_input *in = input_of(s, z);
		if (!z->context && run->opt->changed)
			run->files += s->input[i] == in->same;
		for (uint32_t k = 0; z->context && k < z->problems.n; k++) {
			const struct zp_problem *p = &z->problems.v[k];
			if (!zp_problem_info[p->kind].incomplete ||
			    z->origin_by == ZP_ORIGIN_NONE)
				continue;
			struct zp_span at =
			    zp_span_shown(&run->set.sources, p->span);
			struct zp_pos pos =
			    zp_source_pos(&run->set.sources, at);
			lint_say(run,
			    zp_source_at(&run->set.sources, at.source)->name,
			    "%u:%u: %s", pos.line, pos.column, p->message);
			run->incomplete = true;
		}
	}
}

void lint_settle(
    struct lint_run *run, const lint_inputs *in, const uint32_t *input)
{
	struct settle s = {.run = run, .in = in, .input = input};
	index_files(&s);
	drop_fragments(&s);
	if (run->opt->changed)
		choose_changed(&s);
	drop_replaced(&s);
	/* Shards knew which zones stand in for those of --context, and told. */
	if (run->opt->command != LINT_MERGE)
		count(&s);
	zp_xfree(s.files);
}
