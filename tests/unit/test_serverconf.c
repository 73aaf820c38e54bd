#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lint/exclude.h"
#include "zoneparse/serverconf.h"

static struct zp_sources sources;
static struct zp_serverconf conf;

static void read_text(enum zp_server kind, const char *text)
{
	uint32_t id =
	    zp_source_memory(&sources, "conf", text, (uint32_t)strlen(text));
	zp_serverconf_read(&conf, &sources, id, kind, NULL);
}

static void done(void)
{
	zp_serverconf_free(&conf);
	zp_sources_free(&sources);
	memset(&conf, 0, sizeof conf);
	memset(&sources, 0, sizeof sources);
}

static void expect(uint32_t i, const char *name, const char *file,
    const char *view, enum zp_server_role role)
{
	ck_assert_uint_lt(i, conf.zones.n);
	const struct zp_server_zone *z = &conf.zones.v[i];
	ck_assert_str_eq(z->name, name);
	ck_assert_pstr_eq(z->file, file);
	ck_assert_pstr_eq(z->view, view);
	ck_assert_int_eq(z->role, role);
}

START_TEST(server_names)
{
	ck_assert_int_eq(zp_server_of("a/named.conf"), ZP_SERVER_NAMED);
	ck_assert_int_eq(zp_server_of("named.conf.local"), ZP_SERVER_NAMED);
	ck_assert_int_eq(zp_server_of("named.conf.j2"), ZP_SERVER_NONE);
	ck_assert_int_eq(zp_server_of("named.conf~"), ZP_SERVER_NONE);
	ck_assert_int_eq(zp_server_of("named.config"), ZP_SERVER_NONE);
	ck_assert_int_eq(zp_server_of("named.example.com"), ZP_SERVER_NONE);
	ck_assert_int_eq(zp_server_of("nsd.conf"), ZP_SERVER_NSD);
	ck_assert_int_eq(zp_server_of("./knot.yml"), ZP_SERVER_KNOT);
}
END_TEST

START_TEST(server_named)
{
	read_text(ZP_SERVER_NAMED,
	    "zone a { type master; file \"x\"; }; # zone b { type master; };\n"
	    "// zone c { type master; };\n"
	    "/* zone d { type master; }; */ ZONE \"e\" IN {\n"
	    " masters { 192.0.2.1; { nested; }; }; file y; type slave };\n"
	    "view v { zone f { file \"z\"; type primary }; zone g { type hint;"
	    " file h; }; };\n"
	    "view w CH { zone f { type primary; file i; }; };\n"
	    "view u { zone F { in-view v; }; zone k { in-view nowhere; }; };\n"
	    "options { directory \"/dns\"; }; logging { channel zone { x; }; };"
	    "zone l CH { type primary; file m; };");
	ck_assert_uint_eq(conf.faults.n, 0);
	ck_assert_uint_eq(conf.zones.n, 8);
	expect(0, "a", "x", NULL, ZP_SERVER_PRIMARY);
	ck_assert_str_eq(conf.zones.v[0].folder, "/dns");
	expect(1, "e", "y", NULL, ZP_SERVER_SECONDARY);
	expect(2, "f", "z", "v", ZP_SERVER_PRIMARY);
	expect(3, "g", "h", "v", ZP_SERVER_OTHER);
	expect(4, "f", "i", "w", ZP_SERVER_OTHER);
	expect(5, "F", "z", "u", ZP_SERVER_PRIMARY);
	expect(6, "k", NULL, "u", ZP_SERVER_OTHER);
	expect(7, "l", "m", NULL, ZP_SERVER_OTHER);
	done();
}
END_TEST

START_TEST(server_named_broken)
{
	static const char *const texts[] = {"", "zone", "zone a", "zone a {",
	    "zone a { file", "view", "view v {", "}", "{", ";", "/*", "\"",
	    "include", "include x", "options", "options {", "zone a }",
	    "zone { } zone b { type primary; file c; };"};
	for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_text(ZP_SERVER_NAMED, texts[i]);
		ck_assert_uint_le(conf.zones.n, 1);
		done();
	}
}
END_TEST

