#include "lint/load_tree.h"

#include <string.h>

#include "lint/certificates.h"
#include "lint/octodns.h"
#include "zoneparse/fileset.h"
#include "zoneparse/parse.h"

#define LARGE (1u << 20)     /* octets of a file that a thread pays for */
#define HUGE (64u << 20)     /* of one whose room would be asked for in vain */
#define BEGINNING (1u << 18) /* octets that tell a file's dialect */

struct lint_trees {
	struct zp_fileset taken;
	struct lint_octodns *octodns;
	/* Zones that files hold parts of, by node of their apex. */
	struct zp_names apexes;
	ZP_VEC(struct zp_zone *) parts;
	const char *view; /* of the file being read */
};

struct lint_trees *lint_trees_new(void)
{
	struct lint_trees *t = zp_xcalloc(1, sizeof *t);
	t->octodns = lint_octodns_new();
	zp_names_init(&t->apexes);
	return t;
}

void lint_trees_free(struct lint_trees *t)
{
	lint_octodns_free(t->octodns);
	zp_fileset_free(&t->taken);
	zp_names_free(&t->apexes);
	zp_vec_free(&t->parts);
	zp_xfree(t);
}

bool lint_tree_taken(const struct lint_trees *t, const struct zp_source *s)
{
	return zp_fileset_get(&t->taken, s->dev, s->ino, NULL);
}

static void take(struct lint_trees *t, const struct zp_source *s)
{
	zp_fileset_put(&t->taken, s->dev, s->ino, 0);
}

static bool registered_domain(
    void *context, const struct zp_name *n, struct zp_name *out)
{
	const struct dcv_psl *psl = context;
	unsigned labels = dcv_psl_base(psl, n);
	if (labels == 0 || labels > n->labels)
		return false;
	*out = zp_name_chop(n, (uint8_t)(n->labels - labels));
	return true;
}

static struct zp_dialect_options options_for(
    struct lint_run *run, const struct lint_tree_file *f)
{
	return (struct zp_dialect_options){
	    .origin = f->origin,
	    .origin_by = f->origin ? ZP_ORIGIN_OPTION : ZP_ORIGIN_NONE,
	    .root = f->root,
	    .limits = run->opt->yaml_limits,
	    .base = registered_domain,
	    .base_context = run->psl,
	};
}

/* A zone in the same view that an earlier file holds a part of. */
static struct zp_zone *part_of(void *context, const struct zp_name *apex)
{
	const struct lint_trees *t = context;
	uint32_t node = zp_names_find(&t->apexes, apex);
	struct zp_zone *z = node < t->parts.n ? t->parts.v[node] : NULL;
	if (!z || !z->view != !t->view ||
	    (z->view && strcmp(z->view, t->view) != 0))
		return NULL;
	return z;
}

static void add_part(struct lint_trees *t, struct zp_zone *z)
{
	struct zp_name apex;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return;
	zp_names_get(&z->names, z->apex, &apex);
	uint32_t node = zp_names_intern(&t->apexes, &apex);
	while (t->parts.n <= node)
		zp_push(&t->parts, NULL);
	t->parts.v[node] = z;
}

/* A file that was named or met, and its tree. */
struct tree {
	const struct lint_tree_file *f;
	struct zp_yaml *y;
	const struct zp_dialect *d;
	bool sure; /* D is no guess that parts are to confirm */
};

static void load_read(struct lint_run *run, struct lint_trees *t,
    const struct tree *tree, struct zp_yaml *y,
    const struct zp_dialect_options *o, bool again, zp_zones *zone)
{
	/* A part without any record is one too. */
	if (!tree->f->dialect && !(tree->sure && y == tree->y) &&
	    y->nodes.n > 0 && !tree->d->is(y))
		return;
	if (!again)
		take(t, zp_source_at(&run->set.sources, y->source));
	zp_dialect_load(&run->set, y, tree->d, o, zone);
	run->files += !again;
}

