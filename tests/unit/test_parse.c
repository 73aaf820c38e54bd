#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dump.h"
#include "zoneparse/parse.h"

/* What dump makes of a file called example.com.zone, and its problems as
 * "line:column:id" lines. */
static char *dump(const char *text, size_t n, char *problems, size_t size)
{
	struct zp_set set = {0};
	struct zp_parse_options o = {0};
	struct zp_buf out = {0};
	uint32_t id = zp_source_memory(
	    &set.sources, "example.com.zone", text, (uint32_t)n);
	struct zp_zone *z = zp_set_add(&set);
	zp_parse(&set, z, id, &o);
	zp_set_finish(&set);
	zp_buf_add(&out, "", 0);
	for (uint32_t i = 0; i < z->rrs.n; i++)
		zp_dump_rr(&out, &set, z, i);
	problems[0] = '\0';
	for (uint32_t i = 0; i < z->problems.n; i++) {
		char line[128];
		struct zp_pos p =
		    zp_source_pos(&set.sources, z->problems.v[i].span);
		snprintf(line, sizeof line, "%u:%u:%s\n", p.line, p.column,
		    zp_problem_info[z->problems.v[i].kind].id);
		strncat(problems, line, size - strlen(problems) - 1);
	}
	zp_set_free(&set);
	return out.p;
}

static void check(const char *text, const char *records, const char *faults)
{
	char problems[1024];
	char *out = dump(text, strlen(text), problems, sizeof problems);
	ck_assert_str_eq(out, records);
	ck_assert_str_eq(problems, faults);
	free(out);
}

START_TEST(owners)
{
	check("$TTL 60\na A 8.8.8.8\n  A 8.8.4.4\n@ A 8.8.8.1\n"
	      "B.Example.COM. A 8.8.8.2\n",
	    "a.example.com. 60 IN A 8.8.8.8\n"
	    "a.example.com. 60 IN A 8.8.4.4\n"
	    "example.com. 60 IN A 8.8.8.1\n"
	    "b.example.com. 60 IN A 8.8.8.2\n",
	    "");
}
END_TEST

START_TEST(ttl_and_class)
{
	check("$TTL 1m\na IN 5 A 8.8.8.8\na 6 in A 8.8.8.8\na 1h1S A 8.8.8.8\n"
	      "a A 8.8.8.8\n",
	    "a.example.com. 5 IN A 8.8.8.8\na.example.com. 6 IN A 8.8.8.8\n"
	    "a.example.com. 3601 IN A 8.8.8.8\n"
	    "a.example.com. 60 IN A 8.8.8.8\n",
	    "");
}
END_TEST

START_TEST(quotes)
{
	check("$TTL 1\na TXT \"a;b\" c\\;d \"e\\\"f\" ; comment\n",
	    "a.example.com. 1 IN TXT \"a;b\" \"c;d\" \"e\\\"f\"\n", "");
	check("$TTL 1\na TXT \"open\nb A 8.8.8.8\n",
	    "b.example.com. 1 IN A 8.8.8.8\n", "2:7:syntax-quote-open\n");
}
END_TEST

START_TEST(parentheses)
{
	check("$TTL 1\na TXT ( one ; x)\n two\n )\nb A ( 8.8.8.8 )\n",
	    "a.example.com. 1 IN TXT \"one\" \"two\"\n"
	    "b.example.com. 1 IN A 8.8.8.8\n",
	    "");
	check("$TTL 1\na MX ( 10\n bad..name )\nb A 8.8.8.8\n",
	    "b.example.com. 1 IN A 8.8.8.8\n", "3:6:syntax-name-empty-label\n");
	check("$TTL 1\na TXT ( one ( two\n ) x\nb A 8.8.8.8\n",
	    "b.example.com. 1 IN A 8.8.8.8\n", "2:13:syntax-paren-nested\n");
}
END_TEST

START_TEST(origin)
{
	check("$TTL 1\n$origin sub\na A 8.8.8.8\n$ORIGIN example.org.\n"
	      "b A 8.8.8.8\n",
	    "a.sub.example.org. 1 IN A 8.8.8.8\n"
	    "b.example.org. 1 IN A 8.8.8.8\n",
	    "");
}
END_TEST

START_TEST(generate)
{
	check("$TTL 1\n$GENERATE 8-10/2 h${-8,3,d} A 8.8.8.$\n",
	    "h000.example.com. 1 IN A 8.8.8.8\n"
	    "h002.example.com. 1 IN A 8.8.8.10\n",
	    "");
	check("$TTL 1\n$GENERATE 1-1 ${0,3,n} PTR p${0,2,X}\\$\n",
	    "1.0.example.com. 1 IN PTR p01\\$.example.com.\n", "");
}
END_TEST

START_TEST(recovery)
{
	check("$TTL 1\nx MX 70000 m\ny BAD 1\n A 8.8.8.8\nz A 1.2.3\n"
	      "last A 8.8.8.8\n",
	    "y.example.com. 1 IN A 8.8.8.8\nlast.example.com. 1 IN A 8.8.8.8\n",
	    "2:6:syntax-number-range\n3:3:syntax-type-unknown\n"
	    "5:5:syntax-address-bad\n");
}
END_TEST

START_TEST(cut_anywhere)
{
	static const char text[] =
	    "$TTL 1\n@ SOA a b ( 1 2 3 4 5 ) ; c\n$GENERATE 1-2 g$ A 8.8.8.$\n"
	    "x\\.y TXT \"a\\\"b\" ( c )\nh HTTPS 1 . alpn=\"h2,h3\" port=1\n"
	    "d DS 1 8 2 0123\nt TYPE9 \\# 2 aabb\n";
	char problems[4096];
	for (size_t n = 0; n < sizeof text; n++)
		free(dump(text, n, problems, sizeof problems));
}
END_TEST

START_TEST(file_names)
{
	static const struct {
		const char *path, *origin;
	} cases[] = {
	    {"example.com.zone", "example.com"},
	    {"a/db.example.com", "example.com"},
	    {"example.com.db", "example.com"},
	    {"named.example.com", "example.com"},
	    {"x/example.com", "example.com"},
	    {"example.com.zone.gz", "example.com"},
	    {"2.0.192.in-addr.arpa.zone", "2.0.192.in-addr.arpa"},
	    {"zone", NULL},
	    {"fail.zone", NULL},
	};
	char text[ZP_NAME_TEXT];
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct zp_name n;
		bool ok = zp_origin_from_filename(cases[i].path, &n);
		ck_assert_int_eq(ok, cases[i].origin != NULL);
		if (ok)
			ck_assert_str_eq(
			    zp_name_print(&n, text), cases[i].origin);
	}
}
END_TEST

Suite *suite_parse(void);
Suite *suite_parse(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"owners", owners}, {"ttl", ttl_and_class},
	    {"quotes", quotes}, {"parentheses", parentheses},
	    {"origin", origin}, {"generate", generate}, {"recovery", recovery},
	    {"cut", cut_anywhere}, {"file-names", file_names}};
	Suite *s = suite_create("parse");
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
