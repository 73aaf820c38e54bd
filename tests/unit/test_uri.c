/* Files as URI references. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/pages.h"
#include "lint/uri.h"

Suite *suite_uri(void);

START_TEST(what_is_encoded)
{
	struct zp_buf b = {0};
	lint_uri_path(&b, "a-Z_0.~/b c%:#?[]\"<>\\^`{|}\xc3\xbc\n&'@+=,");
	ck_assert_str_eq(b.p, "a-Z_0.~/b%20c%25%3A%23%3F%5B%5D%22%3C%3E%5C%5E"
			      "%60%7B%7C%7D%C3%BC%0A%26%27@+=,");
	zp_buf_free(&b);
}
END_TEST

START_TEST(relative_to_the_root)
{
	char dir[] = "/tmp/dcvlint-uri-XXXXXX";
	struct lint_options o = {0};
	struct lint_run run = {.opt = &o};
	bool below;
	ck_assert_ptr_nonnull(mkdtemp(dir));
	ck_assert_int_eq(chdir(dir), 0);
	ck_assert_int_eq(mkdir("a", 0700), 0);
	ck_assert_int_eq(mkdir("a/b", 0700), 0);
	ck_assert_str_eq(lint_root_relative(&run, "./a/b/../x y"), "a/x y");
	ck_assert_str_eq(lint_root_relative(&run, "a/."), "a");
	ck_assert_str_eq(lint_root_relative(&run, "."), ".");
	ck_assert_ptr_null(lint_root_relative(&run, "none/x"));
	ck_assert_ptr_null(lint_root_relative(&run, "../x"));
	ck_assert_str_eq(lint_uri_of(&run, "a/x y", &below), "a/x%20y");
	ck_assert(below);
	ck_assert_str_eq(lint_uri_of(&run, "/x:y", &below), "file:///x%3Ay");
	ck_assert(!below);
	o.root = "a";
	ck_assert_str_eq(lint_root_relative(&run, "a/b/x"), "b/x");
	ck_assert_ptr_null(lint_root_relative(&run, "x"));
	o.root = NULL;
	/* A repository's root is where .git is. */
	ck_assert_int_eq(mkdir("a/.git", 0700), 0);
	run.last_folder = NULL;
	ck_assert_str_eq(lint_root_relative(&run, "a/b/x"), "b/x");
	zp_arena_free(&run.arena);
	rmdir("a/.git");
	rmdir("a/b");
	rmdir("a");
	ck_assert_int_eq(chdir("/"), 0);
	rmdir(dir);
}
END_TEST

START_TEST(where_a_rule_is_read_about)
{
	static const struct {
		const char *cite, *url;
	} t[] = {
	    {"RFC 2181 section 10.3, RFC 5321 section 5.1",
		"https://www.rfc-editor.org/rfc/rfc2181#section-10.3"},
	    {"RFC 8659 sections 3 and 4.2",
		"https://www.rfc-editor.org/rfc/rfc8659#section-3"},
	    {"RFC 9537", "https://www.rfc-editor.org/rfc/rfc9537"},
	    {"RFC 7208 appendix D", "https://www.rfc-editor.org/rfc/rfc7208"},
	    {"limit of this program", NULL},
	};
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct zp_buf b = {0};
		struct lint_entry a = {.id = "x", .cite = t[i].cite};
		ck_assert_int_eq(lint_page_url(&b, &a), t[i].url != NULL);
		if (t[i].url)
			ck_assert_str_eq(b.p, t[i].url);
		zp_buf_free(&b);
	}
}
END_TEST

Suite *suite_uri(void)
{
	Suite *s = suite_create("uri");
	TCase *t = tcase_create("uri");
	tcase_add_test(t, what_is_encoded);
	tcase_add_test(t, relative_to_the_root);
	tcase_add_test(t, where_a_rule_is_read_about);
	suite_add_tcase(s, t);
	return s;
}
