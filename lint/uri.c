#include "lint/uri.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The folder of FILE without links, with a slash at its end, then its last
 * part; NULL: there is no such folder. */
static const char *whole_of(struct lint_run *run, const char *file)
{
	char full[PATH_MAX];
	const char *slash = strrchr(file, '/'), *folder = ".";
	if (slash)
		folder = zp_copy(&run->arena, file,
		    slash == file ? 1 : (size_t)(slash - file));
	const char *last = slash ? slash + 1 : file;
	/* A folder was named. */
	if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0 || !*last)
		return realpath(file, full) ? zp_dup(&run->arena, full) : NULL;
	if (!realpath(folder, full))
		return NULL;
	return zp_printf(&run->arena, "%s%s%s", full, full[1] ? "/" : "", last);
}

/* What is left of WHOLE below FOLDER; NULL: it is not below. */
static const char *below(const char *whole, const char *folder)
{
	size_t n = strlen(folder);
	if (n == 1)
		return whole + 1;
	if (strncmp(whole, folder, n) != 0)
		return NULL;
	return whole[n] == '/' ? whole + n + 1 : whole[n] == '\0' ? "." : NULL;
}

const char *lint_root_relative(struct lint_run *run, const char *file)
{
	char here[PATH_MAX];
	const char *root = lint_root_of(run, file);
	const char *whole = whole_of(run, file);
	if (!root)
		root = realpath(".", here);
	return whole && root ? below(whole, root) : NULL;
}

void lint_uri_path(struct zp_buf *b, const char *path)
{
	for (; *path; path++) {
		unsigned c = (unsigned char)*path;
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') ||
			     strchr("-._~/+,=@", *path);
		if (plain)
			zp_buf_putc(b, *path);
		else
			zp_buf_printf(b, "%%%02X", c);
	}
}

const char *lint_uri_of(struct lint_run *run, const char *file, bool *is_below)
{
	struct zp_buf b = {0};
	const char *path = lint_root_relative(run, file);
	*is_below = path != NULL;
	if (!path) {
		/* A name that standard input was given may lead nowhere. */
		const char *whole = whole_of(run, file);
		path = whole ? whole : file;
		zp_buf_puts(&b, path[0] == '/' ? "file://" : "file:///");
	}
	lint_uri_path(&b, path);
	path = zp_dup(&run->arena, b.p ? b.p : "");
	zp_buf_free(&b);
	return path;
}
