/* The order of findings, what options make of severities, and near words. */
#include <check.h>
#include <string.h>

#include "lint/engine.h"
#include "lint/near.h"

Suite *suite_finding(void);

static const char text[] = "one\ntwo\nthree\n";

static struct lint_finding made(
    uint32_t source, uint32_t at, const char *rule, const char *name)
{
	return (struct lint_finding){.rule = rule,
	    .severity = LINT_NOTE,
	    .message = "m",
	    .name = name,
	    .span = {source, at, 1}};
}

START_TEST(sorted_by_place_then_rule_then_name)
{
	struct zp_sources s = {0};
	uint32_t b = zp_source_memory(&s, "b", text, sizeof text - 1);
	uint32_t a = zp_source_memory(&s, "a", text, sizeof text - 1);
	struct lint_finding f[] = {made(b, 0, "r", "x"), made(a, 8, "r", "x"),
	    made(a, 5, "r", "x"), made(a, 4, "s", "x"), made(a, 4, "r", "y"),
	    made(a, 4, "r", "x"), made(ZP_NOWHERE, 0, "z", NULL)};
	static const unsigned order[] = {6, 5, 4, 3, 2, 1, 0};
	lint_findings list = {0};
	for (unsigned i = 0; i < 7; i++)
		zp_push(&list, &f[i]);
	lint_findings_sort(&s, &list);
	for (unsigned i = 0; i < 7; i++)
		ck_assert_ptr_eq(list.v[i], &f[order[i]]);
	zp_vec_free(&list);
	zp_sources_free(&s);
}
END_TEST

START_TEST(an_empty_list_sorts)
{
	struct zp_sources s = {0};
	lint_findings list = {0};
	lint_findings_sort(&s, &list);
	ck_assert_uint_eq(list.n, 0);
	zp_sources_free(&s);
}
END_TEST

static enum lint_severity severity(const char *option, const char *id)
{
	struct lint_options o = {0};
	const char *why = "";
	char *argv[] = {"dcvlint", "x.zone", (char *)(uintptr_t)option, NULL};
	ck_assert_msg(lint_options_read(&o, 3, argv, &why), "%s", why);
	enum lint_severity s = lint_severity_of(&o, id, LINT_WARNING);
	lint_options_free(&o);
	return s;
}

START_TEST(severities_follow_options)
{
	ck_assert_int_eq(severity("--notes", "mx-duplicate"), LINT_WARNING);
	ck_assert_int_eq(
	    severity("--ignore=mx-duplicate", "mx-duplicate"), LINT_OFF);
	ck_assert_int_eq(severity("--ignore=mx", "mx-duplicate"), LINT_OFF);
	ck_assert_int_eq(
	    severity("--ignore=mailbox", "mail-route-null"), LINT_WARNING);
	ck_assert_int_eq(severity("--select=mail", "mx-duplicate"), LINT_OFF);
	ck_assert_int_eq(severity("--select=mx", "mx-duplicate"), LINT_WARNING);
	ck_assert_int_eq(
	    severity("--severity=mx=error", "mx-duplicate"), LINT_ERROR);
}
END_TEST

static const char *refused(const char *option, struct lint_options *o)
{
	const char *why = "";
	char *argv[] = {"dcvlint", "x.zone", (char *)(uintptr_t)option, NULL};
	ck_assert(!lint_options_read(o, 3, argv, &why));
	return why;
}

START_TEST(what_is_not_built_is_refused)
{
	static const struct {
		const char *option, *why;
	} cases[] = {{"--bogus", "unknown option --bogus"},
	    {"--formt=json", "unknown option --formt: did you mean --format?"},
	    {"--form=json", "unknown option --form: did you mean --format?"},
	    {"--format", "--format needs a value"},
	    {"--notes=1", "--notes takes no value"},
	    {"-q", "unknown option -q"},
	    {"--format=markdown", "check has no such --format"},
	    {"--ignore=mx-duplicat", "no rule or topic \"mx-duplicat\": did "
				     "you mean mx-duplicate?"},
	    {"--today=2026-02-30", "\"2026-02-30\" is no day: YYYY-MM-DD"},
	    {"--certificate=,", "\",\" is an empty list"},
	    {"--name=a..b", "\"a..b\" is no domain name"}};
	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct lint_options o = {0};
		ck_assert_str_eq(refused(cases[i].option, &o), cases[i].why);
		lint_options_free(&o);
	}
}
END_TEST

START_TEST(near_words)
{
	struct lint_near n = lint_near_begin("rutes");
	lint_near_offer(&n, "dump");
	lint_near_offer(&n, "routes");
	ck_assert_str_eq(n.best, "routes");
	n = lint_near_begin("fix");
	lint_near_offer(&n, "dump");
	ck_assert_ptr_null(n.best);
}
END_TEST

Suite *suite_finding(void)
{
	Suite *s = suite_create("finding");
	TCase *t = tcase_create("findings");
	tcase_add_test(t, sorted_by_place_then_rule_then_name);
	tcase_add_test(t, an_empty_list_sorts);
	tcase_add_test(t, severities_follow_options);
	suite_add_tcase(s, t);
	t = tcase_create("options");
	tcase_add_test(t, what_is_not_built_is_refused);
	tcase_add_test(t, near_words);
	suite_add_tcase(s, t);
	return s;
}
