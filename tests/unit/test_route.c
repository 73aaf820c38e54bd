#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dcv/route.h"
#include "zoneparse/parse.h"

/* A run over zones given as text. */
struct run {
	struct zp_set set;
	struct dcv_psl *psl;
	struct dcv_boxes *boxes;
	struct dcv_profiles *profiles;
	struct dcv dcv;
};

static void load(struct run *r, const char *file, const char *text)
{
	struct zp_parse_options o = {0};
	uint32_t id = zp_source_memory(
	    &r->set.sources, file, text, (uint32_t)strlen(text));
	zp_parse(&r->set, zp_set_add(&r->set), id, &o);
}

static void begin(struct run *r)
{
	const char *why;
	zp_set_finish(&r->set);
	r->psl = dcv_psl_open(NULL, &why);
	ck_assert_ptr_nonnull(r->psl);
	r->boxes = dcv_boxes_new(&r->set.sources);
	dcv_init(&r->dcv, &r->set, r->psl, r->boxes, "2026-11-24");
	r->profiles = dcv_profiles_new("2026-11-24");
}

static void end(struct run *r)
{
	dcv_free(&r->dcv);
	dcv_profiles_free(r->profiles);
	dcv_boxes_free(r->boxes);
	dcv_psl_close(r->psl);
	zp_set_free(&r->set);
}

static struct dcv_row judge(struct run *r, const char *ca, const char *text)
{
	struct zp_name n;
	struct dcv_row row;
	ck_assert(zp_name_from_text(&n, text));
	struct dcv_subject s = {.node = ZP_NONE, .asked = &n};
	dcv_judge(&r->dcv, dcv_profile_find(r->profiles, ca), &s, &row);
	return row;
}

static void is(const struct zp_name *n, const char *text)
{
	char buf[ZP_NAME_TEXT];
	ck_assert_str_eq(zp_name_print(n, buf), text);
}

#define HEAD "$TTL 60\n@ SOA ns h 1 1 1 1 1\n@ NS ns\nns A 8.8.8.8\n"

START_TEST(walk)
{
	struct run r = {0};
	load(&r, "example.com.zone",
	    HEAD "@ MX 10 ns\ntest MX 10 ns\nsub.test A 8.8.8.8\n"
		 "www A 8.8.8.8\n");
	begin(&r);
	struct dcv_row row = judge(&r, "acm", "sub.test.example.com");
	is(&row.decision->domain, "test.example.com");
	ck_assert_int_eq(row.verdict, DCV_ROUTABLE);
	ck_assert(row.facts & DCV_F_INHERITED);
	ck_assert(row.has_validation_domain);
	is(&row.validation_domain, "test.example.com");
	/* "www." is taken off; the base domain decides and is not inherited. */
	row = judge(&r, "acm", "www.example.com");
	is(&row.start, "example.com");
	ck_assert(!(row.facts & DCV_F_INHERITED));
	row = judge(&r, "acm-api", "sub.test.example.com");
	ck_assert_int_eq(row.decision->result, DCV_IMPLICIT);
	end(&r);
}
END_TEST

START_TEST(null_mx_stops)
{
	struct run r = {0};
	load(&r, "example.com.zone",
	    HEAD "@ MX 10 ns\nold MX 5 .\nx.old A 8.8.8.8\n");
	begin(&r);
	struct dcv_row row = judge(&r, "acm", "x.old.example.com");
	ck_assert_int_eq(row.decision->result, DCV_NULL_MX);
	ck_assert_int_eq(row.verdict, DCV_NOT_READY);
	ck_assert_uint_eq(row.decision->nexchanges, 1);
	ck_assert_uint_eq(row.decision->exchanges[0].preference, 0);
	is(&row.validation_domain, "example.com");
	end(&r);
}
END_TEST

