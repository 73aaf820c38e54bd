#include <check.h>

#include "lint/unit.h"

Suite *suite_unit(void);

static struct zp_name name(const char *text)
{
	struct zp_name n;
	ck_assert_msg(zp_name_from_text(&n, text), "%s", text);
	return n;
}

/* Zones lie where these numbers put them: they never change. */
START_TEST(shards)
{
	static const struct {
		const char *unit;
		uint32_t of4, of1000;
	} known[] = {
	    {"example.com", 1, 937},
	    {"example.co.uk", 4, 516},
	    {"xn--bcher-kva.example", 1, 29},
	    {"lan", 2, 894},
	    {".", 1, 769},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct zp_name n = name(known[i].unit);
		ck_assert_uint_eq(lint_unit_shard(&n, 1), 1);
		ck_assert_uint_eq(lint_unit_shard(&n, 4), known[i].of4);
		ck_assert_uint_eq(lint_unit_shard(&n, 1000), known[i].of1000);
	}
}
END_TEST

START_TEST(units)
{
	static const struct {
		const char *name, *unit;
		bool above;
	} known[] = {
	    {"a.b.example.com", "example.com", false},
	    {"example.com", "example.com", false},
	    {"x.example.co.uk", "example.co.uk", false},
	    {"co.uk", "co.uk", true},
	    {"host.lan", "host.lan", false},
	    {"lan", "lan", true},
	    {".", ".", true},
	};
	const char *why = "";
	struct dcv_psl *psl = dcv_psl_open(NULL, &why);
	ck_assert_msg(psl != NULL, "%s", why);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct zp_name n = name(known[i].name), unit,
			       expected = name(known[i].unit);
		ck_assert(lint_unit_of(psl, &n, &unit) == known[i].above);
		ck_assert(zp_name_equal(&unit, &expected));
	}
	dcv_psl_close(psl);
}
END_TEST

START_TEST(list_of_units)
{
	struct lint_units u;
	struct zp_name a = name("a.example"), b = name("example"), c;
	lint_units_init(&u);
	ck_assert_uint_eq(lint_units_add(&u, &a), 0);
	ck_assert_uint_eq(lint_units_find(&u, &b), UINT32_MAX);
	ck_assert_uint_eq(lint_units_add(&u, &b), 1);
	ck_assert_uint_eq(lint_units_add(&u, &a), 0);
	ck_assert_uint_eq(lint_units_find(&u, &b), 1);
	lint_units_get(&u, 0, &c);
	ck_assert(zp_name_equal(&a, &c));
	ck_assert_uint_eq(u.list.n, 2);
	lint_units_free(&u);
}
END_TEST

Suite *suite_unit(void)
{
	Suite *s = suite_create("unit");
	TCase *t = tcase_create("unit");
	tcase_add_test(t, shards);
	tcase_add_test(t, units);
	tcase_add_test(t, list_of_units);
	suite_add_tcase(s, t);
	return s;
}
