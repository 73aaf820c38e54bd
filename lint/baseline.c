#include "lint/baseline.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint/path.h"
#include "lint/renamed.h"
#include "lint/suppress.h"
#include "zoneparse/hash.h"

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static uint64_t mix(uint64_t h, const char *s)
{
	h = s ? zp_hash(h, s, strlen(s)) : h;
	return zp_hash_octet(h, s ? 0xff : 0xfe);
}

static uint32_t *slot_of(
    struct lint_baseline *b, const struct lint_baseline_entry *key)
{
	uint64_t h = ZP_HASH_BEGIN;
	h = mix(mix(mix(mix(h, key->file), key->rule), key->name), key->ca);
	h *= UINT64_C(0x9e3779b97f4a7c15);
	uint32_t mask = (UINT32_C(1) << b->bits) - 1;
	uint32_t i = (uint32_t)(h >> 32) & mask;
	for (; b->slots[i]; i = (i + 1) & mask) {
		const struct lint_baseline_entry *e =
		    &b->entries.v[b->slots[i] - 1];
		if (is_same(e->file, key->file) &&
		    is_same(e->rule, key->rule) &&
		    is_same(e->name, key->name) && is_same(e->ca, key->ca))
			break;
	}
	return &b->slots[i];
}

static const char *copy(struct lint_baseline *b, const char *s)
{
	return s ? zp_dup(&b->arena, s) : NULL;
}

static void grow(struct lint_baseline *b)
{
	b->bits++;
	zp_xfree(b->slots);
	b->slots = zp_xcalloc((size_t)1 << b->bits, sizeof *b->slots);
	for (uint32_t i = 0; i < b->entries.n; i++)
		*slot_of(b, &b->entries.v[i]) = i + 1;
}

struct lint_baseline_entry *lint_baseline_find(
    struct lint_baseline *b, const struct lint_baseline_entry *key, bool make)
{
	if (!b->slots) {
		b->bits = 9;
		grow(b);
	}
	uint32_t *slot = slot_of(b, key);
	if (*slot)
		return &b->entries.v[*slot - 1];
	if (!make)
		return NULL;
	struct lint_baseline_entry e = {copy(b, key->file), copy(b, key->rule),
	    copy(b, key->name), copy(b, key->ca), 0, 0, false};
	zp_push(&b->entries, e);
	*slot = b->entries.n;
	if (b->entries.n > (UINT32_C(1) << b->bits) / 2)
		grow(b);
	return &b->entries.v[b->entries.n - 1];
}

/* Both are absolute and without links: PATH as seen from FOLDER. */
static const char *seen_from(
    struct zp_arena *a, const char *folder, const char *path)
{
	size_t common = 0;
	for (size_t i = 0;; i++) {
		bool ends = folder[i] == '\0' || folder[i] == '/';
		if (ends && path[i] == '/')
			common = i;
		if (folder[i] == '\0' || folder[i] != path[i])
			break;
	}
	struct zp_buf b = {0};
	for (const char *s = folder + common; *s; s++)
		if (*s == '/' && s[1])
			zp_buf_puts(&b, "../");
	zp_buf_puts(&b, path + common + 1);
	const char *text = zp_dup(a, b.p);
	zp_buf_free(&b);
	return text;
}

static const char *name_file(struct lint_baseline *b, const struct zp_source *s)
{
	const char *whole =
	    s->path ? lint_path_whole(&b->arena, s->path) : NULL;
	return whole ? seen_from(&b->arena, b->folder, whole)
		     : zp_dup(&b->arena, s->name);
}

static const char *file_of(struct lint_run *run, uint32_t source)
{
	struct lint_baseline *b = run->opt->held;
	if (source == ZP_NOWHERE)
		return NULL;
	while (b->files.n <= source)
		zp_push(&b->files, NULL);
	if (!b->files.v[source])
		b->files.v[source] =
		    name_file(b, zp_source_at(&run->set.sources, source));
	return b->files.v[source];
}

const struct lint_accepted *lint_baseline_takes(
    struct lint_run *run, const struct lint_claim *c)
{
	struct lint_baseline *b = run->opt->held;
	struct zp_span span = c->span;
	if (span.source != ZP_NOWHERE)
		span = zp_span_shown(&run->set.sources, span);
	struct lint_baseline_entry key = {.file = file_of(run, span.source),
	    .rule = c->rule,
	    .name = c->name,
	    .ca = c->ca};
	bool all = run->opt->write_baseline;
	struct lint_baseline_entry *e = lint_baseline_find(b, &key, all);
	if (!e || e->used == UINT32_MAX || (!all && e->used >= e->count))
		return NULL;
	e->used++;
	return &b->accepted;
}

/* Which files were judged: by source. 1: it was, 2: it belongs to others too.
 */
static unsigned char *judged_sources(const struct lint_run *run)
{
	unsigned char *mark = zp_xcalloc(run->set.sources.list.n + 1, 1);
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		unsigned char as = z->context ? 2 : 1;
		mark[z->source] |= as;
		for (uint32_t k = 0; k < z->includes.n; k++)
			mark[z->includes.v[k]] |= as;
	}
	return mark;
}

