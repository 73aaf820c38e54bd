#include "lint/path.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *lint_path_whole(struct zp_arena *a, const char *file)
{
	char full[PATH_MAX];
	const char *slash = strrchr(file, '/'), *folder = ".";
	if (slash)
		folder = zp_copy(
		    a, file, slash == file ? 1 : (size_t)(slash - file));
	const char *last = slash ? slash + 1 : file;
	/* A folder was named. */
	if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0 || !*last)
		return realpath(file, full) ? zp_dup(a, full) : NULL;
	if (!realpath(folder, full))
		return NULL;
	return zp_printf(a, "%s%s%s", full, full[1] ? "/" : "", last);
}

const char *lint_path_here(const char *file)
{
	char here[4096];
	size_t n;
	if (file[0] != '/' || !getcwd(here, sizeof here))
		return file;
	n = strlen(here);
	bool below = strncmp(file, here, n) == 0 && file[n] == '/';
	return below && file[n + 1] ? file + n + 1 : file;
}
