/* Octets of DNSSEC: what was written by hand in the RFCs, and what is cut off.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "zoneparse/dnssec_internal.h"

Suite *suite_dnssec(void);

static struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert(zp_name_from_text(&n, text));
	return n;
}

static void expect_hash(const char *text, const char *hex)
{
	static const uint8_t salt[] = {0xaa, 0xbb, 0xcc, 0xdd};
	uint8_t hash[ZP_SHA1_OCTETS];
	char out[2 * ZP_SHA1_OCTETS + 1];
	struct zp_name n = name(text);
	zp_nsec3_hash(n.wire, n.len, salt, sizeof salt, 12, hash);
	for (unsigned i = 0; i < sizeof hash; i++)
		snprintf(out + 2 * i, 3, "%02x", hash[i]);
	ck_assert_str_eq(out, hex);
}

/* RFC 5155 appendix A: 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom and
 * 35mthgpgcu1qg68fab165klnsnk3dpvl. */
START_TEST(hashes)
{
	expect_hash("example", "065368abeed7ec6e9feba96b8c8bc3e8b791f716");
	expect_hash("a.example", "196dd8c3306783a8190f52c262d2b7e5e836e7f5");
}
END_TEST

/* RFC 4034 section 4.3. */
START_TEST(bitmaps)
{
	uint8_t map[37] = {0, 6, 0x40, 0x01, 0, 0, 0, 0x03, 4, 0x1b};
	struct zp_types types = {.n = 0};
	uint16_t type = 0;
	map[36] = 0x20;
	zp_types_put(&types, 1234);
	zp_types_put(&types, ZP_NSEC);
	zp_types_put(&types, ZP_A);
	zp_types_put(&types, ZP_RRSIG);
	zp_types_put(&types, ZP_MX);
	zp_types_put(&types, ZP_MX);
	ck_assert_uint_eq(types.n, 5);
	ck_assert_int_eq(
	    zp_dnssec_bitmap(map, sizeof map, &types, &type), ZP_D_PLAIN);
	zp_types_put(&types, ZP_TXT);
	ck_assert_int_eq(
	    zp_dnssec_bitmap(map, sizeof map, &types, &type), ZP_D_OMITTED);
	ck_assert_uint_eq(type, ZP_TXT);
	map[3] |= 0x80;
	types.n = 0;
	ck_assert_int_eq(
	    zp_dnssec_bitmap(map, sizeof map, &types, &type), ZP_D_CLAIMED);
	ck_assert_uint_eq(type, ZP_A);
	/* However short it is, nothing behind it is looked at. */
	for (size_t n = 0; n < sizeof map; n++)
		zp_dnssec_bitmap(map, n, &types, &type);
	ck_assert_int_eq(zp_dnssec_bitmap(map, 0, &types, &type), ZP_D_PLAIN);
}
END_TEST

START_TEST(signatures)
{
	static const uint8_t w[] = {0, 15, 13, 2, 0, 0, 14, 16, 1, 2, 3, 4, 5,
	    6, 7, 8, 0x12, 0x34, 2, 'E', 'x', 3, 'C', 'o', 'm', 0, 9, 9};
	struct zp_rrsig s;
	struct zp_name n = name("ex.com");
	for (size_t k = 0; k < sizeof w - 2; k++)
		ck_assert(!zp_rrsig_read(&s, w, k));
	ck_assert(zp_rrsig_read(&s, w, sizeof w));
	ck_assert_uint_eq(s.covered, ZP_MX);
	ck_assert_uint_eq(s.algorithm, 13);
	ck_assert_uint_eq(s.labels, 2);
	ck_assert_uint_eq(s.original_ttl, 3600);
	ck_assert_uint_eq(s.expiration, 0x01020304);
	ck_assert_uint_eq(s.inception, 0x05060708);
	ck_assert_uint_eq(s.tag, 0x1234);
	ck_assert_uint_eq(s.nsignature, 2);
	ck_assert(zp_name_equal(&s.signer, &n));
}
END_TEST

START_TEST(names)
{
	struct zp_name n;
	uint8_t loop[] = {0xc0, 0}, wide[300];
	memset(wide, 1, sizeof wide);
	ck_assert_uint_eq(zp_dnssec_name(&n, loop, sizeof loop), 0);
	ck_assert_uint_eq(zp_dnssec_name(&n, wide, sizeof wide), 0);
	ck_assert_uint_eq(zp_dnssec_name(&n, (const uint8_t *)"", 1), 1);
	ck_assert_uint_eq(zp_dnssec_name(&n, (const uint8_t *)"", 0), 0);
	/* RFC 4034 section 6.2: the replacement of NAPTR, not its strings. */
	uint8_t naptr[] = "\0\1\0\2\1U\3E2U\2!X\2AB";
	zp_dnssec_canonical(35, naptr, sizeof naptr);
	ck_assert_mem_eq(naptr, "\0\1\0\2\1U\3E2U\2!X\2ab", sizeof naptr);
	/* No name of other types, and nothing past the end. */
	uint8_t txt[] = "\2AB";
	zp_dnssec_canonical(ZP_TXT, txt, sizeof txt);
	ck_assert_mem_eq(txt, "\2AB", sizeof txt);
	for (size_t k = 0; k < sizeof naptr; k++)
		zp_dnssec_canonical(35, naptr, k);
}
END_TEST

START_TEST(days)
{
	char b[16];
	const char *now = "2026-11-24";
	ck_assert_str_eq(zp_dnssec_day(1795478400, now, b), "2026-11-24");
	ck_assert_str_eq(zp_dnssec_day(1795478399, now, b), "2026-11-23");
	ck_assert_str_eq(zp_dnssec_day(951782400, now, b), "2000-02-29");
	ck_assert_str_eq(zp_dnssec_day(0, now, b), "1970-01-01");
	/* RFC 1982: the seconds begin anew in 2106. */
	ck_assert_str_eq(zp_dnssec_day(0, "2106-01-01", b), "2106-02-07");
	ck_assert_str_eq(
	    zp_dnssec_day(UINT32_MAX, "2106-03-01", b), "2106-02-07");
}
END_TEST

Suite *suite_dnssec(void)
{
	Suite *s = suite_create("dnssec");
	TCase *c = tcase_create("dnssec");
	tcase_add_test(c, hashes);
	tcase_add_test(c, bitmaps);
	tcase_add_test(c, signatures);
	tcase_add_test(c, names);
	tcase_add_test(c, days);
	suite_add_tcase(s, c);
	return s;
}
