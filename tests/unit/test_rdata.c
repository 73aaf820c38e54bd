#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "zoneparse/rdata.h"
#include "zoneparse/rdata_internal.h"
#include "zoneparse/rrtype.h"

Suite *suite_rdata(void);

/* LINE is "TYPE rdata" below the origin example. */
struct read {
	struct zp_scan scan;
	struct zp_name origin;
	struct zp_rdata r;
	char *text;
	bool ok;
};

static struct read *read_octets(const char *line, size_t n)
{
	struct read *t = zp_xcalloc(1, sizeof *t);
	uint32_t at;
	t->text = zp_xcalloc(1, n + ZP_SOURCE_PAD);
	memcpy(t->text, line, n);
	zp_name_parse(&t->origin, ZP_STR("example."), NULL, &at);
	zp_scan_init(&t->scan, t->text, (uint32_t)n);
	ck_assert_int_eq(zp_scan_next(&t->scan), ZP_SCAN_RECORD);
	const struct zp_token *tok = t->scan.rec.tok;
	int type = zp_type_parse((struct zp_str){t->text + tok->at, tok->len});
	ck_assert_int_gt(type, 0);
	t->r = (struct zp_rdata){
	    .text = t->text,
	    .tok = tok + 1,
	    .ntok = t->scan.rec.ntok - 1,
	    .record = {0, 0, 1},
	    .origin = &t->origin,
	    .type = (uint16_t)type,
	};
	t->ok = zp_rdata_read(&t->r);
	return t;
}

static void done(struct read *t)
{
	zp_buf_free(&t->r.wire);
	zp_scan_free(&t->scan);
	free(t->text);
	free(t);
}

static void good(const char *line, const char *want)
{
	struct read *t = read_octets(line, strlen(line));
	struct zp_buf out = {0};
	ck_assert_msg(t->ok, "%s: %s", line, t->r.message);
	zp_rdata_print(&out, t->r.type, (const uint8_t *)t->r.wire.p,
	    (uint32_t)t->r.wire.n);
	ck_assert_str_eq(out.p, want);
	zp_buf_free(&out);
	done(t);
}

/* A fault of KIND; AT is what stands at the span, NULL for the record. */
static void bad(const char *line, unsigned kind, const char *at)
{
	struct read *t = read_octets(line, strlen(line));
	ck_assert_msg(!t->ok, "%s was taken", line);
	ck_assert_msg(
	    t->r.fault == kind, "%s: %s", line, zp_problem_info[t->r.fault].id);
	if (!at) {
		ck_assert_uint_eq(t->r.span.at, 0);
	} else {
		ck_assert_uint_eq(t->r.span.len, strlen(at));
		ck_assert_msg(strncmp(line + t->r.span.at, at, strlen(at)) == 0,
		    "%s: fault at %u", line, t->r.span.at);
	}
	done(t);
}

/* PREFIX, then N times C, then SUFFIX. */
static char *repeat(const char *prefix, size_t n, char c, const char *suffix)
{
	struct zp_buf b = {0};
	zp_buf_puts(&b, prefix);
	while (n-- > 0)
		zp_buf_putc(&b, c);
	zp_buf_puts(&b, suffix);
	return b.p;
}

START_TEST(addresses)
{
	good("A 192.0.2.255", "192.0.2.255");
	bad("A 192.0.2.256", ZP_P_ADDRESS_BAD, "192.0.2.256");
	bad("A 192.0.2", ZP_P_ADDRESS_BAD, "192.0.2");
	bad("A 192.0.2.1.", ZP_P_ADDRESS_BAD, "192.0.2.1.");
	bad("A 192.0.2.010", ZP_P_ADDRESS_BAD, "192.0.2.010");
	bad("A 4294967297.0.2.1", ZP_P_ADDRESS_BAD, "4294967297.0.2.1");
	bad("A \"192.0.2.1\"", ZP_P_RDATA_BAD, "\"192.0.2.1\"");
	bad("A", ZP_P_RDATA_MISSING, NULL);
	bad("A 192.0.2.1 x", ZP_P_RDATA_EXTRA, "x");
	good("AAAA 2001:DB8:0::1", "2001:db8::1");
	bad("AAAA 2001:db8::1::", ZP_P_ADDRESS_BAD, "2001:db8::1::");
	bad("AAAA 12345::", ZP_P_ADDRESS_BAD, "12345::");
}
END_TEST

