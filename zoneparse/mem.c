#include "zoneparse/mem.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK (64u * 1024u)
#define HUGE_PAGE ((size_t)2 << 20)

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

/* Large arrays lie in huge pages where the system has them: a fault of a page
 * may cost as much as reading a thousand octets, and there are 512 times fewer.
 * NULL: no memory. */
static void *large(size_t n)
{
	if (n > SIZE_MAX - HUGE_PAGE)
		return NULL;
	n = (n + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	void *p = aligned_alloc(HUGE_PAGE, n);
	if (p)
		madvise(p, n, MADV_HUGEPAGE);
	return p;
}

void *zp_xmalloc(size_t n)
{
	void *p = n >= HUGE_PAGE ? large(n) : malloc(n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *zp_xcalloc(size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		out_of_memory();
	size_t n = count * size;
	if (n >= HUGE_PAGE)
		return memset(zp_xmalloc(n), 0, n);
	void *p = calloc(1, n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *zp_xrealloc(void *p, size_t n)
{
	if (n < HUGE_PAGE) {
		p = realloc(p, n ? n : 1);
		if (!p)
			out_of_memory();
		return p;
	}
	void *q = zp_xmalloc(n);
	if (p) {
		size_t had = malloc_usable_size(p);
		memcpy(q, p, had < n ? had : n);
		free(p);
	}
	return q;
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

void *zp_vec_grow(void *v, uint32_t *cap, size_t size)
{
	if (*cap > UINT32_MAX / 2)
		out_of_memory();
	*cap = *cap ? *cap * 2 : 8;
	return zp_xrealloc(v, (size_t)*cap * size);
}

static void reserve(struct zp_buf *b, size_t n)
{
	if (n > SIZE_MAX / 4)
		out_of_memory();
	if (b->cap - b->n > n)
		return;
	size_t cap = b->cap ? b->cap : 64;
	while (cap - b->n <= n)
		cap *= 2;
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
