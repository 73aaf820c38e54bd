#include <check.h>
#include <stdalign.h>
#include <string.h>

#include "zoneparse/mem.h"

Suite *suite_mem(void);

START_TEST(arena_zeroed)
{
	struct zp_arena a = {0};
	for (size_t n = 0; n < 200000; n = n * 3 + 1) {
		unsigned char *p = zp_alloc(&a, n);
		ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			ck_assert_uint_eq(p[i], 0);
		if (n > 0)
			memset(p, 0xff, n);
	}
	zp_arena_free(&a);
	ck_assert_str_eq(zp_dup(&a, "again"), "again");
	zp_arena_free(&a);
}
END_TEST

START_TEST(arena_text)
{
	struct zp_arena a = {0};
	char *p = zp_copy(&a, "a\0b", 3);
	ck_assert_mem_eq(p, "a\0b\0", 4);
	ck_assert_str_eq(zp_copy(&a, NULL, 0), "");
	ck_assert_str_eq(zp_printf(&a, "%s-%d", "x", 7), "x-7");
	zp_arena_free(&a);
}
END_TEST

START_TEST(vector)
{
	ZP_VEC(uint32_t) v = {0};
	for (uint32_t i = 0; i < 1000; i++)
		zp_push(&v, i);
	ck_assert_uint_eq(v.n, 1000);
	for (uint32_t i = 0; i < 1000; i++)
		ck_assert_uint_eq(v.v[i], i);
	zp_vec_free(&v);
	ck_assert_uint_eq(v.cap, 0);
}
END_TEST

START_TEST(buffer)
{
	struct zp_buf b = {0};
	zp_buf_puts(&b, "ab");
	zp_buf_putc(&b, 'c');
	zp_buf_printf(&b, "%0300d", 5);
	ck_assert_uint_eq(b.n, 303);
	ck_assert_uint_eq(strlen(b.p), 303);
	zp_buf_add(&b, NULL, 0);
	ck_assert_uint_eq(b.n, 303);
	zp_buf_free(&b);
	ck_assert_ptr_null(b.p);
}
END_TEST

Suite *suite_mem(void)
{
	Suite *s = suite_create("mem");
	TCase *arena = tcase_create("arena");
	tcase_add_test(arena, arena_zeroed);
	tcase_add_test(arena, arena_text);
	suite_add_tcase(s, arena);
	TCase *growing = tcase_create("growing");
	tcase_add_test(growing, vector);
	tcase_add_test(growing, buffer);
	suite_add_tcase(s, growing);
	return s;
}
