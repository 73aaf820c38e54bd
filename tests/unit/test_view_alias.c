/* Aliases within and across zones: CNAME, DNAME, loops. */
#include "tests/unit/zones.h"

Suite *suite_view_alias(void);

START_TEST(dnames)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	add(z, "old.example.com", ZP_DNAME, "new.example.net");
	add(z, "old.example.com", ZP_MX, "mx.example.com");
	add(z, "hidden.old.example.com", ZP_MX, "mx.example.com");
	/* At a cut NS comes before DNAME. */
	add(z, "both.example.com", ZP_NS, "ns.elsewhere.test");
	add(z, "both.example.com", ZP_DNAME, "new.example.net");
	struct zp_zone *n = zone(&set, "example.net");
	add(n, "a.new.example.net", ZP_MX, "mx.example.com");
	add(n, "hidden.new.example.net", ZP_A, NULL);
	zp_set_finish(&set);
	expect(&set, "old.example.com", ZP_ANSWER, "old.example.com");
	expect(&set, "x.both.example.com", ZP_REFERRAL, "both.example.com");
	struct zp_answer a =
	    expect(&set, "a.old.example.com", ZP_IS_ALIAS, "old.example.com");
	ck_assert(a.dname && !a.wildcard);
	struct zp_chain c = resolve(&set, "a.old.example.com");
	expect_end(&c, ZP_ANSWER, 1, "a.new.example.net");
	ck_assert_ptr_eq(c.hop[0].zone, z);
	c = resolve(&set, "hidden.old.example.com");
	expect_end(&c, ZP_NODATA, 1, "hidden.new.example.net");
	c = resolve(&set, "x.y.old.example.com");
	expect_end(&c, ZP_NXDOMAIN, 1, "x.y.new.example.net");
	struct zp_name below = name("hidden.old.example.com");
	uint32_t node = zp_names_find(&z->names, &below);
	ck_assert(z->names.nodes.v[node].flags & ZP_NODE_BELOW_DNAME);
	zp_set_free(&set);
}
END_TEST

START_TEST(dname_at_apex)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	char text[260] = "";
	for (unsigned i = 0; i < 240; i += 2)
		memcpy(text + i, "a.", 3);
	memcpy(text + 240, "test", 5);
	add(z, "example.com", ZP_DNAME, text);
	zp_set_finish(&set);
	expect(&set, "example.com", ZP_NODATA, "example.com");
	/* RFC 6672 section 2.2: over 255 octets is YXDOMAIN, no name. */
	struct zp_chain c = resolve(&set, "longlabel.example.com");
	expect_end(&c, ZP_ALIAS_LOOP, 1, "longlabel.example.com");
	c = resolve(&set, "a.example.com");
	ck_assert_int_eq(c.last.what, ZP_NOT_LOADED);
	zp_set_free(&set);
}
END_TEST

START_TEST(aliases)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	struct zp_zone *n = zone(&set, "example.net");
	uint32_t first = add(z, "www.example.com", ZP_CNAME, "www.example.net");
	uint32_t second =
	    add(n, "www.example.net", ZP_CNAME, "web.example.com");
	add(z, "web.example.com", ZP_MX, "mx.example.com");
	add(z, "far.example.com", ZP_CNAME, "elsewhere.test");
	add(z, "both.example.com", ZP_CNAME, "elsewhere.test");
	add(z, "both.example.com", ZP_MX, "mx.example.com");
	add(z, "gone.example.com", ZP_CNAME, "nobody.example.net");
	add(z, "cut.example.com", ZP_NS, "ns.elsewhere.test");
	add(z, "below.example.com", ZP_CNAME, "a.cut.example.com");
	zp_set_finish(&set);
	struct zp_chain c = resolve(&set, "www.example.com");
	expect_end(&c, ZP_ANSWER, 2, "web.example.com");
	ck_assert(c.hop[0].zone == z && c.hop[0].rr == first);
	ck_assert(c.hop[1].zone == n && c.hop[1].rr == second);
	c = resolve(&set, "far.example.com");
	expect_end(&c, ZP_NOT_LOADED, 1, "elsewhere.test");
	c = resolve(&set, "both.example.com");
	expect_end(&c, ZP_ANSWER, 0, "both.example.com");
	ck_assert_int_eq(ask(&set, "both.example.com", ZP_A).what, ZP_IS_ALIAS);
	ck_assert_int_eq(
	    ask(&set, "far.example.com", ZP_CNAME).what, ZP_ANSWER);
	c = resolve(&set, "gone.example.com");
	expect_end(&c, ZP_NXDOMAIN, 1, "nobody.example.net");
	c = resolve(&set, "below.example.com");
	expect_end(&c, ZP_REFERRAL, 1, "a.cut.example.com");
	zp_set_free(&set);
}
END_TEST

