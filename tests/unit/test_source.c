#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "zoneparse/source.h"

Suite *suite_source(void);

static char top[64];
static struct zp_sources all;
static const char *why;
static uint32_t id;

static void setup(void)
{
	strncpy(top, "/tmp/dcvlint-source-XXXXXX", sizeof top - 1);
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(chdir(top), 0);
	ck_assert_int_eq(mkdir("zones", 0700), 0);
	ck_assert_int_eq(mkdir("zones/sub", 0700), 0);
	all = (struct zp_sources){0};
	why = NULL;
}

static void teardown(void)
{
	static const char *const names[] = {"f", "f.gz", "secret", "zones/main",
	    "zones/part", "zones/sub/deep", "zones/in", "zones/out",
	    "zones/loop", "zones/fifo", "zones/sub", "zones"};
	zp_sources_free(&all);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		(void)remove(names[i]);
	ck_assert_int_eq(chdir("/"), 0);
	(void)rmdir(top);
}

static void put(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(p, 1, n, f), n);
	ck_assert_int_eq(fclose(f), 0);
}

/* Loads octets as the file PATH. */
static enum zp_load load(const char *path, const void *p, size_t n)
{
	put(path, p, n);
	return zp_source_open(&all, path, path, &id, &why);
}

static void is_text(const void *p, size_t n)
{
	struct zp_source *src = zp_source_at(&all, id);
	static const char pad[ZP_SOURCE_PAD];
	ck_assert_uint_eq(src->size, n);
	if (n > 0)
		ck_assert_mem_eq(src->text, p, n);
	ck_assert_mem_eq(src->text + n, pad, sizeof pad);
}

static void pack(struct zp_buf *out, const void *p, size_t n)
{
	z_stream z = {0};
	ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, 0), Z_OK);
	size_t room = deflateBound(&z, (uLong)n);
	unsigned char *to = zp_xmalloc(room);
	z.next_in = (Bytef *)(uintptr_t)p;
	z.avail_in = (uInt)n;
	z.next_out = to;
	z.avail_out = (uInt)room;
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	zp_buf_add(out, to, room - z.avail_out);
	deflateEnd(&z);
	zp_xfree(to);
}

START_TEST(plain)
{
	ck_assert_int_eq(load("f", "", 0), ZP_LOAD_OK);
	is_text("", 0);
	ck_assert_int_eq(load("f", "a\0b\n", 4), ZP_LOAD_OK);
	is_text("a\0b\n", 4);
	/* An owner name may begin like another format. */
	ck_assert_int_eq(load("f", "BZhost A 192.0.2.1\n", 19), ZP_LOAD_OK);
	ck_assert_int_eq(load("f", "\xef\xbb\xbfx\n", 5), ZP_LOAD_OK);
	is_text("x\n", 2);
	ck_assert(zp_source_at(&all, id)->had_bom);
	ck_assert_int_eq(
	    zp_source_open(&all, "./f", "./f", &id, &why), ZP_LOAD_OK);
	ck_assert_str_eq(zp_source_at(&all, id)->name, "f");
}
END_TEST

START_TEST(not_files)
{
	ck_assert_int_eq(
	    zp_source_open(&all, "none", "none", &id, &why), ZP_LOAD_ERRNO);
	ck_assert_ptr_nonnull(why);
	ck_assert_int_eq(zp_source_open(&all, "zones", "zones", &id, &why),
	    ZP_LOAD_NOT_FILE);
	ck_assert_int_eq(mkfifo("zones/fifo", 0600), 0);
	ck_assert_int_eq(zp_source_open(&all, "zones/fifo", "x", &id, &why),
	    ZP_LOAD_NOT_FILE);
}
END_TEST

START_TEST(limits)
{
	all.max_file = 4;
	ck_assert_int_eq(load("f", "1234", 4), ZP_LOAD_OK);
	ck_assert_int_eq(load("f", "12345", 5), ZP_LOAD_TOO_LARGE);
	ck_assert_int_eq(load("f", "", 0), ZP_LOAD_OK);
}
END_TEST

START_TEST(pipes)
{
	int fd[2];
	all.max_file = 100;
	ck_assert_int_eq(pipe(fd), 0);
	ck_assert_int_eq(write(fd[1], "a A 1\n", 6), 6);
	close(fd[1]);
	ck_assert_int_eq(zp_source_fd(&all, fd[0], "-", &id, &why), ZP_LOAD_OK);
	is_text("a A 1\n", 6);
	ck_assert_uint_eq(zp_source_at(&all, id)->ino, 0);
	close(fd[0]);
}
END_TEST

START_TEST(gzip_members)
{
	struct zp_buf b = {0};
	pack(&b, "one\n", 4);
	size_t first = b.n;
	pack(&b, "two\n", 4);
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_OK);
	is_text("one\ntwo\n", 8);
	ck_assert(zp_source_at(&all, id)->was_gzip);
	/* Cut anywhere but between the members, it is damaged. */
	for (size_t n = 2; n < b.n; n++)
		ck_assert_int_eq(
		    load("f", b.p, n), n == first ? ZP_LOAD_OK : ZP_LOAD_GZIP);
	zp_buf_add(&b, "\0\0\0", 3);
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_OK);
	is_text("one\ntwo\n", 8);
	zp_buf_puts(&b, "x");
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_GZIP);
	zp_buf_free(&b);
}
END_TEST