/* The judged files by name, as entries of a table of their own. */
static void name_judged(struct lint_run *run, struct lint_baseline *names)
{
	unsigned char *mark = judged_sources(run);
	for (uint32_t i = 0; i < run->set.sources.list.n; i++) {
		struct lint_baseline_entry key = {0};
		if (mark[i] != 1)
			continue;
		key.file = file_of(run, i);
		lint_baseline_find(names, &key, true);
	}
	zp_xfree(mark);
}

/* Whether it was looked whether the findings of E are there. */
static bool is_told(struct lint_run *run, struct lint_baseline *names,
    const struct lint_baseline_entry *e)
{
	const struct lint_options *o = run->opt;
	const char *why;
	struct zp_arena a = {0};
	struct lint_baseline_entry key = {.file = e->file};
	if (o->asked && !o->names_configured)
		return false;
	bool known = lint_rule_named(e->rule, &a, &why) != NULL;
	bool told = !known || lint_looks_for(run, e->rule);
	if (told && e->file && !lint_baseline_find(names, &key, false))
		/* One that is there was merely not judged. */
		told = lint_judged_folders(o) &&
		       access(zp_printf(&a, "%s/%s", o->held->folder, e->file),
			   F_OK) != 0;
	else if (told && !e->file)
		told = lint_judged_folders(o);
	zp_arena_free(&a);
	return told;
}

static void find_gone(struct lint_run *run)
{
	struct lint_baseline *b = run->opt->held;
	struct lint_baseline names = {0};
	name_judged(run, &names);
	for (uint32_t i = 0; i < b->entries.n; i++) {
		struct lint_baseline_entry *e = &b->entries.v[i];
		if (e->used >= e->count || !is_told(run, &names, e))
			continue;
		e->gone = true;
		b->gone += e->count - e->used;
	}
	zp_arena_free(&names.arena);
	zp_vec_free(&names.entries);
	zp_xfree(names.slots);
}

/* "2 findings (mx-target-is-alias 1, zone-no-soa 1)", by rule: what was added,
 * or else what is gone. */
static const char *by_rule(struct lint_run *run, bool added, uint32_t *sum)
{
	struct lint_baseline *b = run->opt->held;
	struct lint_baseline rules = {0};
	struct zp_buf text = {0};
	*sum = 0;
	for (uint32_t i = 0; i < b->entries.n; i++) {
		const struct lint_baseline_entry *e = &b->entries.v[i];
		struct lint_baseline_entry key = {.rule = e->rule};
		uint32_t n = added ? e->used > e->count ? e->used - e->count : 0
			     : e->gone ? e->count - e->used
				       : 0;
		if (n == 0)
			continue;
		lint_baseline_find(&rules, &key, true)->count += n;
		*sum += n;
	}
	for (uint32_t i = 0; i < rules.entries.n; i++)
		zp_buf_printf(&text, "%s%s %u", i > 0 ? ", " : "",
		    rules.entries.v[i].rule, rules.entries.v[i].count);
	const char *line = zp_printf(&run->arena, "%u finding%s%s%s%s", *sum,
	    *sum == 1 ? "" : "s", *sum > 0 ? " (" : "", text.n ? text.p : "",
	    *sum > 0 ? ")" : "");
	zp_buf_free(&text);
	zp_arena_free(&rules.arena);
	zp_vec_free(&rules.entries);
	zp_xfree(rules.slots);
	return line;
}

/* What the file is to hold from now on; how many that are. */
static uint64_t settle(struct lint_run *run)
{
	struct lint_baseline *b = run->opt->held;
	uint64_t sum = 0;
	for (uint32_t i = 0; i < b->entries.n; i++) {
		struct lint_baseline_entry *e = &b->entries.v[i];
		if (e->gone || (run->opt->write_baseline && e->used > e->count))
			e->count = e->used;
		sum += e->count;
	}
	return sum;
}

static void write_out(struct lint_run *run)
{
	struct lint_baseline *b = run->opt->held;
	const struct lint_options *o = run->opt;
	const char *why = "";
	uint32_t added = 0, gone = 0;
	if (run->incomplete) {
		lint_say(run, b->shown,
		    "not written, because not all could be read");
		return;
	}
	const char *more = o->write_baseline ? by_rule(run, true, &added) : "";
	const char *less = by_rule(run, false, &gone);
	uint64_t sum = settle(run);
	bool changed = !b->exists || added > 0 || gone > 0;
	if (changed && !lint_baseline_write(b, &why)) {
		lint_say(run, b->shown, "not written: %s", why);
		run->incomplete = true;
		return;
	}
	b->gone = 0;
	if (!o->write_baseline)
		lint_say(run, b->shown, "taken out: %s", less);
	else if (!b->exists)
		lint_say(run, b->shown, "made, with %s", more);
	else
		lint_say(run, b->shown, "added: %s; taken out: %s; held: %llu",
		    more, less, (unsigned long long)sum);
}

void lint_baseline_end(struct lint_run *run)
{
	struct lint_baseline *b = run->opt->held;
	uint32_t sum;
	find_gone(run);
	if (run->opt->write_baseline || run->opt->prune_baseline)
		write_out(run);
	else if (b->gone > 0)
		lint_say(run, b->shown,
		    "no longer there: %s; --prune-baseline takes that out",
		    by_rule(run, false, &sum));
}

void lint_baseline_free(struct lint_baseline *b)
{
	if (!b)
		return;
	zp_vec_free(&b->entries);
	zp_vec_free(&b->files);
	zp_xfree(b->slots);
	zp_arena_free(&b->arena);
	zp_xfree(b);
}