START_TEST(names)
{
	good("NS NS1.Other.", "ns1.other.");
	good("CNAME @", "example.");
	good("MX 0 .", "0 .");
	good("MX 65535 mail", "65535 mail.example.");
	bad("MX 65536 mail", ZP_P_NUMBER_RANGE, "65536");
	bad("MX 4294967306 mail", ZP_P_NUMBER_RANGE, "4294967306");
	bad("MX 18446744073709551626 m", ZP_P_NUMBER_RANGE,
	    "18446744073709551626");
	bad("MX -1 mail", ZP_P_NUMBER_BAD, "-1");
	bad("MX +1 mail", ZP_P_NUMBER_BAD, "+1");
	bad("MX mail", ZP_P_NUMBER_BAD, "mail");
	bad("MX 10", ZP_P_RDATA_MISSING, NULL);
	bad("MX 10 mail extra", ZP_P_RDATA_EXTRA, "extra");
	bad("MX 10 a..b", ZP_P_NAME_EMPTY_LABEL, ".");
	bad("MX 10 a\\25", ZP_P_ESCAPE_BAD, "\\");
	bad("MX \"10\" mail", ZP_P_RDATA_BAD, "\"10\"");
	good("SRV 65535 65535 65535 s", "65535 65535 65535 s.example.");
	bad("SRV 0 0 65536 s", ZP_P_NUMBER_RANGE, "65536");
}
END_TEST

START_TEST(label_octets)
{
	char *line = repeat("NS ", 63, 'a', ""), *want;
	want = repeat("", 63, 'a', ".example.");
	good(line, want);
	free(line);
	free(want);
	line = repeat("NS ", 64, 'a', "");
	bad(line, ZP_P_LABEL_TOO_LONG, line + 3);
	free(line);
}
END_TEST

START_TEST(soa)
{
	good("SOA ns h 4294967295 1w 1h30m 4294967295 0",
	    "ns.example. h.example. 4294967295 604800 5400 4294967295 0");
	bad("SOA ns h 4294967296 1 1 1 1", ZP_P_NUMBER_RANGE, "4294967296");
	bad("SOA ns h 1 1 1 1 4294967296", ZP_P_NUMBER_RANGE, "4294967296");
	bad("SOA ns h 1h 1 1 1 1", ZP_P_NUMBER_BAD, "1h");
	bad("SOA ns h 1 1 1 1", ZP_P_RDATA_MISSING, NULL);
	bad("SOA ns h 1 1 1 1 1 9", ZP_P_RDATA_EXTRA, "9");
}
END_TEST

START_TEST(strings)
{
	good("TXT a \"b c\" \"\"", "\"a\" \"b c\" \"\"");
	good("TXT \"\\\"\\\\\\009\\255\"", "\"\\\"\\\\\\009\\255\"");
	bad("TXT \"ab\\256\"", ZP_P_ESCAPE_BAD, "\\");
	bad("TXT \"ab\\25\"", ZP_P_ESCAPE_BAD, "\\");
	bad("TXT", ZP_P_RDATA_MISSING, NULL);
	for (size_t n = 254; n <= 256; n++) {
		char *line = repeat("TXT \"", n, 'x', "\"");
		if (n <= 255)
			good(line, line + 4);
		else
			bad(line, ZP_P_STRING_TOO_LONG, line + 4);
		free(line);
	}
}
END_TEST

