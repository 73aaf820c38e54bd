/* Mail addresses as the Baseline Requirements want them in records. */
#include <check.h>
#include <string.h>

#include "dcv/contact.h"

Suite *suite_contact(void);

static struct dcv_address read(const char *text)
{
	struct dcv_address a;
	dcv_address_parse((struct zp_str){text, strlen(text)}, &a);
	return a;
}

static void good(const char *text, const char *domain)
{
	char buf[ZP_NAME_TEXT];
	struct dcv_address a = read(text);
	ck_assert_msg(a.fault == DCV_ADDRESS_OK, "%s: %s at %u", text,
	    dcv_address_fault_text(a.fault), a.at);
	ck_assert_int_eq(a.has_domain, domain != NULL);
	if (domain)
		ck_assert_str_eq(zp_name_print(&a.domain, buf), domain);
}

static void bad(const char *text, enum dcv_address_fault fault, uint32_t at)
{
	struct dcv_address a = read(text);
	ck_assert_msg(a.fault == fault && a.at == at, "%s: %s at %u", text,
	    dcv_address_fault_text(a.fault), a.at);
	ck_assert(!a.has_domain);
}

START_TEST(addresses)
{
	good("hostmaster@example.com", "example.com");
	good("a.b+c=d'e@Sub.EXAMPLE.com", "sub.example.com");
	good("!#$%&'*+-/=?^_`{|}~@example.com", "example.com");
	good("root@localhost", "localhost");
	good("a@mail_1.example.com", "mail_1.example.com");
	good("\"a b\"@example.com", "example.com");
	good("\"a\\\"@b\"@example.com", "example.com");
	good("\"\"@example.com", "example.com");
	good("a@[192.0.2.1]", NULL);
	ck_assert(read("a@[192.0.2.1]").literal);
	ck_assert(read("\"a\"@example.com").quoted);
	struct dcv_address a = read("mailto@example.com");
	ck_assert(a.fault == DCV_ADDRESS_OK && a.local.n == 6);
}
END_TEST

START_TEST(not_ascii)
{
	good("zo\303\253@example.com", "example.com");
	ck_assert(read("zo\303\253@example.com").utf8_local);
	ck_assert(!read("zo\303\253@example.com").utf8_domain);
	good("a@b\303\274cher.example", "xn--bcher-kva.example");
	ck_assert(read("a@b\303\274cher.example").utf8_domain);
	ck_assert(!read("a@xn--bcher-kva.example").utf8_domain);
	good("\"\360\237\231\202\"@example.com", "example.com");
	bad("a\303@example.com", DCV_ADDRESS_UTF8, 1);
	bad("a\300\200@example.com", DCV_ADDRESS_UTF8, 1);
	bad("a\355\240\200@example.com", DCV_ADDRESS_UTF8, 1);
	bad("a\364\220\200\200@example.com", DCV_ADDRESS_UTF8, 1);
	bad("a@\377.example", DCV_ADDRESS_UTF8, 2);
	bad("ab\303", DCV_ADDRESS_UTF8, 2);
}
END_TEST

START_TEST(structure)
{
	bad("", DCV_ADDRESS_EMPTY, 0);
	bad(" \t", DCV_ADDRESS_EMPTY, 0);
	bad("mailto:a@example.com", DCV_ADDRESS_SCHEME, 0);
	bad("MailTo:a@example.com", DCV_ADDRESS_SCHEME, 0);
	bad("tel:+4912345", DCV_ADDRESS_OCTET, 3);
	bad("<a@example.com>", DCV_ADDRESS_NAMED, 0);
	bad("Ann Example <a@example.com>", DCV_ADDRESS_NAMED, 12);
	bad("\"Ann\" <a@example.com>", DCV_ADDRESS_NAMED, 6);
	bad(" a@example.com", DCV_ADDRESS_SPACE, 0);
	bad("a@example.com ", DCV_ADDRESS_SPACE, 13);
	bad("a@example.com\n", DCV_ADDRESS_SPACE, 13);
	bad("a b@example.com", DCV_ADDRESS_SPACE, 1);
	bad("a @example.com", DCV_ADDRESS_SPACE, 1);
	bad("a@ example.com", DCV_ADDRESS_SPACE, 2);
	bad("a@example.com,b@example.com", DCV_ADDRESS_SEVERAL, 13);
	bad("a@example.com; b@example.com", DCV_ADDRESS_SEVERAL, 13);
	bad("a@example.com b@example.com", DCV_ADDRESS_SEVERAL, 13);
	bad("a@example.com (Ann)", DCV_ADDRESS_SPACE, 13);
	bad("a(Ann)@example.com", DCV_ADDRESS_COMMENT, 1);
	bad("a@example.com>", DCV_ADDRESS_NAMED, 13);
}
END_TEST

START_TEST(faults)
{
	bad("hostmaster.example.com", DCV_ADDRESS_NO_AT, 22);
	bad("@example.com", DCV_ADDRESS_LOCAL_EMPTY, 0);
	bad("a@", DCV_ADDRESS_DOMAIN, 2);
	bad(".a@example.com", DCV_ADDRESS_DOT, 0);
	bad("a.@example.com", DCV_ADDRESS_DOT, 1);
	bad("a..b@example.com", DCV_ADDRESS_DOT, 2);
	bad("a@example.com.", DCV_ADDRESS_DOT, 13);
	bad("a@.example.com", DCV_ADDRESS_DOT, 2);
	bad("a@b@example.com", DCV_ADDRESS_OCTET, 3);
	bad("a;b@example.com", DCV_ADDRESS_OCTET, 1);
	bad("\"a@example.com", DCV_ADDRESS_QUOTE, 0);
	bad("\"a\\", DCV_ADDRESS_QUOTE, 0);
	bad("\"a\"b@example.com", DCV_ADDRESS_OCTET, 3);
	bad("a@[192.0.2.1", DCV_ADDRESS_DOMAIN, 2);
	bad("a@[]", DCV_ADDRESS_DOMAIN, 2);
	struct dcv_address a;
	ck_assert(!dcv_address_parse((struct zp_str){"a\0@b.c", 6}, &a));
	ck_assert_uint_eq(a.at, 1);
	char label[80] = "a@";
	memset(label + 2, 'x', 64);
	memcpy(label + 66, ".com", 5);
	bad(label, DCV_ADDRESS_DOMAIN, 2);
	/* No octet behind the value is looked at. */
	for (size_t n = 0; n <= 24; n++) {
		char *copy = zp_xmalloc(n + 1);
		memcpy(copy, "\"a\\\"\303\253\"@[192.0.2.1] <b@c>", n);
		dcv_address_parse((struct zp_str){copy, n}, &a);
		zp_xfree(copy);
	}
}
END_TEST

Suite *suite_contact(void)
{
	Suite *s = suite_create("contact");
	TCase *t = tcase_create("contact");
	tcase_add_test(t, addresses);
	tcase_add_test(t, not_ascii);
	tcase_add_test(t, structure);
	tcase_add_test(t, faults);
	suite_add_tcase(s, t);
	return s;
}
