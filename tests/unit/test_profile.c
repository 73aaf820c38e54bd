#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "dcv/profile_read.h"
#include "zoneparse/rrtype.h"

#define DAY "2026-11-24"

/* A source is there for some value. */
static bool is_used(const struct dcv_values *v, const struct dcv_source *s)
{
	for (unsigned k = 0; k < DCV_K_COUNT; k++)
		if (v->from[k] == s)
			return true;
	for (unsigned m = 0; m < DCV_METHODS; m++)
		if (v->offers_from[m] == s)
			return true;
	return false;
}

START_TEST(compiled_in)
{
	for (unsigned i = 0; i < dcv_profile_texts_count; i++) {
		struct dcv_profiles *all = dcv_profiles_empty();
		struct zp_buf faults = {0};
		bool good =
		    dcv_profile_read_text(all, &dcv_profile_texts[i], &faults);
		ck_assert_str_eq(faults.n > 0 ? faults.p : "", "");
		ck_assert(good);
		const struct dcv_profile *p =
		    dcv_profile_find(all, dcv_profile_texts[i].id);
		ck_assert_ptr_nonnull(p);
		ck_assert(!p->configured);
		for (uint32_t s = 0; s < p->sources.n; s++) {
			const struct dcv_source *source = p->sources.v[s];
			bool used = is_used(&p->base, source);
			for (uint32_t e = 0; e < p->eras.n; e++)
				used |= is_used(&p->eras.v[e].values, source);
			ck_assert_msg(
			    used, "%s: no value is from %s", p->id, source->id);
		}
		zp_buf_free(&faults);
		dcv_profiles_free(all);
	}
}
END_TEST

START_TEST(all_there)
{
	static const char *const ids[] = {"acm", "acm-api", "br", "digicert",
	    "globalsign", "godaddy", "google", "letsencrypt", "sectigo",
	    "ssl.com"};
	struct dcv_profiles *all = dcv_profiles_new(DAY);
	uint64_t seen = 0;
	for (unsigned i = 0; i < 10; i++) {
		const struct dcv_profile *p = dcv_profiles_at(all, i);
		ck_assert_str_eq(p->id, ids[i]);
		ck_assert_ptr_eq(p, dcv_profile_find(all, ids[i]));
		ck_assert_uint_lt(p->index, 10);
		seen |= UINT64_C(1) << p->index;
	}
	ck_assert_uint_eq(seen, 1023);
	ck_assert_ptr_null(dcv_profiles_at(all, 10));
	ck_assert_ptr_null(dcv_profile_find(all, "ac"));
	ck_assert_ptr_null(dcv_profile_find(all, "zzz"));
	dcv_profiles_free(all);
	dcv_profiles_free(NULL);
}
END_TEST

START_TEST(what_they_say)
{
	struct dcv_profiles *all = dcv_profiles_new(DAY);
	const struct dcv_values *v = &dcv_profile_find(all, "acm")->is;
	ck_assert_int_eq(v->walk, DCV_WALK_MX);
	ck_assert_int_eq(v->no_route, DCV_NO_ROUTE_NONE);
	ck_assert_int_eq(v->needs_mx, DCV_YES);
	ck_assert_int_eq(v->offers[DCV_BY_EMAIL], DCV_YES);
	ck_assert_int_eq(v->offers[DCV_BY_TLS], DCV_NO);
	ck_assert_int_eq(v->caa_exact_case, DCV_UNKNOWN);
	ck_assert_ptr_null(v->from[DCV_K_CAA_EXACT_CASE]);
	ck_assert_str_eq(v->from[DCV_K_WALK]->date, "2016");
	ck_assert_uint_eq(v->window_hours, 72);
	ck_assert_uint_eq(v->addresses.n, 5);
	ck_assert_str_eq(v->addresses.v[4], "webmaster");
	ck_assert_uint_eq(v->dns_records.n, 1);
	ck_assert_str_eq(v->dns_records.v[0].label, "_*");
	ck_assert_uint_eq(v->dns_records.v[0].type, ZP_CNAME);
	ck_assert(v->dns_records.v[0].has_target);
	v = &dcv_profile_find(all, "letsencrypt")->is;
	ck_assert_uint_eq(v->caa_critical_bits, 129);
	ck_assert_int_eq(v->offers[DCV_BY_EMAIL], DCV_NO);
	ck_assert_int_eq(v->offers[DCV_BY_DNS_PERSIST], DCV_UNKNOWN);
	ck_assert_int_eq(v->walk, DCV_WALK_UNKNOWN);
	struct zp_name n;
	ck_assert(zp_name_from_text(&n, "x.cloudfront.net"));
	ck_assert(dcv_profile_refuses(dcv_profile_find(all, "acm"), &n));
	ck_assert(!dcv_profile_refuses(dcv_profile_find(all, "br"), &n));
	dcv_profiles_free(all);
}
END_TEST

