#include <check.h>
#include <string.h>

#include "dcv/caa.h"

static struct dcv_caa_value read_value(const char *text)
{
	struct dcv_caa_value v;
	dcv_caa_value_read((struct zp_str){text, strlen(text)}, &v);
	return v;
}

static void good(const char *text, const char *issuer)
{
	struct dcv_caa_value v = read_value(text);
	ck_assert_msg(v.fault == DCV_CAA_SOUND, "%s: %d", text, v.fault);
	ck_assert_msg(zp_str_is(v.issuer, issuer), "%s", text);
}

static void bad(const char *text, enum dcv_caa_fault fault, const char *at)
{
	struct dcv_caa_value v = read_value(text);
	ck_assert_msg(v.fault == fault, "%s: %d", text, v.fault);
	ck_assert_msg(
	    strlen(at) == v.len && strncmp(text + v.at, at, v.len) == 0,
	    "%s: at %u, %u octets", text, v.at, v.len);
}

START_TEST(issuers)
{
	good("", "");
	good(";", "");
	good(" \t; ", "");
	good("ca.example", "ca.example");
	good(" ca.example ;", "ca.example");
	good("a", "a");
	good("a--b.c-1", "a--b.c-1");
	bad("ca.example.", DCV_CAA_ISSUER_EMPTY, ".");
	bad(".ca", DCV_CAA_ISSUER_EMPTY, ".");
	bad(".", DCV_CAA_ISSUER_EMPTY, ".");
	bad("ca..example", DCV_CAA_ISSUER_EMPTY, ".");
	bad("-ca", DCV_CAA_ISSUER_HYPHEN, "-");
	bad("ca-.example", DCV_CAA_ISSUER_HYPHEN, "-");
	bad("https://ca", DCV_CAA_ISSUER_BYTE, ":");
	bad("c_a", DCV_CAA_ISSUER_BYTE, "_");
	bad("ca example b ", DCV_CAA_ISSUER_MORE, "example b");
}
END_TEST

START_TEST(parameters)
{
	good("ca; a=b", "ca");
	good("ca;a=b;c-d = e\t; f=", "ca");
	good("ca; a==,\"", "ca");
	good("; a=b", "");
	bad("ca; a=b;", DCV_CAA_PARAMETER_EMPTY, ";");
	bad("ca;;a=b", DCV_CAA_PARAMETER_EMPTY, ";");
	bad("ca; a", DCV_CAA_PARAMETER_NO_VALUE, "a");
	bad("ca; =b", DCV_CAA_PARAMETER_TAG, "=");
	bad("ca; a-=b", DCV_CAA_PARAMETER_TAG, "-");
	bad("ca; a_b=c", DCV_CAA_PARAMETER_TAG, "_");
	bad("ca; a=b c", DCV_CAA_PARAMETER_VALUE, " ");
	bad("ca; a=\177", DCV_CAA_PARAMETER_VALUE, "\177");
}
END_TEST

START_TEST(walk)
{
	struct dcv_caa_value v = read_value("ca; a=b ;c = ; d=e,,f");
	struct dcv_caa_parameter p;
	struct zp_str word;
	size_t at = 0, k = 0;
	ck_assert(dcv_caa_parameter_next(&v, &at, &p));
	ck_assert(zp_str_is(p.tag, "a") && zp_str_is(p.value, "b"));
	ck_assert(dcv_caa_parameter_next(&v, &at, &p));
	ck_assert(zp_str_is(p.tag, "c") && p.value.n == 0);
	ck_assert(dcv_caa_parameter_next(&v, &at, &p));
	ck_assert(zp_str_is(p.tag, "d"));
	ck_assert(!dcv_caa_parameter_next(
	    &v, &at, &(struct dcv_caa_parameter){{NULL, 0}, {NULL, 0}}));
	ck_assert(dcv_caa_word_next(p.value, &k, &word));
	ck_assert(zp_str_is(word, "e"));
	ck_assert(dcv_caa_word_next(p.value, &k, &word) && word.n == 0);
	ck_assert(dcv_caa_word_next(p.value, &k, &word));
	ck_assert(zp_str_is(word, "f"));
	ck_assert(!dcv_caa_word_next(p.value, &k, &word));
}
END_TEST

Suite *suite_caa(void);
Suite *suite_caa(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"issuers", issuers}, {"parameters", parameters}, {"walk", walk}};
	Suite *s = suite_create("caa");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
