#include "zoneparse/source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE (UINT64_C(0xffffffff) - ZP_SOURCE_PAD)
#define MAX_UNPACKED (UINT64_C(1) << 30)
#define MAX_RATIO 1000u
#define CHUNK ((size_t)1 << 20)

static struct zp_source *add_source(
    struct zp_sources *s, const char *path, const char *shown, uint32_t *id)
{
	struct zp_source *src = zp_alloc(&s->arena, sizeof *src);
	while (shown[0] == '.' && shown[1] == '/')
		shown += 2;
	src->name = zp_dup(&s->arena, shown);
	src->path = path ? zp_dup(&s->arena, path) : NULL;
	src->derived_from = UINT32_MAX;
	*id = s->list.n;
	zp_push(&s->list, src);
	return src;
}

/* Takes the octets over, with the padding a scanner may look into. */
static void set_text(struct zp_source *src, struct zp_buf *b, size_t skip)
{
	static const char pad[ZP_SOURCE_PAD] = {0};
	size_t n = b->n - skip;
	if (skip > 0)
		memmove(b->p, b->p + skip, n);
	b->n = n;
	zp_buf_add(b, pad, sizeof pad);
	src->text = b->p;
	src->size = (uint32_t)n;
	*b = (struct zp_buf){0};
}

static enum zp_load read_all(struct zp_sources *s, int fd, uint64_t expect,
    struct zp_buf *b, const char **why)
{
	uint64_t max = s->max_file ? s->max_file : MAX_FILE;
	if (max > MAX_FILE)
		max = MAX_FILE;
	if (expect > max)
		goto large;
	/* One block of the right size: nothing is copied while it grows. */
	b->cap = (expect ? (size_t)expect : CHUNK) + ZP_SOURCE_PAD + 2;
	b->p = zp_xmalloc(b->cap);
	for (;;) {
		if (b->cap - b->n < 2) {
			b->cap += b->cap / 2 + CHUNK;
			b->p = zp_xrealloc(b->p, b->cap);
		}
		ssize_t n = read(fd, b->p + b->n, b->cap - b->n - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			*why = zp_dup(&s->arena, strerror(errno));
			return ZP_LOAD_ERRNO;
		}
		if (n == 0)
			break;
		b->n += (size_t)n;
		if (b->n > max)
			goto large;
	}
	b->p[b->n] = '\0';
	return ZP_LOAD_OK;
large:
	*why = zp_printf(&s->arena, "over the limit of %llu octets for a file",
	    (unsigned long long)max);
	return ZP_LOAD_TOO_LARGE;
}

static void put_utf8(struct zp_buf *b, uint32_t c)
{
	if (c < 0x80) {
		zp_buf_putc(b, (char)c);
		return;
	}
	if (c < 0x800) {
		zp_buf_putc(b, (char)(0xc0 | c >> 6));
	} else if (c < 0x10000) {
		zp_buf_putc(b, (char)(0xe0 | c >> 12));
		zp_buf_putc(b, (char)(0x80 | (c >> 6 & 63)));
	} else {
		zp_buf_putc(b, (char)(0xf0 | c >> 18));
		zp_buf_putc(b, (char)(0x80 | (c >> 12 & 63)));
		zp_buf_putc(b, (char)(0x80 | (c >> 6 & 63)));
	}
	zp_buf_putc(b, (char)(0x80 | (c & 63)));
}

static void from_utf16(struct zp_buf *b, bool big)
{
	struct zp_buf out = {0};
	const uint8_t *p = (const uint8_t *)b->p;
	unsigned hi = big ? 0 : 1;
	zp_buf_add(&out, "", 0);
	for (size_t i = 0; i + 1 < b->n; i += 2) {
		uint32_t c = (uint32_t)(p[i + hi] << 8 | p[i + 1 - hi]);
		if (c >= 0xd800 && c < 0xdc00 && i + 3 < b->n) {
			uint32_t d =
			    (uint32_t)(p[i + 2 + hi] << 8 | p[i + 3 - hi]);
			if (d >= 0xdc00 && d < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) +
				    (d - 0xdc00);
				i += 2;
			}
		}
		if (c >= 0xd800 && c < 0xe000)
			c = 0xfffd;
		if (c != 0xfeff || i > 0)
			put_utf8(&out, c);
	}
	zp_buf_free(b);
	*b = out;
}

