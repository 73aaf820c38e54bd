#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/config.h"
#include "lint/engine.h"
#include "lint/load_tree.h"
#include "zoneparse/parse.h"

/* A file to be read: NAMED by the user, or met in a folder. */
struct input {
	const char *path;
	bool named;
};
typedef ZP_VEC(struct input) inputs;

/* Zones by the file they were read from. */
struct files {
	uint32_t *slots; /* zone + 1; 0 free */
	unsigned bits;
	ZP_VEC(bool) named; /* by zone */
	struct lint_trees *trees;
};

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void walk_folder(struct lint_run *run, const char *path, inputs *list)
{
	char *root[] = {zp_dup(&run->arena, path), NULL};
	FTS *fts =
	    fts_open(root, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	FTSENT *e;
	struct stat st;
	while (fts && (e = fts_read(fts)) != NULL) {
		bool hidden = e->fts_level > 0 && e->fts_name[0] == '.';
		if (e->fts_info == FTS_D && hidden)
			fts_set(fts, e, FTS_SKIP);
		if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR) {
			lint_say(
			    run, e->fts_path, "%s", strerror(e->fts_errno));
			run->incomplete = true;
		}
		bool file =
		    e->fts_info == FTS_F ||
		    (e->fts_info == FTS_SL && stat(e->fts_path, &st) == 0 &&
			S_ISREG(st.st_mode));
		if (file && !hidden)
			zp_push(list,
			    ((struct input){
				zp_dup(&run->arena, e->fts_path), false}));
	}
	if (fts)
		fts_close(fts);
}

static void collect(struct lint_run *run, inputs *list)
{
	for (uint32_t i = 0; i < run->opt->paths.n; i++) {
		const char *path = run->opt->paths.v[i];
		struct stat st;
		if (strcmp(path, "-") != 0 && stat(path, &st) == 0 &&
		    S_ISDIR(st.st_mode))
			walk_folder(run, path, list);
		else
			zp_push(list, ((struct input){path, true}));
	}
}