static enum dcv_truth offered(struct dcv_profiles *all, const char *id,
    enum dcv_method m, const char *day)
{
	dcv_profiles_on(all, day);
	return dcv_profile_find(all, id)->is.offers[m];
}

START_TEST(eras)
{
	struct dcv_profiles *all = dcv_profiles_new(DAY);
	static const struct {
		const char *id;
		enum dcv_method m;
		const char *day;
		enum dcv_truth is;
	} days[] = {
	    {"acm", DCV_BY_REGISTRATION, "2016-01-21", DCV_YES},
	    {"acm", DCV_BY_REGISTRATION, "2024-05-31", DCV_YES},
	    {"acm", DCV_BY_REGISTRATION, "2024-06-01", DCV_UNKNOWN},
	    {"acm", DCV_BY_REGISTRATION, "2024-06-30", DCV_UNKNOWN},
	    {"acm", DCV_BY_REGISTRATION, "2024-07-01", DCV_NO},
	    {"acm", DCV_BY_REGISTRATION, DAY, DCV_NO},
	    {"acm", DCV_BY_EMAIL, "2024-05-31", DCV_YES},
	    {"br", DCV_BY_EMAIL_TXT, "2019-01-31", DCV_NO},
	    {"br", DCV_BY_EMAIL_TXT, "2019-02-01", DCV_YES},
	    {"br", DCV_BY_REGISTRATION, "2025-07-14", DCV_YES},
	    {"br", DCV_BY_REGISTRATION, "2025-07-15", DCV_NO},
	    {"br", DCV_BY_DNS_PERSIST, "2025-11-09", DCV_NO},
	    {"br", DCV_BY_DNS_PERSIST, "2025-11-10", DCV_YES},
	    {"digicert", DCV_BY_REGISTRATION, "2025-05-07", DCV_YES},
	    {"digicert", DCV_BY_REGISTRATION, "2025-05-08", DCV_NO},
	    {"globalsign", DCV_BY_REGISTRATION, "2025-07-14", DCV_UNKNOWN},
	};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		ck_assert_msg(offered(all, days[i].id, days[i].m,
				  days[i].day) == days[i].is,
		    "%s on %s", days[i].id, days[i].day);
	const struct dcv_values *v = &dcv_profile_find(all, "acm")->is;
	dcv_profiles_on(all, "2027-03-14");
	ck_assert_int_eq(v->caa_parameters, DCV_UNKNOWN);
	dcv_profiles_on(all, "2027-03-15");
	ck_assert_int_eq(v->caa_parameters, DCV_YES);
	ck_assert_ptr_nonnull(v->from[DCV_K_CAA_PARAMETERS]);
	ck_assert_ptr_eq(v->from[DCV_K_WALK],
	    dcv_profile_find(all, "acm")->base.from[DCV_K_WALK]);
	dcv_profiles_free(all);
}
END_TEST

/* What is told of a text, read as a file of its own. */
static void told(const char *text, const char *expected)
{
	struct dcv_profiles *all = dcv_profiles_empty();
	struct dcv_profile_text t = {"x", text, (uint32_t)strlen(text)};
	struct zp_buf faults = {0};
	bool good = dcv_profile_read_text(all, &t, &faults);
	ck_assert_str_eq(faults.n > 0 ? faults.p : "", expected);
	ck_assert(good == !expected[0]);
	zp_buf_free(&faults);
	dcv_profiles_free(all);
}

#define HEAD "id: x\nname: X\nsources: {s: {title: T, date: 2026}}\n"
#define AT "rules/ca/x.yaml:"

START_TEST(shapes)
{
	told(HEAD, "");
	told("[]", AT "1:1: a map (KEY: VALUE) is wanted here\n");
	told("{}", AT "1:1: id is missing\n");
	told("id: y\nname: Y\n", AT "1:5: \"y\" is not the file's name\n");
	told("id: x\n", AT "1:1: name is missing\n");
	told(HEAD "colour: red\n", AT "4:1: no key \"colour\"\n");
	told(HEAD "name: Y\n", AT "4:1: the key \"name\" stands twice in one "
				  "mapping\n");
	told("id: x\nname: X\nsources: {s: {date: 2026}}\n",
	    AT "3:14: title is missing\n");
	told("id: x\nname: X\nsources: {s: {title: T, date: 2026-13}}\n",
	    AT "3:31: \"2026-13\" is no date: YYYY, YYYY-MM or YYYY-MM-DD\n");
	told(HEAD "values: {walk: {is: !!str mx, from: s}}\n",
	    AT "4:27: no tags and no merged keys in a profile\n");
}
END_TEST

