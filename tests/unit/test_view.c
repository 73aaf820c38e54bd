/* Answers of a set of zones: RFC 1034 section 4.3.2, RFC 4592. */
#include "tests/unit/zones.h"

Suite *suite_view(void);

START_TEST(plain)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	uint32_t first = add(z, "example.com", ZP_MX, "mx1.example.com");
	uint32_t second = add(z, "example.com", ZP_MX, "mx2.example.com");
	add(z, "a.ent.example.com", ZP_A, NULL);
	add(z, "outside.test", ZP_MX, "mx1.example.com");
	zp_set_finish(&set);
	struct zp_answer a =
	    expect(&set, "example.com", ZP_ANSWER, "example.com");
	ck_assert_uint_eq(a.rr, first);
	ck_assert_uint_eq(zp_zone_next(z, first, ZP_MX), second);
	ck_assert_uint_eq(zp_zone_next(z, second, ZP_MX), ZP_NONE);
	expect(&set, "a.ent.example.com", ZP_NODATA, "a.ent.example.com");
	/* An empty non-terminal exists; a name that is a target only does not.
	 */
	expect(&set, "ent.example.com", ZP_NODATA, "ent.example.com");
	expect(&set, "mx1.example.com", ZP_NXDOMAIN, "example.com");
	expect(&set, "x.y.ent.example.com", ZP_NXDOMAIN, "ent.example.com");
	ck_assert_int_eq(ask(&set, "ent.example.com", ZP_ANY).what, ZP_NODATA);
	ck_assert_int_eq(ask(&set, "example.com", ZP_ANY).what, ZP_ANSWER);
	ck_assert_int_eq(ask(&set, "outside.test", ZP_MX).what, ZP_NOT_LOADED);
	ck_assert_int_eq(ask(&set, "com", ZP_MX).what, ZP_NOT_LOADED);
	zp_set_free(&set);
}
END_TEST

/* The zone of RFC 4592 section 2.2.1 and its answers. */
START_TEST(wildcards)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example");
	add(z, "*.example", ZP_MX, "host1.example");
	add(z, "*.example", ZP_TXT, NULL);
	add(z, "sub.*.example", ZP_TXT, NULL);
	add(z, "host1.example", ZP_A, NULL);
	add(z, "_ssh._tcp.host1.example", ZP_SRV, "host1.example");
	add(z, "_ssh._tcp.host2.example", ZP_SRV, "host1.example");
	add(z, "subdel.example", ZP_NS, "ns.example.com");
	zp_set_finish(&set);
	struct zp_answer a =
	    expect(&set, "host3.example", ZP_ANSWER, "*.example");
	ck_assert(a.wildcard);
	expect(&set, "foo.bar.example", ZP_ANSWER, "*.example");
	a = ask(&set, "host3.example", ZP_A);
	ck_assert(a.what == ZP_NODATA && a.wildcard);
	expect(&set, "host1.example", ZP_NODATA, "host1.example");
	/* "*" asked for by its name is no synthesis. */
	a = expect(&set, "*.example", ZP_ANSWER, "*.example");
	ck_assert(!a.wildcard);
	expect(&set, "sub.*.example", ZP_NODATA, "sub.*.example");
	expect(&set, "ghost.*.example", ZP_NXDOMAIN, "*.example");
	/* An empty non-terminal is the closest encloser, and has no "*". */
	expect(&set, "host2.example", ZP_NODATA, "host2.example");
	expect(&set, "_telnet._tcp.host1.example", ZP_NXDOMAIN,
	    "_tcp.host1.example");
	expect(&set, "x.host2.example", ZP_NXDOMAIN, "host2.example");
	expect(&set, "host.subdel.example", ZP_REFERRAL, "subdel.example");
	zp_set_free(&set);
}
END_TEST

START_TEST(wildcard_kinds)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	add(z, "*.alias.example.com", ZP_CNAME, "mail.example.com");
	add(z, "mail.example.com", ZP_MX, "mail.example.com");
	add(z, "a.*.ent.example.com", ZP_A, NULL);
	add(z, "cut.example.com", ZP_NS, "ns.elsewhere.test");
	add(z, "*.cut.example.com", ZP_MX, "mail.example.com");
	zp_set_finish(&set);
	struct zp_answer a = expect(
	    &set, "x.alias.example.com", ZP_IS_ALIAS, "*.alias.example.com");
	ck_assert(a.wildcard && !a.dname);
	struct zp_chain c = resolve(&set, "x.alias.example.com");
	expect_end(&c, ZP_ANSWER, 1, "mail.example.com");
	/* A "*" that is an empty non-terminal covers names with nothing. */
	expect(&set, "x.ent.example.com", ZP_NODATA, "*.ent.example.com");
	expect(&set, "x.cut.example.com", ZP_REFERRAL, "cut.example.com");
	expect(&set, "*.cut.example.com", ZP_REFERRAL, "cut.example.com");
	/* NS at a "*": servers differ, so nothing is claimed. */
	add(z, "*.wild.example.com", ZP_NS, "ns.elsewhere.test");
	zp_set_finish(&set);
	a = expect(
	    &set, "x.wild.example.com", ZP_REFERRAL, "*.wild.example.com");
	ck_assert(a.wildcard && a.rr != ZP_NONE);
	zp_set_free(&set);
}
END_TEST