START_TEST(gzip_damage)
{
	struct zp_buf b = {0};
	pack(&b, "some text\n", 10);
	for (size_t back = 1; back <= 8; back++) {
		b.p[b.n - back] ^= 1; /* CRC32 and ISIZE, RFC 1952 2.3.1 */
		ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_GZIP);
		b.p[b.n - back] ^= 1;
	}
	ck_assert_int_eq(load("f.gz", "", 0), ZP_LOAD_GZIP);
	ck_assert_int_eq(load("f.gz", "\x1f", 1), ZP_LOAD_GZIP);
	ck_assert_int_eq(load("f.gz", "\x1f\x8b", 2), ZP_LOAD_GZIP);
	struct zp_buf twice = {0};
	pack(&twice, b.p, b.n);
	ck_assert_int_eq(load("f", twice.p, twice.n), ZP_LOAD_BINARY);
	ck_assert_ptr_nonnull(strstr(why, "twice"));
	zp_buf_free(&twice);
	zp_buf_free(&b);
}
END_TEST

START_TEST(gzip_bombs)
{
	struct zp_buf b = {0};
	size_t n = (size_t)15 << 20;
	char *big = zp_xcalloc(2, n);
	memset(big, '\n', 2 * n);
	pack(&b, big, n);
	all.max_ratio = 100;
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_OK);
	b.n = 0;
	pack(&b, big, 2 * n);
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_BOMB);
	all.max_ratio = 0;
	all.max_unpacked = n;
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_BOMB);
	zp_xfree(big);
	b.n = 0;
	for (unsigned i = 0; i < 1000; i++)
		pack(&b, "", 0);
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_OK);
	for (unsigned i = 0; i < 4000; i++)
		pack(&b, "", 0);
	ck_assert_int_eq(load("f", b.p, b.n), ZP_LOAD_BOMB);
	zp_buf_free(&b);
}
END_TEST

START_TEST(utf16)
{
	ck_assert_int_eq(load("f",
			     "\xff\xfe"
			     "a\0\xe9\0\n\0",
			     8),
	    ZP_LOAD_OK);
	is_text("a\xc3\xa9\n", 4);
	ck_assert(zp_source_at(&all, id)->was_utf16);
	ck_assert_int_eq(load("f", "\xfe\xff\xd8\x3d\xde\x00", 6), ZP_LOAD_OK);
	is_text("\xf0\x9f\x98\x80", 4);
	ck_assert_int_eq(load("f", "\xff\xfe\x3d\xd8", 4), ZP_LOAD_OK);
	is_text("\xef\xbf\xbd", 3);
	ck_assert_int_eq(load("f", "a\0 \0A\0\n\0", 8), ZP_LOAD_OK);
	is_text("a A\n", 4);
	ck_assert_int_eq(load("f", "\0a\0 \0A\0\n", 8), ZP_LOAD_OK);
	is_text("a A\n", 4);
}
END_TEST

START_TEST(binary)
{
	static const struct {
		const char *p;
		size_t n;
		const char *says;
	} t[] = {{"\x28\xb5\x2f\xfd....", 8, "zstd -dc"},
	    {"BZh91AY&SY..", 12, "bzip2 -dc"},
	    {"\xfd"
	     "7zXZ\0..",
		8, "xz -dc"},
	    {"PK\3\4....", 8, "zip"},
	    {"\0\0\0\2\0\0\0\1", 8, "named-compilezone -f raw"},
	    {"\0\0\0\0\0\0\0\0", 8, ""}};
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		ck_assert_int_eq(load("f", t[i].p, t[i].n), ZP_LOAD_BINARY);
		ck_assert_ptr_nonnull(strstr(why, t[i].says));
	}
}
END_TEST

static enum zp_load met(const void *p, size_t n)
{
	put("f", p, n);
	return zp_source_try(&all, "f", "f", &id, &why);
}

/* A file that only lies there is no text when its beginning is none, packed or
 * not; a slip leaves it one. */
START_TEST(tried)
{
	struct zp_buf b = {0};
	char head[512] = "\x7f"
			 "ELF";
	ck_assert_int_eq(met(head, sizeof head), ZP_LOAD_BINARY);
	pack(&b, head, sizeof head);
	ck_assert_int_eq(met(b.p, b.n), ZP_LOAD_BINARY);
	b.n = 0;
	pack(&b, "a A 8.8.8.8\n", 12);
	ck_assert_int_eq(met(b.p, b.n), ZP_LOAD_OK);
	is_text("a A 8.8.8.8\n", 12);
	ck_assert_int_eq(met(b.p, b.n - 4), ZP_LOAD_GZIP);
	ck_assert_int_eq(met("a\0A 8.8.8.8\n", 12), ZP_LOAD_OK);
	ck_assert_int_eq(met("a\0 \0A\0\n\0", 8), ZP_LOAD_OK);
	ck_assert_int_eq(met("", 0), ZP_LOAD_OK);
	zp_buf_free(&b);
}
END_TEST

