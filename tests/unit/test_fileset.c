#include "zoneparse/fileset.h"

#include <check.h>

START_TEST(files)
{
	struct zp_fileset s = {0};
	uint32_t v = 7;
	ck_assert(!zp_fileset_get(&s, 1, 1, &v));
	zp_fileset_put(&s, 1, 0, 3);
	ck_assert(!zp_fileset_get(&s, 1, 0, &v));
	for (uint32_t i = 1; i <= 5000; i++)
		zp_fileset_put(&s, i % 3, i / 3 + 1, i);
	for (uint32_t i = 1; i <= 5000; i++) {
		ck_assert(zp_fileset_get(&s, i % 3, i / 3 + 1, &v));
		ck_assert_uint_eq(v, i);
	}
	ck_assert_uint_eq(s.n, 5000);
	ck_assert(!zp_fileset_get(&s, 3, 1, NULL));
	zp_fileset_put(&s, 1, 1, 9);
	ck_assert(zp_fileset_get(&s, 1, 1, &v));
	ck_assert_uint_eq(v, 9);
	ck_assert_uint_eq(s.n, 5000);
	zp_fileset_free(&s);
}
END_TEST

Suite *suite_fileset(void);
Suite *suite_fileset(void)
{
	Suite *s = suite_create("fileset");
	TCase *t = tcase_create("files");
	tcase_add_test(t, files);
	suite_add_tcase(s, t);
	return s;
}
