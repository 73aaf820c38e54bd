#include "lint/octodns.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zoneparse/parse.h"

#define CONFIG_MAX ((off_t)4 << 20) /* octets of a configuration */
#define LEVELS 8                    /* folders looked at upwards */

static bool ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);
	return n > k && strcmp(s + n - k, suffix) == 0;
}

static bool is_yaml_name(const char *s)
{
	return s[0] != '.' && (ends(s, ".yaml") || ends(s, ".yml"));
}

static char *folder_of(struct lint_run *run, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return zp_dup(&run->arena, ".");
	return zp_copy(
	    &run->arena, path, slash == path ? 1 : (size_t)(slash - path));
}

static const char *join(
    struct lint_run *run, const char *folder, const char *name)
{
	if (strcmp(folder, ".") == 0)
		return zp_dup(&run->arena, name);
	return zp_printf(
	    &run->arena, "%s%s%s", folder, ends(folder, "/") ? "" : "/", name);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* YAML files of FOLDER whose names begin with PREFIX, sorted. */
static void list_yaml(struct lint_run *run, const char *folder,
    const char *prefix, lint_paths *out)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	uint32_t from = out->n;
	while (d && (e = readdir(d)) != NULL)
		if (is_yaml_name(e->d_name) &&
		    strncmp(e->d_name, prefix, strlen(prefix)) == 0)
			zp_push(out, join(run, folder, e->d_name));
	if (d)
		closedir(d);
	if (out->n - from > 1)
		qsort(out->v + from, out->n - from, sizeof *out->v, by_text);
}

/* A configuration read, or (config NULL) a folder that was looked into. */
struct found {
	const char *folder; /* absolute */
	struct zp_octodns_config *config;
	struct zp_yaml *y;
};

struct lint_octodns {
	ZP_VEC(struct found) list;
	ZP_VEC(const char *) looked;
	/* The folder last asked for a file "$example.com.yaml", and its answer:
	 * a folder may hold thousands of zones. */
	const char *asked;
	bool dollar;
	struct zp_name dollar_origin;
};

/* Split zones in a folder of another extension hold "$example.com.yaml". */
static bool dollar_file(struct lint_run *run, struct lint_octodns *o,
    const char *folder, struct zp_name *origin)
{
	if (!o->asked || strcmp(o->asked, folder) != 0) {
		lint_paths found = {0};
		o->asked = folder;
		o->dollar = false;
		list_yaml(run, folder, "$", &found);
		for (uint32_t i = 0; !o->dollar && i < found.n; i++)
			o->dollar = zp_origin_from_filename(
			    found.v[i], &o->dollar_origin);
		zp_vec_free(&found);
	}
	if (o->dollar)
		*origin = o->dollar_origin;
	return o->dollar;
}

/* The rest of a zone that has a file and a folder too. */
static void add_other_half(struct lint_run *run, const char *folder,
    const struct zp_name *origin, enum zp_part part, lint_paths *out)
{
	char text[ZP_NAME_TEXT];
	struct stat st;
	zp_name_print(origin, text);
	if (part == ZP_PART_BY_FOLDER) {
		const char *file = join(run, folder_of(run, folder),
		    zp_printf(&run->arena, "%s.yaml", text));
		if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
			zp_push(out, file);
		return;
	}
	list_yaml(run, join(run, folder, zp_printf(&run->arena, "%s.", text)),
	    "", out);
}

bool lint_octodns_parts(struct lint_run *run, struct lint_octodns *o,
    const char *path, lint_paths *out, struct zp_name *origin)
{
	const char *folder = folder_of(run, path);
	enum zp_part part = zp_origin_from_parts(path, origin);
	if (part == ZP_PART_BY_FOLDER || dollar_file(run, o, folder, origin)) {
		list_yaml(run, folder, "", out);
		if (part == ZP_PART_BY_FOLDER)
			add_other_half(run, folder, origin, part, out);
		return true;
	}
	if (part == ZP_PART_BY_NAME) {
		const char *slash = strrchr(path, '/');
		const char *base = slash ? slash + 1 : path;
		const char *mark = strstr(base, "._");
		list_yaml(run, folder,
		    zp_copy(&run->arena, base, (size_t)(mark + 2 - base)), out);
		return true;
	}
	zp_push(out, path);
	if (!zp_origin_from_filename(path, origin))
		return false;
	add_other_half(run, folder, origin, part, out);
	return true;
}

struct lint_octodns *lint_octodns_new(void)
{
	return zp_xcalloc(1, sizeof(struct lint_octodns));
}

void lint_octodns_free(struct lint_octodns *o)
{
	for (uint32_t i = 0; i < o->list.n; i++) {
		zp_octodns_config_free(o->list.v[i].config);
		zp_yaml_free(o->list.v[i].y);
		zp_xfree(o->list.v[i].config);
		zp_xfree(o->list.v[i].y);
	}
	zp_vec_free(&o->list);
	zp_vec_free(&o->looked);
	zp_xfree(o);
}