/* A file of the zone; one of another dialect is none. */
static void load_part(struct lint_run *run, struct lint_trees *t,
    const struct tree *tree, const char *path,
    const struct zp_dialect_options *o, bool again, zp_zones *zone)
{
	uint32_t id;
	const char *why = "";
	struct zp_yaml y;
	struct zp_sources *s = &run->set.sources;
	enum zp_load status = zp_source_open(s, path, path, &id, &why);
	if (status != ZP_LOAD_OK) {
		lint_say(run, path, "%s", why);
		run->incomplete = true;
		return;
	}
	const struct zp_source *src = zp_source_at(s, id);
	const struct zp_source *first = zp_source_at(s, tree->f->source);
	if (src->ino == first->ino && src->dev == first->dev) {
		zp_source_drop(s, id);
		load_read(run, t, tree, tree->y, o, again, zone);
		return;
	}
	if (!again && lint_tree_taken(t, src)) {
		zp_source_drop(s, id);
		return;
	}
	zp_yaml_read(&y, s, id, &run->opt->yaml_limits);
	load_read(run, t, tree, &y, o, again, zone);
	zp_yaml_free(&y);
}

/* The zone's records from all its files; a zone that octoDNS makes an alias of
 * it has the same ones. */
static void load_parts(struct lint_run *run, struct lint_trees *t,
    const struct tree *tree, const struct zp_dialect_options *o,
    const lint_paths *parts, const struct lint_octodns_told *told, bool again,
    zp_zones *out)
{
	zp_zones zone = {0};
	for (uint32_t i = 0; i < parts->n; i++)
		load_part(run, t, tree, parts->v[i], o, again, &zone);
	if (told->shared)
		load_part(run, t, tree, told->shared, o, true, &zone);
	for (uint32_t i = 0; i < zone.n; i++)
		zp_push(out, zone.v[i]);
	zp_vec_free(&zone);
}

static bool is_shared(const char *path, const struct lint_octodns_told *told)
{
	return told->shared && strcmp(told->shared, path) == 0;
}

static void load_octodns(struct lint_run *run, struct lint_trees *t,
    const struct tree *tree, zp_zones *out)
{
	const struct lint_tree_file *f = tree->f;
	const char *path = zp_source_at(&run->set.sources, f->source)->path;
	struct zp_dialect_options o = options_for(run, f);
	struct lint_octodns_told told;
	struct zp_name origin;
	lint_paths parts = {0};
	lint_octodns_ask(run, t->octodns, path, f->root, &told);
	if (is_shared(path, &told))
		return;
	bool known = lint_octodns_parts(run, t->octodns, path, &parts, &origin);
	if (!o.origin && known) {
		o.origin = &origin;
		o.origin_by = ZP_ORIGIN_FILENAME;
	}
	if (told.folder) {
		o.has_default_ttl = told.folder->has_default_ttl;
		o.default_ttl = told.folder->default_ttl;
		o.bare_semicolons = told.folder->bare_semicolons;
	}
	o.lenient = o.origin && lint_octodns_lenient(&told, o.origin);
	load_parts(run, t, tree, &o, &parts, &told, false, out);
	for (uint32_t i = 0;
	     o.origin && told.config && i < told.config->aliases.n; i++) {
		const struct zp_octodns_alias *a = &told.config->aliases.v[i];
		if (!zp_name_equal(&a->of, o.origin))
			continue;
		struct zp_dialect_options alias = o;
		alias.origin = &a->zone;
		alias.lenient = lint_octodns_lenient(&told, &a->zone);
		load_parts(run, t, tree, &alias, &parts, &told, true, out);
	}
	zp_vec_free(&parts);
}

/* Broken YAML of no dialect that can be told: its faults are all there is. */
static void load_faults(struct lint_run *run, struct zp_yaml *y, zp_zones *out)
{
	struct zp_zone *z = zp_set_add(&run->set);
	z->source = y->source;
	for (uint32_t i = 0; i < y->faults.n; i++) {
		const struct zp_problem *p = &y->faults.v[i];
		zp_zone_problem(z, (enum zp_problem_kind)p->kind, p->span,
		    p->help, "%s", p->message);
	}
	zp_push(out, z);
}

