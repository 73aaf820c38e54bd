#include <check.h>
#include <string.h>

#include "zoneparse/rrtype.h"

Suite *suite_rrtype(void);

static int type(const char *text)
{
	return zp_type_parse((struct zp_str){text, strlen(text)});
}

static int class(const char *text)
{
	return zp_class_parse((struct zp_str){text, strlen(text)});
}

START_TEST(mnemonics)
{
	ck_assert_int_eq(type("A"), ZP_A);
	ck_assert_int_eq(type("aaaa"), ZP_AAAA);
	ck_assert_int_eq(type("Mx"), ZP_MX);
	ck_assert_int_eq(type("NSEC3PARAM"), ZP_NSEC3PARAM);
	ck_assert_int_eq(type(""), -1);
	ck_assert_int_eq(type("AA"), -1);
	ck_assert_int_eq(type("MXX"), -1);
	ck_assert_int_eq(type("ANY"), -1);
	/* An octet 0 is no end of the text. */
	ck_assert_int_eq(zp_type_parse((struct zp_str){"A\0", 2}), -1);
	ck_assert_int_eq(zp_type_parse((struct zp_str){"A\0\0\0\0", 5}), -1);
}
END_TEST

START_TEST(numbered)
{
	char buf[16];
	ck_assert_int_eq(type("TYPE15"), ZP_MX);
	ck_assert_int_eq(type("type65534"), 65534);
	ck_assert_int_eq(type("TYPE65536"), -1);
	ck_assert_int_eq(type("TYPE99999"), -1);
	ck_assert_int_eq(type("TYPE"), -1);
	ck_assert_int_eq(type("TYPE0"), -1);
	ck_assert_int_eq(type("TYPE-1"), -1);
	ck_assert_int_eq(type("TYPE1x"), -1);
	ck_assert_str_eq(zp_type_print(15, buf), "MX");
	ck_assert_str_eq(zp_type_print(1234, buf), "TYPE1234");
	ck_assert_str_eq(zp_type_print(65534, buf), "TYPE65534");
}
END_TEST

START_TEST(bits)
{
	ck_assert_uint_eq(zp_type_bit(ZP_MX), ZP_T_MX);
	ck_assert_uint_eq(zp_type_bit(ZP_CAA), ZP_T_CAA);
	ck_assert_uint_eq(zp_type_bit(1234), ZP_T_OTHER);
}
END_TEST

START_TEST(classes)
{
	ck_assert_int_eq(class("in"), 1);
	ck_assert_int_eq(class("CH"), 3);
	ck_assert_int_eq(class("CLASS1"), 1);
	ck_assert_int_eq(class("CLASS65536"), -1);
	ck_assert_int_eq(class("INN"), -1);
	ck_assert_int_eq(class("I"), -1);
}
END_TEST

START_TEST(nearest)
{
	ck_assert_str_eq(zp_type_nearest(ZP_STR("CNAM")), "CNAME");
	ck_assert_str_eq(zp_type_nearest(ZP_STR("txtt")), "TXT");
	ck_assert_str_eq(zp_type_nearest(ZP_STR("MZ")), "MX");
	ck_assert_ptr_null(zp_type_nearest(ZP_STR("QQQQQ")));
	ck_assert_ptr_null(zp_type_nearest(ZP_STR("M")));
}
END_TEST

Suite *suite_rrtype(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"mnemonics", mnemonics}, {"numbered", numbered},
	    {"bits", bits}, {"classes", classes}, {"nearest", nearest}};
	Suite *s = suite_create("rrtype");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *c = tcase_create(cases[i].name);
		tcase_add_test(c, cases[i].test);
		suite_add_tcase(s, c);
	}
	return s;
}
