#include "lint/exclude.h"

#include <fnmatch.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

/* PATH as seen from the working folder. */
static const char *from_here(const char *path)
{
	char here[PATH_MAX];
	while (path[0] == '.' && path[1] == '/') {
		path += 2;
		path += strspn(path, "/");
	}
	if (path[0] != '/')
		return path;
	size_t n = getcwd(here, sizeof here) ? strlen(here) : 0;
	if (n > 1 && strncmp(path, here, n) == 0 && path[n] == '/')
		path += n;
	return path + strspn(path, "/");
}

static bool segment_fits(const char *glob, size_t g, const char *s, size_t n)
{
	char a[NAME_MAX + 1], b[NAME_MAX + 1];
	if (g > NAME_MAX || n > NAME_MAX)
		return false;
	memcpy(a, glob, g);
	memcpy(b, s, n);
	a[g] = b[n] = '\0';
	return fnmatch(a, b, FNM_PATHNAME) == 0;
}

/* Segment by segment. When a later one does not fit, only the last "**" may
 * take one segment more: so no pattern takes exponential time. */
static bool fits(const char *glob, const char *path)
{
	const char *glob_again = NULL, *path_again = NULL;
	while (*path) {
		size_t g = strcspn(glob, "/"), n = strcspn(path, "/");
		if (g == 2 && glob[0] == '*' && glob[1] == '*') {
			if (glob[g] == '\0')
				return true;
			glob = glob_again = glob + g + 1;
			path_again = path;
			continue;
		}
		if (g > 0 && segment_fits(glob, g, path, n)) {
			glob += g + (glob[g] == '/');
			path += n + (path[n] == '/');
			continue;
		}
		if (!path_again)
			return false;
		path_again += strcspn(path_again, "/");
		path_again += *path_again == '/';
		glob = glob_again;
		path = path_again;
	}
	return *glob == '\0';
}

static bool pattern_fits(const char *glob, const char *path, bool folder)
{
	char text[PATH_MAX];
	size_t n = strlen(glob);
	if (n == 0 || n >= sizeof text)
		return false;
	memcpy(text, glob, n + 1);
	if (text[n - 1] == '/') {
		if (!folder)
			return false;
		text[n - 1] = '\0';
	}
	if (!strchr(text, '/')) {
		const char *base = strrchr(path, '/');
		base = base ? base + 1 : path;
		return segment_fits(text, strlen(text), base, strlen(base));
	}
	return fits(text + (text[0] == '/'), path);
}

static bool is_out(const struct lint_options *o, const char *path, bool folder)
{
	bool out = false;
	for (uint32_t i = 0; i < o->excludes.n; i++) {
		const char *glob = o->excludes.v[i];
		bool back = glob[0] == '!';
		if (out == back && pattern_fits(glob + back, path, folder))
			out = !back;
	}
	return out;
}

bool lint_excluded(const struct lint_options *o, const char *path, bool folder)
{
	return o->excludes.n > 0 && is_out(o, from_here(path), folder);
}

bool lint_excluded_within(
    const struct lint_options *o, const char *path, bool folder)
{
	char part[PATH_MAX];
	if (o->excludes.n == 0)
		return false;
	path = from_here(path);
	size_t n = strlen(path);
	while (n > 0 && path[n - 1] == '/')
		n--;
	if (n >= sizeof part)
		return false;
	for (size_t i = 1; i <= n; i++) {
		if (i < n && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (is_out(o, part, i < n || folder))
			return true;
	}
	return false;
}
