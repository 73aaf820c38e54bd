#include "lint/uri.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lint/path.h"

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
	const char *whole = lint_path_whole(&run->arena, file);
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
		const char *whole = lint_path_whole(&run->arena, file);
		path = whole ? whole : file;
		zp_buf_puts(&b, path[0] == '/' ? "file://" : "file:///");
	}
	lint_uri_path(&b, path);
	path = zp_dup(&run->arena, b.p ? b.p : "");
	zp_buf_free(&b);
	return path;
}
