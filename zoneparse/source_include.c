#include "zoneparse/source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define OPEN_FLAGS (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* Where the kernel has no openat2: component by component, no links at all. */
static int walk_beneath(int dir, const char *name)
{
	char part[NAME_MAX + 1];
	int at = dup(dir);
	while (at >= 0) {
		size_t n = strcspn(name, "/");
		if (n > NAME_MAX)
			n = 0;
		memcpy(part, name, n);
		part[n] = '\0';
		bool last = name[n] == '\0';
		int flags = OPEN_FLAGS | O_NOFOLLOW | (last ? 0 : O_DIRECTORY);
		int next = strcmp(part, "..") == 0 || n == 0
			       ? (errno = EXDEV, -1)
			       : openat(at, part, flags);
		int e = errno;
		close(at);
		errno = e;
		if (last || next < 0)
			return next;
		at = next;
		name += n + 1;
	}
	return -1;
}

int zp_open_beneath(int dir, const char *name)
{
	struct open_how how = {
	    .flags = OPEN_FLAGS,
	    .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long fd = syscall(SYS_openat2, dir, name, &how, sizeof how);
	if (fd < 0 && errno == ENOSYS)
		return walk_beneath(dir, name);
	return (int)fd;
}

/* The folder of the including file, without links, into BUF. */
static bool folder_of(const struct zp_source *from, char buf[PATH_MAX])
{
	if (!from->path)
		return realpath(".", buf) != NULL;
	char *path = strdup(from->path);
	char *slash = path ? strrchr(path, '/') : NULL;
	bool ok;
	if (!slash) {
		ok = path && realpath(".", buf) != NULL;
	} else {
		slash[slash == path] = '\0';
		ok = realpath(path, buf) != NULL;
	}
	free(path);
	return ok;
}

/* The part of PATH below ROOT, or NULL. */
static const char *below(const char *path, const char *root)
{
	size_t n = strlen(root);
	if (n == 1)
		return path + 1;
	if (strncmp(path, root, n) != 0)
		return NULL;
	return path[n] == '/' ? path + n + 1 : path[n] == '\0' ? "" : NULL;
}

static const char *shown_name(
    struct zp_sources *s, const struct zp_source *from, const char *name)
{
	const char *slash = strrchr(from->name, '/');
	while (name[0] == '.' && name[1] == '/')
		name += 2;
	if (name[0] == '/' || !slash)
		return name;
	return zp_printf(&s->arena, "%.*s%s", (int)(slash + 1 - from->name),
	    from->name, name);
}

static bool is_plain(struct zp_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((uint8_t)name.p[i] < 32 || name.p[i] == 127)
			return false;
	return name.n > 0 && name.n < PATH_MAX / 2;
}

static enum zp_load open_failed(struct zp_sources *s, const char **why)
{
	if (errno == EXDEV) {
		*why = "it lies outside the root (--root says another)";
		return ZP_LOAD_OUTSIDE;
	}
	*why = errno == ELOOP    ? "too many symbolic links"
	       : errno == ENOENT ? "no such file"
				 : zp_dup(&s->arena, strerror(errno));
	return ZP_LOAD_ERRNO;
}

/* A descriptor of the file, relative to the root; the path for later includes
 * from it in *path. */
static int open_include(struct zp_sources *s, const struct zp_source *from,
    const char *root, const char *name, const char **path)
{
	char folder[PATH_MAX];
	if (!folder_of(from, folder))
		return -1;
	if (!root)
		root = folder;
	const char *rest = name;
	if (name[0] == '/') {
		rest = below(name, root);
		*path = name;
	} else {
		const char *dir = below(folder, root);
		*path = zp_printf(&s->arena, "%s/%s", folder, name);
		rest = !dir     ? NULL
		       : dir[0] ? zp_printf(&s->arena, "%s/%s", dir, name)
				: name;
	}
	if (!rest) {
		errno = EXDEV;
		return -1;
	}
	int dir = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0)
		return -1;
	int fd = zp_open_beneath(dir, rest);
	int e = errno;
	close(dir);
	errno = e;
	return fd;
}

static bool known_file(const struct zp_sources *s, int fd, uint32_t *id)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return false;
	/* A source that was dropped since is no file any more. */
	return zp_fileset_get(
		   &s->files, (uint64_t)st.st_dev, (uint64_t)st.st_ino, id) &&
	       s->list.v[*id]->ino == (uint64_t)st.st_ino;
}

static enum zp_load include(struct zp_sources *s, const struct zp_source *f,
    const char *root, char *name, uint32_t *id, const char **why)
{
	const char *path = name;
	int fd = open_include(s, f, root, name, &path);
	if (fd < 0)
		return open_failed(s, why);
	enum zp_load status = ZP_LOAD_OK;
	if (!known_file(s, fd, id))
		status = zp_source_read(
		    s, fd, path, shown_name(s, f, name), id, why);
	close(fd);
	return status;
}

static const struct zp_included *noted(
    const struct zp_source *f, const char *name)
{
	for (uint32_t i = 0; i < f->included.n; i++)
		if (strcmp(f->included.v[i].name, name) == 0)
			return &f->included.v[i];
	return NULL;
}

static enum zp_load told(
    const struct zp_source *f, const char *name, uint32_t *id, const char **why)
{
	const struct zp_included *n = noted(f, name);
	*why = n ? n->why : "it was not handed on";
	if (!n || n->id == UINT32_MAX)
		return n ? (enum zp_load)n->status : ZP_LOAD_ERRNO;
	*id = n->id;
	return ZP_LOAD_OK;
}

enum zp_load zp_source_include(struct zp_sources *s, uint32_t from,
    const char *root, struct zp_str name, uint32_t *id, const char **why)
{
	struct zp_source *f = s->list.v[from];
	while (f->derived_from != UINT32_MAX)
		f = s->list.v[f->derived_from];
	if (!is_plain(name)) {
		*why =
		    "its name is empty, too long or holds control characters";
		return ZP_LOAD_ERRNO;
	}
	char *text = zp_copy(&s->arena, name.p, name.n);
	if (s->includes == ZP_INCLUDES_TOLD)
		return told(f, text, id, why);
	enum zp_load status = include(s, f, root, text, id, why);
	if (s->includes == ZP_INCLUDES_KEPT && !noted(f, text))
		zp_push(&f->included,
		    ((struct zp_included){text,
			status == ZP_LOAD_OK ? *id : UINT32_MAX, (int)status,
			status == ZP_LOAD_OK ? NULL : *why}));
	return status;
}
