#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint/certificates.h"
#include "lint/config.h"
#include "lint/load_ahead.h"
#include "lint/load_tree.h"
#include "lint/look.h"
#include "lint/settle.h"
#include "lint/shard.h"
#include "zoneparse/parse.h"

/* The nearest folder from DIR up that holds .git, or NULL. */
static const char *repository_above(struct lint_run *run, const char *dir)
{
	char full[PATH_MAX];
	if (!realpath(dir, full))
		return NULL;
	for (;;) {
		char *git = zp_printf(&run->arena, "%s/.git", full);
		if (access(git, F_OK) == 0)
			return zp_dup(&run->arena, full);
		char *cut = strrchr(full, '/');
		if (!cut || cut == full)
			return NULL;
		*cut = '\0';
	}
}

/* The repository of a file, or NULL (its own folder is the fence). Files come
 * folder by folder. */
static const char *repository_of(struct lint_run *run, const char *path)
{
	const char *slash = strrchr(path, '/'), *last = run->last_folder;
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;
	if (!last || strncmp(last, path, n) != 0 || last[n] != '\0') {
		run->last_folder = zp_copy(&run->arena, path, n);
		run->last_repository =
		    repository_above(run, n > 0 ? run->last_folder : ".");
	}
	return run->last_repository;
}

/* What could not be read is said, unless nobody said that it is a text. */
static bool accept(struct lint_run *run, const struct lint_input *in,
    const char *shown, enum zp_load status, const char *why)
{
	if (status == ZP_LOAD_OK)
		return true;
	if (!in->named && !in->served && status == ZP_LOAD_BINARY)
		return false;
	lint_say(run, shown, status == ZP_LOAD_ERRNO ? "%s" : "1:1: %s", why);
	run->incomplete = true;
	return false;
}

static bool open_input(
    struct lint_run *run, const struct lint_input *in, uint32_t *id)
{
	const char *why = "", *shown = in->path;
	enum zp_load status;
	if (strcmp(in->path, "-") == 0) {
		shown = run->opt->stdin_filename ? run->opt->stdin_filename
						 : "<stdin>";
		status = zp_source_fd(
		    &run->set.sources, STDIN_FILENO, shown, id, &why);
	} else {
		status = lint_ahead_open(&run->set.sources, in, id, &why);
	}
	return accept(run, in, shown, status, why);
}

const char *lint_root(struct lint_run *run)
{
	char full[PATH_MAX];
	if (!run->opt->root)
		return NULL;
	/* A root that does not exist holds nothing. */
	return realpath(run->opt->root, full) ? zp_dup(&run->arena, full)
					      : "/nonexistent";
}

const char *lint_root_of(struct lint_run *run, const char *path)
{
	const char *root = lint_root(run);
	return root ? root : repository_of(run, path);
}

/* What is known while files are read, by input and by zone. */
struct loaded {
	const lint_inputs *in;
	uint32_t *source;       /* by input: its source + 1; 0: none */
	ZP_VEC(uint32_t) input; /* by zone */
	struct lint_trees *trees;
	struct lint_ahead *ahead;
};

static bool load_tree(
    struct lint_run *run, struct loaded *l, const struct lint_tree_file *t)
{
	zp_zones zones = {0};
	bool done = lint_load_tree(run, l->trees, t, &zones);
	zp_vec_free(&zones);
	return done;
}

/* The zone last added is that of a file; false: its text is gone. */
static bool take_zone(struct lint_run *run, const struct loaded *l,
    const struct lint_input *in, uint32_t id)
{
	run->files++;
	return !lint_shard_shed(run, run->set.zones.v[run->set.zones.n - 1],
	    in->context, l->source[in->same] ? ZP_NONE : id);
}

