#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dcv/registrations.h"

Suite *suite_registrations(void);

static struct zp_sources sources;
static struct dcv_registrations *all;
static const struct dcv_registered *at;

static void setup(void)
{
	memset(&sources, 0, sizeof sources);
	all = dcv_registrations_new(&sources);
	at = NULL;
}

static void teardown(void)
{
	dcv_registrations_free(all);
	zp_sources_free(&sources);
}

static bool load(const char *text, const char **why)
{
	char file[] = "/tmp/dcvlint-registered-XXXXXX";
	int fd = mkstemp(file);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	bool ok = dcv_registrations_load(all, file, why);
	unlink(file);
	return ok;
}

static void begin(const char *text)
{
	const char *why = "";
	struct zp_name n;
	ck_assert_msg(load(text, &why), "%s", why);
	ck_assert(zp_name_from_text(&n, "example.com"));
	at = dcv_registrations_of(all, &n);
}

/* The next contact. */
static void is(
    enum dcv_role role, enum dcv_registered_kind kind, const char *text)
{
	ck_assert_ptr_nonnull(at);
	ck_assert_msg(
	    at->role == role && at->kind == kind && strcmp(at->text, text) == 0,
	    "%d %d %s", (int)at->role, (int)at->kind, at->text);
	at = dcv_registrations_next(all, at);
}

START_TEST(csv)
{
	begin("Domain;Role;Address\nEXAMPLE.com.;Registrant;a@example.net\n"
	      "example.org;admin;x@example.net\nexample.com;tech-c;b@c@d\n"
	      "example.com;boss;x@example.net\n");
	is(DCV_REGISTRANT, DCV_REGISTERED_ADDRESS, "a@example.net");
	is(DCV_TECHNICAL, DCV_REGISTERED_MALFORMED, "b@c@d");
	ck_assert_ptr_null(at);
	struct dcv_box_problem p;
	ck_assert(dcv_registrations_problem(all, 0, &p));
	ck_assert(strstr(p.message, "no role"));
}
END_TEST

START_TEST(csv_bare)
{
	begin("example.com,administrative,mailto:a@example.net\n");
	is(DCV_ADMINISTRATIVE, DCV_REGISTERED_ADDRESS, "a@example.net");
}
END_TEST

START_TEST(whois)
{
	begin("Domain Name: EXAMPLE.COM\r\n"
	      "Registrant Email: owner@domainsbyproxy.com\r\n"
	      "Admin Email: REDACTED FOR PRIVACY\r\n"
	      "Tech Email: https://form.example/x\r\n"
	      "Registrar Abuse Contact Email: abuse@example.net\r\n");
	is(DCV_REGISTRANT, DCV_REGISTERED_PRIVACY, "owner@domainsbyproxy.com");
	is(DCV_ADMINISTRATIVE, DCV_REGISTERED_REDACTED, "REDACTED FOR PRIVACY");
	is(DCV_TECHNICAL, DCV_REGISTERED_REDACTED, "https://form.example/x");
	ck_assert_ptr_null(at);
}
END_TEST

START_TEST(whois_sections)
{
	begin("domain: example.com\n\n[Tech-C]\nName: x\n"
	      "Email: a@example.net\n\nEmail: stray@example.net\n"
	      "Administrative Contact:\n  Name: y\n  E-mail: b@example.net\n"
	      "Billing Contact:\n  Email: c@example.net\n");
	is(DCV_TECHNICAL, DCV_REGISTERED_ADDRESS, "a@example.net");
	is(DCV_ADMINISTRATIVE, DCV_REGISTERED_ADDRESS, "b@example.net");
	ck_assert_ptr_null(at);
}
END_TEST

START_TEST(rdap)
{
	begin("[{\"objectClassName\": \"domain\", \"ldhName\": \"Example.COM\","
	      "\"entities\": [{\"roles\": [\"registrant\", \"technical\"],"
	      "\"vcardArray\": [\"vcard\", [[\"fn\", {}, \"text\", \"X\"],"
	      "[\"email\", {}, \"text\", \"a@example.net\"]]], \"entities\":"
	      "[{\"roles\": [\"abuse\"], \"vcardArray\": [\"vcard\","
	      "[[\"email\", {}, \"text\", \"b@example.net\"]]]}]}],"
	      "\"redacted\": [{\"name\": {\"type\": \"Administrative Email\"}},"
	      "{\"name\": {\"description\": \"Registrant Email\"}}, {}]}]");
	is(DCV_REGISTRANT, DCV_REGISTERED_ADDRESS, "a@example.net");
	is(DCV_TECHNICAL, DCV_REGISTERED_ADDRESS, "a@example.net");
	is(DCV_ADMINISTRATIVE, DCV_REGISTERED_REDACTED, "redacted");
	ck_assert_ptr_null(at);
}
END_TEST

START_TEST(rdap_damaged)
{
	const char *why = "";
	load("{\"ldhName\": \"example.com\", \"entities\": {\"roles\": 1}, "
	     "\"redacted\": [1, [], {\"name\": []}]}",
	    &why);
	load("{\"ldhName\": [], \"entities\": [[], {\"roles\": [\"tech\"], "
	     "\"vcardArray\": [\"vcard\", [[\"email\"], [], 1]]}]}",
	    &why);
	load("{\"ldhName\": \"example.com\", \"entities\": [", &why);
	struct dcv_box_problem p;
	ck_assert(dcv_registrations_problem(all, 0, &p));
}
END_TEST

START_TEST(nothing)
{
	const char *why = "";
	ck_assert(!load("hello\n", &why));
	ck_assert(strstr(why, "tells no registration contact"));
	ck_assert(!load("", &why));
	ck_assert(!load("{\"a\": 1}", &why));
}
END_TEST

Suite *suite_registrations(void)
{
	const struct {
		const char *name;
		const TTest *test;
	} cases[] = {
	    {"csv", csv},
	    {"csv_bare", csv_bare},
	    {"whois", whois},
	    {"whois_sections", whois_sections},
	    {"rdap", rdap},
	    {"rdap_damaged", rdap_damaged},
	    {"nothing", nothing},
	};
	Suite *s = suite_create("registrations");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		TCase *t = tcase_create(cases[i].name);
		tcase_add_checked_fixture(t, setup, teardown);
		tcase_add_test(t, cases[i].test);
		suite_add_tcase(s, t);
	}
	return s;
}
