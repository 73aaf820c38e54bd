/* Sources by the paths of their files. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "zoneparse/source_internal.h"

#define HEAD ((size_t)1 << 16) /* octets that tell text from other files */

static bool is_text(const struct zp_buf *b)
{
	size_t odd = 0;
	for (size_t i = 0; i < b->n; i++) {
		unsigned char c = (unsigned char)b->p[i];
		odd += c < 8 || (c > 13 && c < 32);
	}
	/* A slip of a zone is its finding. */
	return odd <= 2 || odd < b->n / 32 || zp_utf16_kind(b) != 0;
}

/* Whether the file may be a text, by its beginning. */
static bool begins_as_text(int fd)
{
	struct zp_buf b = {.p = zp_xmalloc(2 * HEAD)};
	ssize_t n = pread(fd, b.p, HEAD, 0);
	b.n = n > 0 ? (size_t)n : 0;
	if (b.n > 2 && memcmp(b.p, "\x1f\x8b", 2) == 0) {
		struct zp_buf out = {.p = b.p + HEAD};
		out.n = zp_gunzip_head(&b, out.p, HEAD);
		b.n = 0;
		/* What does not unpack is told when it is read. */
		bool text = is_text(&out);
		zp_xfree(b.p);
		return text;
	}
	bool text = is_text(&b);
	zp_xfree(b.p);
	return text;
}

static enum zp_load open_source(struct zp_sources *s, const char *path,
    const char *shown, bool wary, uint32_t *id, const char **why)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		*why = zp_dup(&s->arena, strerror(errno));
		return ZP_LOAD_ERRNO;
	}
	enum zp_load status = ZP_LOAD_BINARY;
	if (!wary || begins_as_text(fd))
		status = zp_source_read(s, fd, path, shown, id, why);
	else
		*why = "not text";
	close(fd);
	return status;
}

enum zp_load zp_source_open(struct zp_sources *s, const char *path,
    const char *shown, uint32_t *id, const char **why)
{
	return open_source(s, path, shown, false, id, why);
}

enum zp_load zp_source_try(struct zp_sources *s, const char *path,
    const char *shown, uint32_t *id, const char **why)
{
	return open_source(s, path, shown, true, id, why);
}
