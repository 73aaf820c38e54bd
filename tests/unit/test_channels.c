/* Text from outside, for the channels that have a syntax of their own. */
#include <check.h>
#include <string.h>

#include "lint/out.h"

Suite *suite_channels(void);

static void is(struct lint_out *o, const char *expected)
{
	zp_buf_add(&o->buf, "", 1);
	ck_assert_str_eq(o->buf.p, expected);
	zp_buf_free(&o->buf);
}

static void safe(const char *in, const char *expected)
{
	struct lint_out o = {.fd = -1, .held = true};
	out_safe(&o, in);
	is(&o, expected);
}

static void first(const char *in, bool file, const char *expected)
{
	struct lint_out o = {.fd = -1, .held = true};
	out_first(&o, in, file);
	is(&o, expected);
}

static void as_xml(const char *in, const char *expected)
{
	struct lint_out o = {.fd = -1, .held = true};
	out_xml(&o, in);
	is(&o, expected);
}

static void as_csv(const char *in, const char *expected)
{
	struct lint_out o = {.fd = -1, .held = true};
	out_csv(&o, in);
	is(&o, expected);
}

static void as_command(const char *in, bool property, const char *expected)
{
	struct lint_out o = {.fd = -1, .held = true};
	out_command(&o, in, property);
	is(&o, expected);
}

START_TEST(commands_of_the_old_kind_are_written_out)
{
	safe("a ##[error]b", "a #\\x23[error]b");
	safe("##vso[task.x]", "#\\x23vso[task.x]");
	safe("###[x]", "##\\x23[x]");
	/* These are comments. */
	safe("## section [1]", "## section [1]");
	safe("######", "######");
	safe("#[x]", "#[x]");
	safe("##", "##");
	struct lint_out o = {.fd = -1, .held = true};
	out_json(&o, "##[x]");
	is(&o, "\"#\\u0023[x]\"");
}
END_TEST

START_TEST(no_line_begins_with_a_command)
{
	first("::error::x", true, "./::error::x");
	first(" ::error::x", true, "./ ::error::x");
	first("\343\200\200::error::x", true, "./\343\200\200::error::x");
	first("-x", true, "./-x");
	first("\303\274.zone", true, "\303\274.zone");
	first("zones/x", true, "zones/x");
	first("", true, "");
	first("::error::x.example", false, "\\x3a:error::x.example");
	first("#x.example", false, "\\x23x.example");
	first("-x.example", false, "-x.example");
	first("*.example", false, "*.example");
}
END_TEST

START_TEST(xml_holds_no_markup)
{
	as_xml("</script>&lt;\"'", "&lt;/script&gt;&amp;lt;&quot;&#39;");
	as_xml("]]>", "]]&gt;");
	as_xml("a\nb\033", "a\\x0ab\\x1b");
	/* No characters of XML 1.0. */
	as_xml("\357\277\276\357\277\277", "\\u{fffe}\\u{ffff}");
	struct lint_out o = {.fd = -1, .held = true};
	out_markup(&o, "<a>\nb");
	is(&o, "&lt;a&gt;\nb");
}
END_TEST

START_TEST(csv_is_quoted_and_no_formula)
{
	as_csv("plain text", "plain text");
	as_csv("", "");
	as_csv("a,b", "\"a,b\"");
	as_csv("say \"x\"", "\"say \"\"x\"\"\"");
	as_csv("a\r\nb", "a\\x0d\\x0ab");
	as_csv("=cmd()", "'=cmd()");
	as_csv("+1", "'+1");
	as_csv("-1", "'-1");
	as_csv("@SUM(1,2)", "\"'@SUM(1,2)\"");
	as_csv("\tx", "'\\x09x");
	as_csv("\357\274\235x", "'\357\274\235x");
	as_csv("a=b", "a=b");
}
END_TEST

START_TEST(workflow_commands_end_where_they_should)
{
	as_command("100% a:b,c\r\nd", false, "100%25 a:b,c%0D%0Ad");
	as_command("100% a:b,c\r\nd", true, "100%25 a%3Ab%2Cc%0D%0Ad");
	as_command("%0A", false, "%250A");
}
END_TEST

Suite *suite_channels(void)
{
	Suite *s = suite_create("channels");
	TCase *c = tcase_create("channels");
	tcase_add_test(c, commands_of_the_old_kind_are_written_out);
	tcase_add_test(c, no_line_begins_with_a_command);
	tcase_add_test(c, xml_holds_no_markup);
	tcase_add_test(c, csv_is_quoted_and_no_formula);
	tcase_add_test(c, workflow_commands_end_where_they_should);
	suite_add_tcase(s, c);
	return s;
}
