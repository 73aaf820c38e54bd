/* Room for the record of a DNS method, and contacts in TXT records. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "dcv/contact.h"
#include "dcv/dnsmethod.h"
#include "zoneparse/parse.h"
#include "zoneparse/rrtype.h"

Suite *suite_dnsmethod(void);

static const char zone[] =
    "$ORIGIN example.com.\n$TTL 60\n"
    "@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n"
    "@ IN NS ns1\n@ IN MX 10 mx\nns1 IN A 8.8.8.53\nmx IN A 8.8.8.25\n"
    "www IN A 8.8.8.80\n"
    "alias IN CNAME www\n"
    "_0123456789abcdef0123456789abcdef.shop IN CNAME "
    "_f.x.acm-validations.aws.\n"
    "shop IN A 8.8.8.80\n"
    "cut IN NS ns1\nchild IN NS ns1\n"
    "gone IN DNAME other.example.com.\nfar IN DNAME elsewhere.test.\n"
    "_acme-challenge.www IN CNAME www.challenges\n"
    "_acme-challenge.out IN CNAME www.elsewhere.test.\n"
    "_acme-challenge.loop IN CNAME _acme-challenge.loop\n"
    "*.wild IN CNAME www\n*.text IN TXT x\n"
    "_dnsauth.taken IN TXT token\n"
    "_dnsauth.found IN CNAME dcv.digicert.com.\n"
    "_dnsauth.other IN CNAME www\n"
    "_validation-contactemail IN TXT \"host\" \"master@example.com\"\n"
    "_validation-contactemail IN TXT \"a b\"\n"
    "_validation-persist IN TXT \"ca.example; accounturi=x\"\n"
    "_validation-persist.old IN TXT \"ca.example; accounturi=x; "
    "persistUntil=1\"\n"
    "_validation-persist.w IN TXT \"CA.example; accounturi=x; "
    "policy=wildcard\"\n"
    "null IN MX 0 .\nnowhere IN TXT x\ndead IN MX 10 nowhere\n"
    "hosted IN MX 10 mx.elsewhere.test.\n";
static const char child[] = "$ORIGIN child.example.com.\n$TTL 60\n"
			    "@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n"
			    "@ IN NS ns1.example.com.\nx IN CNAME @\n";

struct run {
	struct zp_set set;
	struct dcv_psl *psl;
	struct dcv_boxes *boxes;
	struct dcv dcv;
	struct dcv_profile ca;
};

static void load(struct run *r, const char *file, const char *text)
{
	struct zp_parse_options o = {0};
	uint32_t id = zp_source_memory(
	    &r->set.sources, file, text, (uint32_t)strlen(text));
	zp_parse(&r->set, zp_set_add(&r->set), id, &o);
}

static struct run begin(void)
{
	struct run r;
	memset(&r, 0, sizeof r);
	return r;
}

static void start(struct run *r)
{
	const char *why;
	load(r, "example.com", zone);
	load(r, "child.example.com", child);
	zp_set_finish(&r->set);
	r->psl = dcv_psl_open(NULL, &why);
	ck_assert_ptr_nonnull(r->psl);
	r->boxes = dcv_boxes_new(&r->set.sources);
	dcv_init(&r->dcv, &r->set, r->psl, r->boxes, "2026-11-24");
	r->ca.id = "test";
	for (unsigned i = 0; i < DCV_METHODS; i++)
		r->ca.is.offers[i] = DCV_NO;
	r->ca.is.offers[DCV_BY_DNS] = DCV_YES;
	zp_push(&r->ca.is.caa_issuers, "ca.example");
}

static void end(struct run *r)
{
	dcv_free(&r->dcv);
	zp_vec_free(&r->ca.is.dns_records);
	zp_vec_free(&r->ca.is.caa_issuers);
	dcv_boxes_free(r->boxes);
	dcv_psl_close(r->psl);
	zp_set_free(&r->set);
}

static void record(
    struct run *r, const char *label, uint16_t type, const char *target)
{
	struct dcv_dns_record one = {label, type, target != NULL, {0}};
	if (target)
		ck_assert(zp_name_from_text(&one.target, target));
	zp_push(&r->ca.is.dns_records, one);
}

static struct zp_name named(const char *text)
{
	struct zp_name n;
	ck_assert_msg(zp_name_from_text(&n, text), "%s", text);
	return n;
}

static struct dcv_dns is(
    struct run *r, const char *text, enum dcv_dns_why why, const char *at)
{
	struct dcv_dns d;
	struct zp_name n = named(text);
	char buf[ZP_NAME_TEXT];
	struct zp_view view = {&r->set, NULL};
	dcv_dns_judge(&r->dcv, &r->ca, view, &n, false, &d);
	ck_assert_msg(d.why == why, "%s: %s", text, dcv_dns_why_text(d.why));
	if (at)
		ck_assert_str_eq(zp_name_print(&d.at, buf), at);
	return d;
}

START_TEST(challenge)
{
	struct run r = begin();
	start(&r);
	is(&r, "www.example.com", DCV_DNS_NOT_TOLD, NULL);
	record(&r, "_acme-challenge", ZP_TXT, NULL);
	is(&r, "example.com", DCV_DNS_ROOM, "_acme-challenge.example.com");
	is(&r, "alias.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "not.there.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "www.example.com", DCV_DNS_FOLLOWED,
	    "www.challenges.example.com");
	is(&r, "out.example.com", DCV_DNS_ALIAS_UNLOADED, "www.elsewhere.test");
	ck_assert_int_eq(
	    is(&r, "loop.example.com", DCV_DNS_ALIAS_LOOP, NULL).ready, DCV_NO);
	is(&r, "cut.example.com", DCV_DNS_DELEGATED, NULL);
	is(&r, "child.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "x.child.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "example.org", DCV_DNS_NOT_LOADED, NULL);
	is(&r, "x.gone.example.com", DCV_DNS_FOLLOWED,
	    "_acme-challenge.x.other.example.com");
	is(&r, "far.example.com", DCV_DNS_ALIAS_UNLOADED, NULL);
	struct dcv_dns d = is(&r, "wild.example.com", DCV_DNS_ROOM, NULL);
	ck_assert_ptr_nonnull(d.wildcard.zone);
	d = is(&r, "text.example.com", DCV_DNS_ROOM, NULL);
	ck_assert_ptr_nonnull(d.wildcard.zone);
	end(&r);
}
END_TEST

START_TEST(aliases)
{
	struct run r = begin();
	start(&r);
	record(&r, "_*", ZP_CNAME, "acm-validations.aws");
	struct dcv_dns d = is(&r, "shop.example.com", DCV_DNS_FOUND,
	    "_0123456789abcdef0123456789abcdef.shop.example.com");
	ck_assert_int_eq(d.ready, DCV_YES);
	is(&r, "www.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "alias.example.com", DCV_DNS_ROOM, NULL);
	is(&r, "x.gone.example.com", DCV_DNS_DNAME, NULL);
	is(&r, "cut.example.com", DCV_DNS_DELEGATED, NULL);
	r.ca.is.dns_records.n = 0;
	record(&r, "_dnsauth", ZP_CNAME, "dcv.digicert.com");
	is(&r, "found.example.com", DCV_DNS_FOUND, NULL);
	is(&r, "taken.example.com", DCV_DNS_TAKEN, NULL);
	is(&r, "other.example.com", DCV_DNS_TAKEN, NULL);
	is(&r, "wild.example.com", DCV_DNS_ROOM, NULL);
	r.ca.is.offers[DCV_BY_DNS] = DCV_NO;
	is(&r, "example.com", DCV_DNS_NOT_OFFERED, NULL);
	end(&r);
}
END_TEST

START_TEST(bare_name)
{
	struct run r = begin();
	start(&r);
	record(&r, "", ZP_TXT, NULL);
	is(&r, "example.com", DCV_DNS_ROOM, "example.com");
	struct dcv_dns d = is(&r, "alias.example.com", DCV_DNS_ALIAS, NULL);
	ck_assert_ptr_nonnull(d.by.zone);
	/* Any domain up to the base domain will do. */
	r.ca.is.walk = DCV_WALK_ADN;
	is(&r, "alias.example.com", DCV_DNS_ROOM, "example.com");
	/* Or where the alias leads, or so it may be. */
	r.ca.is.walk = DCV_WALK_NONE;
	r.ca.is.follows_alias = DCV_YES;
	is(&r, "alias.example.com", DCV_DNS_ROOM, "www.example.com");
	r.ca.is.follows_alias = DCV_UNKNOWN;
	is(&r, "alias.example.com", DCV_DNS_ELSEWHERE, NULL);
	r.ca.is.follows_alias = DCV_NO;
	r.ca.is.walk = DCV_WALK_UNKNOWN;
	is(&r, "alias.example.com", DCV_DNS_ALIAS, NULL);
	r.ca.is.offers[DCV_BY_EMAIL] = DCV_YES;
	is(&r, "alias.example.com", DCV_DNS_ELSEWHERE, NULL);
	r.ca.is.walk = DCV_WALK_NONE;
	/* The best of several. */
	record(&r, "_dnsauth", ZP_TXT, NULL);
	is(&r, "alias.example.com", DCV_DNS_ROOM, "_dnsauth.alias.example.com");
	end(&r);
}
END_TEST