START_TEST(server_nsd)
{
	read_text(ZP_SERVER_NSD,
	    "server:\n zonesdir: \"/z\"\n"
	    "pattern:\n name: p\n zonefile: \"%s/%1%2%3.%z.%y.%x%q\"\n"
	    "pattern: name: loop include-pattern: loop include-pattern: up\n"
	    "pattern: name: up request-xfr: 192.0.2.1 NOKEY\n"
	    "zone: name: ab.example.com include-pattern: \"p\"\n"
	    "zone:\n\tname: \"b.example\"\n\tzonefile: own # zonefile: no\n"
	    "\tinclude-pattern: p\n"
	    "zone: name: c.example zonefile: x include-pattern: loop\n"
	    "key: name: zone secret: \"x\"\nzone: zonefile: nameless\n");
	ck_assert_uint_eq(conf.zones.n, 3);
	expect(0, "ab.example.com", "ab.example.com/ab..com.example.ab%q", NULL,
	    ZP_SERVER_PRIMARY);
	ck_assert_str_eq(conf.zones.v[0].folder, "/z");
	expect(1, "b.example", "own", NULL, ZP_SERVER_PRIMARY);
	expect(2, "c.example", "x", NULL, ZP_SERVER_SECONDARY);
	done();
}
END_TEST

START_TEST(server_knot)
{
	read_text(ZP_SERVER_KNOT,
	    "template:\n  - id: default\n    storage: /d\n    file: \"%s.db\"\n"
	    "  - id: sec\n    master: m\n"
	    "server:\n    listen: [ ::@53 ]\n"
	    "zone:\n  - domain: a.example.\n  - domain: 'b.example' # c\n"
	    "    file: x y # z\n    storage: /b\n"
	    "zone:\n- domain: c.example\n  template: sec\n  junk\n  -\n"
	    "policy:\n  - id: x\n    domain: no.example\n");
	ck_assert_uint_eq(conf.zones.n, 3);
	expect(0, "a.example.", "a.example.db", NULL, ZP_SERVER_PRIMARY);
	ck_assert_str_eq(conf.zones.v[0].folder, "/d");
	expect(1, "b.example", "x y", NULL, ZP_SERVER_PRIMARY);
	ck_assert_str_eq(conf.zones.v[1].folder, "/b");
	expect(2, "c.example", "c.example.zone", NULL, ZP_SERVER_SECONDARY);
	done();
}
END_TEST

static bool out(const char *glob, const char *path, bool folder)
{
	struct lint_options o = {0};
	zp_push(&o.excludes, glob);
	bool is = lint_excluded(&o, path, folder);
	zp_vec_free(&o.excludes);
	return is;
}

START_TEST(exclude_patterns)
{
	ck_assert(out("*.bak", "a/b/c.bak", false));
	ck_assert(!out("*.bak", "a/b.bak/c", false));
	ck_assert(out("b/", "a/b", true));
	ck_assert(!out("b/", "a/b", false));
	ck_assert(out("/b", "b", false));
	ck_assert(!out("/b", "a/b", false));
	ck_assert(out("a/*", "./a/b", false));
	ck_assert(!out("a/*", "a/b/c", false));
	ck_assert(!out("a/*", "x/a/b", false));
	ck_assert(out("a/**", "a/b/c", false));
	ck_assert(!out("a/**", "a", true));
	ck_assert(out("**/c", "c", false));
	ck_assert(out("**/c", "a/b/c", false));
	ck_assert(out("a/**/c", "a/c", false));
	ck_assert(out("a/**/c", "a/x/y/c", false));
	ck_assert(!out("a/**/c", "a/x/y/d", false));
	ck_assert(out("a/**/c/**/e", "a/c/c/d/e", false));
	ck_assert(out("[ab]?.zone", "b1.zone", false));
	ck_assert(out("\\*", "*", false));
	ck_assert(!out("\\*", "a", false));
}
END_TEST

Suite *suite_serverconf(void);
Suite *suite_serverconf(void)
{
	Suite *s = suite_create("serverconf");
	TCase *c = tcase_create("serverconf");
	tcase_add_test(c, server_names);
	tcase_add_test(c, server_named);
	tcase_add_test(c, server_named_broken);
	tcase_add_test(c, server_nsd);
	tcase_add_test(c, server_knot);
	tcase_add_test(c, exclude_patterns);
	suite_add_tcase(s, c);
	return s;
}
