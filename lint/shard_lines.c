/* A shard as JSON lines: its units, each judged by itself. */
#include <stdlib.h>
#include <string.h>

#include "lint/shard.h"
#include "lint/take.h"

struct placed {
	struct zp_zone *zone;
	uint32_t unit; /* UINT32_MAX: none */
};

struct shard {
	struct lint_run *run;
	struct lint_out *o;
	struct lint_lines lines;
	struct lint_taker taker;
	struct report_json_summary sum;
	struct lint_units units, asked;
	struct zp_name own;
	ZP_VEC(struct placed) zones;     /* by unit, then order */
	ZP_VEC(struct zp_zone *) shared; /* whoever is judged sees them */
	ZP_VEC(struct zp_zone *) all;    /* of the set */
};

static void heard(
    void *listener, const struct zp_name *name, const struct zp_zone *found)
{
	struct shard *s = listener;
	lint_shard_ask(&s->asked, s->run->psl, &s->own, name, found);
}

/* The zones of a unit and those that all see, in the order of the run. */
static void show(struct shard *s, const struct placed *z, uint32_t n)
{
	struct zp_set *set = &s->run->set;
	uint32_t i = 0, k = 0;
	set->zones.n = 0;
	while (i < n || k < s->shared.n) {
		bool mine =
		    i < n && (k == s->shared.n ||
				 z[i].zone->order <= s->shared.v[k]->order);
		/* One above base domains stands in both lists. */
		bool both =
		    mine && k < s->shared.n && s->shared.v[k] == z[i].zone;
		zp_push(&set->zones, mine ? z[i].zone : s->shared.v[k]);
		i += mine;
		k += !mine || both;
	}
	zp_set_index(set);
}

static void put_unit(struct shard *s, const struct placed *z, uint32_t n)
{
	struct lint_out *o = s->o;
	struct zp_name name;
	const char *sep = "";
	out_puts(o, "{\"type\":\"unit\",");
	json_name(o, "domain", &s->own);
	out_printf(o, ",\"above\":%s,\"names\":%u,\"suppressed\":%u,\"asks\":[",
	    z[0].zone->above ? "true" : "false", s->taker.sum.names,
	    s->taker.sum.suppressed);
	for (uint32_t i = 0; i < s->asked.list.n; i++) {
		char text[ZP_NAME_TEXT];
		lint_units_get(&s->asked, i, &name);
		out_puts(o, i > 0 ? "," : "");
		out_json(o, zp_name_print(&name, text));
	}
	out_puts(o, "],\"zones\":[");
	for (uint32_t i = 0; i < n; i++) {
		if (zp_zone_is_part(z[i].zone))
			continue;
		zp_names_get(&z[i].zone->names, z[i].zone->apex, &name);
		out_printf(o, "%s{", sep);
		json_name(o, "apex", &name);
		out_puts(o, ",");
		out_member(o, "view", z[i].zone->view);
		out_puts(o, "}");
		sep = ",";
	}
	out_puts(o, "]}\n");
}

/* Adds B to A. */
static void add_counts(
    struct report_json_summary *a, const struct report_json_summary *b)
{
	a->found.errors += b->found.errors;
	a->found.warnings += b->found.warnings;
	a->found.notes += b->found.notes;
	a->names += b->names;
	a->without += b->without;
	a->suppressed += b->suppressed;
	for (unsigned i = 0; i < 4; i++)
		a->verdicts[i] += b->verdicts[i];
}

/* Judges with nothing known but what SHOW shows; all that is made on the way
 * goes when it is written. */
static void judge_unit(struct shard *s, const struct placed *z, uint32_t n)
{
	struct lint_run *run = s->run;
	struct zp_arena arena = run->arena;
	run->arena = (struct zp_arena){0};
	lint_units_free(&s->asked);
	lint_units_init(&s->asked);
	if (z[0].unit != UINT32_MAX)
		lint_units_get(&s->units, z[0].unit, &s->own);
	for (uint32_t i = 0; i < n; i++)
		z[i].zone->context = false;
	show(s, z, n);
	lint_take_judged(&s->taker, heard, s);
	for (uint32_t i = 0; i < n; i++) {
		s->sum.zones++;
		s->sum.records += z[i].zone->rrs.n;
		if (z[i].unit != UINT32_MAX)
			lint_shard_zone(s->o, run, z[i].zone, &s->own);
	}
	if (z[0].unit != UINT32_MAX)
		put_unit(s, z, n);
	add_counts(&s->sum, &s->taker.sum);
	for (uint32_t i = 0; i < n; i++)
		z[i].zone->context = z[i].zone->above;
	run->files_relative.n = 0;
	zp_arena_free(&run->arena);
	run->arena = arena;
}

