/* Where the configuration file lies, and what lies in its folder. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint/config_internal.h"
#include "lint/path.h"

#define NAME ".dcvlint.yaml"

/* Folders above FULL, nearest first, to that of the repository: the nearest
 * that holds the file. Outside a repository nobody vouches for what lies above
 * the working folder. */
static char *search(struct zp_arena *a, const char *full, const char **top)
{
	char *dir = zp_dup(a, full), *found = NULL;
	*top = full;
	for (;;) {
		const char *file = zp_printf(a, "%s/" NAME, dir);
		if (!found && access(file, F_OK) == 0)
			found = zp_dup(a, dir);
		if (access(zp_printf(a, "%s/.git", dir), F_OK) == 0) {
			*top = dir;
			return found;
		}
		char *cut = strrchr(dir, '/');
		if (!cut || cut[1] == '\0')
			break;
		cut[cut == dir] = '\0';
	}
	return found && strcmp(found, full) == 0 ? found : NULL;
}

static bool is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);
	if (n == 1)
		return true;
	return strncmp(path, folder, n) == 0 &&
	       (path[n] == '/' || path[n] == '\0');
}

static bool fail(struct lint_options *o, const char *text)
{
	zp_push(
	    &o->faults, zp_printf(&o->arena, "%s: %s", o->config_file, text));
	return false;
}

/* --config FILE: the user's choice, wherever it lies. */
static bool take_given(struct lint_options *o)
{
	char full[PATH_MAX];
	const char *slash = strrchr(o->config_file, '/');
	const char *folder = !slash
				 ? "."
				 : zp_copy(&o->arena, o->config_file,
				       slash == o->config_file
					   ? 1
					   : (size_t)(slash - o->config_file));
	if (o->config_file[0] == '\0' || !realpath(folder, full))
		return fail(o, strerror(errno ? errno : ENOENT));
	o->config_folder = zp_dup(&o->arena, full);
	o->config_shown = o->config_file;
	while (strncmp(o->config_shown, "./", 2) == 0)
		o->config_shown += 2;
	return true;
}

bool config_find(struct lint_options *o)
{
	char full[PATH_MAX], file[PATH_MAX];
	const char *top;
	if (o->config_file)
		return take_given(o);
	if (!realpath(".", full))
		return true; /* the working folder is gone */
	const char *folder = search(&o->arena, full, &top);
	if (!folder)
		return true;
	o->config_folder = folder;
	o->config_shown = o->config_file = lint_config_shown(o, NAME);
	/* A link could show what nobody meant to show. */
	if (realpath(o->config_file, file) && !is_below(file, top))
		return fail(o, "it is a link that leaves the repository");
	return true;
}

bool config_path_is_plain(const char *path, const char **why)
{
	*why = NULL;
	if (path[0] == '\0')
		*why = "a path is wanted here";
	else if (path[0] == '/')
		*why = "a path here is relative to this file's folder";
	for (const char *s = path; *s && !*why; s++) {
		size_t n = strcspn(s, "/");
		if (n == 2 && s[0] == '.' && s[1] == '.')
			*why = "a path here never climbs (..)";
		s += n;
		if (!*s)
			break;
	}
	for (const char *s = path; *s && !*why; s++)
		if ((unsigned char)*s < 32 || *s == 127)
			*why = "a path here holds no control characters";
	return !*why;
}

bool config_is_inside(const struct lint_options *o, const char *path)
{
	char full[PATH_MAX];
	if (!realpath(path, full))
		return errno == ENOENT || errno == ENOTDIR;
	return is_below(full, o->config_folder);
}

/* What FULL has below FOLDER; NULL: it lies elsewhere. */
static const char *rest_of(const char *full, const char *folder)
{
	if (!is_below(full, folder))
		return NULL;
	full += strlen(folder) == 1 ? 0 : strlen(folder);
	return full + (*full == '/');
}

const char *lint_config_shown(struct lint_options *o, const char *path)
{
	char full[PATH_MAX];
	const char *rest = NULL;
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	if (!realpath(".", full))
		return path;
	rest = rest_of(full, o->config_folder);
	const char *under = rest_of(o->config_folder, full);
	if (!rest && under)
		return zp_printf(&o->arena, "%s/%s", under, path);
	if (!rest)
		return zp_printf(&o->arena, "%s/%s", o->config_folder, path);
	for (;;) {
		size_t n = strcspn(rest, "/");
		if (n == 0 || strncmp(rest, path, n) != 0 || path[n] != '/')
			break;
		path += n + 1;
		rest += n + (rest[n] == '/');
	}
	struct zp_buf b = {0};
	while (*rest) {
		size_t n = strcspn(rest, "/");
		zp_buf_puts(&b, "../");
		rest += n + (rest[n] == '/');
	}
	zp_buf_puts(&b, path);
	const char *shown = zp_dup(&o->arena, b.p);
	zp_buf_free(&b);
	return shown;
}

const char *lint_config_relative(
    const struct lint_options *o, struct zp_arena *a, const char *path)
{
	const char *whole = o->config_folder ? lint_path_whole(a, path) : NULL;
	return whole ? rest_of(whole, o->config_folder) : NULL;
}
