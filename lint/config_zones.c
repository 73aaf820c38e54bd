/* The zones that the configuration names: which files they are, and which entry
 * a file meets. */
#include <fts.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/config_internal.h"
#include "lint/engine.h"
#include "lint/glob.h"
#include "lint/options_read.h"

static void fault(
    struct lint_options *o, const struct lint_zone_entry *z, const char *text)
{
	zp_push(&o->faults,
	    zp_printf(&o->arena, "%s:%u:%u: \"%s\": %s", o->config_shown,
		z->place.line, z->place.column, z->path, text));
}

/* What changed files are parts of is not judged for itself. */
static void put(struct lint_options *o, const char *path)
{
	if (o->changed)
		zp_push(&o->context, path);
	else
		zp_push(&o->paths, path);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* The folders that a glob names literally, at its beginning. */
static const char *fixed_part(struct lint_options *o, const char *glob)
{
	size_t n = strcspn(glob, "*?[");
	while (n > 0 && glob[n - 1] != '/')
		n--;
	return n > 1 ? zp_copy(&o->arena, glob, n - 1) : ".";
}

static bool is_file(const FTSENT *e)
{
	struct stat st;
	return e->fts_info == FTS_F ||
	       (e->fts_info == FTS_SL && stat(e->fts_path, &st) == 0 &&
		   S_ISREG(st.st_mode));
}

/* Files that meet the glob, by name; hidden ones only if it says so. */
static uint32_t expand_glob(
    struct lint_options *o, const struct lint_zone_entry *z)
{
	uint32_t n = 0;
	const char *start = lint_config_shown(o, fixed_part(o, z->path));
	char *root[] = {zp_dup(&o->arena, start), NULL};
	if (!config_is_inside(o, start))
		return 0;
	FTS *fts =
	    fts_open(root, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	FTSENT *e;
	while (fts && (e = fts_read(fts)) != NULL) {
		if (e->fts_level > 0 && e->fts_name[0] == '.') {
			fts_set(fts, e, FTS_SKIP);
			continue;
		}
		if (!is_file(e))
			continue;
		const char *path = e->fts_path;
		while (strncmp(path, "./", 2) == 0)
			path += 2;
		const char *below = lint_config_relative(o, &o->arena, path);
		if (!below || !lint_glob_path(z->path, below))
			continue;
		put(o, zp_dup(&o->arena, path));
		n++;
	}
	if (fts)
		fts_close(fts);
	return n;
}

bool lint_config_expand(struct lint_options *o)
{
	for (uint32_t i = 0; i < o->zones.n; i++) {
		const struct lint_zone_entry *z = &o->zones.v[i];
		const char *path = lint_config_shown(o, z->path);
		if (access(path, F_OK) == 0)
			put(o, path);
		else if (!lint_is_glob(z->path))
			fault(o, z, "no such file or folder");
		else if (expand_glob(o, z) == 0)
			fault(o, z, "no file meets it");
	}
	o->paths_configured = !o->changed && o->paths.n > 0;
	return o->faults.n == 0;
}

const struct lint_zone_entry *lint_config_zone(
    const struct lint_options *o, const char *file)
{
	for (uint32_t i = 0; file && i < o->zones.n; i++)
		if (lint_glob_path(o->zones.v[i].path, file))
			return &o->zones.v[i];
	return NULL;
}

bool lint_config_admits(struct lint_run *run, const char *path)
{
	bool led = run->opt->paths_configured ||
		   (run->opt->changed && run->opt->zones.n > 0 &&
		       !lint_is_given(run->opt, O_CONTEXT));
	if (!led || config_is_inside(run->opt, path))
		return true;
	lint_say(run, path, "it leaves the folder of %s: not read",
	    run->opt->config_shown);
	run->incomplete = true;
	return false;
}
