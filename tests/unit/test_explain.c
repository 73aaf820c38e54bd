/* Rule pages: nothing in an example breaks out of its place, days are told. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint/explain.h"

Suite *suite_explain(void);

#define TEXT(s) s, sizeof s - 1

static const struct lint_example_file hostile[] = {
    {"fail.zone", TEXT("a ``` b\n````\n\ttab \0\033[1m")}, {"map", TEXT("")}};
static const struct lint_example fail = {.target = "fail.zone",
    .options = "--name 'a*'",
    .files = hostile,
    .count = 2,
    .finding = "fail.zone:1:1: note[mx-x]: says ``\n",
    .more = 2};
static const struct lint_entry sample = {.id = "mx-some-thing",
    .summary = "a | b, <i> and *.x",
    .why = "_why_",
    .cite = "RFC 1",
    .ignore = "never: it is wrong",
    .from = "2027-03-15",
    .until = "2028-03-14",
    .before = LINT_NOTE,
    .asked = LINT_ERROR,
    .found = LINT_WARNING,
    .what = LINT_ENTRY_NAME,
    .fail = &fail};

static char *page(const struct lint_entry *a)
{
	struct lint_out o = {.fd = STDOUT_FILENO};
	page_rule(&o, a);
	zp_buf_putc(&o.buf, '\0');
	return o.buf.p; /* the caller's */
}

START_TEST(a_page_holds_hostile_text)
{
	char *text = page(&sample);
	static const char *const parts[] = {
	    "Finds: a \\| b, \\<i\\> and \\*.x.\n", "| why | \\_why\\_ |\n",
	    "/tests/rules/mx/some_thing/fail.zone):\n\n"
	    "`````dns\na ``` b\n````\n\ttab \\x00\\x1b[1m\n`````\n",
	    "```text\n```\n",
	    "`dcvlint --today 2026-11-24 --notes --name 'a*' fail.zone` says:",
	    "(and 2 more of them)\n", "## When to ignore it\n\nNever: it is",
	    "ignore:\n  - rule: mx-some-thing\n    name: www.example.com\n",
	    "(README.md#mx)\n"};
	for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++)
		ck_assert_msg(
		    strstr(text, parts[i]), "\"%s\" in %s", parts[i], text);
	free(text);
}
END_TEST

static void days(const char *from, enum lint_severity before, const char *until,
    const char *expected)
{
	struct lint_entry a = {.from = from, .before = before, .until = until};
	struct zp_buf b = {0};
	zp_buf_puts(&b, "");
	explain_days(&b, &a);
	ck_assert_str_eq(b.p, expected);
	zp_buf_free(&b);
}

START_TEST(days_are_told)
{
	days(NULL, LINT_OFF, NULL, "");
	days("2027-03-15", LINT_OFF, NULL, "from 2027-03-15 (before: nothing)");
	days("2027-03-15", LINT_NOTE, NULL, "from 2027-03-15 (before: a note)");
	days("2027-03-15", LINT_WARNING, "2028-03-14",
	    "from 2027-03-15 (before: a warning at most), until 2028-03-14 "
	    "(after: nothing)");
	days(NULL, LINT_OFF, "2028-03-14", "until 2028-03-14 (after: nothing)");
}
END_TEST

START_TEST(each_has_a_topic_and_a_way_to_be_found)
{
	struct lint_entry a;
	for (size_t i = 0; i < lint_catalogue_count(); i++) {
		const char *id = lint_catalogue(i).id;
		ck_assert(lint_catalogue_find(id, &a));
		ck_assert_str_eq(a.id, id);
		ck_assert_ptr_nonnull(lint_topic_of(id));
	}
	ck_assert(!lint_catalogue_find("mx", &a));
	ck_assert(!lint_catalogue_find("", &a));
}
END_TEST

Suite *suite_explain(void)
{
	Suite *s = suite_create("explain");
	TCase *t = tcase_create("explain");
	tcase_add_test(t, a_page_holds_hostile_text);
	tcase_add_test(t, days_are_told);
	tcase_add_test(t, each_has_a_topic_and_a_way_to_be_found);
	suite_add_tcase(s, t);
	return s;
}
