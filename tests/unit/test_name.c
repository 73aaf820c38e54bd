#include <check.h>
#include <stdio.h>
#include <string.h>

#include "zoneparse/name.h"

Suite *suite_name(void);

static enum zp_name_error parse(
    struct zp_name *out, const char *text, const char *origin)
{
	struct zp_name o;
	uint32_t at;
	if (origin)
		ck_assert(zp_name_from_text(&o, origin));
	return zp_name_parse(
	    out, (struct zp_str){text, strlen(text)}, origin ? &o : NULL, &at);
}

static struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert_msg(zp_name_from_text(&n, text), "%s", text);
	return n;
}

static void check_print(const char *text, const char *origin, const char *out)
{
	struct zp_name n;
	char buf[ZP_NAME_TEXT];
	ck_assert_int_eq(parse(&n, text, origin), ZP_NAME_OK);
	ck_assert_str_eq(zp_name_print(&n, buf), out);
}

START_TEST(read_and_print)
{
	check_print("Mail", "Example.COM", "mail.example.com");
	check_print("mail.", "example.com", "mail");
	check_print("a.b", NULL, "a.b");
	check_print(".", "example.com", ".");
	check_print("*", "example.com", "*.example.com");
	check_print("a\\.b.c.", NULL, "a\\.b.c");
	check_print("a\\046b.", NULL, "a\\.b");
	check_print("\\065.", NULL, "a");
	check_print("\\000\\255.", NULL, "\\000\\255");
	check_print("\\032x.", NULL, "\\032x");
	check_print("a\\\\b.", NULL, "a\\\\b");
	check_print("a\\.", "example.com", "a\\..example.com");
}
END_TEST

static void check_fault(const char *text, enum zp_name_error why, uint32_t at)
{
	struct zp_name n;
	uint32_t got;
	struct zp_str s = {text, strlen(text)};
	ck_assert_int_eq(zp_name_parse(&n, s, NULL, &got), why);
	ck_assert_msg(got == at, "%s: %u, not %u", text, got, at);
}

START_TEST(faults)
{
	check_fault("", ZP_NAME_EMPTY_LABEL, 0);
	check_fault("a..b", ZP_NAME_EMPTY_LABEL, 2);
	check_fault(".a", ZP_NAME_EMPTY_LABEL, 0);
	check_fault("..", ZP_NAME_EMPTY_LABEL, 0);
	check_fault("ab\\", ZP_NAME_ESCAPE, 2);
	check_fault("ab\\256", ZP_NAME_ESCAPE, 2);
	check_fault("ab\\12", ZP_NAME_ESCAPE, 2);
	check_fault("ab\\1x2", ZP_NAME_ESCAPE, 2);
	check_fault("a\303\244", ZP_NAME_BYTE, 1);
	check_fault("a b", ZP_NAME_BYTE, 1);
}
END_TEST

/* Labels of 63, 63, 63 and LAST octets; with LAST 61 the wire is full. */
static struct zp_str long_name(char *buf, unsigned last, const char *end)
{
	unsigned n = 0;
	for (int i = 0; i < 3; i++) {
		memset(buf + n, 'a' + i, 63);
		n += 63;
		buf[n++] = '.';
	}
	memset(buf + n, 'x', last);
	strncpy(buf + n + last, end, 8);
	return (struct zp_str){buf, n + last + strlen(end)};
}

START_TEST(limits)
{
	char buf[300], text[ZP_NAME_TEXT];
	struct zp_name n, com = name("c");
	uint32_t at;
	const char *ends[] = {"", "."};
	for (unsigned i = 0; i < 2; i++) {
		ck_assert_int_eq(
		    zp_name_parse(&n, long_name(buf, 61, ends[i]), NULL, &at),
		    ZP_NAME_OK);
		ck_assert_uint_eq(n.len, 255);
		ck_assert_uint_eq(n.labels, 4);
		ck_assert_int_eq(
		    zp_name_parse(&n, long_name(buf, 62, ends[i]), NULL, &at),
		    ZP_NAME_LONG);
	}
	ck_assert_int_eq(
	    zp_name_parse(&n, long_name(buf, 59, ""), &com, &at), ZP_NAME_OK);
	ck_assert_int_eq(
	    zp_name_parse(&n, long_name(buf, 60, ""), &com, &at), ZP_NAME_LONG);
	memset(buf, 'a', 64);
	ck_assert_int_eq(
	    zp_name_parse(&n, (struct zp_str){buf, 63}, NULL, &at), ZP_NAME_OK);
	ck_assert_int_eq(zp_name_parse(&n, (struct zp_str){buf, 64}, NULL, &at),
	    ZP_NAME_LABEL_LONG);
	/* The most labels, and the longest printed form. */
	for (unsigned i = 0; i < 254; i += 2)
		memcpy(buf + i, "a.", 2);
	ck_assert_int_eq(
	    zp_name_parse(&n, (struct zp_str){buf, 254}, NULL, &at),
	    ZP_NAME_OK);
	ck_assert_uint_eq(n.labels, 127);
	for (unsigned i = 1; i < 254; i += 2)
		n.wire[i] = 7;
	ck_assert_uint_eq(strlen(zp_name_print(&n, text)), 127 * 5 - 1);
}
END_TEST