START_TEST(too_long)
{
	struct run r = begin();
	char text[256], part[64];
	start(&r);
	record(&r, "_acme-challenge", ZP_TXT, NULL);
	memset(part, 'a', 63);
	part[63] = '\0';
	/* 3 * 64 + 32 + 12 + 1 octets: 18 are left, the label takes 16. */
	snprintf(text, sizeof text, "%s.%s.%s.%.31s.example.com", part, part,
	    part, part);
	is(&r, text, DCV_DNS_ROOM, NULL);
	snprintf(text, sizeof text, "%s.%s.%s.%.34s.example.com", part, part,
	    part, part);
	is(&r, text, DCV_DNS_LONG, NULL);
	end(&r);
}
END_TEST

static void persists(struct run *r, const char *text, bool wildcard,
    enum dcv_truth found, bool narrow)
{
	struct dcv_persist_at at;
	struct zp_name n = named(text);
	dcv_persist_find(&r->dcv, &r->ca, (struct zp_view){&r->set, NULL}, &n,
	    wildcard, &at);
	ck_assert_int_eq(at.found, found);
	ck_assert_int_eq(at.narrow, narrow);
}

START_TEST(persistent)
{
	struct run r = begin();
	struct dcv_dns d;
	start(&r);
	persists(&r, "example.com", false, DCV_YES, false);
	persists(&r, "example.com", true, DCV_YES, false);
	r.ca.is.persist_wildcard_policy = DCV_YES;
	persists(&r, "example.com", true, DCV_NO, true);
	persists(&r, "w.example.com", true, DCV_YES, false);
	persists(&r, "old.example.com", false, DCV_NO, false);
	persists(&r, "cut.example.com", false, DCV_UNKNOWN, false);
	struct zp_name n = named("example.com");
	struct zp_view view = {&r.set, NULL};
	dcv_dns_judge_persist(&r.dcv, &r.ca, view, &n, false, &d);
	ck_assert_int_eq(d.why, DCV_DNS_NOT_OFFERED);
	r.ca.is.offers[DCV_BY_DNS_PERSIST] = DCV_YES;
	dcv_dns_judge_persist(&r.dcv, &r.ca, view, &n, false, &d);
	ck_assert_int_eq(d.why, DCV_DNS_FOUND);
	n = named("www.example.com");
	dcv_dns_judge_persist(&r.dcv, &r.ca, view, &n, false, &d);
	ck_assert_int_eq(d.why, DCV_DNS_ROOM);
	r.ca.is.offers[DCV_BY_DNS_PERSIST] = DCV_UNKNOWN;
	dcv_dns_judge_persist(&r.dcv, &r.ca, view, &n, false, &d);
	ck_assert_int_eq(d.why, DCV_DNS_NOT_TOLD);
	/* A record counts where the CA may take it, room alone does not. */
	record(&r, "_acme-challenge", ZP_TXT, NULL);
	n = named("loop.example.com");
	ck_assert_int_eq(
	    dcv_dns_method(&r.dcv, &r.ca, view, &n, false), DCV_NO);
	r.ca.is.offers[DCV_BY_DNS_PERSIST] = DCV_YES;
	ck_assert_int_eq(
	    dcv_dns_method(&r.dcv, &r.ca, view, &n, false), DCV_YES);
	end(&r);
}
END_TEST

