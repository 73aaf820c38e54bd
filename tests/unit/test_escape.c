/* Text from outside: made harmless for terminals and logs, valid in JSON. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "lint/out.h"

Suite *suite_escape(void);

#define BYTES(s) s, sizeof(s) - 1

static void escaped(const char *in, size_t n, const char *expected)
{
	struct zp_buf b = {0};
	zp_buf_add(&b, "", 0);
	lint_escape(&b, in, n);
	ck_assert_str_eq(b.p, expected);
	zp_buf_free(&b);
}

START_TEST(plain_text_stays)
{
	escaped(BYTES(""), "");
	escaped(BYTES("shop.example.com"), "shop.example.com");
	escaped(BYTES("b\303\274cher \342\202\254 \360\237\230\200"),
	    "b\303\274cher \342\202\254 \360\237\230\200");
}
END_TEST

START_TEST(controls_are_written_out)
{
	escaped(BYTES("a\0b"), "a\\x00b");
	escaped(BYTES("\033[31m\n\r\t\177"), "\\x1b[31m\\x0a\\x0d\\x09\\x7f");
	/* C1: U+009B is a CSI of its own. */
	escaped(BYTES("\302\233"), "\\u{9b}");
}
END_TEST

START_TEST(separators_and_directions_are_written_out)
{
	escaped(BYTES("\342\200\250\342\200\251"), "\\u{2028}\\u{2029}");
	escaped(BYTES("\342\200\256\342\201\246"), "\\u{202e}\\u{2066}");
	escaped(BYTES("\342\200\213\342\200\217"), "\\u{200b}\\u{200f}");
	escaped(BYTES("\357\273\277"), "\\u{feff}");
}
END_TEST

START_TEST(invalid_utf8_is_written_out)
{
	escaped(BYTES("\xff"), "\\xff");
	escaped(BYTES("\xc0\xaf"), "\\xc0\\xaf");          /* overlong */
	escaped(BYTES("\xed\xa0\x80"), "\\xed\\xa0\\x80"); /* surrogate */
	escaped(BYTES("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
	escaped(BYTES("\xe2\x82"), "\\xe2\\x82"); /* cut off */
	escaped(BYTES("\xe2"
		      "a"),
	    "\\xe2"
	    "a");
}
END_TEST

static void json(const char *in, const char *expected)
{
	struct lint_out o = {.fd = -1};
	out_json(&o, in);
	ck_assert_uint_eq(o.buf.n, strlen(expected));
	ck_assert_mem_eq(o.buf.p, expected, o.buf.n);
	zp_buf_free(&o.buf);
}

START_TEST(json_strings)
{
	json("", "\"\"");
	json("a\"b\\c", "\"a\\u0022b\\u005cc\"");
	json("\033\n", "\"\\u001b\\u000a\"");
	json("b\303\274cher", "\"b\303\274cher\"");
	json("\342\200\256", "\"\\u202e\"");
	json("a\xffz", "\"a\\ufffdz\"");
	/* U+E0001, a tag: as a pair of surrogates */
	json("\363\240\200\201", "\"\\udb40\\udc01\"");
}
END_TEST

START_TEST(long_lines_are_not_cut)
{
	char text[2000];
	struct lint_out o = {.fd = -1};
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	out_printf(&o, "<%s>", text);
	ck_assert_uint_eq(o.buf.n, sizeof text + 1);
	ck_assert_int_eq(o.buf.p[o.buf.n - 1], '>');
	zp_buf_free(&o.buf);
}
END_TEST

START_TEST(a_failed_write_is_kept)
{
	struct lint_out o = {.fd = -1};
	out_puts(&o, "lost");
	ck_assert_int_eq(o.error, 0);
	out_flush(&o);
	ck_assert_int_ne(o.error, 0);
	ck_assert_uint_eq(o.buf.n, 0);
	zp_buf_free(&o.buf);
}
END_TEST

START_TEST(width_counts_characters)
{
	ck_assert_uint_eq(lint_width(BYTES("abc")), 3);
	ck_assert_uint_eq(lint_width(BYTES("b\303\274cher")), 6);
}
END_TEST

Suite *suite_escape(void)
{
	Suite *s = suite_create("escape");
	TCase *t = tcase_create("escape");
	tcase_add_test(t, plain_text_stays);
	tcase_add_test(t, controls_are_written_out);
	tcase_add_test(t, separators_and_directions_are_written_out);
	tcase_add_test(t, invalid_utf8_is_written_out);
	suite_add_tcase(s, t);
	t = tcase_create("output");
	tcase_add_test(t, json_strings);
	tcase_add_test(t, long_lines_are_not_cut);
	tcase_add_test(t, a_failed_write_is_kept);
	tcase_add_test(t, width_counts_characters);
	suite_add_tcase(s, t);
	return s;
}