static void try_config(struct lint_run *run, struct lint_octodns *o,
    const char *folder, const char *file)
{
	struct stat st;
	const char *why;
	uint32_t id;
	struct zp_sources *s = &run->set.sources;
	if (stat(file, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_size > CONFIG_MAX ||
	    zp_source_open(s, file, file, &id, &why) != ZP_LOAD_OK)
		return;
	const struct zp_source *src = zp_source_at(s, id);
	struct zp_yaml *y = zp_xcalloc(1, sizeof *y);
	struct zp_octodns_config *c = zp_xcalloc(1, sizeof *c);
	bool looks = zp_octodns_config_looks(src->text, src->size);
	if (looks)
		zp_yaml_read(y, s, id, &run->opt->yaml_limits);
	if (looks && zp_octodns_config_read(y, c)) {
		zp_push(&o->list, ((struct found){folder, c, y}));
		return;
	}
	zp_yaml_free(y);
	zp_xfree(y);
	zp_xfree(c);
	zp_source_drop(s, id);
}

static void look_into(
    struct lint_run *run, struct lint_octodns *o, const char *folder)
{
	lint_paths files = {0};
	for (uint32_t i = 0; i < o->looked.n; i++)
		if (strcmp(o->looked.v[i], folder) == 0)
			return;
	zp_push(&o->looked, zp_dup(&run->arena, folder));
	list_yaml(run, folder, "", &files);
	for (uint32_t i = 0; i < files.n; i++)
		try_config(run, o, o->looked.v[o->looked.n - 1], files.v[i]);
	zp_vec_free(&files);
}

static bool is_within(const char *path, const char *folder)
{
	size_t n = strlen(folder);
	return strncmp(path, folder, n) == 0 &&
	       (path[n] == '\0' || path[n] == '/');
}

/* Whether FILE (absolute) lies in the folder that a configuration in FOLDER
 * calls DIRECTORY: octoDNS takes it from where it is run, most often the
 * repository's root or the configuration's own folder. In no repository, it is
 * run above the folder at most, and means what lies in it. FULL: that folder.
 */
static bool lies_in(struct lint_run *run, const char *file, const char *folder,
    const char *root, struct zp_str directory, char full[PATH_MAX])
{
	char *from = zp_dup(&run->arena, folder);
	const char *word = zp_copy(&run->arena, directory.p, directory.n);
	for (unsigned up = 0;; up++) {
		const char *path =
		    word[0] == '/' ? word : join(run, from, word);
		bool there = realpath(path, full) != NULL &&
			     (root || up == 0 || is_within(full, folder));
		if (there && strcmp(file, full) != 0 && is_within(file, full))
			return true;
		char *cut = strrchr(from, '/');
		if ((root ? strcmp(from, root) == 0 : up > 0) || !cut ||
		    cut == from)
			return false;
		*cut = '\0';
	}
}

/* The path of the folder that FULL is, as one gets to it from PATH. */
static const char *folder_above(
    struct lint_run *run, const char *path, const char *full)
{
	char real[PATH_MAX];
	const char *at = folder_of(run, path);
	while (realpath(at, real) && strcmp(real, full) != 0 &&
	       strcmp(at, ".") != 0 && strcmp(at, "/") != 0)
		at = folder_of(run, at);
	return at;
}

static void choose(struct lint_run *run, const struct lint_octodns *o,
    const char *file, const char *root, struct lint_octodns_told *out,
    char full[PATH_MAX])
{
	for (uint32_t i = 0; i < o->list.n; i++) {
		const struct found *f = &o->list.v[i];
		for (uint32_t k = 0; k < f->config->folders.n; k++) {
			const struct zp_octodns_folder *d =
			    &f->config->folders.v[k];
			if (!lies_in(
				run, file, f->folder, root, d->directory, full))
				continue;
			out->folder = d;
			out->config = f->config;
			return;
		}
	}
}

bool lint_octodns_lenient(
    const struct lint_octodns_told *told, const struct zp_name *zone)
{
	for (uint32_t i = 0; told->config && i < told->config->lenient.n; i++)
		if (zp_name_equal(&told->config->lenient.v[i], zone))
			return true;
	return false;
}

void lint_octodns_ask(struct lint_run *run, struct lint_octodns *o,
    const char *path, const char *root, struct lint_octodns_told *out)
{
	char full[PATH_MAX], at[PATH_MAX], folder[PATH_MAX];
	*out = (struct lint_octodns_told){0};
	if (!realpath(path, full) || !realpath(folder_of(run, path), at))
		return;
	for (unsigned i = 0; i < LEVELS; i++) {
		look_into(run, o, at);
		look_into(run, o, join(run, at, "config"));
		look_into(run, o, join(run, at, "octodns"));
		char *cut = strrchr(at, '/');
		if (!root || strcmp(at, root) == 0 || !cut || cut == at)
			break;
		*cut = '\0';
	}
	choose(run, o, full, root, out, folder);
	if (!out->folder || out->folder->shared.n == 0)
		return;
	out->shared = join(run, folder_above(run, path, folder),
	    zp_copy(&run->arena, out->folder->shared.p, out->folder->shared.n));
}