START_TEST(loops)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	struct zp_zone *n = zone(&set, "example.net");
	add(z, "self.example.com", ZP_CNAME, "self.example.com");
	add(z, "x.example.com", ZP_CNAME, "x.example.net");
	add(n, "x.example.net", ZP_CNAME, "x.example.com");
	add(z, "grow.example.com", ZP_DNAME, "a.grow.example.com");
	zp_set_finish(&set);
	ck_assert_int_eq(
	    resolve(&set, "self.example.com").last.what, ZP_ALIAS_LOOP);
	ck_assert_int_eq(
	    resolve(&set, "x.example.com").last.what, ZP_ALIAS_LOOP);
	ck_assert_int_eq(
	    resolve(&set, "b.grow.example.com").last.what, ZP_ALIAS_LOOP);
	zp_set_free(&set);
}
END_TEST

START_TEST(many_aliases)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	char from[32], to[32];
	for (int i = 12; i > 0; i--) {
		snprintf(from, sizeof from, "c%d.example.com", i);
		snprintf(to, sizeof to, "c%d.example.com", i - 1);
		add(z, from, ZP_CNAME, to);
	}
	add(z, "c0.example.com", ZP_MX, "mx.example.com");
	zp_set_finish(&set);
	struct zp_chain c = resolve(&set, "c11.example.com");
	expect_end(&c, ZP_ANSWER, 11, "c0.example.com");
	ck_assert_int_eq(
	    resolve(&set, "c12.example.com").last.what, ZP_ALIAS_LOOP);
	zp_set_free(&set);
}
END_TEST

START_TEST(flattened_apex)
{
	struct zp_set set = {0};
	struct zp_zone *z = zone(&set, "example.com");
	add(z, "example.com", ZP_CNAME, "elsewhere.test");
	add(z, "www.example.com", ZP_CNAME, "elsewhere.test");
	add(z, "alias.example.com", ZP_ALIAS, "elsewhere.test");
	zp_set_finish(&set);
	expect(&set, "example.com", ZP_IS_ALIAS, "example.com");
	expect(&set, "alias.example.com", ZP_NODATA, "alias.example.com");
	z->flattens = true;
	struct zp_answer a =
	    expect(&set, "example.com", ZP_NODATA, "example.com");
	ck_assert_uint_eq(a.rr, ZP_NONE);
	expect(&set, "www.example.com", ZP_IS_ALIAS, "www.example.com");
	add(z, "example.com", ZP_MX, "elsewhere.test");
	expect(&set, "example.com", ZP_ANSWER, "example.com");
	zp_set_free(&set);
}
END_TEST

Suite *suite_view_alias(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"view_dnames", dnames},
	    {"view_dname_at_apex", dname_at_apex}, {"view_aliases", aliases},
	    {"view_loops", loops}, {"view_many_aliases", many_aliases},
	    {"view_flattened_apex", flattened_apex}};
	Suite *s = suite_create("view_alias");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *c = tcase_create(cases[i].name);
		tcase_add_test(c, cases[i].test);
		suite_add_tcase(s, c);
	}
	return s;
}
