#include "lint/servers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "zoneparse/idn.h"

/* A file of a zone that is not there: the first of a configuration is told. */
struct missing {
	const struct zp_server_zone *first;
	uint32_t n;
};

/* By name of the file: named.conf before the named.conf.local it includes. */
static int by_base(const void *a, const void *b)
{
	const struct lint_server *x = a, *y = b;
	const char *s = strrchr(x->path, '/'), *t = strrchr(y->path, '/');
	int c = strcmp(s ? s + 1 : x->path, t ? t + 1 : y->path);
	if (c != 0)
		return c;
	if (x->context != y->context)
		return x->context ? 1 : -1;
	return strcmp(x->path, y->path);
}

static int compare_files(
    uint64_t dev, uint64_t ino, const struct lint_served *s)
{
	if (ino != s->ino)
		return ino < s->ino ? -1 : 1;
	return dev < s->dev ? -1 : dev > s->dev;
}

static int by_file(const void *a, const void *b)
{
	const struct lint_served *x = a, *y = b;
	int c = compare_files(x->dev, x->ino, y);
	return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

static void tell(struct lint_run *run, const struct lint_server *v,
    struct zp_span span, const char *text)
{
	struct zp_pos pos = zp_source_pos(&run->set.sources, span);
	run->incomplete |= v->named;
	if (v->named || !run->opt->quiet)
		lint_say(run,
		    zp_source_at(&run->set.sources, span.source)->name,
		    "%u:%u: %s", pos.line, pos.column, text);
}

static void add_zone(struct lint_run *run, struct lint_servers *s,
    const struct lint_server *v, const char *root,
    const struct zp_server_zone *z, struct zp_server_seen *seen,
    struct missing *missing)
{
	struct zp_name name;
	struct stat st;
	if (!zp_name_read(&name, z->name)) {
		tell(run, v, z->span,
		    "this zone's name is no domain name; the zone is left out");
		return;
	}
	if (!z->file)
		return;
	const char *path = zp_server_path(
	    &run->arena, seen, v->path, root, z->folder, z->file);
	if (!path || stat(path, &st) != 0) {
		if (z->role == ZP_SERVER_PRIMARY && missing->n++ == 0)
			missing->first = z;
		return;
	}
	struct zp_name *kept = zp_alloc(&run->arena, sizeof *kept);
	*kept = name;
	zp_push(&s->zones,
	    ((struct lint_served){.path = path,
		.view = z->view ? zp_dup(&run->arena, z->view) : NULL,
		.name = kept,
		.dev = st.st_dev,
		.ino = st.st_ino,
		.order = s->zones.n,
		.role = z->role,
		.named = v->named,
		.context = v->context}));
}

static void add_all(struct lint_run *run, struct lint_servers *s,
    const struct lint_server *v, const struct zp_serverconf *c)
{
	struct missing missing = {0};
	struct zp_server_seen seen = {0};
	for (uint32_t i = 0; i < c->faults.n; i++)
		tell(run, v, c->faults.v[i].span, c->faults.v[i].message);
	for (uint32_t i = 0; i < c->zones.n; i++)
		add_zone(run, s, v, c->root, &c->zones.v[i], &seen, &missing);
	if (missing.n == 0)
		return;
	const struct zp_server_zone *z = missing.first;
	char *text = zp_printf(&run->arena,
	    "no file \"%s\" for zone %s below this folder or the root", z->file,
	    z->name);
	if (missing.n > 1)
		text = zp_printf(&run->arena, "%s, and none for %u more", text,
		    missing.n - 1);
	tell(run, v, z->span, text);
}

/* Whether configuration K was read as a part of one before. */
static bool is_part(
    const struct lint_server *k, const struct lint_server *parts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (parts[i].ino == k->ino && parts[i].dev == k->dev)
			return true;
	return false;
}

void lint_servers_read(struct lint_run *run, struct lint_servers *s)
{
	ZP_VEC(struct lint_server) parts = {0};
	if (s->list.n > 1)
		qsort(s->list.v, s->list.n, sizeof *s->list.v, by_base);
	for (uint32_t i = 0; i < s->list.n; i++) {
		const struct lint_server *v = &s->list.v[i];
		struct zp_serverconf c = {0};
		const char *why = "";
		uint32_t id;
		if (is_part(v, parts.v, parts.n))
			continue;
		if (zp_source_open(&run->set.sources, v->path, v->path, &id,
			&why) != ZP_LOAD_OK) {
			lint_say(run, v->path, "%s", why);
			run->incomplete = true;
			continue;
		}
		zp_serverconf_read(&c, &run->set.sources, id,
		    zp_server_of(v->path), lint_root_of(run, v->path));
		add_all(run, s, v, &c);
		for (uint32_t k = 0; k < c.files.n; k++) {
			const struct zp_source *f =
			    zp_source_at(&run->set.sources, c.files.v[k]);
			zp_push(&parts, ((struct lint_server){
					    .dev = f->dev, .ino = f->ino}));
		}
		zp_serverconf_free(&c);
	}
	zp_vec_free(&parts);
	if (s->zones.n > 1)
		qsort(s->zones.v, s->zones.n, sizeof *s->zones.v, by_file);
}

struct lint_served *lint_servers_of(
    const struct lint_servers *s, uint64_t dev, uint64_t ino, uint32_t *n)
{
	uint32_t lo = 0, hi = s->zones.n;
	*n = 0;
	if (ino == 0)
		return NULL;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (compare_files(dev, ino, &s->zones.v[mid]) > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	while (lo + *n < s->zones.n &&
	       compare_files(dev, ino, &s->zones.v[lo + *n]) == 0)
		++*n;
	return *n > 0 ? &s->zones.v[lo] : NULL;
}

void lint_servers_free(struct lint_servers *s)
{
	zp_vec_free(&s->list);
	zp_vec_free(&s->zones);
}
