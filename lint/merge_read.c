/* The files of a merge: opened, read line by line, and looked at together. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lint/json_read.h"
#include "lint/merge.h"
#include "lint/shard.h"

#define NAMED 10u /* of many that are missing */

bool lint_merge_fail(
    struct lint_merge *m, const struct lint_merge_file *f, const char *fmt, ...)
{
	struct zp_arena a = {0};
	va_list ap;
	va_start(ap, fmt);
	const char *text = zp_vprintf(&a, fmt, ap);
	va_end(ap);
	if (f->line > 0)
		lint_say(m->run, f->name, "%u: %s", f->line, text);
	else
		lint_say(m->run, f->name, "%s", text);
	zp_arena_free(&a);
	return false;
}

static bool open_file(struct lint_merge *m, struct lint_merge_file *f)
{
	struct stat st;
	f->file = fopen(f->name, "rbe");
	if (!f->file)
		return lint_merge_fail(m, f, "%s", strerror(errno));
	/* Lines are read again when they are written. */
	if (fstat(fileno(f->file), &st) != 0 || !S_ISREG(st.st_mode))
		return lint_merge_fail(m, f, "not a regular file");
	return true;
}

/* The first line: what the output is of. */
static bool take_head(
    struct lint_merge *m, struct lint_merge_file *f, const char *line, size_t n)
{
	static const char begin[] = "{\"type\":\"head\",";
	struct lint_json *j = lint_json_read(line, n);
	const struct lint_json *tool = lint_json_member(j, "tool");
	const char *version = lint_json_text(tool, "version"), *ca;
	uint32_t form = 0;
	bool done = false;
	if (!version || memcmp(line, begin, sizeof begin - 1) != 0 ||
	    !lint_json_number(j, "version", &form)) {
		lint_merge_fail(
		    m, f, "not the JSON lines of dcvlint (--format jsonl)");
	} else if (form != 1 || strcmp(version, DCVLINT_VERSION) != 0) {
		lint_merge_fail(m, f,
		    "written by dcvlint %s, which this dcvlint " DCVLINT_VERSION
		    " cannot put together",
		    version);
	} else {
		f->head = zp_copy(&m->run->arena, line + sizeof begin - 1,
		    n - sizeof begin - 1);
		f->began = done = true;
		for (uint32_t i = 0;
		     m->files.n == 1 && (ca = lint_json_item_text(j, "cas", i));
		     i++)
			zp_push(&m->cas, zp_dup(&m->run->arena, ca));
	}
	lint_json_free(j);
	return done;
}

/* What a shard was told decides what it found. */
static bool same_options(
    struct lint_merge *m, struct lint_merge_file *f, const struct lint_json *j)
{
	const char **own = lint_shard_options(m->run), *theirs;
	uint32_t i = 0;
	for (;; i++) {
		theirs = lint_json_item_text(j, "options", i);
		if (!theirs || !own[i] || strcmp(theirs, own[i]) != 0)
			break;
	}
	if (!theirs && !own[i])
		return true;
	return lint_merge_fail(m, f,
	    "made with %s where merge is told %s: merge takes the options of "
	    "its shards",
	    theirs ? theirs : "nothing more", own[i] ? own[i] : "nothing more");
}

/* What a file tells of units need not be read to know that it came before. */
static bool is_new(struct lint_merge *m, const struct lint_merge_file *f)
{
	for (uint32_t i = 0; i + 1 < m->files.n; i++)
		if (m->files.v[i].shard == f->shard)
			return lint_merge_fail(m, f,
			    "shard %u/%u, which %s is too", f->shard, f->shards,
			    m->files.v[i].name);
	return true;
}

static bool take_shard(
    struct lint_merge *m, struct lint_merge_file *f, const char *line, size_t n)
{
	struct lint_json *j = lint_json_read(line, n);
	const char *command = lint_json_text(j, "command");
	bool done = false;
	if (!command || !lint_json_number(j, "shard", &f->shard) ||
	    !lint_json_number(j, "shards", &f->shards) || f->shard == 0 ||
	    f->shard > f->shards || f->shards > LINT_SHARDS_MAX)
		lint_merge_fail(m, f, "no shard of dcvlint");
	else
		done = is_new(m, f) && same_options(m, f, j);
	f->routes = command && strcmp(command, "routes") == 0;
	lint_json_free(j);
	return done;
}

