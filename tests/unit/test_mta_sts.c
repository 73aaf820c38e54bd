#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dcv/mta_sts.h"

Suite *suite_mta_sts(void);

struct run {
	struct zp_sources sources;
	struct dcv_sts sts;
	const char *why;
};

static struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert(zp_name_from_text(&n, text));
	return n;
}

/* Loads N octets as the policy of DOMAIN. */
static bool load_n(
    struct run *r, const char *domain, const char *text, size_t n)
{
	char path[] = "/tmp/dcvlint-sts-XXXXXX";
	struct zp_name d = name(domain);
	int fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq((int)write(fd, text, n), (int)n);
	close(fd);
	bool ok = dcv_sts_load(&r->sts, &r->sources, path, &d, &r->why);
	unlink(path);
	return ok;
}

static const struct dcv_sts_policy *load(struct run *r, const char *text)
{
	struct zp_name d = name("example.com");
	ck_assert_msg(
	    load_n(r, "example.com", text, strlen(text)), "%s", r->why);
	return dcv_sts_find(&r->sts, &d);
}

static void end(struct run *r)
{
	dcv_sts_free(&r->sts);
	zp_sources_free(&r->sources);
}

static bool allows(const struct dcv_sts_policy *p, const char *host)
{
	struct zp_name n = name(host);
	return dcv_sts_allows(p, &n);
}

START_TEST(whole)
{
	struct run r = {0};
	const struct dcv_sts_policy *p = load(&r,
	    "max_age: 86400\r\nmx: MX.example.com\r\nmx:*.example.net \r\n"
	    "version: STSv1\r\nnote: mode: none\r\nmode:\tenforce");
	ck_assert(p->valid);
	ck_assert_uint_eq(p->faults.n, 0);
	ck_assert_int_eq(p->mode, DCV_STS_ENFORCE);
	ck_assert_uint_eq(p->max_age, 86400);
	ck_assert_uint_eq(p->mx.n, 2);
	ck_assert(allows(p, "mx.example.com"));
	ck_assert(!allows(p, "a.mx.example.com"));
	ck_assert(!allows(p, "example.com"));
	end(&r);
}
END_TEST

/* RFC 8461 section 4.1: "*." is one label, no more and no less. */
START_TEST(wildcard)
{
	struct run r = {0};
	const struct dcv_sts_policy *p = load(&r,
	    "version: STSv1\nmode: testing\nmx: *.example.net\nmax_age: 1\n");
	ck_assert(p->valid);
	ck_assert(allows(p, "mx.example.net"));
	ck_assert(!allows(p, "example.net"));
	ck_assert(!allows(p, "a.mx.example.net"));
	ck_assert(!allows(p, "."));
	end(&r);
}
END_TEST

START_TEST(what_must_be_there)
{
	static const char *const bad[] = {"",
	    "version: STSv1\nmode: enforce\nmax_age: 1\n",
	    "version: STSv1\nmode: enforce\nmax_age: 1\nmx: a_b\n",
	    "version: STSv1\nmax_age: 1\nmx: a.b\n", "mode: none\nmax_age: 1\n",
	    "version: STSv1\nmode: none\n",
	    "version: STSv1\nmode: none\nmax_age: -1\n",
	    "version: STSv1\nmode: none\nmax_age:\n",
	    "version: STSv1\nmode: none\nmax_age: 12345678901\n",
	    "version: STSv1\nMODE: none\nmax_age: 1\n",
	    "version: stsv1\nmode: none\nmax_age: 1\n"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct run r = {0};
		const struct dcv_sts_policy *p = load(&r, bad[i]);
		ck_assert_msg(!p->valid, "%s", bad[i]);
		ck_assert_uint_gt(p->faults.n, 0);
		end(&r);
	}
}
END_TEST

START_TEST(first_counts)
{
	struct run r = {0};
	const struct dcv_sts_policy *p = load(&r,
	    "version: STSv1\nmode: none\nmode: enforce\nmax_age: 4000000000\n"
	    "max_age: x\n");
	ck_assert(p->valid);
	ck_assert_int_eq(p->mode, DCV_STS_NONE);
	ck_assert_uint_eq(p->max_age, DCV_STS_AGE_MAX);
	ck_assert_uint_eq(p->faults.n, 3);
	end(&r);
}
END_TEST

START_TEST(limits)
{
	struct run r = {0};
	static char large[DCV_STS_FILE_MAX + 1];
	struct zp_name other = name("example.net");
	memset(large, '\n', sizeof large);
	ck_assert(!load_n(&r, "example.com", large, sizeof large));
	ck_assert(load_n(&r, "example.com", large, sizeof large - 1));
	ck_assert(!load_n(&r, "example.com", "", 0));
	ck_assert_ptr_null(dcv_sts_find(&r.sts, &other));
	/* The limit is this file's alone. */
	ck_assert_uint_eq(r.sources.max_file, 0);
	end(&r);
}
END_TEST

Suite *suite_mta_sts(void)
{
	Suite *s = suite_create("mta_sts");
	TCase *c = tcase_create("mta_sts");
	tcase_add_test(c, whole);
	tcase_add_test(c, wildcard);
	tcase_add_test(c, what_must_be_there);
	tcase_add_test(c, first_counts);
	tcase_add_test(c, limits);
	suite_add_tcase(s, c);
	return s;
}
