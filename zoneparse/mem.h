/*
 * mem.h -- memory: arenas, growing arrays, growing text
 *
 * An arena owns everything allocated from it and is freed at once; nothing in
 * it is freed singly. A zp_vec is an array that doubles. Running out of memory
 * is an operating fault, not a fault of any zone: one message on standard error
 * and exit status 2, here and nowhere else, so no caller tests for NULL.
 */
#ifndef ZP_MEM_H
#define ZP_MEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A view of bytes owned by somebody else (a source, an arena, a literal). */
struct zp_str {
	const char *p;
	size_t n;
};

#define ZP_STR(literal) ((struct zp_str){(literal), sizeof(literal) - 1})

/* Whether S is WORD. */
bool zp_str_is(struct zp_str s, const char *word);

struct zp_arena_block;
struct zp_arena {
	struct zp_arena_block *head;
};

/* malloc/calloc/realloc that never return NULL. Sizes in octets. */
void *zp_xmalloc(size_t n);
void *zp_xcalloc(size_t count, size_t size);
void *zp_xrealloc(void *p, size_t n);

/* Has the memory of N octets at P made at once, what stands there left as it
 * is: by another thread, before this one comes there. */
void zp_populate(void *p, size_t n);
/* Zeroed octets in pages of their own, and their end. */
void *zp_pages(size_t n);
void zp_pages_free(void *p, size_t n);

/* Zeroed octets, aligned for any type, owned by the arena. */
void *zp_alloc(struct zp_arena *a, size_t n);
/* A NUL-terminated copy of n octets, owned by the arena. */
char *zp_copy(struct zp_arena *a, const char *p, size_t n);
/* As zp_copy, of a NUL-terminated string. */
char *zp_dup(struct zp_arena *a, const char *s);
char *zp_printf(struct zp_arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *zp_vprintf(struct zp_arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* Frees every block; the arena is empty and usable afterwards. */
void zp_arena_free(struct zp_arena *a);
/* Hands all that FROM owns over to A; FROM is empty then. */
void zp_arena_join(struct zp_arena *a, struct zp_arena *from);

/* A typed growing array: struct { T *v; uint32_t n, cap; }. Zero is empty. */
#define ZP_VEC(T)                \
	struct {                 \
		T *v;            \
		uint32_t n, cap; \
	}
/* Makes room for one more; the new element is returned uninitialised. */
#define zp_vec_add(vec)                                                       \
	(((vec)->n == (vec)->cap ? (void)((vec)->v = zp_vec_grow((vec)->v,    \
					      &(vec)->cap, sizeof *(vec)->v)) \
				 : (void)0),                                  \
	    &(vec)->v[(vec)->n++])
#define zp_push(vec, value) (*zp_vec_add(vec) = (value))
/* Makes room for COUNT in all at once: large room costs nothing until used. */
#define zp_vec_reserve(vec, count)                                          \
	((count) > (vec)->cap                                               \
		? (void)((vec)->cap = (count),                              \
		      (vec)->v = zp_xrealloc(                               \
			  (vec)->v, (size_t)(vec)->cap * sizeof *(vec)->v)) \
		: (void)0)
#define zp_vec_free(vec) \
	(zp_xfree((vec)->v), (vec)->v = NULL, (vec)->n = (vec)->cap = 0)
/* Doubles an array; *cap is counted in elements of size octets each. */
void *zp_vec_grow(void *v, uint32_t *cap, size_t size);
void zp_xfree(void *p);

/* Growing text (or octets); p is NUL-terminated whenever n > 0. Zero is empty.
 * Owned by its holder, freed with zp_buf_free. */
struct zp_buf {
	char *p;
	size_t n, cap;
};
void zp_buf_add(struct zp_buf *b, const void *p, size_t n);
void zp_buf_puts(struct zp_buf *b, const char *s);
void zp_buf_putc(struct zp_buf *b, char c);
void zp_buf_printf(struct zp_buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Makes room for N octets in all. */
void zp_buf_reserve(struct zp_buf *b, size_t n);
void zp_buf_free(struct zp_buf *b);

#endif