static bool take_line(
    struct lint_merge *m, struct lint_merge_file *f, const char *line, size_t n)
{
	static const char shard[] = "{\"type\":\"shard\",";
	if (line[n - 1] != '\n')
		return lint_merge_fail(m, f,
		    "it ends in the middle of a line: the run did not end, or "
		    "not all was copied");
	if (f->ended)
		return lint_merge_fail(m, f, "more after the end");
	if (f->line == 1)
		return take_head(m, f, line, n);
	if (f->line == 2 && n > sizeof shard &&
	    memcmp(line, shard, sizeof shard - 1) == 0)
		return take_shard(m, f, line, n);
	return lint_merge_take(m, f, line, n);
}

static bool read_file(struct lint_merge *m, const char *name)
{
	*zp_vec_add(&m->files) = (struct lint_merge_file){.name = name};
	struct lint_merge_file *f = &m->files.v[m->files.n - 1];
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	bool done = open_file(m, f);
	while (done && (n = getline(&line, &room, f->file)) > 0) {
		f->line++;
		done = take_line(m, f, line, (size_t)n);
		f->at += (uint64_t)n;
	}
	free(line);
	f->line = 0;
	if (!done)
		return false;
	if (ferror(f->file))
		return lint_merge_fail(m, f, "%s", strerror(errno));
	return f->ended ||
	       lint_merge_fail(m, f,
		   f->head ? "it has no end: the run did not end, or not all "
			     "was copied"
			   : "empty: not the JSON lines of dcvlint");
}

/* The member in which two heads differ is for people to see. */
static bool check_heads(struct lint_merge *m)
{
	const struct lint_merge_file *one = &m->files.v[0];
	for (uint32_t i = 1; i < m->files.n; i++) {
		const struct lint_merge_file *f = &m->files.v[i];
		if (strcmp(one->head, f->head) != 0)
			return lint_merge_fail(m, f,
			    "of another day, list or CA than %s: %s, not %s",
			    one->name, f->head, one->head);
		if (f->routes != one->routes)
			return lint_merge_fail(m, f, "of %s, but %s is of %s",
			    f->routes ? "routes" : "check", one->name,
			    one->routes ? "routes" : "check");
		if (f->shards != one->shards)
			return lint_merge_fail(m, f,
			    "one of %u shards, but %s is one of %u", f->shards,
			    one->name, one->shards);
	}
	m->routes = one->routes;
	m->shards = one->shards;
	return true;
}

/* The same day, list and CAs as merge itself would use. */
static bool check_own_head(struct lint_merge *m)
{
	struct lint_out own = {.fd = -1, .held = true};
	json_head(&own, m->run);
	zp_buf_putc(&own.buf, '\0');
	const struct lint_merge_file *f = &m->files.v[0];
	bool same = strcmp(own.buf.p, f->head) == 0;
	if (!same)
		lint_merge_fail(m, f,
		    "made with %s, but merge is told %s: merge takes the "
		    "options of its shards, with --today",
		    f->head, own.buf.p);
	zp_buf_free(&own.buf);
	return same;
}

static bool check_shards(struct lint_merge *m)
{
	bool *there = zp_xcalloc(m->shards + 1u, sizeof *there);
	for (uint32_t i = 0; i < m->files.n; i++)
		there[m->files.v[i].shard] = true;
	uint32_t missing = 0;
	for (uint32_t k = 1; k <= m->shards; k++) {
		missing += !there[k];
		if (!there[k] && missing <= NAMED)
			lint_say(m->run, NULL, "shard %u/%u is missing", k,
			    m->shards);
	}
	if (missing > NAMED)
		lint_say(m->run, NULL, "%u shards are missing", missing);
	zp_xfree(there);
	return missing == 0;
}

bool lint_merge_read(struct lint_merge *m)
{
	const struct lint_options *o = m->run->opt;
	for (uint32_t i = 0; i < o->paths.n; i++)
		if (!read_file(m, o->paths.v[i]))
			return false;
	if (!check_heads(m))
		return false;
	return m->shards == 0 || (check_shards(m) && check_own_head(m));
}

bool lint_merge_line(
    struct lint_merge *m, uint32_t file, uint64_t at, uint32_t n)
{
	const struct lint_merge_file *f = &m->files.v[file];
	m->text.n = 0;
	zp_buf_reserve(&m->text, (size_t)n + 1);
	if (fseeko(f->file, (off_t)at, SEEK_SET) != 0 ||
	    fread(m->text.p, 1, n, f->file) != n)
		return lint_merge_fail(m, f, "it changed while it was read");
	m->text.n = n;
	m->text.p[n] = '\0';
	return true;
}