/* Without a byte order mark, every second octet of the beginning is zero. */
int zp_utf16_kind(const struct zp_buf *b)
{
	const uint8_t *p = (const uint8_t *)b->p;
	if (b->n < 2)
		return 0;
	if (p[0] == 0xff && p[1] == 0xfe)
		return 1;
	if (p[0] == 0xfe && p[1] == 0xff)
		return 2;
	size_t n = b->n < 64 ? b->n / 2 * 2 : 64;
	bool little = n >= 8, big = n >= 8;
	for (size_t i = 0; i < n; i += 2) {
		little &= p[i] != 0 && p[i + 1] == 0;
		big &= p[i] == 0 && p[i + 1] != 0;
	}
	return little ? 1 : big ? 2 : 0;
}

/* Formats that are not text, each with what to do about it. */
static const char *other_format(const struct zp_buf *b)
{
	static const struct {
		const char *magic;
		unsigned n;
		const char *say;
	} formats[] = {
	    {"\x28\xb5\x2f\xfd", 4,
		"packed with zstd: try zstd -dc FILE | dcvlint -"},
	    {"\xfd"
	     "7zXZ",
		5, "packed with xz: try xz -dc FILE | dcvlint -"},
	    {"PK\x03\x04", 4, "a zip archive: try unzip -p FILE | dcvlint -"},
	    {"7z\xbc\xaf\x27\x1c", 6,
		"a 7z archive: try 7z e -so FILE | dcvlint -"},
	    {"\x1f\x8b", 2,
		"packed with gzip twice: try gzip -dc FILE | dcvlint -"},
	    {"\0\0\0\x02\0\0\0", 7,
		"a zone in BIND's raw format: try named-compilezone -f raw -F "
		"text -o - ORIGIN FILE | dcvlint -"},
	    {"\0\0\0\x03", 4,
		"a zone in BIND's map format: try named-compilezone -f map -F "
		"text -o - ORIGIN FILE | dcvlint -"},
	};
	for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++)
		if (b->n >= formats[i].n &&
		    memcmp(b->p, formats[i].magic, formats[i].n) == 0)
			return formats[i].say;
	/* The block magic too: an owner name may begin with BZh. */
	if (b->n >= 10 && memcmp(b->p, "BZh", 3) == 0 &&
	    memcmp(b->p + 4, "1AY&SY", 6) == 0)
		return "packed with bzip2: try bzip2 -dc FILE | dcvlint -";
	if (b->n > 0 && b->p[0] == '\0')
		return "not text: it begins with zero octets";
	return NULL;
}

static enum zp_load make_text(struct zp_sources *s, struct zp_source *src,
    struct zp_buf *b, const char **why)
{
	enum zp_load status = ZP_LOAD_OK;
	size_t len = src->path ? strlen(src->path) : 0;
	bool named = len > 3 && strcmp(src->path + len - 3, ".gz") == 0;
	if (b->n >= 2 && memcmp(b->p, "\x1f\x8b", 2) == 0) {
		struct zp_buf out = {0};
		bool ok = zp_gunzip(b, &out,
		    s->max_unpacked ? s->max_unpacked : MAX_UNPACKED,
		    s->max_ratio ? s->max_ratio : MAX_RATIO, &status, why);
		zp_buf_free(b);
		*b = out;
		if (!ok)
			return status;
		src->was_gzip = true;
	} else if (named && b->n < 2) {
		*why = "a .gz file without gzip data";
		return ZP_LOAD_GZIP;
	}
	int kind = zp_utf16_kind(b);
	if (!kind && (*why = other_format(b)) != NULL)
		return ZP_LOAD_BINARY;
	if (kind)
		from_utf16(b, kind == 2);
	/* Offsets are 32 bits wide, and UTF-8 may be longer than UTF-16. */
	if (b->n > MAX_FILE) {
		*why = "over the limit of 4 GiB of text";
		return ZP_LOAD_TOO_LARGE;
	}
	src->was_utf16 = kind != 0;
	src->had_bom =
	    !kind && b->n >= 3 && memcmp(b->p, "\xef\xbb\xbf", 3) == 0;
	set_text(src, b, src->had_bom ? 3 : 0);
	return ZP_LOAD_OK;
}

