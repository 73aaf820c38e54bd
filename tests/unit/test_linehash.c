/* The hashes of lines that code scanning compares. */
#include <check.h>
#include <string.h>

#include "lint/linehash.h"

Suite *suite_linehash(void);

/* The hashes of TEXT, as SARIF has them, one after the other. */
static const char *hashes(const char *text, bool marked, struct zp_buf *b)
{
	lint_line_hashes l = {0};
	lint_line_hashes_make(&l, text, strlen(text), marked);
	b->n = 0;
	for (uint32_t i = 0; i < l.n; i++)
		zp_buf_printf(b, "%s%llx:%u", i > 0 ? " " : "",
		    (unsigned long long)l.v[i].hash, l.v[i].nth);
	zp_vec_free(&l);
	return b->p;
}

START_TEST(known_ones)
{
	struct zp_buf b = {0};
	ck_assert_str_eq(hashes("", false, &b), "c129715d7a2bc9a3:1");
	ck_assert_str_eq(hashes(" a\nb\n  \t\tc\n d", false, &b),
	    "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 "
	    "a23a3dc5e078b07b:1");
	zp_buf_free(&b);
}
END_TEST

START_TEST(equal_lines_are_numbered)
{
	struct zp_buf text = {0};
	lint_line_hashes l = {0};
	for (int i = 0; i < 10; i++)
		zp_buf_puts(&text, "Lorem ipsum dolor sit amet.\n");
	lint_line_hashes_make(&l, text.p, text.n, false);
	ck_assert_uint_eq(l.n, 11);
	for (unsigned i = 0; i < 6; i++) {
		ck_assert(l.v[i].hash == UINT64_C(0xa7f2ff13bc495cf2));
		ck_assert_uint_eq(l.v[i].nth, i + 1);
	}
	zp_vec_free(&l);
	zp_buf_free(&text);
}
END_TEST

START_TEST(line_ends_and_blanks_do_not_matter)
{
	struct zp_buf a = {0}, b = {0};
	ck_assert_str_eq(hashes("a b\r\n\tc\r\n", false, &a),
	    hashes("ab\nc  \n", false, &b));
	ck_assert_str_ne(
	    hashes("ab\nc\n", true, &a), hashes("ab\nc\n", false, &b));
	/* One hash a line, whatever the line is made of. */
	lint_line_hashes l = {0};
	static const char odd[] = "\n\n \n\xff\xfe\n\xf0\x9f\x98\x80\na\rb\n\n";
	lint_line_hashes_make(&l, odd, sizeof odd - 1, false);
	ck_assert_uint_eq(l.n, 8);
	zp_vec_free(&l);
	zp_buf_free(&a);
	zp_buf_free(&b);
}
END_TEST

Suite *suite_linehash(void)
{
	Suite *s = suite_create("linehash");
	TCase *t = tcase_create("linehash");
	tcase_add_test(t, known_ones);
	tcase_add_test(t, equal_lines_are_numbered);
	tcase_add_test(t, line_ends_and_blanks_do_not_matter);
	suite_add_tcase(s, t);
	return s;
}