START_TEST(zones)
{
	struct run r = {0};
	load(&r, "example.com.zone", HEAD "@ MX 10 ns\neu NS ns.eu\n");
	load(&r, "child.example.com.zone", HEAD "host A 8.8.8.8\n");
	load(&r, "deep.lone.example.org.zone", HEAD);
	begin(&r);
	/* From a child zone into the parent's file, delegated or not. */
	struct dcv_row row = judge(&r, "acm", "host.child.example.com");
	is(&row.decision->domain, "example.com");
	row = judge(&r, "acm", "a.eu.example.com");
	ck_assert_int_eq(row.decision->result, DCV_DELEGATED);
	ck_assert_int_eq(row.verdict, DCV_VERDICT_UNKNOWN);
	row = judge(&r, "acm", "deep.lone.example.org");
	ck_assert_int_eq(row.decision->result, DCV_NOT_LOADED);
	row = judge(&r, "acm", "elsewhere.net");
	ck_assert(row.facts & DCV_F_ABSENT);
	ck_assert_ptr_null(row.zone);
	end(&r);
}
END_TEST

START_TEST(assumed)
{
	struct run r = {0};
	struct zp_name suffix;
	load(&r, "example.com.zone", HEAD "@ MX 10 ns\ncdn CNAME x.cdn.net.\n");
	begin(&r);
	struct dcv_row row = judge(&r, "acm", "cdn.example.com");
	ck_assert_int_eq(row.decision->result, DCV_ALIAS_UNLOADED);
	ck_assert_ptr_nonnull(row.assumed);
	is(&row.assumed->domain, "example.com");
	ck_assert(zp_name_from_text(&suffix, "cdn.net"));
	zp_push(&r.dcv.assume_no_mx, suffix);
	row = judge(&r, "acm", "cdn.example.com");
	is(&row.decision->domain, "example.com");
	ck_assert(row.assumed_no_mx);
	ck_assert_int_eq(row.verdict, DCV_ROUTABLE);
	/* Where an address would do, no MX is not yet no mail. */
	row = judge(&r, "acm-api", "cdn.example.com");
	ck_assert_int_eq(row.decision->result, DCV_ALIAS_UNLOADED);
	ck_assert_int_eq(row.verdict, DCV_VERDICT_UNKNOWN);
	end(&r);
}
END_TEST

START_TEST(exchanges)
{
	static const struct {
		const char *rdata;
		enum dcv_exchange_status status;
		bool works;
	} cases[] = {
	    {"ns", DCV_X_OK, true},
	    {"gone", DCV_X_NO_ADDRESS, false},
	    {"mail.example.org.", DCV_X_UNLOADED, true},
	    {"alias", DCV_X_ALIAS, true},
	    {"dead", DCV_X_ALIAS, false},
	    {"192.0.2.1", DCV_X_LITERAL, false},
	    {"self", DCV_X_LOOPBACK, false},
	    {"inner", DCV_X_PRIVATE, false},
	};
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct run r = {0};
		char text[512];
		snprintf(text, sizeof text,
		    HEAD "@ MX 10 %s\nalias CNAME ns\ndead CNAME gone\n"
			 "self A 127.0.0.1\ninner A 10.0.0.1\n",
		    cases[i].rdata);
		load(&r, "example.com.zone", text);
		begin(&r);
		struct dcv_row row = judge(&r, "acm", "example.com");
		ck_assert_int_eq(
		    row.decision->exchanges[0].status, cases[i].status);
		ck_assert_int_eq(row.decision->works, cases[i].works);
		end(&r);
	}
}
END_TEST

START_TEST(candidates)
{
	struct run r = {0};
	dcv_subjects found = {0};
	load(&r, "example.com.zone", HEAD "www A 8.8.8.8\n_x A 8.8.8.8\n");
	load(&r, "x.zone", "$ORIGIN _x.example.com.\n" HEAD "host A 8.8.8.8\n");
	begin(&r);
	dcv_candidates(&r.dcv, &found);
	dcv_subjects_sort(&found);
	ck_assert_uint_eq(found.n, 3); /* the apex, ns, www */
	zp_vec_free(&found);
	end(&r);
}
END_TEST

Suite *suite_route(void);
Suite *suite_route(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {{"walk", walk}, {"null-mx", null_mx_stops},
	    {"zones", zones}, {"assumed", assumed}, {"exchanges", exchanges},
	    {"candidates", candidates}};
	Suite *s = suite_create("route");
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