static enum zp_load include(uint32_t from, const char *root, const char *name)
{
	struct zp_str n = {name, strlen(name)};
	return zp_source_include(&all, from, root, n, &id, &why);
}

START_TEST(fence)
{
	char root[128], path[160];
	snprintf(root, sizeof root, "%s/zones", top);
	put("secret", "s\n", 2);
	put("zones/part", "p\n", 2);
	put("zones/sub/deep", "d\n", 2);
	ck_assert_int_eq(symlink("part", "zones/in"), 0);
	ck_assert_int_eq(symlink("../secret", "zones/out"), 0);
	ck_assert_int_eq(symlink("loop", "zones/loop"), 0);
	ck_assert_int_eq(load("zones/main", "m\n", 2), ZP_LOAD_OK);
	uint32_t from = id;
	ck_assert_int_eq(include(from, root, "part"), ZP_LOAD_OK);
	uint32_t part = id;
	ck_assert_str_eq(zp_source_at(&all, id)->name, "zones/part");
	ck_assert_int_eq(include(from, root, "in"), ZP_LOAD_OK);
	ck_assert_uint_eq(id, part);
	ck_assert_int_eq(include(from, root, "./sub/deep"), ZP_LOAD_OK);
	ck_assert_str_eq(zp_source_at(&all, id)->name, "zones/sub/deep");
	ck_assert_int_eq(include(id, root, "../part"), ZP_LOAD_OK);
	ck_assert_uint_eq(id, part);
	ck_assert_int_eq(include(from, NULL, "main"), ZP_LOAD_OK);
	ck_assert_uint_eq(id, from);
	snprintf(path, sizeof path, "%s/part", root);
	ck_assert_int_eq(include(from, root, path), ZP_LOAD_OK);
	ck_assert_uint_eq(id, part);
	ck_assert_int_eq(include(from, root, "../secret"), ZP_LOAD_OUTSIDE);
	ck_assert_int_eq(include(from, root, "out"), ZP_LOAD_OUTSIDE);
	ck_assert_int_eq(include(from, root, "/etc/passwd"), ZP_LOAD_OUTSIDE);
	ck_assert_int_eq(include(from, root, "sub"), ZP_LOAD_NOT_FILE);
	ck_assert_int_eq(include(from, root, "none"), ZP_LOAD_ERRNO);
	ck_assert_ptr_nonnull(strstr(why, "no such file"));
	ck_assert_int_eq(include(from, root, "loop"), ZP_LOAD_ERRNO);
	ck_assert_ptr_nonnull(strstr(why, "too many"));
	ck_assert_int_eq(include(from, root, "pa\nrt"), ZP_LOAD_ERRNO);
	ck_assert_int_eq(include(from, root, ""), ZP_LOAD_ERRNO);
}
END_TEST

START_TEST(positions)
{
	id = zp_source_memory(&all, "m", "ab\r\nc\n\nd", 8);
	struct zp_pos p = zp_source_pos(&all, (struct zp_span){id, 4, 1});
	ck_assert_uint_eq(p.line, 2);
	ck_assert_uint_eq(p.column, 1);
	p = zp_source_pos(&all, (struct zp_span){id, 4000, 1});
	ck_assert_uint_eq(p.line, 4);
	ck_assert_uint_eq(p.column, 2);
	struct zp_str line = zp_source_line(&all, id, 1);
	ck_assert_uint_eq(line.n, 2);
	ck_assert_uint_eq(zp_source_line(&all, id, 3).n, 0);
	ck_assert_uint_eq(zp_source_line(&all, id, 4).n, 1);
	ck_assert_uint_eq(zp_source_line(&all, id, 0).n, 0);
	ck_assert_uint_eq(zp_source_line(&all, id, 9).n, 0);
	uint32_t made =
	    zp_source_derived(&all, (struct zp_span){id, 4, 1}, "x\ny", 3);
	p = zp_source_pos(&all, (struct zp_span){made, 2, 1});
	ck_assert_uint_eq(p.line, 2);
	id = zp_source_memory(&all, "e", NULL, 0);
	p = zp_source_pos(&all, (struct zp_span){id, 0, 0});
	ck_assert_uint_eq(p.line, 1);
}
END_TEST

static TCase *add(Suite *s, const char *name, const TTest *test)
{
	TCase *t = tcase_create(name);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, test);
	suite_add_tcase(s, t);
	return t;
}

Suite *suite_source(void)
{
	Suite *s = suite_create("source");
	add(s, "plain", plain);
	add(s, "not_files", not_files);
	add(s, "limits", limits);
	add(s, "pipes", pipes);
	add(s, "gzip_members", gzip_members);
	add(s, "gzip_damage", gzip_damage);
	/* 45 MiB under a sanitizer, on a machine that has other work. */
	tcase_set_timeout(add(s, "gzip_bombs", gzip_bombs), 60);
	add(s, "utf16", utf16);
	add(s, "binary", binary);
	add(s, "tried", tried);
	add(s, "fence", fence);
	add(s, "positions", positions);
	return s;
}
