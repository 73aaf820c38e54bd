/* Comments that speak to the linter: where they are, what they stand at. */
#include <check.h>
#include <string.h>

#include "lint/renamed.h"
#include "zoneparse/remark.h"

Suite *suite_remark(void);

/* "AT,FROM-TO[ah];" for each; a: alone, h: at the head. */
static void check(const char *text, bool yaml, const char *expected)
{
	struct zp_sources s = {0};
	zp_remarks list = {0};
	struct zp_buf b = {0};
	uint32_t id = zp_source_memory(&s, "x", text, (uint32_t)strlen(text));
	if (yaml)
		zp_remarks_yaml(&s, id, NULL, &list);
	else
		zp_remarks_master(zp_source_at(&s, id), &list);
	zp_buf_puts(&b, "");
	for (uint32_t i = 0; i < list.n; i++)
		zp_buf_printf(&b, "%u,%u-%u%s%s;", list.v[i].at, list.v[i].from,
		    list.v[i].to, list.v[i].alone ? "a" : "",
		    list.v[i].head ? "h" : "");
	ck_assert_str_eq(b.p ? b.p : "", expected);
	zp_buf_free(&b);
	zp_vec_free(&list);
	zp_sources_free(&s);
}

START_TEST(behind_a_record_and_before_one)
{
	check("a A 1 ; dcvlint: x\n", false, "6,0-19;");
	check("; dcvlint: x\n\n; other\na A 1\n", false, "0,22-28ah;");
	check("a A 1\n; dcvlint: x\n", false, "6,0-0a;");
	check("a A 1 ; why ; dcvlint: x \r\n", false, "12,0-27;");
}
END_TEST

START_TEST(within_parentheses)
{
	check("a A ( ; dcvlint: x\n 1 )\n", false, "6,0-24;");
	check("a A ( 1\n; dcvlint: x\n)\n", false, "8,0-23a;");
}
END_TEST

START_TEST(strings_and_words_are_text)
{
	check("a TXT \"; dcvlint: x\"\n", false, "");
	check("a TXT \"\\\"; dcvlint: x\" ; dcvlint: y\n", false, "23,0-36;");
	check("a TXT \\; dcvlint: x\n", false, "");
	check("; about dcvlint: x\na A 1\n", false, "");
	/* An open quote takes the line; a stray parenthesis does not. */
	check("a TXT \" ; dcvlint: x\n", false, "");
	check("a A 1 ) ; dcvlint: x\n", false, "8,0-21;");
}
END_TEST

START_TEST(in_yaml_it_is_what_begins_on_the_line)
{
	check("a: # dcvlint: x\n  b: 1\nc: 2\n", true, "3,0-22;");
	check("a:\n  b: 1 # dcvlint: x\n  c: 2\n", true, "10,3-22;");
	check("a:\n- b: 1 # dcvlint: x\n  c: 2\n- d\n", true, "10,3-29;");
	check("# dcvlint: x\na:\n  b: 1\n", true, "0,13-22ah;");
	check("a: 1\n# dcvlint: x\n", true, "5,0-0a;");
}
END_TEST

START_TEST(in_yaml_scalars_are_text)
{
	check("a: '# dcvlint: x'\n", true, "");
	check("a: |\n  # dcvlint: x\n  b\n", true, "");
	check("a: b#dcvlint: x\n", true, "");
	check("a: {b: \"# dcvlint: x\"} # dcvlint: y\n", true, "23,0-35;");
}
END_TEST

/* Wherever it stands in a text of several blocks. */
START_TEST(the_word_is_found_at_every_place)
{
	char text[900];
	for (uint32_t at = 0; at + 8 <= sizeof text; at++) {
		memset(text, 'd', sizeof text);
		memcpy(text + at, ZP_REMARK_WORD, 8);
		ck_assert_uint_eq(zp_remark_find(text, sizeof text, 0), at);
		ck_assert_uint_eq(
		    zp_remark_find(text, sizeof text, at + 1), sizeof text);
		ck_assert_uint_eq(zp_remark_find(text, at + 7, 0), at + 7);
	}
}
END_TEST

static const struct lint_renamed table[] = {{"a-one", "a-two", "1", "r"},
    {"a-two", "a-three", "2", "s"}, {"b-ring", "b-gnir", "1", "r"},
    {"b-gnir", "b-ring", "2", "r"}};

START_TEST(old_names_lead_to_the_last)
{
	const struct lint_renamed *r = lint_renamed_find(table, 4, "a-one");
	ck_assert_ptr_nonnull(r);
	ck_assert_str_eq(r->now, "a-three");
	ck_assert_str_eq(lint_renamed_find(table, 4, "a-two")->now, "a-three");
	ck_assert_ptr_null(lint_renamed_find(table, 4, "a-three"));
	ck_assert_ptr_null(lint_renamed_find(table, 0, "a-one"));
	ck_assert_ptr_nonnull(lint_renamed_find(table, 4, "b-ring"));
}
END_TEST

START_TEST(new_names_are_of_rules_that_there_are)
{
	struct zp_arena a = {0};
	const char *why = "";
	for (size_t i = 0; i < lint_renamed_count; i++) {
		const char *now =
		    lint_rule_named(lint_renamed[i].old, &a, &why);
		ck_assert_msg(now != NULL, "%s", why);
		ck_assert_str_eq(lint_rule_named(now, &a, &why), now);
	}
	ck_assert_ptr_null(lint_rule_named("mx-target-is-alais", &a, &why));
	ck_assert_str_eq(why, "no rule or topic \"mx-target-is-alais\": did "
			      "you mean mx-target-is-alias?");
	zp_arena_free(&a);
}
END_TEST

Suite *suite_remark(void)
{
	Suite *s = suite_create("remark");
	TCase *t = tcase_create("remark");
	tcase_add_test(t, behind_a_record_and_before_one);
	tcase_add_test(t, within_parentheses);
	tcase_add_test(t, strings_and_words_are_text);
	tcase_add_test(t, in_yaml_it_is_what_begins_on_the_line);
	tcase_add_test(t, in_yaml_scalars_are_text);
	tcase_add_test(t, the_word_is_found_at_every_place);
	tcase_add_test(t, old_names_lead_to_the_last);
	tcase_add_test(t, new_names_are_of_rules_that_there_are);
	suite_add_tcase(s, t);
	return s;
}
