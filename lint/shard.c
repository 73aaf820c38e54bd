#include "lint/shard.h"

#include <stdlib.h>
#include <string.h>

#include "lint/options_read.h"
#include "zoneparse/hash.h"

/* Whether this shard judges a zone; *above: whoever does not judge it looks up
 * to it. */
static bool is_own(
    const struct lint_run *run, const struct zp_zone *z, bool *above)
{
	struct zp_name apex, unit;
	uint32_t k = run->opt->shard, n = run->opt->shards;
	*above = false;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return k == 1;
	zp_names_get(&z->names, z->apex, &apex);
	*above = lint_unit_of(run->psl, &apex, &unit);
	return lint_unit_shard(&unit, n) == k;
}

/* A zone of which all shards but one know the apex only. */
static bool is_elsewhere(const struct lint_run *run, const struct zp_zone *z)
{
	bool above;
	return !is_own(run, z, &above) && !above;
}

bool lint_shard_shed(
    struct lint_run *run, struct zp_zone *z, bool context, uint32_t source)
{
	struct zp_name apex;
	if (run->opt->shards == 0 || context || !is_elsewhere(run, z))
		return false;
	/* Whether an $INCLUDE leads to it is told by the file. */
	if (z->origin_by == ZP_ORIGIN_NONE)
		return false;
	zp_names_get(&z->names, z->apex, &apex);
	/* The first shard says of all of them that they are reverse. */
	if (run->opt->shard == 1 && dcv_is_reverse(&apex))
		return false;
	zp_zone_shed(z);
	if (source != ZP_NONE)
		zp_source_drop(&run->set.sources, source);
	return true;
}

const char *lint_shard_obstacle(const struct lint_run *run)
{
	if (run->filed)
		return "files here ask for certificates, whose names may be "
		       "of several shards: judge those files without --shard";
	return NULL;
}

/* A judged zone of a file; the shard of a file's first zone counts the file. */
struct counted {
	const char *file;
	uint32_t order;
	bool elsewhere;
};

static int by_file(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	int c = strcmp(x->file, y->file);
	return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

/* The first shard counts what no zone tells the shard of. */
static void count_files(struct lint_run *run)
{
	ZP_VEC(struct counted) all = {0};
	uint32_t here = 0, elsewhere = 0;
	bool above;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (z->context || z->origin_by == ZP_ORIGIN_NONE)
			continue;
		zp_push(
		    &all, ((struct counted){
			      zp_source_at(&run->set.sources, z->source)->name,
			      z->order, !is_own(run, z, &above)}));
	}
	if (all.n > 1)
		qsort(all.v, all.n, sizeof *all.v, by_file);
	for (uint32_t i = 0; i < all.n; i++) {
		if (i > 0 && strcmp(all.v[i - 1].file, all.v[i].file) == 0)
			continue;
		here += !all.v[i].elsewhere;
		elsewhere += all.v[i].elsewhere;
	}
	run->files = run->opt->shard == 1 ? run->files - elsewhere : here;
	zp_vec_free(&all);
}

void lint_shard_choose(struct lint_run *run)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < run->set.zones.n; i++)
		run->set.zones.v[i]->order = i;
	count_files(run);
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		bool known = z->origin_by != ZP_ORIGIN_NONE;
		if (known && !z->context) {
			bool own = is_own(run, z, &z->above);
			z->context = z->above && !own;
		}
		if (z->context || !is_elsewhere(run, z))
			run->set.zones.v[kept++] = z;
		else
			zp_push(&run->elsewhere, z);
	}
	run->set.zones.n = kept;
	zp_set_index(&run->set);
}

static bool decides(int option)
{
	static const int only_shown[] = {O_FORMAT, O_OUTPUT, O_FAIL_ON, O_NOTES,
	    O_COLOR, O_QUIET, O_SHARD, O_NO_CONFIG, O_JOBS};
	for (size_t i = 0; i < sizeof only_shown / sizeof *only_shown; i++)
		if (only_shown[i] == option)
			return false;
	return true;
}

/* What the configuration says, as one number. */
static const char *config_mark(struct lint_run *run)
{
	const struct lint_options *c = run->opt->config;
	uint64_t h = ZP_HASH_BEGIN;
	for (uint32_t i = 0; i < c->values.n; i++) {
		const char *both[] = {c->values.v[i].path, c->values.v[i].text};
		for (unsigned k = 0; k < 2; k++)
			if (both[k])
				h = zp_hash(h, both[k], strlen(both[k]));
		h = zp_hash_octet(h, 0xff);
	}
	return zp_printf(
	    &run->arena, "configuration %016llx", (unsigned long long)h);
}

const char **lint_shard_options(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	uint32_t n = 0;
	const char **list =
	    zp_alloc(&run->arena, (o->given.n + 2) * sizeof *list);
	for (uint32_t i = 0; i < o->given.n; i++) {
		const struct lint_given *g = &o->given.v[i];
		if (decides(g->option))
			list[n++] = zp_printf(&run->arena, "--%s%s%s",
			    lint_option_name(g->option), g->arg ? "=" : "",
			    g->arg ? g->arg : "");
	}
	if (o->config)
		list[n++] = config_mark(run);
	list[n] = NULL;
	return list;
}
