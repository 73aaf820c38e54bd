/* A baseline as a file. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lint/baseline.h"
#include "lint/json_read.h"
#include "lint/options_read.h"
#include "lint/output.h"
#include "lint/renamed.h"

#define VERSION 1

static bool fail(struct lint_baseline *b, struct lint_options *o,
    const char **why, uint32_t line, const char *text)
{
	*why = line > 0
		   ? zp_printf(&o->arena, "%s:%u: %s", b->shown, line, text)
		   : zp_printf(&o->arena, "%s: %s", b->shown, text);
	zp_push(&o->faults, *why);
	return false;
}

/* The Ith entry; what is wrong with it, or NULL. */
static const char *take_entry(
    struct lint_baseline *b, struct lint_options *o, const struct lint_json *j)
{
	struct lint_baseline_entry key = {.rule = lint_json_text(j, "rule")};
	uint32_t count;
	const char *none, *notice;
	if (!key.rule)
		return "no text \"rule\"";
	if (!lint_json_maybe(j, "file", &key.file))
		return "\"file\" is neither a text nor null";
	if (!lint_json_maybe(j, "name", &key.name))
		return "\"name\" is neither a text nor null";
	if (!lint_json_maybe(j, "ca", &key.ca))
		return "\"ca\" is neither a text nor null";
	if (!lint_json_number(j, "count", &count) || count == 0)
		return "\"count\" is no number from 1 to 4294967295";
	const char *id = lint_rule_named(key.rule, &o->arena, &none);
	if (id && id != key.rule) {
		notice = lint_renamed_notice(key.rule, &o->arena);
		bool said = o->notices.n > 0 &&
			    strcmp(o->notices.v[o->notices.n - 1], notice) == 0;
		if (!said)
			zp_push(&o->notices, notice);
		key.rule = id;
	}
	struct lint_baseline_entry *e = lint_baseline_find(b, &key, true);
	/* One that stands twice was merged by hand or by git. */
	e->count = e->count > count ? e->count : count;
	return NULL;
}

static bool take(struct lint_baseline *b, struct lint_options *o,
    const struct lint_json *j, const char **why)
{
	uint32_t version;
	const struct lint_json *one;
	if (!lint_json_number(j, "version", &version))
		return fail(b, o, why, 0, "no baseline: it has no version");
	if (version != VERSION)
		return fail(b, o, why, 0,
		    zp_printf(&o->arena,
			"a baseline of version %u, which is not known here",
			version));
	if (!lint_json_is_list(j, "findings"))
		return fail(b, o, why, 0, "no baseline: no list of findings");
	for (uint32_t i = 0; (one = lint_json_item(j, "findings", i)); i++) {
		const char *wrong = take_entry(b, o, one);
		if (wrong)
			return fail(b, o, why, 0,
			    zp_printf(
				&o->arena, "finding %u: %s", i + 1, wrong));
	}
	return true;
}

bool lint_baseline_read(
    struct lint_baseline *b, struct lint_options *o, const char **why)
{
	struct zp_sources s = {
	    .max_file = LINT_BASELINE_MAX, .max_unpacked = LINT_BASELINE_MAX};
	uint32_t id, line;
	const char *wrong = "";
	bool done = false;
	if (zp_source_open(&s, b->path, b->shown, &id, &wrong) != ZP_LOAD_OK) {
		fail(b, o, why, 0, zp_dup(&o->arena, wrong));
	} else {
		const struct zp_source *file = zp_source_at(&s, id);
		struct lint_json *j = lint_json_read_text(
		    file->text, file->size, &o->arena, &line, &wrong);
		done = j ? take(b, o, j, why) : fail(b, o, why, line, wrong);
		lint_json_free(j);
	}
	zp_sources_free(&s);
	return done;
}

static int by_key(const void *a, const void *b)
{
	const struct lint_baseline_entry *x =
	    *(struct lint_baseline_entry *const *)a;
	const struct lint_baseline_entry *y =
	    *(struct lint_baseline_entry *const *)b;
	int c = lint_compare_text(x->file, y->file);
	c = c ? c : strcmp(x->rule, y->rule);
	c = c ? c : lint_compare_text(x->name, y->name);
	return c ? c : lint_compare_text(x->ca, y->ca);
}

