/* Values of _validation-persist: RFC 8659 section 4.2, Baseline Requirements
 * section 3.2.2.4.22. */
#include <check.h>
#include <limits.h>
#include <string.h>

#include "dcv/persist.h"

Suite *suite_persist(void);

static struct dcv_persist read(const char *text)
{
	struct dcv_persist p;
	dcv_persist_parse((struct zp_str){text, strlen(text)}, &p);
	return p;
}

static void good(const char *text)
{
	struct dcv_persist p = read(text);
	ck_assert_msg(p.fault == DCV_PERSIST_OK, "%s: %s at %u", text,
	    dcv_persist_fault_text(p.fault), p.at);
	ck_assert(p.account.n > 0 && p.issuer.n > 0);
}

static void bad(const char *text, enum dcv_persist_fault fault, uint32_t at)
{
	struct dcv_persist p = read(text);
	ck_assert_msg(p.fault == fault && p.at == at, "%s: %s at %u", text,
	    dcv_persist_fault_text(p.fault), p.at);
	ck_assert(p.at + p.len <= strlen(text));
}

START_TEST(values)
{
	good("ca.example;accounturi=https://ca.example/1");
	good(" ca.example\t;\taccounturi = https://ca.example/1 ");
	good("a; accounturi=x");
	good("a; accounturi=x; note=; note=; other-key=a=b");
	good("a; AccountURI=x; POLICY=WildCard; persistUNTIL=0");
	ck_assert(read("a; accounturi=x; policy=WildCard").wildcard);
	ck_assert(!read("a; accounturi=x; policy=other").wildcard);
	struct dcv_persist p =
	    read("ca.example; accounturi=x; persistUntil=1782864000");
	ck_assert(p.has_until && p.until == 1782864000);
	ck_assert(p.until_at == 39 && p.until_len == 10);
	ck_assert(
	    p.issuer.n == 10 && memcmp(p.issuer.p, "ca.example", 10) == 0);
}
END_TEST

START_TEST(faults)
{
	bad("", DCV_PERSIST_NO_ISSUER, 0);
	bad("  ", DCV_PERSIST_NO_ISSUER, 2);
	bad("; accounturi=x", DCV_PERSIST_NO_ISSUER, 0);
	bad("accounturi=x", DCV_PERSIST_ISSUER, 10);
	bad("ca example; accounturi=x", DCV_PERSIST_ISSUER, 2);
	bad("ca.example.; accounturi=x", DCV_PERSIST_ISSUER, 11);
	bad("ca..example; accounturi=x", DCV_PERSIST_ISSUER, 3);
	bad("-ca.example; accounturi=x", DCV_PERSIST_ISSUER, 0);
	bad("ca-.example; accounturi=x", DCV_PERSIST_ISSUER, 2);
	bad("ca.example", DCV_PERSIST_NO_ACCOUNT, 0);
	bad("ca.example; accounturi=", DCV_PERSIST_NO_ACCOUNT, 0);
	bad("ca.example; policy=wildcard", DCV_PERSIST_NO_ACCOUNT, 0);
	bad("ca.example;", DCV_PERSIST_PARAMETER, 10);
	bad("ca.example; accounturi=x;", DCV_PERSIST_PARAMETER, 24);
	bad("ca.example; accounturi=x; ", DCV_PERSIST_PARAMETER, 24);
	bad("ca.example;; accounturi=x", DCV_PERSIST_PARAMETER, 10);
	bad("ca.example; accounturi", DCV_PERSIST_NO_EQUALS, 12);
	bad("ca.example; =x", DCV_PERSIST_KEY, 12);
	bad("ca.example; account_uri=x", DCV_PERSIST_KEY, 19);
	bad("ca.example; accounturi=x y", DCV_PERSIST_VALUE, 24);
	bad("ca.example; accounturi=x\303\253", DCV_PERSIST_VALUE, 24);
	bad("ca.example, accounturi=x", DCV_PERSIST_ISSUER, 10);
	bad("a; accounturi=x; accountURI=y", DCV_PERSIST_TWICE, 17);
	bad("a; policy=x; accounturi=x; policy=x", DCV_PERSIST_TWICE, 27);
	bad("a; accounturi=x; persistUntil=", DCV_PERSIST_UNTIL, 30);
	bad("a; accounturi=x; persistUntil=2026-12-31", DCV_PERSIST_UNTIL, 30);
	bad("a; accounturi=x; persistUntil=-1", DCV_PERSIST_UNTIL, 30);
	bad("a; accounturi=x; persistUntil=1e9", DCV_PERSIST_UNTIL, 30);
	bad("a; accounturi=x; persistUntil=99999999999999999999",
	    DCV_PERSIST_UNTIL, 30);
}
END_TEST

START_TEST(days)
{
	char buf[16];
	struct dcv_persist p = {.has_until = true, .until = 1782864000};
	ck_assert_str_eq(dcv_persist_day(&p, buf), "2026-07-01");
	ck_assert_int_eq(dcv_persist_days(&p, "2026-07-01"), 0);
	ck_assert_int_eq(dcv_persist_days(&p, "2026-07-02"), -1);
	ck_assert_int_eq(dcv_persist_days(&p, "2026-06-01"), 30);
	p.until--;
	ck_assert_str_eq(dcv_persist_day(&p, buf), "2026-06-30");
	p.until = 0;
	ck_assert_str_eq(dcv_persist_day(&p, buf), "1970-01-01");
	p.until = INT64_MAX;
	ck_assert_str_eq(dcv_persist_day(&p, buf), "");
	ck_assert_int_eq(dcv_persist_days(&p, "2026-06-01"), INT_MAX);
	p.has_until = false;
	ck_assert_int_eq(dcv_persist_days(&p, "2026-06-01"), INT_MAX);
}
END_TEST

Suite *suite_persist(void)
{
	Suite *s = suite_create("persist");
	TCase *t = tcase_create("persist");
	tcase_add_test(t, values);
	tcase_add_test(t, faults);
	tcase_add_test(t, days);
	suite_add_tcase(s, t);
	return s;
}