static bool load_one(struct lint_run *run, struct lint_trees *t,
    const struct lint_tree_file *f, struct zp_yaml *y, zp_zones *out)
{
	const struct zp_dialect *d = f->dialect ? f->dialect : zp_dialect_of(y);
	struct zp_octodns_config config;
	const struct zp_source *s = zp_source_at(&run->set.sources, f->source);
	uint32_t top = zp_yaml_first_document(y);
	if (f->dialect && top != ZP_NONE && !zp_yaml_is_null(y, top) &&
	    !f->dialect->is(y))
		lint_say(run, s->name,
		    "1:1: it does not look like %s, as which it is read",
		    f->dialect->what);
	if (!d && zp_octodns_config_read(y, &config)) {
		zp_octodns_config_free(&config);
		if (f->named)
			lint_say(run, s->name,
			    "octoDNS' own configuration: it tells of zones and "
			    "is none itself");
		return true;
	}
	const char *no_zone =
	    f->dialect ? f->dialect->no_zone ? f->dialect->no_zone(y) : NULL
		       : zp_dialect_no_zone(y);
	if (no_zone) {
		if (f->named)
			lint_say(run, s->name, "1:1: no zone: %s", no_zone);
		run->incomplete |= f->named;
		return true;
	}
	if (!d && f->named && y->faults.n > 0) {
		load_faults(run, y, out);
		return true;
	}
	if (!d)
		return false;
	if (s->path && strcmp(d->name, "octodns") == 0) {
		load_octodns(run, t, &(struct tree){f, y, d, false}, out);
		return true;
	}
	struct zp_dialect_options o = options_for(run, f);
	struct zp_name origin;
	if (!o.origin && d->needs_origin &&
	    zp_origin_from_filename(s->name, &origin)) {
		o.origin = &origin;
		o.origin_by = ZP_ORIGIN_FILENAME;
	}
	uint32_t from = run->set.zones.n;
	if (!d->is_whole) {
		t->view = f->view;
		o.join = part_of;
		o.join_context = t;
	}
	zp_dialect_load(&run->set, y, d, &o, out);
	for (uint32_t i = from; !d->is_whole && i < run->set.zones.n; i++)
		add_part(t, run->set.zones.v[i]);
	run->files++;
	return true;
}

/* A large zone of octoDNS, told by its beginning, is loaded while it is read.
 */
static bool load_large(struct lint_run *run, struct lint_trees *t,
    const struct lint_tree_file *f, zp_zones *out)
{
	const struct zp_dialect *octodns = zp_dialect_find("octodns");
	const struct zp_source *s = zp_source_at(&run->set.sources, f->source);
	struct zp_yaml_limits l = run->opt->yaml_limits;
	struct zp_yaml y;
	if (s->size < LARGE || s->size > HUGE || !s->path || !octodns ||
	    (f->dialect && f->dialect != octodns))
		return false;
	l.max_octets = BEGINNING;
	zp_yaml_read(&y, &run->set.sources, f->source, &l);
	bool is = y.faults.n == 0 && zp_dialect_of(&y) == octodns;
	zp_yaml_free(&y);
	if (!is)
		return false;
	zp_yaml_read_ahead(
	    &y, &run->set.sources, f->source, &run->opt->yaml_limits);
	load_octodns(run, t, &(struct tree){f, &y, octodns, true}, out);
	zp_yaml_free(&y);
	return true;
}

bool lint_load_tree(struct lint_run *run, struct lint_trees *t,
    const struct lint_tree_file *f, zp_zones *out)
{
	struct zp_yaml y;
	if (load_large(run, t, f, out))
		return true;
	zp_yaml_read(&y, &run->set.sources, f->source, &run->opt->yaml_limits);
	bool alone = lint_is_plan(&y);
	if (f->asks)
		lint_certificates_read(run, &y);
	run->files += alone;
	bool done = alone || load_one(run, t, f, &y, out);
	zp_yaml_free(&y);
	return done;
}
