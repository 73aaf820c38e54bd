#include <check.h>
#include <stdio.h>
#include <string.h>

#include "zoneparse/template.h"

Suite *suite_template(void);

enum { LITERAL, REFERENCE };

/* What is told of the first document's "v"; "(open)" or "(none)" if nothing. */
static const char *told(const char *text, int what, char buf[64])
{
	struct zp_sources s = {0};
	struct zp_yaml y;
	uint32_t id =
	    zp_source_memory(&s, "t.yaml", text, (uint32_t)strlen(text));
	zp_yaml_read(&y, &s, id, NULL);
	uint32_t n = zp_yaml_get(&y, zp_yaml_first_document(&y), "v");
	uint32_t at = zp_template_literal(&y, n);
	struct zp_str t = what == LITERAL ? zp_yaml_text(&y, at)
					  : zp_template_reference(&y, n);
	bool open = zp_template_is_open(&y, n);
	if (what == LITERAL && at == ZP_NONE)
		snprintf(buf, 64, "%s", open ? "(open)" : "(none)");
	else
		snprintf(buf, 64, "%.*s", (int)t.n, t.p);
	zp_yaml_free(&y);
	zp_sources_free(&s);
	return buf;
}

START_TEST(literals_and_functions)
{
	static const char *const cases[][2] = {
	    {"v: a", "a"},
	    {"v: ''", ""},
	    {"v: !!str a", "a"},
	    {"v: !Sub a", "a"},
	    {"v: !Sub [a, {b: c}]", "a"},
	    {"v: {\"Fn::Sub\": a}", "a"},
	    {"v: {\"Fn::Sub\": [a, {b: c}]}", "a"},
	    {"w: &x {\"Fn::Sub\": a}\nv: *x", "a"},
	    {"v: !Sub 'a${b}'", "(open)"},
	    {"v: 'a${b}'", "(open)"},
	    {"v: '{{ .Values.a }}'", "(open)"},
	    {"v: !Ref a", "(open)"},
	    {"v: {Ref: a}", "(open)"},
	    {"v: {\"Fn::Sub\": !Ref a}", "(open)"},
	    {"v: {\"Fn::Join\": ['', [a]]}", "(open)"},
	    {"v: !If [a, b, c]", "(open)"},
	    {"v: !Sub []", "(open)"},
	    {"v: [a]", "(none)"},
	    {"v: {a: b}", "(none)"},
	    {"v: {Ref: a, b: c}", "(none)"},
	    {"v: {\"Fn::\": a}", "(none)"},
	    {"w: a", "(none)"},
	};
	char buf[64];
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(
		    strcmp(told(cases[i][0], LITERAL, buf), cases[i][1]) == 0,
		    "%s: %s", cases[i][0], buf);
}
END_TEST

START_TEST(references)
{
	static const char *const cases[][2] = {
	    {"v: !Ref Zone", "Zone"},
	    {"v: {Ref: Zone}", "Zone"},
	    {"v: !GetAtt Zone.Id", "Zone"},
	    {"v: {\"Fn::GetAtt\": [Zone, Id]}", "Zone"},
	    {"v: {\"Fn::GetAtt\": Zone.Id}", "Zone"},
	    {"v: Zone", ""},
	    {"v: !Sub Zone", ""},
	    {"v: {Ref: [Zone]}", ""},
	    {"v: !Ref {a: b}", ""},
	    {"v: {\"Fn::GetAtt\": []}", ""},
	};
	char buf[64];
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_msg(
		    strcmp(told(cases[i][0], REFERENCE, buf), cases[i][1]) == 0,
		    "%s: %s", cases[i][0], buf);
}
END_TEST

Suite *suite_template(void)
{
	Suite *s = suite_create("template");
	TCase *t = tcase_create("template");
	tcase_add_test(t, literals_and_functions);
	tcase_add_test(t, references);
	suite_add_tcase(s, t);
	return s;
}