START_TEST(caa)
{
	char *line = repeat("CAA 0 issue \"", 300, 'x', "\"");
	good(line, line + 4);
	free(line);
	good("CAA 0 issue ca.example", "0 issue \"ca.example\"");
	good("CAA 255 isSue \"\"", "255 isSue \"\"");
	bad("CAA 256 issue x", ZP_P_NUMBER_RANGE, "256");
	bad("CAA 0 is-sue x", ZP_P_CAA_BAD, "is-sue");
	bad("CAA 0 issue", ZP_P_RDATA_MISSING, NULL);
	bad("CAA 0 issue x y", ZP_P_RDATA_EXTRA, "y");
	for (size_t n = 255; n <= 256; n++) {
		line = repeat("CAA 0 ", n, 't', "");
		char *full = repeat(line, 0, 0, " \"v\"");
		if (n == 255)
			good(full, full + 4);
		else
			bad(full, ZP_P_CAA_BAD, line + 6);
		free(full);
		free(line);
	}
}
END_TEST

START_TEST(dnssec)
{
	char *line = repeat("DS 65535 rsasha256 2 ", 32, '0', " ");
	char *full = repeat(line, 32, 'A', "");
	char *want = repeat("65535 8 2 ", 32, '0', "");
	char *all = repeat(want, 32, 'A', "");
	good(full, all);
	free(line);
	free(full);
	free(want);
	free(all);
	bad("DS 65536 8 2 00", ZP_P_NUMBER_RANGE, "65536");
	bad("DS 1 8 2 00", ZP_P_RDATA_BAD, "00");
	bad("DS 1 8 9 0g", ZP_P_HEX_BAD, "0g");
	bad("DS 1 8 9 abc", ZP_P_HEX_BAD, "abc");
	bad("DS 1 8 9", ZP_P_RDATA_MISSING, NULL);
	good("TLSA 255 255 255 aB cD", "255 255 255 ABCD");
	bad("TLSA 3 256 1 ab", ZP_P_NUMBER_RANGE, "256");
}
END_TEST