static int by_unit(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return x->zone->order < y->zone->order ? -1 : 1;
}

/* The zones to be judged, and those that are there for all. */
static void sort_out(struct shard *s)
{
	struct lint_run *run = s->run;
	struct zp_name apex, unit;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		struct zp_zone *z = run->set.zones.v[i];
		struct placed one = {z, UINT32_MAX};
		zp_push(&s->all, z);
		bool known = z->origin_by != ZP_ORIGIN_NONE;
		if ((z->context && known) || z->above)
			zp_push(&s->shared, z);
		if (z->context)
			continue;
		if (known) {
			zp_names_get(&z->names, z->apex, &apex);
			lint_unit_of(run->psl, &apex, &unit);
			one.unit = lint_units_add(&s->units, &unit);
		}
		zp_push(&s->zones, one);
		z->context = z->above;
	}
	if (s->zones.n > 1)
		qsort(s->zones.v, s->zones.n, sizeof *s->zones.v, by_unit);
}

/* What is said of the run as a whole, with all zones that there are; those of
 * other shards by their apexes. */
static void judge_run(struct shard *s)
{
	struct lint_run *run = s->run;
	struct zp_set *set = &run->set;
	uint32_t n = set->zones.n;
	for (uint32_t i = 0; i < n; i++)
		set->zones.v[i]->context &= !set->zones.v[i]->above;
	for (uint32_t i = 0; i < run->elsewhere.n; i++)
		zp_push(&set->zones, run->elsewhere.v[i]);
	zp_set_sort(set);
	zp_set_index(set);
	lint_judge_run(run);
	lint_take_findings(&s->taker);
	s->taker.sum.suppressed = run->suppressed;
	add_counts(&s->sum, &s->taker.sum);
	for (uint32_t i = 0; i < set->zones.n; i++)
		set->zones.v[i]->context |= set->zones.v[i]->above;
}

static void put_options(struct lint_out *o, struct lint_run *run)
{
	const char **list = lint_shard_options(run);
	out_puts(o, "\"options\":[");
	for (uint32_t i = 0; list[i]; i++) {
		out_puts(o, i > 0 ? "," : "");
		out_json(o, list[i]);
	}
	out_puts(o, "]");
}

static void put_beginning(struct shard *s)
{
	struct lint_out *o = s->o;
	out_puts(o, "{\"type\":\"head\",");
	json_head(o, s->run);
	out_printf(o,
	    "}\n{\"type\":\"shard\",\"shard\":%u,\"shards\":%u,"
	    "\"command\":\"%s\",",
	    s->run->opt->shard, s->run->opt->shards,
	    s->taker.routes ? "routes" : "check");
	put_options(o, s->run);
	out_puts(o, "}\n");
}

static void put_end(struct shard *s)
{
	struct lint_out *o = s->o;
	lint_lines_sort(&s->lines.rows);
	lint_lines_sort(&s->lines.findings);
	for (uint32_t i = 0; i < s->lines.rows.n; i++)
		out_add(o, s->lines.rows.v[i].text, s->lines.rows.v[i].n);
	for (uint32_t i = 0; i < s->lines.findings.n; i++)
		out_add(
		    o, s->lines.findings.v[i].text, s->lines.findings.v[i].n);
	s->sum.routes = s->taker.routes;
	json_summary(o, true, &s->sum);
	out_printf(o, "{\"type\":\"end\",\"incomplete\":%s}\n",
	    s->run->incomplete ? "true" : "false");
}

/* The zones go back to the run, which owns them. */
static void end(struct shard *s)
{
	struct zp_set *set = &s->run->set;
	set->zones.n = 0;
	for (uint32_t i = 0; i < s->all.n; i++)
		zp_push(&set->zones, s->all.v[i]);
	zp_vec_free(&s->all);
	zp_vec_free(&s->shared);
	zp_vec_free(&s->zones);
	lint_taker_free(&s->taker);
	lint_units_free(&s->units);
	lint_units_free(&s->asked);
	lint_lines_free(&s->lines);
}

void lint_shard_lines(struct lint_run *run, struct lint_out *o, bool routes)
{
	struct shard s = {.run = run, .o = o};
	lint_taker_init(&s.taker, run, &s.lines, routes);
	lint_units_init(&s.units);
	lint_plan_make(&run->plan, run->opt, run->floor);
	put_beginning(&s);
	s.sum.files = run->files;
	sort_out(&s);
	if (run->opt->shard == 1)
		judge_run(&s);
	for (uint32_t i = 0, n; i < s.zones.n; i += n) {
		for (n = 1; i + n < s.zones.n &&
			    s.zones.v[i + n].unit == s.zones.v[i].unit;)
			n++;
		judge_unit(&s, &s.zones.v[i], n);
	}
	put_end(&s);
	end(&s);
}
