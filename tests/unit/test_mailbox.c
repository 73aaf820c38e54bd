#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dcv/mailbox.h"

Suite *suite_mailbox(void);

static struct zp_sources sources;
static struct dcv_boxes *boxes;
static struct zp_name example;

static void setup(void)
{
	memset(&sources, 0, sizeof sources);
	boxes = dcv_boxes_new(&sources);
	ck_assert(zp_name_from_text(&example, "example.com"));
}

static void teardown(void)
{
	dcv_boxes_free(boxes);
	zp_sources_free(&sources);
}

static void load(const char *text, bool domain, bool complete)
{
	char file[] = "/tmp/dcvlint-map-XXXXXX";
	const char *why = "";
	int fd = mkstemp(file);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	struct dcv_box_file f = {.file = file,
	    .domains = &example,
	    .n = domain ? 1 : 0,
	    .complete = complete};
	bool ok = dcv_boxes_load(boxes, &f, &why);
	unlink(file);
	ck_assert_msg(ok, "%s", why);
}

static struct dcv_reach reach(const char *local)
{
	return dcv_boxes_reach(boxes, NULL, local, &example);
}

static void expect(const char *local, enum dcv_truth t, const char *reason)
{
	struct dcv_reach r = reach(local);
	ck_assert_msg(r.reachable == t && strstr(r.reason, reason), "%s: %d %s",
	    local, (int)r.reachable, r.reason);
}

START_TEST(no_map)
{
	expect("admin", DCV_UNKNOWN, "no mailbox map given");
	ck_assert(!reach("admin").known);
	ck_assert(!dcv_boxes_any(boxes));
}
END_TEST

START_TEST(aliases)
{
	load("# system\nPostmaster: root\nroot: \"me\"@elsewhere.example\n"
	     "admin: hostmaster,\n  # between\n\n\tdrop\n"
	     "drop: /dev/null\nhostmaster: /dev/null\n"
	     "webmaster: |\"/bin/cat x\"\nlog: /var/log/mail\n"
	     "joe: joe\nbob: alice\nno: :fail: gone, for ever\n",
	    true, false);
	expect("postmaster", DCV_YES, ":3: forwarded to me@elsewhere.example");
	expect("POSTMASTER", DCV_YES, "forwarded");
	expect("admin", DCV_NO, "discarded by /dev/null");
	ck_assert(reach("admin").discarded);
	expect("webmaster", DCV_YES, "piped to a command");
	expect("log", DCV_YES, "written to /var/log/mail");
	expect("joe", DCV_UNKNOWN, "stands for itself");
	expect("bob", DCV_UNKNOWN, "local user no map lists: alice");
	expect("no", DCV_NO, "refused by :fail: gone, for ever");
	expect("administrator", DCV_UNKNOWN, "local users may exist");
	ck_assert(reach("administrator").known);
}
END_TEST

START_TEST(aliases_loop)
{
	load("a: b\nb: c\nc: a\n", true, false);
	expect("a", DCV_NO, "lead back");
	ck_assert(reach("a").loop);
}
END_TEST

START_TEST(aliases_long_loop)
{
	struct zp_buf text = {0};
	for (int i = 0; i < 10000; i++)
		zp_buf_printf(&text, "u%d: u%d\n", i, (i + 1) % 10000);
	load(text.p, true, false);
	zp_buf_free(&text);
	expect("u0", DCV_NO, "over 1,000 aliases");
}
END_TEST

START_TEST(aliases_without_domain)
{
	load("admin: me@elsewhere.example\n", false, false);
	expect("admin", DCV_UNKNOWN, "--mailboxes example.com=");
}
END_TEST

START_TEST(aliases_complete)
{
	load("admin: me@elsewhere.example\n", true, true);
	expect("webmaster", DCV_NO, "which is complete");
}
END_TEST

START_TEST(aliases_broken_line)
{
	struct dcv_box_problem p;
	load("admin: x@y.example\nnothing here\nx: :include:/etc/shadow\n",
	    true, false);
	ck_assert(dcv_boxes_problem(boxes, 0, &p));
	ck_assert_uint_eq(p.span.at, 19);
	ck_assert(!p.incomplete);
	ck_assert(dcv_boxes_problem(boxes, 1, &p));
	ck_assert(p.incomplete);
	ck_assert(!dcv_boxes_problem(boxes, 2, &p));
	expect("x", DCV_UNKNOWN, "list that was not read");
}
END_TEST

START_TEST(virtual_map)
{
	load("example.com  anything\nadmin@example.com ops@example.org\n"
	     "Webmaster@EXAMPLE.com\n  admin@example.com\n"
	     "a@example.com b@example.com\nb@example.com a@example.com\n",
	    false, false);
	expect("admin", DCV_YES, ":2: forwarded to ops@example.org");
	expect("webmaster", DCV_YES, "forwarded to ops@example.org");
	expect("postmaster", DCV_NO, "declares example.com");
	expect("a", DCV_NO, "lead back");
}
END_TEST

START_TEST(virtual_catch_all)
{
	load("@example.com all@elsewhere.example\n"
	     "admin@example.com joe@elsewhere.example\n",
	    false, false);
	ck_assert(reach("webmaster").catch_all);
	ck_assert_int_eq(reach("webmaster").reachable, DCV_YES);
	ck_assert(!reach("admin").catch_all);
}
END_TEST

START_TEST(virtual_to_aliases)
{
	load("admin@example.com root@example.com\n", false, false);
	load("root: me@elsewhere.example\n", true, false);
	expect("admin", DCV_YES, "forwarded to me@elsewhere.example");
}
END_TEST

START_TEST(virtual_unlisted)
{
	load("admin@example.com ops@example.org\n", false, false);
	expect("webmaster", DCV_UNKNOWN, "not listed in");
	ck_assert(reach("webmaster").known);
}
END_TEST

Suite *suite_mailbox(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"no_map", no_map},
	    {"aliases", aliases},
	    {"aliases_loop", aliases_loop},
	    {"aliases_long_loop", aliases_long_loop},
	    {"aliases_without_domain", aliases_without_domain},
	    {"aliases_complete", aliases_complete},
	    {"aliases_broken_line", aliases_broken_line},
	    {"virtual_map", virtual_map},
	    {"virtual_catch_all", virtual_catch_all},
	    {"virtual_to_aliases", virtual_to_aliases},
	    {"virtual_unlisted", virtual_unlisted},
	};
	Suite *s = suite_create("mailbox");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_checked_fixture(t, setup, teardown);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
