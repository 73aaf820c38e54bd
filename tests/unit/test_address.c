#include <arpa/inet.h>
#include <check.h>

#include "dcv/route.h"

Suite *suite_address(void);

static enum dcv_address_class v4(const char *text)
{
	char buf[48];
	struct in_addr a;
	ck_assert_int_eq(inet_pton(AF_INET, text, &a), 1);
	ck_assert_str_eq(dcv_print_a(ntohl(a.s_addr), buf), text);
	return dcv_class_a(ntohl(a.s_addr));
}

static enum dcv_address_class v6(const char *text)
{
	char buf[48];
	struct zp_v6 a;
	ck_assert_int_eq(inet_pton(AF_INET6, text, a.octet), 1);
	ck_assert_str_eq(dcv_print_aaaa(&a, buf), text);
	return dcv_class_aaaa(&a);
}

START_TEST(ipv4)
{
	ck_assert_int_eq(v4("8.8.8.8"), DCV_ADDR_PUBLIC);
	ck_assert_int_eq(v4("172.32.0.1"), DCV_ADDR_PUBLIC);
	ck_assert_int_eq(v4("0.0.0.0"), DCV_ADDR_LOOPBACK);
	ck_assert_int_eq(v4("127.255.0.1"), DCV_ADDR_LOOPBACK);
	ck_assert_int_eq(v4("192.0.2.1"), DCV_ADDR_DOCUMENTATION);
	ck_assert_int_eq(v4("203.0.113.255"), DCV_ADDR_DOCUMENTATION);
	ck_assert_int_eq(v4("10.1.2.3"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v4("172.31.255.255"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v4("100.64.0.1"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v4("255.255.255.255"), DCV_ADDR_PRIVATE);
}
END_TEST

START_TEST(ipv6)
{
	ck_assert_int_eq(v6("2606:4700::1"), DCV_ADDR_PUBLIC);
	ck_assert_int_eq(v6("64:ff9b::808:808"), DCV_ADDR_PUBLIC);
	ck_assert_int_eq(v6("64:ff9b::a00:1"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v6("::"), DCV_ADDR_LOOPBACK);
	ck_assert_int_eq(v6("::1"), DCV_ADDR_LOOPBACK);
	ck_assert_int_eq(v6("::ffff:127.0.0.1"), DCV_ADDR_LOOPBACK);
	ck_assert_int_eq(v6("::ffff:8.8.8.8"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v6("2001:db8::1"), DCV_ADDR_DOCUMENTATION);
	ck_assert_int_eq(v6("3fff:fff::1"), DCV_ADDR_DOCUMENTATION);
	ck_assert_int_eq(v6("3fff:1000::1"), DCV_ADDR_PUBLIC);
	ck_assert_int_eq(v6("fd00::1"), DCV_ADDR_PRIVATE);
	ck_assert_int_eq(v6("fe80::1"), DCV_ADDR_PRIVATE);
}
END_TEST

Suite *suite_address(void)
{
	Suite *s = suite_create("address");
	TCase *four = tcase_create("ipv4"), *six = tcase_create("ipv6");
	tcase_add_test(four, ipv4);
	tcase_add_test(six, ipv6);
	suite_add_tcase(s, four);
	suite_add_tcase(s, six);
	return s;
}