START_TEST(values)
{
	told(HEAD "values: {walk: {is: mx, from: s}}\n", "");
	told(HEAD "values: {walk: {is: mx}}\n",
	    AT "4:10: a value without a source (from)\n");
	told(HEAD "values: {walk: {is: mx, from: t}}\n",
	    AT "4:31: no source \"t\"\n");
	told(HEAD "values: {walk: {from: s}}\n", AT "4:16: is is missing\n");
	told(HEAD "values: {walk: mx}\n",
	    AT "4:16: a map (KEY: VALUE) is wanted here\n");
	told(HEAD "values: {wlak: {is: mx, from: s}}\n",
	    AT "4:10: no key \"wlak\"\n");
	told(HEAD "values: {walk: {is: MX, from: s}}\n",
	    AT "4:21: no value \"MX\"\n");
	told(HEAD "values: {window-hours: {is: 0, from: s}}\n",
	    AT "4:29: \"0\" is no number from 1 to 8784\n");
	told(HEAD "values: {caa-critical-bits: {is: 256, from: s}}\n",
	    AT "4:34: \"256\" is no number from 1 to 255\n");
	told(HEAD "values: {email-new-until: {is: 2026-02-30, from: s}}\n",
	    AT "4:32: \"2026-02-30\" is no day: YYYY-MM-DD\n");
	told(HEAD "values: {offers: {is: [email, fax], from: s}}\n",
	    AT "4:31: no method \"fax\"\n");
	told(HEAD "values:\n  offers: {is: [email], from: s}\n"
		  "  offers-not: {is: [email], from: s}\n",
	    AT "6:21: email was said already\n");
	told(HEAD "values: {addresses: {is: [admin@example.com], from: s}}\n",
	    AT "4:27: \"admin@example.com\": the part before the @ is wanted "
	       "here, in lower case\n");
	told(HEAD "values: {caa-issuers: {is: ca.example, from: s}}\n",
	    AT "4:28: a list ([VALUE, ...]) is wanted here\n");
	told(HEAD "values: {caa-issuers: {is: [a..b], from: s}}\n",
	    AT "4:29: \"a..b\" is no domain name\n");
	told(HEAD "values: {caa-tags: {is: [Issue], from: s}}\n",
	    AT "4:26: \"Issue\": lower-case letters, digits and hyphens are "
	       "wanted here\n");
	told(HEAD "values: {dns-records: {is: [{label: a, type: TXT}], "
		  "from: s}}\n",
	    AT "4:37: \"a\": a label that begins with _, or @, is wanted "
	       "here\n");
	told(HEAD "values: {dns-records: {is: [{label: _a, type: MX}], "
		  "from: s}}\n",
	    AT "4:47: no type \"MX\"\n");
	told(HEAD "values: {dns-records: {is: [{type: TXT}], from: s}}\n",
	    AT "4:29: label is missing\n");
}
END_TEST

#define WALK "values: {walk: {is: mx, from: s}}"
#define DNS "values: {offers: {is: [dns], from: s}}"
#define NO_DNS "values: {offers-not: {is: [dns], from: s}}"

START_TEST(era_faults)
{
	told(HEAD "eras: [{from: 2026-01-01, " WALK "}]\n", "");
	told(HEAD "eras: [{" WALK "}]\n",
	    AT "4:8: an era has a first day (from), a last (until), or "
	       "both\n");
	told(HEAD "eras: [{from: 2026-02-30, " WALK "}]\n",
	    AT "4:15: \"2026-02-30\" is no day: YYYY-MM-DD\n");
	told(HEAD "eras: [{from: 2026-01-02, until: 2026-01-01, " WALK "}]\n",
	    AT "4:8: this era ends before it begins\n");
	told(
	    HEAD "eras: [{from: 2026-01-01}]\n", AT "4:8: values is missing\n");
	told(HEAD "eras:\n- {until: 2026-01-01, " WALK "}\n"
		  "- {from: 2026-01-02, " WALK "}\n",
	    "");
	told(HEAD "eras:\n- {until: 2026-01-01, " WALK "}\n"
		  "- {from: 2026-01-01, " WALK "}\n",
	    AT "6:3: this era overlaps the one until 2026-01-01 and says "
	       "something of the same value\n");
	told(HEAD "eras:\n- {until: 2026-01-01, " WALK "}\n"
		  "- {from: 2026-01-01, " DNS "}\n",
	    "");
	told(HEAD "eras:\n- {until: 2026-01-01, " NO_DNS "}\n"
		  "- {from: 2025-01-01, until: 2025-02-01, " DNS "}\n",
	    AT "6:3: this era overlaps the one until 2026-01-01 and says "
	       "something of the same value\n");
}
END_TEST

