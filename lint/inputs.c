#include "lint/inputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lint/exclude.h"
#include "lint/servers.h"
#include "lint/walk.h"

struct gather {
	struct lint_run *run;
	lint_inputs met; /* files as named or met, before servers are asked */
	struct lint_servers servers;
	lint_inputs *out;
};

static void take_file(struct gather *g, const struct lint_input *in)
{
	if (in->ino != 0 && zp_server_of(in->path) != ZP_SERVER_NONE)
		zp_push(
		    &g->servers.list, ((struct lint_server){in->path, in->dev,
					  in->ino, in->named, in->context}));
	else
		zp_push(&g->met, *in);
}

static void take_folder(struct gather *g, const char *path, bool context)
{
	lint_met_files met = {0};
	lint_walk(g->run, path, &met);
	for (uint32_t i = 0; i < met.n; i++)
		take_file(g, &(struct lint_input){.path = met.v[i].path,
				 .dev = met.v[i].dev,
				 .ino = met.v[i].ino,
				 .context = context});
	zp_vec_free(&met);
}

/* --force-exclude: left out although it was named. */
static bool is_forced_out(struct gather *g, const char *path, bool folder)
{
	const struct lint_options *o = g->run->opt;
	if (!o->force_exclude || !lint_excluded_within(o, path, folder))
		return false;
	if (!o->quiet)
		lint_say(g->run, path, "left out by --exclude");
	return true;
}

static void take_path(struct gather *g, const char *path, bool context)
{
	struct stat st;
	bool there = stat(path, &st) == 0;
	bool folder = there && S_ISDIR(st.st_mode);
	if (is_forced_out(g, path, folder))
		return;
	if (folder) {
		take_folder(g, path, context);
		return;
	}
	bool file = there && S_ISREG(st.st_mode);
	take_file(g, &(struct lint_input){.path = path,
			 .dev = file ? st.st_dev : 0,
			 .ino = file ? st.st_ino : 0,
			 .named = true,
			 .context = context});
}

/* Standard input stands for the file it is called after, if there is one: it
 * is that file as an editor holds it. */
static void take_stdin(struct gather *g)
{
	struct stat st;
	const char *name = g->run->opt->stdin_filename;
	struct lint_input in = {.path = "-", .named = true};
	if (name && stat(name, &st) == 0 && S_ISREG(st.st_mode)) {
		in.dev = st.st_dev;
		in.ino = st.st_ino;
	}
	zp_push(&g->met, in);
}

static const char *shorten(const char *path)
{
	while (path[0] == '.' && path[1] == '/')
		path += 2;
	return path;
}

static const struct zp_name *said_origin(
    const struct lint_options *o, const char *path)
{
	for (uint32_t i = 0; i < o->origins.n; i++) {
		const struct lint_origin *g = &o->origins.v[i];
		if (g->path && strcmp(shorten(g->path), shorten(path)) == 0)
			return &g->name;
	}
	return NULL;
}

const struct zp_name *lint_origin_for(
    const struct lint_options *o, const struct lint_input *in, const char *path)
{
	const struct zp_name *origin = said_origin(o, path);
	if (!origin && in)
		origin = in->origin;
	for (uint32_t i = o->origins.n; !origin && i > 0; i--)
		if (!o->origins.v[i - 1].path)
			origin = &o->origins.v[i - 1].name;
	return origin;
}

static void put_served(
    struct gather *g, const struct lint_input *in, struct lint_served *z)
{
	struct lint_input one = *in;
	one.view = z->view;
	one.origin = said_origin(g->run->opt, in->path);
	if (!one.origin)
		one.origin = z->name;
	one.context = in->context && z->context;
	one.served = true;
	z->used = true;
	zp_push(g->out, one);
}

/* A file as the zones it is said to be. One that is only said to be a copy of
 * another server's is no zone of ours, unless it was named. */
static void put(struct gather *g, const struct lint_input *in)
{
	uint32_t n, primaries = 0;
	struct lint_served *z =
	    lint_servers_of(&g->servers, in->dev, in->ino, &n);
	for (uint32_t i = 0; i < n; i++)
		primaries += z[i].role == ZP_SERVER_PRIMARY;
	for (uint32_t i = 0; i < n && primaries > 0; i++)
		if (z[i].role == ZP_SERVER_PRIMARY)
			put_served(g, in, &z[i]);
	if (primaries == 0 && (n == 0 || in->named))
		zp_push(g->out, *in);
}