static enum dcv_truth takes(struct run *r, const char *text)
{
	struct zp_answer at;
	struct zp_name n = named(text);
	return dcv_domain_takes_mail(
	    &r->dcv, (struct zp_view){&r->set, NULL}, &n, &at);
}

START_TEST(contacts)
{
	struct run r = begin();
	struct dcv_contacts c, again;
	start(&r);
	struct zp_view view = {&r.set, NULL};
	struct zp_name n = named("example.com");
	dcv_contact_txt(&r.dcv, view, &n, &c);
	ck_assert_int_eq(c.found, DCV_YES);
	ck_assert_uint_eq(c.n, 2);
	ck_assert_str_eq(c.contacts[0].value.p, "hostmaster@example.com");
	ck_assert_int_eq(c.contacts[0].address.fault, DCV_ADDRESS_OK);
	ck_assert_int_eq(c.contacts[1].address.fault, DCV_ADDRESS_SPACE);
	dcv_contact_txt(&r.dcv, view, &n, &again);
	ck_assert_ptr_eq(again.contacts, c.contacts);
	n = named("www.example.com");
	dcv_contact_txt(&r.dcv, view, &n, &c);
	ck_assert(c.found == DCV_NO && c.n == 0);
	n = named("cut.example.com");
	dcv_contact_txt(&r.dcv, view, &n, &c);
	ck_assert_int_eq(c.found, DCV_UNKNOWN);
	ck_assert_int_eq(takes(&r, "example.com"), DCV_YES);
	ck_assert_int_eq(takes(&r, "www.example.com"), DCV_YES);
	ck_assert_int_eq(takes(&r, "alias.example.com"), DCV_YES);
	ck_assert_int_eq(takes(&r, "hosted.example.com"), DCV_YES);
	ck_assert_int_eq(takes(&r, "null.example.com"), DCV_NO);
	ck_assert_int_eq(takes(&r, "nowhere.example.com"), DCV_NO);
	ck_assert_int_eq(takes(&r, "dead.example.com"), DCV_NO);
	ck_assert_int_eq(takes(&r, "absent.example.com"), DCV_NO);
	ck_assert_int_eq(takes(&r, "cut.example.com"), DCV_UNKNOWN);
	ck_assert_int_eq(takes(&r, "example.org"), DCV_UNKNOWN);
	end(&r);
}
END_TEST

Suite *suite_dnsmethod(void)
{
	Suite *s = suite_create("dnsmethod");
	TCase *t = tcase_create("dnsmethod");
	tcase_add_test(t, challenge);
	tcase_add_test(t, aliases);
	tcase_add_test(t, bare_name);
	tcase_add_test(t, too_long);
	tcase_add_test(t, persistent);
	tcase_add_test(t, contacts);
	suite_add_tcase(s, t);
	return s;
}