/* The edges of an era on both sides, and a value that nobody says then. */
START_TEST(era_edges)
{
	static const char text[] =
	    HEAD "values: {needs-mx: {is: yes, from: s}}\n"
		 "eras:\n"
		 "- {from: 2026-03-01, until: 2026-03-01, values: {needs-mx: "
		 "{is: no, from: s}}}\n"
		 "- {from: 2026-03-03, values: {needs-mx: {is: unknown, from: "
		 "s}}}\n";
	struct dcv_profiles *all = dcv_profiles_empty();
	struct dcv_profile_text t = {"x", text, sizeof text - 1};
	struct zp_buf faults = {0};
	ck_assert(dcv_profile_read_text(all, &t, &faults));
	const struct dcv_values *v = &dcv_profile_find(all, "x")->is;
	dcv_profiles_on(all, "2026-02-28");
	ck_assert_int_eq(v->needs_mx, DCV_YES);
	dcv_profiles_on(all, "2026-03-01");
	ck_assert_int_eq(v->needs_mx, DCV_NO);
	dcv_profiles_on(all, "2026-03-02");
	ck_assert_int_eq(v->needs_mx, DCV_YES);
	dcv_profiles_on(all, "2026-03-03");
	ck_assert_int_eq(v->needs_mx, DCV_UNKNOWN);
	ck_assert_ptr_null(v->from[DCV_K_NEEDS_MX]);
	zp_buf_free(&faults);
	dcv_profiles_free(all);
}
END_TEST

static void items(const char *id, enum dcv_key k, const char *expected)
{
	struct dcv_profiles *all = dcv_profiles_new(DAY);
	const struct dcv_profile *p = dcv_profile_find(all, id);
	struct zp_arena a = {0};
	struct zp_buf b = {0};
	const char *text;
	for (unsigned i = 0; (text = dcv_value_item(&a, &p->is, k, i)); i++)
		zp_buf_printf(&b, "%s%s", i > 0 ? ", " : "", text);
	ck_assert_str_eq(b.n > 0 ? b.p : "", expected);
	zp_buf_free(&b);
	zp_arena_free(&a);
	dcv_profiles_free(all);
}

START_TEST(as_words)
{
	items("acm", DCV_K_WALK, "mx");
	items("acm", DCV_K_NEEDS_MX, "yes");
	items("acm", DCV_K_WINDOW_HOURS, "72");
	items("acm", DCV_K_EMAIL_NEW_UNTIL, "2027-03-31");
	items("acm", DCV_K_OFFERS, "email, dns");
	items("acm", DCV_K_REFUSED_SUFFIXES,
	    "amazonaws.com, cloudfront.net, elasticbeanstalk.com");
	items("acm", DCV_K_CAA_EXACT_CASE, "");
	items("acm", DCV_K_DNS_RECORDS, "_* CNAME acm-validations.aws");
	items("digicert", DCV_K_DNS_RECORDS,
	    "@ TXT, _dnsauth TXT, _dnsauth CNAME");
	items("letsencrypt", DCV_K_CAA_CRITICAL_BITS, "129");
	items("letsencrypt", DCV_K_WALK, "");
	items("google", DCV_K_OFFERS_NOT,
	    "email, email-caa, email-txt, registration");
}
END_TEST

Suite *suite_profile(void);
Suite *suite_profile(void)
{
	Suite *s = suite_create("profile");
	TCase *c = tcase_create("profiles");
	tcase_add_test(c, compiled_in);
	tcase_add_test(c, all_there);
	tcase_add_test(c, what_they_say);
	tcase_add_test(c, eras);
	tcase_add_test(c, era_edges);
	tcase_add_test(c, as_words);
	suite_add_tcase(s, c);
	c = tcase_create("profile-faults");
	tcase_add_test(c, shapes);
	tcase_add_test(c, values);
	tcase_add_test(c, era_faults);
	suite_add_tcase(s, c);
	return s;
}