static int by_order(const void *a, const void *b)
{
	const struct lint_served *x = *(struct lint_served *const *)a;
	const struct lint_served *y = *(struct lint_served *const *)b;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* The zones of a configuration that was named are read wherever they lie; a
 * walk has met its own. */
static void put_rest(struct gather *g)
{
	uint32_t n = 0;
	struct lint_servers *s = &g->servers;
	struct lint_served **rest =
	    zp_xcalloc(s->zones.n ? s->zones.n : 1, sizeof(void *));
	for (uint32_t i = 0; i < s->zones.n; i++) {
		struct lint_served *z = &s->zones.v[i];
		if (!z->used && z->named && z->role == ZP_SERVER_PRIMARY &&
		    !lint_excluded_within(g->run->opt, z->path, false))
			rest[n++] = z;
	}
	qsort(rest, n, sizeof *rest, by_order);
	for (uint32_t i = 0; i < n; i++)
		put_served(g,
		    &(struct lint_input){.path = rest[i]->path,
			.dev = rest[i]->dev,
			.ino = rest[i]->ino,
			.named = true,
			.context = rest[i]->context},
		    rest[i]);
	zp_xfree(rest);
}

struct ranked {
	const struct lint_input *in;
	uint32_t index;
};

static int compare_zones(const struct lint_input *a, const struct lint_input *b)
{
	if (a->ino != b->ino)
		return a->ino < b->ino ? -1 : 1;
	if (a->dev != b->dev)
		return a->dev < b->dev ? -1 : 1;
	int c = lint_compare_text(a->view, b->view);
	if (c != 0 || a->origin == b->origin)
		return c;
	if (!a->origin || !b->origin)
		return a->origin ? 1 : -1;
	return zp_name_compare(a->origin, b->origin);
}

static int by_zone(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int c = compare_zones(x->in, y->in);
	return c ? c : x->index < y->index ? -1 : x->index > y->index;
}

/* Of what is the same zone of the same file, the first stays. */
static void drop_repeated(lint_inputs *list)
{
	uint32_t kept = 0;
	struct ranked *r = zp_xcalloc(list->n ? list->n : 1, sizeof *r);
	bool *out = zp_xcalloc(list->n ? list->n : 1, sizeof *out);
	for (uint32_t i = 0; i < list->n; i++)
		r[i] = (struct ranked){&list->v[i], i};
	qsort(r, list->n, sizeof *r, by_zone);
	for (uint32_t i = 1, first = 0; i < list->n; i++) {
		if (r[i].in->ino == 0 ||
		    compare_zones(r[first].in, r[i].in) != 0) {
			first = i;
			continue;
		}
		out[r[i].index] = true;
		list->v[r[first].index].named |= r[i].in->named;
	}
	for (uint32_t i = 0; i < list->n; i++)
		if (!out[i])
			list->v[kept++] = list->v[i];
	list->n = kept;
	zp_xfree(out);
	zp_xfree(r);
}

static void find_same(lint_inputs *list)
{
	struct ranked *r = zp_xcalloc(list->n ? list->n : 1, sizeof *r);
	for (uint32_t i = 0; i < list->n; i++)
		r[i] = (struct ranked){&list->v[i], i};
	qsort(r, list->n, sizeof *r, by_zone);
	for (uint32_t i = 0; i < list->n; i++)
		list->v[i].same = i;
	for (uint32_t i = 1, from = 0; i <= list->n; i++) {
		if (i < list->n && r[i].in->ino != 0 &&
		    r[i].in->ino == r[from].in->ino &&
		    r[i].in->dev == r[from].in->dev)
			continue;
		uint32_t least = r[from].index;
		for (uint32_t k = from; k < i; k++)
			if (r[k].index < least)
				least = r[k].index;
		for (; from < i; from++)
			list->v[r[from].index].same = least;
	}
	zp_xfree(r);
}

void lint_inputs_collect(struct lint_run *run, lint_inputs *out)
{
	const struct lint_options *o = run->opt;
	struct gather g = {.run = run, .out = out};
	for (uint32_t i = 0; !o->changed && i < o->paths.n; i++)
		if (strcmp(o->paths.v[i], "-") == 0)
			take_stdin(&g);
	for (uint32_t i = 0; !o->changed && i < o->paths.n; i++)
		if (strcmp(o->paths.v[i], "-") != 0)
			take_path(&g, o->paths.v[i], false);
	for (uint32_t i = 0; i < o->context.n; i++)
		take_path(&g, o->context.v[i], true);
	lint_servers_read(run, &g.servers);
	for (uint32_t i = 0; i < g.met.n; i++)
		put(&g, &g.met.v[i]);
	put_rest(&g);
	drop_repeated(out);
	find_same(out);
	lint_servers_free(&g.servers);
	zp_vec_free(&g.met);
}

void lint_inputs_changed(struct lint_run *run, lint_inputs *out)
{
	struct gather g = {.run = run, .out = out};
	for (uint32_t i = 0; i < run->opt->paths.n; i++)
		take_path(&g, run->opt->paths.v[i], false);
	for (uint32_t i = 0; i < g.servers.list.n; i++) {
		const struct lint_server *s = &g.servers.list.v[i];
		zp_push(&g.met, ((struct lint_input){.path = s->path,
				    .dev = s->dev,
				    .ino = s->ino,
				    .named = s->named}));
	}
	for (uint32_t i = 0; i < g.met.n; i++)
		zp_push(out, g.met.v[i]);
	lint_servers_free(&g.servers);
	zp_vec_free(&g.met);
}