START_TEST(svcb)
{
	good("HTTPS 0 @", "0 example.");
	good("SVCB 1 . port=53 mandatory=port,alpn alpn=h2,h3",
	    "1 . mandatory=alpn,port alpn=\"h2,h3\" port=53");
	good("HTTPS 1 . ech=\"AAAA\" ipv6hint=::1 ipv4hint=192.0.2.1,192.0.2.2",
	    "1 . ipv4hint=192.0.2.1,192.0.2.2 ech=AAAA ipv6hint=::1");
	/* RFC 9460 appendix D.2. */
	good("HTTPS 16 foo. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"",
	    "16 foo. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"");
	good("HTTPS 1 . key1=\\002h2 key667=a key668",
	    "1 . alpn=\"h2\" key667=\"a\" key668");
	bad("HTTPS 1 . key1=h2", ZP_P_SVCB_BAD, "key1=h2");
	bad("HTTPS 1 . key007=a", ZP_P_SVCB_BAD, "key007=a");
	bad("HTTPS 1 . key65535", ZP_P_SVCB_BAD, "key65535");
	bad("HTTPS 1 . alpn=h2 alpn=h3", ZP_P_SVCB_BAD, "alpn=h3");
	bad("HTTPS 1 . alpn=h2 key1=\\002h2", ZP_P_SVCB_BAD, "key1=\\002h2");
	bad("HTTPS 1 . alpn=h2,", ZP_P_SVCB_BAD, "alpn=h2,");
	bad("HTTPS 1 . mandatory=port", ZP_P_SVCB_BAD, "mandatory=port");
	bad("HTTPS 1 . mandatory=port,port port=1", ZP_P_SVCB_BAD,
	    "mandatory=port,port");
	bad("HTTPS 1 . no-default-alpn", ZP_P_SVCB_BAD, "no-default-alpn");
	good("HTTPS 1 . port=65535", "1 . port=65535");
	bad("HTTPS 1 . port=65536", ZP_P_SVCB_BAD, "port=65536");
	bad("HTTPS 1 . ipv4hint=192.0.2.1\\000x", ZP_P_SVCB_BAD,
	    "ipv4hint=192.0.2.1\\000x");
	bad("HTTPS 65536 .", ZP_P_NUMBER_RANGE, "65536");
	bad("HTTPS 1", ZP_P_RDATA_MISSING, NULL);
}
END_TEST

START_TEST(generic)
{
	good("TYPE1234 \\# 0", "\\# 0");
	good("TYPE1234 \\# 3 ab CD 0f", "\\# 3 ABCD0F");
	bad("TYPE1234 \\# 3 abcd", ZP_P_GENERIC_LENGTH, "3");
	bad("TYPE1234 \\# 65536 ab", ZP_P_NUMBER_RANGE, "65536");
	bad("TYPE1234 \\# x ab", ZP_P_NUMBER_BAD, "x");
	bad("TYPE1234 \\# 1 abc", ZP_P_HEX_BAD, "abc");
	bad("TYPE1234 \\#", ZP_P_RDATA_MISSING, NULL);
	bad("TYPE1234 word", ZP_P_RDATA_BAD, "word");
	good("A \\# 4 C0000201", "192.0.2.1");
	bad("A \\# 5 C000020100", ZP_P_GENERIC_LENGTH, NULL);
	bad("MX \\# 2 000a", ZP_P_RDATA_BAD, NULL);
	good("MX \\# 7 000a 03 414243 00", "10 abc.");
	/* A compression pointer, and octets after the name. */
	bad("MX \\# 4 000a c000", ZP_P_RDATA_BAD, NULL);
	bad("NS \\# 2 0000", ZP_P_RDATA_BAD, NULL);
	good("AFSDB \\# 0", "\\# 0");
	good("RP \\# 4 c000c000", "\\# 4 C000C000");
}
END_TEST

START_TEST(generic_longest)
{
	char *line = repeat("TYPE1234 \\# 65535 ", 65534, '0', " ");
	char *full = repeat(line, 65536, 'A', "");
	struct read *t = read_octets(full, strlen(full));
	ck_assert(t->ok);
	ck_assert_uint_eq(t->r.wire.n, 65535);
	done(t);
	free(full);
	free(line);
}
END_TEST

START_TEST(others)
{
	good("HINFO \"a;b\" c", "\"a;b\" \"c\"");
	good("SPF \"v=spf1 -all\"", "\"v=spf1 -all\"");
	good("NSEC host A MX", "host.example. A MX");
	good("NSEC3PARAM 1 0 0 -", "1 0 0 -");
	good("APL 1:192.0.2.0/24", "1:192.0.2.0/24");
	bad("AFSDB 1", ZP_P_RDATA_BAD, NULL);
	bad("HINFO a b c", ZP_P_RDATA_BAD, NULL);
	bad("WKS 192.0.2.1 tcp smtp", ZP_P_RDATA_BAD, "192.0.2.1");
	bad("NSEC host FOO", ZP_P_RDATA_BAD, "FOO");
	bad("SSHFP 1 2 abc", ZP_P_HEX_BAD, "abc");
	good("NSEC3 1 1 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX",
	    "1 1 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr MX");
	bad("NSEC3 1 1 0 - 2t7b4g4vsa5smi47k61mv5b=1a22bojr MX", ZP_P_RDATA_BAD,
	    "2t7b4g4vsa5smi47k61mv5b=1a22bojr");
}
END_TEST

START_TEST(others_numbers)
{
	good("AFSDB 65535 h", "65535 h.example.");
	bad("AFSDB 65536 h", ZP_P_NUMBER_RANGE, "65536");
	bad("AFSDB 999999999999999 h", ZP_P_NUMBER_RANGE, "999999999999999");
	bad("AFSDB -5 h", ZP_P_NUMBER_BAD, "-5");
	bad("SSHFP 1 256 ab", ZP_P_NUMBER_RANGE, "256");
	bad("IPSECKEY 266 1 2 192.0.2.38 AQNR", ZP_P_NUMBER_RANGE, "266");
	bad("LOC 91 N 4 E 0m", ZP_P_NUMBER_RANGE, "91");
	bad("LOC 52 60 N 4 E 0m", ZP_P_NUMBER_RANGE, "60");
	bad("APL 1:192.0.2.0/280", ZP_P_RDATA_BAD, "1:192.0.2.0/280");
}
END_TEST

/* An octet 0 hidden behind a backslash must not cut what ldns sees. */
START_TEST(octet_zero)
{
	static const char line[] = "HINFO a \"b\\\0c\"";
	struct read *t = read_octets(line, sizeof line - 1);
	ck_assert(!t->ok);
	ck_assert_uint_eq(t->r.fault, ZP_P_CONTROL_BYTE);
	done(t);
}
END_TEST

/* What is read at once is what ldns reads; QUICK: that it is. */
static void same(const char *line, bool quick)
{
	struct read *t = read_octets(line, strlen(line));
	struct zp_buf by_ldns = {0};
	ck_assert_msg(t->ok, "%s: %s", line, t->r.message);
	t->r.wire.n = 0;
	ck_assert(zp_read_ldns(&t->r));
	zp_buf_add(&by_ldns, t->r.wire.p, t->r.wire.n);
	t->r.wire.n = 0;
	ck_assert_msg(zp_read_signed(&t->r) == quick, "%s", line);
	if (quick) {
		ck_assert_uint_eq(t->r.wire.n, by_ldns.n);
		ck_assert_mem_eq(t->r.wire.p, by_ldns.p, by_ldns.n);
	}
	zp_buf_free(&by_ldns);
	done(t);
}

START_TEST(signed_types)
{
	same("RRSIG A 13 2 3600 20261130000000 20261101010203 1 example. AQI=",
	    true);
	same("RRSIG MX 8 0 4294967295 21050101000000 19700101000000 65535 "
	     "Ex-a_M.ple. AQID BAUG BwgJ Cg==",
	    true);
	same(
	    "RRSIG CAA 13 2 3600 20240229000000 20261101010203 1 example. AQI=",
	    false);
	same("RRSIG A 13 2 3600 1795478400 1795478399 1 example. AQI=", false);
	same("RRSIG A ECDSAP256SHA256 2 3600 20261130000000 20261101010203 1 "
	     "example. AQI=",
	    false);
	same("RRSIG A 13 2 3600 20261130000000 20261101010203 1 @ AQI=", false);
	same("NSEC *.Host.example. A MX RRSIG NSEC TYPE1234", true);
	same("NSEC host.example. TYPE65280 CAA A A", true);
	same("NSEC a\\.b.example. A", false);
	same("NSEC relative A", false);
	same("NSEC3 1 1 12 aabbCCDD 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR MX RRSIG",
	    true);
	same("NSEC3 1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr", true);
	bad("RRSIG A 13 2 3600 20261130000000 20261101010203 1 example. AQ=I",
	    ZP_P_RDATA_BAD, NULL);
	bad("RRSIG A 256 2 3600 20261130000000 20261101010203 1 example. AQI=",
	    ZP_P_NUMBER_RANGE, "256");
}
END_TEST

Suite *suite_rdata(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"addresses", addresses}, {"names", names},
	    {"label_octets", label_octets}, {"soa", soa}, {"strings", strings},
	    {"caa", caa}, {"dnssec", dnssec}, {"svcb", svcb},
	    {"generic", generic}, {"generic_longest", generic_longest},
	    {"others", others}, {"others_numbers", others_numbers},
	    {"octet_zero", octet_zero}};
	Suite *s = suite_create("rdata");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *c = tcase_create(cases[i].name);
		tcase_add_test(c, cases[i].test);
		tcase_add_test(c, signed_types);
		suite_add_tcase(s, c);
	}
	return s;
}
