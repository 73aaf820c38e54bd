#include "tests/unit/boxes.h"

Suite *suite_mailbox_patterns(void);

START_TEST(regexp)
{
	load("# a comment\n/^(admin|postmaster)@example\\.com$/ $1@elsewhere."
	     "example\n!/\\./ x@y.example\n"
	     "if /^web/\n/^webmaster@/ ops@example.org,\n  ${1}b@example.org\n"
	     "endif\n/^hostmaster@(.*)$/i lower@case.example\n"
	     "/^administrator@/ /dev/null\n",
	    ALONE);
	is_kind("regexp");
	expect("admin", DCV_YES, ":2: forwarded to admin@elsewhere.example");
	expect("POSTMASTER", DCV_YES, "POSTMASTER@elsewhere.example");
	expect("webmaster", DCV_YES, "forwarded to ops@example.org");
	/* The flag turns off that case does not count. */
	expect("hostmaster", DCV_YES, "forwarded to lower@case.example");
	expect("administrator", DCV_NO, "discarded by /dev/null");
	expect("other", DCV_UNKNOWN, "no mailbox map speaks of");
	ck_assert_str_eq(problem(0), "");
}
END_TEST

START_TEST(regexp_declares)
{
	load("/^example\\.com$/ x\n/^admin@example\\.com$/ a@b.example\n",
	    ALONE);
	expect("admin", DCV_YES, "forwarded");
	expect("webmaster", DCV_NO, "declares example.com");
}
END_TEST

START_TEST(regexp_faults)
{
	load("/a(/ x@y.example\n/b/q x@y.example\nendif\n/c x\nif /d/\n/e/\n",
	    (struct how){false, false, "regexp"});
	ck_assert(strstr(problem(0), "no pattern, the line is passed over"));
	ck_assert(strstr(problem(1), "no such flags"));
	ck_assert(strstr(problem(2), "an endif without an if"));
	ck_assert(strstr(problem(3), "no pattern: a line is"));
	ck_assert(strstr(problem(4), "a pattern without a target"));
	ck_assert(strstr(problem(5), "an if without an endif"));
	ck_assert_str_eq(problem(6), "");
}
END_TEST

START_TEST(regexp_hostile)
{
	struct zp_buf text = {0};
	/* Each takes a time that doubles with every letter. */
	for (int i = 0; i < 5000; i++)
		zp_buf_printf(
		    &text, "/^(([a-z])+.)+[A-Z%d]([a-z])+$/i x@y.example\n", i);
	zp_buf_puts(&text, "/./ ok@y.example\n");
	load(text.p, ALONE);
	zp_buf_free(&text);
	expect("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    DCV_UNKNOWN, "a pattern gave up");
	ck_assert(strstr(problem(0), "a pattern gave up"));
	ck_assert_str_eq(problem(1), "");
}
END_TEST

START_TEST(regexp_grows)
{
	load("/^(.*)@example\\.com$/ $1$1@example.com\n", ALONE);
	expect("admin", DCV_UNKNOWN, "a pattern gave up on");
}
END_TEST

Suite *suite_mailbox_patterns(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"regexp", regexp},
	    {"regexp_declares", regexp_declares},
	    {"regexp_faults", regexp_faults},
	    {"regexp_hostile", regexp_hostile},
	    {"regexp_grows", regexp_grows},
	};
	Suite *s = suite_create("mailbox_patterns");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_checked_fixture(t, setup, teardown);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
