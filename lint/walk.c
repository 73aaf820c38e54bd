#include "lint/walk.h"

#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/exclude.h"
#include "lint/ignored.h"

struct folder {
	uint64_t dev, ino;
};

struct walk {
	struct lint_run *run;
	const char *root;    /* as shown */
	char real[PATH_MAX]; /* the same without links */
	struct lint_ignored ignored;
	struct folder *seen; /* hash table; ino 0: free */
	unsigned bits;
	uint32_t nseen;
	ZP_VEC(const char *) links; /* to folders, as shown */
	lint_met_files linked;
	lint_met_files *out;
};

static struct folder *seen_slot(const struct walk *w, struct folder f)
{
	uint32_t mask = (UINT32_C(1) << w->bits) - 1;
	uint64_t h = (f.ino * 31 + f.dev) * UINT64_C(0x9e3779b97f4a7c15);
	uint32_t i = (uint32_t)(h >> 32) & mask;
	while (w->seen[i].ino != 0 &&
	       (w->seen[i].ino != f.ino || w->seen[i].dev != f.dev))
		i = (i + 1) & mask;
	return &w->seen[i];
}

/* Whether the folder is new. */
static bool see(struct walk *w, const struct stat *st)
{
	struct folder f = {st->st_dev, st->st_ino};
	if (w->nseen >= (UINT32_C(1) << w->bits) / 2) {
		struct folder *old = w->seen;
		uint32_t n = UINT32_C(1) << w->bits++;
		w->seen = zp_xcalloc((size_t)n * 2, sizeof *w->seen);
		for (uint32_t i = 0; i < n; i++)
			if (old[i].ino != 0)
				*seen_slot(w, old[i]) = old[i];
		zp_xfree(old);
	}
	struct folder *slot = seen_slot(w, f);
	if (slot->ino != 0)
		return false;
	*slot = f;
	w->nseen++;
	return true;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Where an entry lies below the root, links taken out: PREFIX is where the
 * top of this tree lies. */
static const char *place_of(
    struct walk *w, const FTSENT *e, const char *top, const char *prefix)
{
	const char *rest = e->fts_path + strlen(top);
	rest += strspn(rest, "/");
	if (!prefix[0])
		return rest;
	return zp_printf(&w->run->arena, "%s/%s", prefix, rest);
}

static void take_link(struct walk *w, const FTSENT *e)
{
	struct stat st;
	char *path = zp_dup(&w->run->arena, e->fts_path);
	if (stat(path, &st) != 0)
		return;
	if (S_ISDIR(st.st_mode))
		zp_push(&w->links, path);
	else if (S_ISREG(st.st_mode))
		zp_push(&w->linked,
		    ((struct lint_met){path, st.st_dev, st.st_ino}));
}

static void ask_git(struct walk *w, const char *folder, const char *prefix)
{
	if (!lint_ignored_ask(&w->ignored, folder, prefix))
		lint_say(w->run, folder,
		    "git does not answer: what it ignores is not left out");
}

/* False: the folder is left out. */
static bool enter(struct walk *w, const FTSENT *e, const char *place)
{
	if (!see(w, e->fts_statp))
		return false;
	/* A work tree of its own within: git is asked there as well. */
	if (e->fts_level > 0 &&
	    access(zp_printf(&w->run->arena, "%s/.git", e->fts_path), F_OK) ==
		0)
		ask_git(
		    w, e->fts_path, zp_printf(&w->run->arena, "%s/", place));
	return true;
}

static void take(struct walk *w, FTS *fts, FTSENT *e, const char *place)
{
	bool folder = e->fts_info == FTS_D;
	if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR) {
		lint_say(w->run, e->fts_path, "%s", strerror(e->fts_errno));
		w->run->incomplete = true;
	}
	if (!folder && e->fts_info != FTS_F && e->fts_info != FTS_SL)
		return;
	bool out =
	    e->fts_level > 0 &&
	    (e->fts_name[0] == '.' || lint_ignored_has(&w->ignored, place) ||
		lint_excluded(w->run->opt, e->fts_path, folder));
	if (folder && (out || !enter(w, e, place)))
		fts_set(fts, e, FTS_SKIP);
	if (folder || out)
		return;
	if (e->fts_info == FTS_SL)
		take_link(w, e);
	else
		zp_push(w->out,
		    ((struct lint_met){zp_dup(&w->run->arena, e->fts_path),
			e->fts_statp->st_dev, e->fts_statp->st_ino}));
}

static void walk_tree(struct walk *w, const char *top, const char *prefix)
{
	char *tops[] = {zp_dup(&w->run->arena, top), NULL};
	FTS *fts =
	    fts_open(tops, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	FTSENT *e;
	while (fts && (e = fts_read(fts)) != NULL)
		take(w, fts, e, place_of(w, e, top, prefix));
	if (fts)
		fts_close(fts);
}

/* Whether the folder at PLACE below the root would have been left out. */
static bool left_out(struct walk *w, const char *place)
{
	struct zp_arena *a = &w->run->arena;
	if (lint_ignored_within(&w->ignored, place))
		return true;
	for (size_t i = 1; i <= strlen(place); i++)
		if ((place[i] == '/' || place[i] == '\0') &&
		    lint_excluded(w->run->opt,
			zp_printf(a, "%s/%.*s", w->root, (int)i, place), true))
			return true;
	return false;
}

static void follow(struct walk *w, const char *link)
{
	char full[PATH_MAX];
	size_t n = strlen(w->real);
	if (!realpath(link, full) || strncmp(full, w->real, n) != 0)
		return;
	const char *place = full + n;
	if (n > 1 && place[0] != '/')
		return; /* the root itself, or beside it */
	place += strspn(place, "/");
	if (place[0] && !left_out(w, place))
		walk_tree(w, link, zp_dup(&w->run->arena, place));
}

void lint_walk(struct lint_run *run, const char *folder, lint_met_files *out)
{
	struct walk w = {.run = run, .out = out, .bits = 6};
	size_t n = strlen(folder);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	w.root = zp_copy(&run->arena, folder, n);
	w.seen = zp_xcalloc((size_t)1 << w.bits, sizeof *w.seen);
	if (!realpath(w.root, w.real))
		w.real[0] = '\0';
	ask_git(&w, w.root, "");
	walk_tree(&w, w.root, "");
	/* A followed folder may hold links of its own. */
	for (uint32_t i = 0; w.real[0] && i < w.links.n; i++)
		follow(&w, w.links.v[i]);
	for (uint32_t i = 0; i < w.linked.n; i++)
		zp_push(out, w.linked.v[i]);
	lint_ignored_free(&w.ignored);
	zp_vec_free(&w.links);
	zp_vec_free(&w.linked);
	zp_xfree(w.seen);
}