START_TEST(cuts)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	uint32_t ns = add(z, "eu.example.com", ZP_NS, "ns.eu.example.com");
	add(z, "eu.example.com", ZP_MX, "mx.example.com");
	add(z, "eu.example.com", ZP_DS, NULL);
	add(z, "ns.eu.example.com", ZP_A, NULL);
	add(z, "ns.eu.example.com", ZP_NS, "ns.eu.example.com");
	add(z, "us.example.com", ZP_NS, "ns.elsewhere.test");
	zp_set_finish(&set);
	struct zp_answer a =
	    expect(&set, "eu.example.com", ZP_REFERRAL, "eu.example.com");
	ck_assert_uint_eq(a.rr, ns);
	expect(&set, "ns.eu.example.com", ZP_REFERRAL, "eu.example.com");
	ck_assert_int_eq(ask(&set, "eu.example.com", ZP_NS).what, ZP_REFERRAL);
	ck_assert_int_eq(ask(&set, "eu.example.com", ZP_ANY).what, ZP_REFERRAL);
	ck_assert_int_eq(ask(&set, "eu.example.com", ZP_DS).what, ZP_ANSWER);
	ck_assert_int_eq(ask(&set, "us.example.com", ZP_DS).what, ZP_NODATA);
	ck_assert_int_eq(ask(&set, "example.com", ZP_NS).what, ZP_ANSWER);
	const struct zp_node *v = z->names.nodes.v;
	struct zp_name n = name("ns.eu.example.com");
	uint32_t glue = zp_names_find(&z->names, &n);
	ck_assert(v[glue].flags & ZP_NODE_BELOW_CUT);
	ck_assert(!(v[glue].flags & ZP_NODE_CUT));
	ck_assert(v[v[glue].parent].flags & ZP_NODE_CUT);
	ck_assert(!(v[v[glue].parent].flags & ZP_NODE_BELOW_CUT));
	ck_assert(!(v[z->apex].flags & (ZP_NODE_CUT | ZP_NODE_OUTSIDE)));
	ck_assert(v[0].flags & ZP_NODE_OUTSIDE);
	zp_set_free(&set);
}
END_TEST

START_TEST(child_zone)
{
	struct zp_set set = {0};
	struct zp_zone *child = zone(&set, "eu.example.com");
	add(child, "eu.example.com", ZP_MX, "mx.example.com");
	add(child, "*.eu.example.com", ZP_TXT, NULL);
	struct zp_zone *z = zone(&set, "example.com");
	add(z, "eu.example.com", ZP_NS, "ns.eu.example.com");
	add(z, "eu.example.com", ZP_DS, NULL);
	add(z, "old.eu.example.com", ZP_MX, "mx.example.com");
	/* Loaded, and nothing in the parent speaks of it. */
	struct zp_zone *orphan = zone(&set, "a.b.example.com");
	add(orphan, "a.b.example.com", ZP_MX, "mx.example.com");
	zp_set_finish(&set);
	struct zp_answer a =
	    expect(&set, "eu.example.com", ZP_ANSWER, "eu.example.com");
	ck_assert_ptr_eq(a.zone, child);
	a = expect(&set, "old.eu.example.com", ZP_NODATA, "*.eu.example.com");
	ck_assert_ptr_eq(a.zone, child);
	/* RFC 4035 section 3.1.4.1: the parent side answers for DS. */
	a = ask(&set, "eu.example.com", ZP_DS);
	ck_assert_int_eq(a.what, ZP_ANSWER);
	ck_assert_ptr_eq(a.zone, z);
	a = expect(&set, "a.b.example.com", ZP_ANSWER, "a.b.example.com");
	ck_assert_ptr_eq(a.zone, orphan);
	expect(&set, "b.example.com", ZP_NXDOMAIN, "example.com");
	ck_assert_int_eq(ask(&set, "example.com", ZP_DS).what, ZP_NODATA);
	zp_set_free(&set);
}
END_TEST

static const struct zp_zone *seen(
    const struct zp_set *set, const char *view, const char *text)
{
	struct zp_name n = name(text);
	return zp_view_ask((struct zp_view){set, view}, &n, ZP_MX).zone;
}