START_TEST(parts)
{
	struct zp_name n = name("www.shop.example.com"), out;
	struct zp_name base = name("example.com"), root = name(".");
	ck_assert(zp_name_is_below(&n, &base));
	ck_assert(zp_name_is_below(&base, &base));
	ck_assert(zp_name_is_below(&base, &root));
	ck_assert(!zp_name_is_below(&base, &n));
	struct zp_name near = name("badexample.com");
	ck_assert(!zp_name_is_below(&near, &base));
	out = zp_name_chop(&n, 2);
	ck_assert(zp_name_equal(&out, &base));
	out = zp_name_chop(&n, 4);
	ck_assert(zp_name_equal(&out, &root));
	ck_assert(zp_name_prepend(&out, ZP_STR("*"), &base));
	ck_assert(zp_name_is_wildcard(&out));
	ck_assert(zp_name_is_ldh(&out, true));
	ck_assert(!zp_name_is_ldh(&out, false));
	ck_assert(!zp_name_prepend(&out, ZP_STR(""), &base));
	out = name("_dmarc.example.com");
	ck_assert(!zp_name_is_ldh(&out, true));
	ck_assert_uint_eq(zp_name_label(&n).n, 3);
	ck_assert_uint_eq(zp_name_label(&root).n, 0);
}
END_TEST

/* RFC 4034 section 6.1 gives this order. */
START_TEST(order)
{
	const char *sorted[] = {".", "example", "a.example",
	    "yljkjljk.a.example", "z.a.example", "zabc.a.example", "z.example",
	    "\\001.z.example", "*.z.example", "\\200.z.example"};
	unsigned count = sizeof sorted / sizeof *sorted;
	for (unsigned i = 0; i < count; i++) {
		for (unsigned j = 0; j < count; j++) {
			struct zp_name a = name(sorted[i]), b = name(sorted[j]);
			int c = zp_name_compare(&a, &b);
			ck_assert_int_eq((c > 0) - (c < 0), (i > j) - (i < j));
		}
	}
}
END_TEST

START_TEST(substitute)
{
	struct zp_name n = name("a.b.old.example"), out, want;
	struct zp_name from = name("old.example"), to = name("new.test");
	ck_assert(zp_name_substitute(&out, &n, &from, &to));
	want = name("a.b.new.test");
	ck_assert(zp_name_equal(&out, &want));
	ck_assert_uint_eq(out.labels, 4);
	to = name(".");
	ck_assert(zp_name_substitute(&n, &n, &from, &to));
	want = name("a.b");
	ck_assert(zp_name_equal(&n, &want));
	char buf[300];
	long_name(buf, 61, "");
	to = name(buf);
	n = name("a.old.example");
	ck_assert(!zp_name_substitute(&out, &n, &from, &to));
}
END_TEST

static void add_many(struct zp_names *t, unsigned count)
{
	char text[64];
	for (unsigned i = 0; i < count; i++) {
		snprintf(text, sizeof text, "h%u.d%u.Example.com", i, i % 97);
		struct zp_name n = name(text);
		uint32_t node = zp_names_intern(t, &n);
		ck_assert_uint_eq(zp_names_intern(t, &n), node);
	}
}

START_TEST(table)
{
	struct zp_names t;
	zp_names_init(&t);
	add_many(&t, 20000);
	ck_assert_uint_eq(t.nodes.n, 1 + 2 + 97 + 20000);
	for (uint32_t i = 1; i < t.nodes.n; i++) {
		struct zp_name n;
		ck_assert(t.nodes.v[i].parent < i);
		zp_names_get(&t, i, &n);
		ck_assert_uint_eq(n.labels, t.nodes.v[i].depth);
		ck_assert_uint_eq(n.len, t.nodes.v[i].wire);
		ck_assert_uint_eq(zp_names_find(&t, &n), i);
	}
	struct zp_name n = name("h1.d2.example.com"), root = name(".");
	ck_assert_uint_eq(zp_names_find(&t, &n), UINT32_MAX);
	n = name("x.y.z");
	ck_assert_uint_eq(zp_names_find(&t, &n), UINT32_MAX);
	ck_assert_uint_eq(zp_names_find(&t, &root), 0);
	ck_assert_uint_eq(t.nodes.n, 1 + 2 + 97 + 20000);
	zp_names_free(&t);
}
END_TEST

START_TEST(tree)
{
	struct zp_names t;
	zp_names_init(&t);
	struct zp_name n = name("_x.example.com"), up = name("example.com");
	uint32_t node = zp_names_intern(&t, &n);
	uint32_t above = zp_names_find(&t, &up);
	ck_assert(zp_names_is_below(&t, node, above));
	ck_assert(zp_names_is_below(&t, node, 0));
	ck_assert(zp_names_is_below(&t, node, node));
	ck_assert(!zp_names_is_below(&t, above, node));
	ck_assert(t.nodes.v[node].flags & ZP_NODE_NOT_LDH);
	ck_assert(!(t.nodes.v[above].flags & ZP_NODE_NOT_LDH));
	struct zp_str label = zp_names_label(&t, node);
	ck_assert(label.n == 2 && memcmp(label.p, "_x", 2) == 0);
	ck_assert_uint_eq(zp_names_label(&t, 0).n, 0);
	zp_names_free(&t);
}
END_TEST

Suite *suite_name(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"name_read", read_and_print}, {"name_faults", faults},
	    {"name_limits", limits}, {"name_parts", parts},
	    {"name_order", order}, {"name_substitute", substitute},
	    {"names_table", table}, {"names_tree", tree}};
	Suite *s = suite_create("name");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *c = tcase_create(cases[i].name);
		tcase_add_test(c, cases[i].test);
		suite_add_tcase(s, c);
	}
	return s;
}