/* The nearest folder above that holds .git, else the file's own (NULL). */
static const char *repository_of(struct lint_run *run, const char *path)
{
	char full[PATH_MAX];
	char *slash = strrchr(path, '/');
	char *dir = slash ? zp_copy(&run->arena, path,
				slash == path ? 1 : (size_t)(slash - path))
			  : zp_dup(&run->arena, ".");
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

static const char *shorten(const char *path)
{
	while (path[0] == '.' && path[1] == '/')
		path += 2;
	return path;
}

static const struct zp_name *origin_for(const struct lint_options *o,
    const struct lint_zone_entry *entry, const char *path)
{
	const struct zp_name *any = NULL;
	for (uint32_t i = 0; i < o->origins.n; i++) {
		const struct lint_origin *g = &o->origins.v[i];
		if (!g->path)
			any = &g->name;
		else if (strcmp(shorten(g->path), shorten(path)) == 0)
			return &g->name;
	}
	return any || !entry || !entry->has_origin ? any : &entry->origin;
}

static bool open_input(
    struct lint_run *run, const struct input *in, uint32_t *id)
{
	const char *why = "", *shown = in->path;
	enum zp_load status;
	if (strcmp(in->path, "-") == 0) {
		shown = run->opt->stdin_filename ? run->opt->stdin_filename
						 : "<stdin>";
		status = zp_source_fd(
		    &run->set.sources, STDIN_FILENO, shown, id, &why);
	} else {
		status = zp_source_open(
		    &run->set.sources, in->path, shown, id, &why);
	}
	if (status == ZP_LOAD_OK)
		return true;
	if (!in->named && status == ZP_LOAD_BINARY)
		return false;
	lint_say(run, shown, status == ZP_LOAD_ERRNO ? "%s" : "1:1: %s", why);
	run->incomplete = true;
	return false;
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

static uint32_t *slot_of(const struct lint_run *run, const struct files *f,
    const struct zp_source *s)
{
	uint32_t mask = (UINT32_C(1) << f->bits) - 1;
	uint64_t h = (s->ino * 31 + s->dev) * UINT64_C(0x9e3779b97f4a7c15);
	uint32_t i = (uint32_t)(h >> 32) & mask;
	for (; f->slots[i]; i = (i + 1) & mask) {
		const struct zp_source *k = zp_source_at(&run->set.sources,
		    run->set.zones.v[f->slots[i] - 1]->source);
		if (s->ino != 0 && k->ino == s->ino && k->dev == s->dev)
			break;
	}
	return &f->slots[i];
}

/* What the configuration says about a file. */
static const struct lint_zone_entry *entry_for(
    struct lint_run *run, const struct zp_source *s)
{
	return lint_config_zone(
	    run->opt, lint_config_relative(run->opt, &run->arena, s->name));
}

/* The dialect that the user says a file is of; *zone: a master file. */
static const struct zp_dialect *format_for(const struct lint_options *o,
    const struct lint_zone_entry *entry, bool *zone)
{
	const char *word = o->input_format;
	if (!word && entry)
		word = entry->format;
	*zone = word && strcmp(word, "zone") == 0;
	return word ? zp_dialect_find(word) : NULL;
}

static void load_zone(struct lint_run *run, struct files *f, uint32_t *slot,
    uint32_t id, const struct zp_parse_options *po, bool named)
{
	struct zp_zone *z = zp_set_add(&run->set);
	*slot = z->index + 1;
	zp_push(&f->named, named);
	zp_parse(&run->set, z, id, po);
	run->files++;
}

static bool load_tree(struct lint_run *run, struct files *f, uint32_t *slot,
    const struct lint_tree_file *t)
{
	zp_zones zones = {0};
	uint32_t from = run->set.zones.n;
	if (!lint_load_tree(run, f->trees, t, &zones))
		return false;
	if (run->set.zones.n > from)
		*slot = from + 1;
	while (f->named.n < run->set.zones.n)
		zp_push(&f->named, t->named);
	zp_vec_free(&zones);
	return true;
}

static void load_one(
    struct lint_run *run, struct files *f, const struct input *in)
{
	uint32_t id;
	if (!lint_config_admits(run, in->path) || !open_input(run, in, &id))
		return;
	const struct zp_source *s = zp_source_at(&run->set.sources, id);
	uint32_t *slot = slot_of(run, f, s);
	if (*slot || lint_tree_taken(f->trees, s)) {
		zp_source_drop(&run->set.sources, id);
		return;
	}
	const char *root = lint_root(run);
	if (!root && s->path)
		root = repository_of(run, s->path);
	bool is_zone;
	const struct lint_zone_entry *entry = entry_for(run, s);
	const struct zp_dialect *d = format_for(run->opt, entry, &is_zone);
	struct zp_parse_options po = {
	    .origin = origin_for(run->opt, entry, s->name), .root = root};
	struct lint_tree_file t = {id, in->named, po.origin, root, d};
	if (is_zone || (!d && zp_looks_like_zone(s->text, s->size))) {
		load_zone(run, f, slot, id, &po, in->named);
		return;
	}
	bool yaml = d || zp_looks_like_yaml(s->text, s->size);
	if (yaml && load_tree(run, f, slot, &t))
		return;
	if (in->named) {
		lint_say(run, s->name, "1:1: no zone: %s",
		    yaml ? "YAML or JSON of no known dialect (--input-format "
			   "says which it is)"
			 : "it begins with no record or directive");
		run->incomplete = true;
	}
	zp_source_drop(&run->set.sources, id);
}

/* Zones from FROM on are of the view that the configuration says. */
static void set_views(struct lint_run *run, uint32_t from)
{
	for (uint32_t i = from; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		const struct lint_zone_entry *entry =
		    entry_for(run, zp_source_at(&run->set.sources, z->source));
		if (entry)
			z->view = entry->view;
	}
}

/* Out of the run: neither judged nor asked. */
static void drop(struct zp_zone *z)
{
	z->context = z->fragment = true;
	z->origin_by = ZP_ORIGIN_NONE;
}

/* A file without SOA that another zone includes is judged there; one met in a
 * folder that nobody includes and that tells no origin is no zone. */
static void drop_fragments(struct lint_run *run, const struct files *f)
{
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *o = run->set.zones.v[i];
		for (uint32_t k = 0; k < o->includes.n; k++) {
			uint32_t slot = *slot_of(run, f,
			    zp_source_at(&run->set.sources, o->includes.v[k]));
			struct zp_zone *z =
			    slot ? run->set.zones.v[slot - 1] : NULL;
			if (z && z != o && z->soa_rrs.n == 0)
				drop(z);
		}
	}
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		if (!z->fragment || z->context || f->named.v[i])
			continue;
		lint_say(run, zp_source_at(&run->set.sources, z->source)->name,
		    "1:1: left out: no SOA, no origin, and no zone here "
		    "includes it (--origin PATH=NAME says its origin)");
		drop(z);
	}
}

bool lint_load(struct lint_run *run)
{
	inputs list = {0};
	struct files f = {.bits = 4};
	collect(run, &list);
	while ((UINT32_C(1) << f.bits) / 2 < list.n)
		f.bits++;
	f.slots = zp_xcalloc((size_t)1 << f.bits, sizeof *f.slots);
	f.trees = lint_trees_new();
	for (uint32_t i = 0; i < list.n; i++) {
		uint32_t before = run->set.zones.n;
		load_one(run, &f, &list.v[i]);
		set_views(run, before);
	}
	zp_vec_free(&list);
	drop_fragments(run, &f);
	zp_vec_free(&f.named);
	zp_xfree(f.slots);
	lint_trees_free(f.trees);
	zp_set_finish(&run->set);
	return run->set.zones.n > 0;
}
