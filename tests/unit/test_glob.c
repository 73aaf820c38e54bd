#include <check.h>

#include "lint/glob.h"

Suite *suite_glob(void);

START_TEST(components)
{
	ck_assert(lint_glob("zones/*.zone", "zones/a.zone"));
	ck_assert(!lint_glob("zones/*.zone", "zones/x/a.zone"));
	ck_assert(!lint_glob("zones/*.zone", "more/zones/a.zone"));
	ck_assert(lint_glob("zones/?[a-c][!d]", "zones/xbe"));
	ck_assert(!lint_glob("zones/?[a-c][!d]", "zones/xbd"));
	ck_assert(lint_glob("/zones/a", "zones/a"));
}
END_TEST

START_TEST(any_depth)
{
	ck_assert(lint_glob("*.zone", "a.zone"));
	ck_assert(lint_glob("*.zone", "x/y/a.zone"));
	ck_assert(lint_glob("old", "x/old/a.zone"));
	ck_assert(lint_glob("old/", "x/old/a.zone"));
	ck_assert(!lint_glob_path("*.zone", "x/a.zone"));
	ck_assert(lint_glob_path("*", "x/a.zone"));
}
END_TEST

START_TEST(folders)
{
	ck_assert(lint_glob("x/y", "x/y/z/a.zone"));
	ck_assert(lint_glob("x/*", "x/y/z/a.zone"));
	ck_assert(!lint_glob("x/y/z", "x/y"));
	ck_assert(lint_glob_path(".", "a"));
	ck_assert(lint_glob_path("./x/", "x/a"));
	ck_assert(!lint_glob_path("x", "xy"));
}
END_TEST

START_TEST(any_components)
{
	ck_assert(lint_glob("**/a", "a"));
	ck_assert(lint_glob("**/a", "x/y/a"));
	ck_assert(lint_glob("x/**/a", "x/a"));
	ck_assert(lint_glob("x/**/a", "x/y/z/a"));
	ck_assert(!lint_glob("x/**/a", "y/a"));
	ck_assert(lint_glob("x/**", "x/y"));
	ck_assert(lint_glob("**/b/**/d", "a/b/c/b/c/d"));
	ck_assert(!lint_glob("**/b/**/e", "a/b/c/b/c/d"));
}
END_TEST

START_TEST(odd)
{
	ck_assert(!lint_glob("", "a"));
	ck_assert(!lint_glob("/", "a"));
	ck_assert(!lint_glob("a", ""));
	ck_assert(!lint_glob("[", "a"));
	ck_assert(lint_glob("a\\b", "a\\b"));
	ck_assert(lint_is_glob("a[") && lint_is_glob("?") && lint_is_glob("*"));
	ck_assert(!lint_is_glob("a.b/c"));
}
END_TEST

Suite *suite_glob(void)
{
	Suite *s = suite_create("glob");
	TCase *c = tcase_create("glob");
	tcase_add_test(c, components);
	tcase_add_test(c, any_depth);
	tcase_add_test(c, folders);
	tcase_add_test(c, any_components);
	tcase_add_test(c, odd);
	suite_add_tcase(s, c);
	return s;
}
