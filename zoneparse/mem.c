#include "zoneparse/mem.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK (64u * 1024u)
#define LARGE ((size_t)2 << 20) /* a huge page */
#define ROOM ((size_t)256 << 20)

/* Linux 5.14; others answer that they do not know it. */
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

struct zp_arena_block {
	struct zp_arena_block *next;
	size_t used, size;
	alignas(max_align_t) char data[];
};

/* Nothing can be cleaned up without memory, and output that is half written
 * must not be flushed as if it were whole. */
static void __attribute__((noreturn)) out_of_memory(void)
{
	static const char text[] = "dcvlint: out of memory\n";
	ssize_t n = write(STDERR_FILENO, text, sizeof text - 1);
	(void)n;
	_exit(2);
}

/* Large arrays lie in huge pages where the system has them: making a page may
 * cost as much as reading a thousand octets, and there are 512 times fewer.
 * Room that is not used is no memory. NULL: none is left. */
static void *large(size_t n)
{
	if (n > SIZE_MAX - LARGE)
		return NULL;
#ifdef M_MMAP_THRESHOLD
	/* So large a block is mapped by itself: glibc would raise its limit. */
	mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
	n = (n + LARGE - 1) / LARGE * LARGE;
	void *p = aligned_alloc(LARGE, n);
	if (p)
		madvise(p, n, MADV_HUGEPAGE);
	return p;
}

void *zp_xmalloc(size_t n)
{
	void *p = n >= LARGE ? large(n) : malloc(n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *zp_xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *zp_xrealloc(void *p, size_t n)
{
	if (n < LARGE) {
		p = realloc(p, n ? n : 1);
		if (!p)
			out_of_memory();
		return p;
	}
	size_t had = p ? malloc_usable_size(p) : 0;
	if (had >= n)
		return p;
	void *q = zp_xmalloc(n);
	if (had > 0)
		memcpy(q, p, had);
	free(p);
	return q;
}

void zp_populate(void *p, size_t n)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t from = ((uintptr_t)p + page - 1) & ~(page - 1);
	uintptr_t to = ((uintptr_t)p + n) & ~(page - 1);
	/* Kernels that cannot do it make the pages when they are met. */
	if (from < to)
		madvise((void *)from, to - from, MADV_POPULATE_WRITE);
}

/* A huge page more than is asked for: it begins where one does. */
void *zp_pages(size_t n)
{
	if (n > SIZE_MAX - 2 * LARGE)
		out_of_memory();
	n = (n + LARGE - 1) / LARGE * LARGE;
	char *p = mmap(NULL, n + LARGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		out_of_memory();
	size_t skip = LARGE - (uintptr_t)p % LARGE;
	munmap(p, skip);
	if (skip < LARGE)
		munmap(p + skip + n, LARGE - skip);
	madvise(p + skip, n, MADV_HUGEPAGE);
	return p + skip;
}

void zp_pages_free(void *p, size_t n)
{
	if (p)
		munmap(p, (n + LARGE - 1) / LARGE * LARGE);
}

/* The octets that an array of HAD is to get: a large one more than most ever
 * need, so that it is not copied again. */
static size_t more(size_t had)
{
	return had < LARGE / 2 ? had * 2 : had < ROOM / 2 ? ROOM : had * 2;
}

void zp_xfree(void *p)
{
	free(p);
}

void *zp_alloc(struct zp_arena *a, size_t n)
{
	size_t align = alignof(max_align_t);
	if (n > SIZE_MAX / 2)
		out_of_memory();
	n = (n + align - 1) / align * align;
	struct zp_arena_block *b = a->head;
	if (!b || b->size - b->used < n) {
		size_t size = n > BLOCK ? n : BLOCK;
		b = zp_xmalloc(sizeof *b + size);
		b->used = 0;
		b->size = size;
		b->next = a->head;
		a->head = b;
	}
	void *p = b->data + b->used;
	b->used += n;
	return memset(p, 0, n);
}

char *zp_copy(struct zp_arena *a, const char *p, size_t n)
{
	char *s = zp_alloc(a, n + 1);
	if (n > 0)
		memcpy(s, p, n);
	return s;
}

char *zp_dup(struct zp_arena *a, const char *s)
{
	return zp_copy(a, s, strlen(s));
}

char *zp_vprintf(struct zp_arena *a, const char *fmt, va_list ap)
{
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	char *s = zp_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *zp_printf(struct zp_arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *s = zp_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void zp_arena_free(struct zp_arena *a)
{
	while (a->head) {
		struct zp_arena_block *b = a->head;
		a->head = b->next;
		free(b);
	}
}

void zp_arena_join(struct zp_arena *a, struct zp_arena *from)
{
	struct zp_arena_block **end = &from->head;
	while (*end)
		end = &(*end)->next;
	*end = a->head;
	a->head = from->head;
	from->head = NULL;
}

void *zp_vec_grow(void *v, uint32_t *cap, size_t size)
{
	size_t n = *cap ? more(*cap * size) / size : 8;
	if (n > UINT32_MAX)
		out_of_memory();
	*cap = (uint32_t)n;
	return zp_xrealloc(v, n * size);
}

static void reserve(struct zp_buf *b, size_t n)
{
	if (n > SIZE_MAX / 4)
		out_of_memory();
	if (b->cap - b->n > n)
		return;
	size_t cap = b->cap ? b->cap : 64;
	while (cap - b->n <= n)
		cap = more(cap);
	b->p = zp_xrealloc(b->p, cap);
	b->cap = cap;
}

void zp_buf_add(struct zp_buf *b, const void *p, size_t n)
{
	reserve(b, n);
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void zp_buf_puts(struct zp_buf *b, const char *s)
{
	zp_buf_add(b, s, strlen(s));
}

void zp_buf_putc(struct zp_buf *b, char c)
{
	zp_buf_add(b, &c, 1);
}

void zp_buf_printf(struct zp_buf *b, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	reserve(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void zp_buf_reserve(struct zp_buf *b, size_t n)
{
	if (n <= b->cap)
		return;
	b->p = zp_xrealloc(b->p, n);
	b->cap = n;
}

void zp_buf_free(struct zp_buf *b)
{
	free(b->p);
	*b = (struct zp_buf){0};
}

bool zp_str_is(struct zp_str s, const char *word)
{
	return s.n == strlen(word) && memcmp(s.p, word, s.n) == 0;
}
