#include <check.h>
#include <string.h>

#include "dcv/psl.h"
#include "zoneparse/idn.h"

Suite *suite_psl(void);

static struct dcv_psl *psl;

static void setup(void)
{
	const char *why = "";
	psl = dcv_psl_open(NULL, &why);
	ck_assert_msg(psl != NULL, "%s", why);
}

static void teardown(void)
{
	dcv_psl_close(psl);
}

static struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert_msg(zp_name_read(&n, text), "%s", text);
	return n;
}

static unsigned base(const char *text)
{
	struct zp_name n = name(text);
	return dcv_psl_base(psl, &n);
}

START_TEST(base_domain)
{
	ck_assert_uint_eq(base("a.b.example.com"), 2);
	ck_assert_uint_eq(base("example.com"), 2);
	ck_assert_uint_eq(base("com"), 0);
	ck_assert_uint_eq(base("co.uk"), 0);
	ck_assert_uint_eq(base("a.b.example.co.uk"), 3);
	ck_assert_uint_eq(base("a.b.anything.ck"), 3);
	ck_assert_uint_eq(base("anything.ck"), 0);
	ck_assert_uint_eq(base("a.www.ck"), 2);
	/* The private section does not count. */
	ck_assert_uint_eq(base("me.github.io"), 2);
	ck_assert_uint_eq(base("a.b.nosuchtld"), 2);
	ck_assert_uint_eq(base("a\\000b\\.c.example.com"), 2);
	ck_assert_uint_eq(base("*.example.com"), 2);
	/* A suffix of two labels beneath an IDN, either way of writing it. */
	ck_assert_uint_eq(base("x.y.\345\205\254\345\217\270.cn"), 3);
	ck_assert_uint_eq(base("x.y.xn--55qx5d.cn"), 3);
}
END_TEST

START_TEST(tld)
{
	char buf[64];
	struct zp_name n = name("example.con");
	ck_assert(!dcv_psl_knows_tld(psl, &n));
	ck_assert(dcv_psl_nearest_tld(psl, &n, buf));
	ck_assert_str_eq(buf, "com");
	n = name("example.invalidpublicdomain");
	ck_assert(!dcv_psl_knows_tld(psl, &n));
	ck_assert(!dcv_psl_nearest_tld(psl, &n, buf));
	n = name("example.xn--fiqs8s");
	ck_assert(dcv_psl_knows_tld(psl, &n));
	n = name("a.local");
	ck_assert(dcv_is_special_use(&n));
	n = name("1.2.0.192.in-addr.arpa");
	ck_assert(dcv_is_reverse(&n));
}
END_TEST

START_TEST(list_files)
{
	const char *why = NULL;
	ck_assert_uint_eq(strlen(dcv_psl_date(psl)), 10);
	ck_assert(!dcv_psl_open("/nonexistent", &why));
	ck_assert_str_eq(why, "cannot be opened");
	ck_assert(!dcv_psl_open("/etc/passwd", &why));
	ck_assert(!dcv_psl_open("/", &why));
}
END_TEST

START_TEST(idn)
{
	char buf[1024];
	struct zp_name n = name("*.B\303\274cher.example.");
	struct zp_name a = name("*.xn--bcher-kva.example");
	ck_assert(zp_name_equal(&n, &a));
	ck_assert_str_eq(zp_name_unicode(&n, buf), "*.b\303\274cher.example");
	n = name("_dmarc.example");
	ck_assert(!zp_name_unicode(&n, buf));
	/* Cyrillic that looks like "apple". */
	n = name("xn--80ak6aa92e.com");
	ck_assert(!zp_name_unicode(&n, buf));
	ck_assert(!zp_name_read(&n, ""));
	ck_assert(!zp_name_read(&n, "a..b"));
	ck_assert(!zp_name_read(&n, "\377.example"));
}
END_TEST

Suite *suite_psl(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"base_domain", base_domain},
	    {"tld", tld},
	    {"list_files", list_files},
	    {"idn", idn},
	};
	Suite *s = suite_create("psl");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_checked_fixture(t, setup, teardown);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