static void put(struct lint_out *o, struct lint_baseline *b)
{
	ZP_VEC(const struct lint_baseline_entry *) list = {0};
	for (uint32_t i = 0; i < b->entries.n; i++)
		if (b->entries.v[i].count > 0)
			zp_push(&list, &b->entries.v[i]);
	if (list.n > 1)
		qsort(list.v, list.n, sizeof *list.v, by_key);
	out_printf(
	    o, "{\"version\":%d,\"tool\":\"dcvlint\",\"findings\":[", VERSION);
	for (uint32_t i = 0; i < list.n; i++) {
		const struct lint_baseline_entry *e = list.v[i];
		out_puts(o, i > 0 ? ",\n{" : "\n{");
		out_member(o, "file", e->file);
		out_puts(o, ",");
		out_member(o, "rule", e->rule);
		out_puts(o, ",");
		out_member(o, "name", e->name);
		out_puts(o, ",");
		out_member(o, "ca", e->ca);
		out_printf(o, ",\"count\":%u}", e->count);
	}
	out_puts(o, "\n]}\n");
	zp_vec_free(&list);
}

bool lint_baseline_write(struct lint_baseline *b, const char **why)
{
	struct stat st;
	mode_t mode = stat(b->path, &st) == 0 ? st.st_mode & 0777 : 0644;
	struct lint_output w;
	int error = lint_output_open(&w, &b->arena, b->path, mode) ? 0 : errno;
	if (!error) {
		put(&w.o, b);
		error = lint_output_close(&w);
	}
	*why = strerror(error);
	return error == 0;
}

static bool usage(struct lint_options *o, const char **why, const char *text)
{
	*why = zp_dup(&o->arena, text);
	return false;
}

static bool check(struct lint_options *o, const char **why)
{
	bool given = lint_is_given(o, O_BASELINE);
	o->write_baseline = lint_is_given(o, O_WRITE_BASELINE);
	if (given && o->write_baseline)
		return usage(
		    o, why, "--baseline or --write-baseline: one of them");
	if (o->prune_baseline && !given)
		return usage(o, why, "--prune-baseline needs --baseline FILE");
	if (!o->baseline)
		return true;
	if (o->command > LINT_ROUTES || o->shards > 0)
		return usage(
		    o, why, "a baseline is for whole runs of check and routes");
	if (o->asked && !o->names_configured)
		return usage(o, why,
		    "a baseline is of what zones hold: names asked for are "
		    "judged without it");
	return true;
}

/* Where the file is, or will be. */
static bool find(
    struct lint_baseline *b, struct lint_options *o, const char **why)
{
	char full[PATH_MAX];
	b->shown = zp_dup(&b->arena, o->baseline);
	while (strncmp(b->shown, "./", 2) == 0)
		b->shown += 2;
	b->exists = realpath(o->baseline, full) != NULL;
	b->path = zp_dup(&b->arena, b->exists ? full : o->baseline);
	const char *slash = strrchr(b->path, '/');
	const char *folder =
	    !slash ? "."
		   : zp_copy(&b->arena, b->path,
			 slash == b->path ? 1 : (size_t)(slash - b->path));
	if (!realpath(folder, full))
		return fail(b, o, why, 0, strerror(errno));
	b->folder = zp_dup(&b->arena, full);
	b->accepted.by = LINT_BY_BASELINE;
	b->accepted.reason = "in the baseline";
	b->accepted.file = b->shown;
	b->accepted.span.source = UINT32_MAX;
	return true;
}

bool lint_baseline_options(struct lint_options *o, const char **why)
{
	if (!check(o, why))
		return false;
	if (!o->baseline)
		return true;
	struct lint_baseline *b = o->held = zp_xcalloc(1, sizeof *b);
	if (o->baseline[0] == '\0')
		return usage(o, why, "the baseline is a file");
	if (!find(b, o, why))
		return false;
	if (!b->exists && o->write_baseline)
		return true;
	return lint_baseline_read(b, o, why);
}