/* False: it is no zone, or was read as a part of one; its text is gone. */
static bool load_source(struct lint_run *run, struct loaded *l,
    const struct lint_input *in, uint32_t id)
{
	const struct zp_source *s = zp_source_at(&run->set.sources, id);
	if (lint_tree_taken(l->trees, s)) {
		zp_source_drop(&run->set.sources, id);
		return false;
	}
	struct lint_look look;
	lint_look(run->opt, &run->arena, in, s, &look);
	struct zp_parse_options po = {.origin = look.origin,
	    .root = s->path ? lint_root_of(run, s->path) : lint_root(run),
	    .jobs = run->opt->jobs};
	if (look.zone) {
		zp_parse(&run->set, zp_set_add(&run->set), id, &po);
		return take_zone(run, l, in, id);
	}
	struct lint_tree_file t = {.source = id,
	    .named = in->named,
	    .origin = po.origin,
	    .root = po.root,
	    .dialect = look.dialect,
	    .view = in->view,
	    .asks = !in->context && !l->source[in->same]};
	bool yaml = look.dialect ||
		    (!look.master && zp_looks_like_yaml(s->text, s->size));
	if (yaml && load_tree(run, l, &t))
		return true;
	if (in->named) {
		lint_say(run, s->name, "1:1: %s%s",
		    look.other ? "" : "no zone: ",
		    look.other ? look.other
		    : yaml     ? "YAML or JSON of no known dialect "
				 "(--input-format says which it is)"
			       : "it begins with no record or directive");
		/* Whoever leaves files out names what a program chose. */
		run->incomplete |= !run->opt->force_exclude;
	}
	zp_source_drop(&run->set.sources, id);
	return false;
}

/* The same of a file that was read ahead as a zone. */
static bool load_parsed(struct lint_run *run, struct loaded *l,
    const struct lint_input *in, uint32_t id)
{
	const struct zp_source *s = zp_source_at(&run->set.sources, id);
	if (!lint_tree_taken(l->trees, s))
		return take_zone(run, l, in, id);
	zp_set_drop(&run->set, run->set.zones.n - 1);
	zp_source_drop(&run->set.sources, id);
	return false;
}

/* Whether the file was opened; *parsed: and read as a zone. */
static bool open_one(struct lint_run *run, struct loaded *l, uint32_t i,
    uint32_t *id, bool *parsed)
{
	const struct lint_input *in = &l->in->v[i];
	struct lint_ahead_file f = lint_ahead_take(l->ahead, i);
	*id = f.source;
	*parsed = f.state == LINT_AHEAD_PARSED;
	if (f.state == LINT_AHEAD_LEFT)
		return lint_config_admits(run, in->path) &&
		       open_input(run, in, id);
	return accept(run, in, in->path, f.status, f.why);
}

/* A file in its role; one that was read before is not read again. */
static void load_one(struct lint_run *run, struct loaded *l, uint32_t i)
{
	const struct lint_input *in = &l->in->v[i];
	uint32_t id, files = run->files;
	bool parsed = false;
	if (l->source[in->same])
		id = l->source[in->same] - 1;
	else if (!open_one(run, l, i, &id, &parsed))
		return;
	if (parsed ? load_parsed(run, l, in, id)
		   : load_source(run, l, in, id)) {
		l->source[i] = id + 1;
		/* As the first zone of the file it was another shard's. */
		if (!l->source[in->same])
			l->source[in->same] = id + 1;
	}
	while (l->input.n < run->set.zones.n) {
		struct zp_zone *z = run->set.zones.v[l->input.n];
		const struct lint_zone_entry *entry = lint_look_entry(run->opt,
		    &run->arena, zp_source_at(&run->set.sources, z->source));
		z->view = in->view || !entry ? in->view : entry->view;
		z->served = entry ? entry->served : ZP_SERVED_NOT_SAID;
		z->context = in->context;
		zp_push(&l->input, i);
	}
	if (in->context || in->same != i)
		run->files = files;
}

bool lint_load(struct lint_run *run)
{
	lint_inputs list = {0};
	struct loaded l = {.in = &list};
	if (run->opt->changed && run->opt->context.n == 0) {
		lint_say(run, NULL,
		    "--changed: which zones there are is not said "
		    "(--context DIR, or zones in .dcvlint.yaml)");
		run->incomplete = true;
		return false;
	}
	lint_inputs_collect(run, &list);
	l.source = zp_xcalloc(list.n ? list.n : 1, sizeof *l.source);
	l.trees = lint_trees_new();
	l.ahead = lint_ahead_new(run, &list);
	for (uint32_t i = 0; i < list.n; i++)
		load_one(run, &l, i);
	lint_ahead_free(l.ahead);
	lint_trees_free(l.trees);
	lint_settle(run, &list, l.input.v);
	bool any = false;
	for (uint32_t i = 0; i < l.input.n; i++)
		any |= run->opt->changed || !list.v[l.input.v[i]].context;
	zp_vec_free(&l.input);
	zp_xfree(l.source);
	zp_vec_free(&list);
	return any || lint_certificates_any(run);
}