void zp_source_know(struct zp_sources *s, uint32_t id)
{
	const struct zp_source *src = s->list.v[id];
	uint32_t other;
	if (!zp_fileset_get(&s->files, src->dev, src->ino, &other) ||
	    s->list.v[other]->ino == 0)
		zp_fileset_put(&s->files, src->dev, src->ino, id);
}

enum zp_load zp_source_read(struct zp_sources *s, int fd, const char *path,
    const char *shown, uint32_t *id, const char **why)
{
	struct stat st;
	struct zp_buf b = {0};
	if (fstat(fd, &st) != 0) {
		*why = zp_dup(&s->arena, strerror(errno));
		return ZP_LOAD_ERRNO;
	}
	if (path && !S_ISREG(st.st_mode)) {
		*why = S_ISDIR(st.st_mode) ? "a folder, not a file"
					   : "not a regular file";
		return ZP_LOAD_NOT_FILE;
	}
	uint64_t size =
	    S_ISREG(st.st_mode) && st.st_size > 0 ? (uint64_t)st.st_size : 0;
	enum zp_load status = read_all(s, fd, size, &b, why);
	if (status != ZP_LOAD_OK) {
		zp_buf_free(&b);
		return status;
	}
	struct zp_source tmp = {.path = path};
	status = make_text(s, &tmp, &b, why);
	zp_buf_free(&b);
	if (status != ZP_LOAD_OK)
		return status;
	struct zp_source *src = add_source(s, path, shown, id);
	src->text = tmp.text;
	src->size = tmp.size;
	src->had_bom = tmp.had_bom;
	src->was_utf16 = tmp.was_utf16;
	src->was_gzip = tmp.was_gzip;
	src->dev = path ? (uint64_t)st.st_dev : 0;
	src->ino = path ? (uint64_t)st.st_ino : 0;
	zp_source_know(s, *id);
	return ZP_LOAD_OK;
}

enum zp_load zp_source_fd(struct zp_sources *s, int fd, const char *shown,
    uint32_t *id, const char **why)
{
	return zp_source_read(s, fd, NULL, shown, id, why);
}

uint32_t zp_source_memory(
    struct zp_sources *s, const char *shown, const char *text, uint32_t n)
{
	uint32_t id;
	struct zp_buf b = {0};
	struct zp_source *src = add_source(s, NULL, shown, &id);
	zp_buf_add(&b, text, n);
	set_text(src, &b, 0);
	return id;
}

uint32_t zp_source_derived(
    struct zp_sources *s, struct zp_span from, const char *text, uint32_t n)
{
	const char *name = s->list.v[from.source]->name;
	uint32_t id = zp_source_memory(s, name, text, n);
	struct zp_source *src = s->list.v[id];
	src->derived_from = from.source;
	src->derived_at = from.at;
	src->derived_len = from.len;
	return id;
}

struct zp_span zp_span_shown(const struct zp_sources *s, struct zp_span span)
{
	while (span.source < s->list.n) {
		const struct zp_source *src = s->list.v[span.source];
		if (src->derived_from == UINT32_MAX)
			break;
		span = (struct zp_span){
		    src->derived_from, src->derived_at, src->derived_len};
	}
	return span;
}

void zp_source_drop(struct zp_sources *s, uint32_t id)
{
	struct zp_source *src = s->list.v[id];
	zp_vec_free(&src->included);
	zp_xfree(src->text);
	zp_vec_free(&src->lines);
	src->text = NULL;
	src->size = 0;
	src->dev = src->ino = 0;
}

void zp_sources_free(struct zp_sources *s)
{
	for (uint32_t i = 0; i < s->list.n; i++) {
		zp_xfree(s->list.v[i]->text);
		zp_vec_free(&s->list.v[i]->lines);
		zp_vec_free(&s->list.v[i]->included);
	}
	zp_vec_free(&s->list);
	zp_fileset_free(&s->files);
	zp_arena_free(&s->arena);
}