START_TEST(views)
{
	struct zp_set set = {0};
	struct zp_zone *inside = zone(&set, "example.com");
	struct zp_zone *outside = zone(&set, "example.com");
	struct zp_zone *both = zone(&set, "example.net");
	struct zp_zone *again = zone(&set, "example.net");
	struct zp_zone *deep = zone(&set, "a.example.net");
	inside->view = "internal";
	outside->view = "external";
	deep->view = "internal";
	zp_set_finish(&set);
	ck_assert_ptr_eq(seen(&set, "internal", "x.example.com"), inside);
	ck_assert_ptr_eq(seen(&set, "external", "x.example.com"), outside);
	ck_assert_ptr_null(seen(&set, NULL, "x.example.com"));
	ck_assert_ptr_null(seen(&set, "other", "x.example.com"));
	ck_assert_ptr_eq(seen(&set, "external", "a.example.net"), both);
	ck_assert_ptr_eq(seen(&set, "internal", "b.a.example.net"), deep);
	ck_assert_ptr_eq(seen(&set, NULL, "a.example.net"), both);
	struct zp_name n = name("a.example.net");
	ck_assert_ptr_null(zp_set_zone(&set, NULL, &n));
	ck_assert_ptr_ne(both, again);
	zp_set_free(&set);
}
END_TEST

/* A set without zones, a root zone, many apexes. */
START_TEST(sets)
{
	struct zp_set set = {0};
	ck_assert_int_eq(ask(&set, "example.com", ZP_MX).what, ZP_NOT_LOADED);
	zp_set_finish(&set);
	ck_assert_int_eq(ask(&set, "example.com", ZP_MX).what, ZP_NOT_LOADED);
	struct zp_zone *root = zone(&set, ".");
	add(root, "com", ZP_NS, "ns.elsewhere.test");
	char text[40];
	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof text, "z%d.example.com", i);
		zone(&set, text);
	}
	/* No origin, no place in the tree. */
	zone(&set, "lost.example.com")->origin_by = ZP_ORIGIN_NONE;
	zp_set_finish(&set);
	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof text, "x.z%d.example.com", i);
		ck_assert_int_eq(ask(&set, text, ZP_MX).what, ZP_NXDOMAIN);
	}
	expect(&set, "lost.example.com", ZP_REFERRAL, "com");
	expect(&set, ".", ZP_NODATA, ".");
	expect(&set, "org", ZP_NXDOMAIN, ".");
	zp_set_free(&set);
}
END_TEST

static void expect_shadow(const struct zp_zone *z, const char *text,
    const char *wildcard, const char *shadow)
{
	uint32_t by = ZP_NONE, w;
	struct zp_name n = name(text);
	char buf[ZP_NAME_TEXT];
	w = zp_view_wildcard_above(z, &n, &by);
	ck_assert_msg((w != ZP_NONE) == (wildcard != NULL), "%s", text);
	if (wildcard) {
		zp_names_get(&z->names, w, &n);
		ck_assert_str_eq(zp_name_print(&n, buf), wildcard);
	}
	ck_assert_msg((by != ZP_NONE) == (shadow != NULL), "%s", text);
	if (shadow) {
		zp_names_get(&z->names, by, &n);
		ck_assert_str_eq(zp_name_print(&n, buf), shadow);
	}
}

START_TEST(shadows)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	add(z, "*.example.com", ZP_MX, "mx.example.com");
	add(z, "a.example.com", ZP_A, NULL);
	add(z, "x.ent.example.com", ZP_A, NULL);
	add(z, "*.b.example.com", ZP_TXT, NULL);
	add(z, "c.b.example.com", ZP_A, NULL);
	zp_set_finish(&set);
	expect_shadow(z, "a.example.com", "*.example.com", "a.example.com");
	expect_shadow(z, "ent.example.com", "*.example.com", "ent.example.com");
	expect_shadow(
	    z, "y.ent.example.com", "*.example.com", "ent.example.com");
	expect_shadow(
	    z, "c.b.example.com", "*.b.example.com", "c.b.example.com");
	expect_shadow(z, "b.example.com", "*.example.com", "b.example.com");
	expect_shadow(z, "free.example.com", "*.example.com", NULL);
	expect_shadow(z, "d.b.example.com", "*.b.example.com", NULL);
	expect_shadow(z, "*.example.com", NULL, NULL);
	expect_shadow(z, "example.com", NULL, NULL);
	zp_set_free(&set);
}
END_TEST

Suite *suite_view(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"view_plain", plain}, {"view_wildcards", wildcards},
	    {"view_wildcard_kinds", wildcard_kinds}, {"view_cuts", cuts},
	    {"view_child_zone", child_zone}, {"view_views", views},
	    {"view_sets", sets}, {"view_shadows", shadows}};
	Suite *s = suite_create("view");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *c = tcase_create(cases[i].name);
		tcase_add_test(c, cases[i].test);
		suite_add_tcase(s, c);
	}
	return s;
}
