#include "dcv/profile.h"

#include <string.h>

#include "zoneparse/rrtype.h"

const char *dcv_truth_text(enum dcv_truth t)
{
	static const char *const text[] = {
	    [DCV_NO] = "no", [DCV_UNKNOWN] = "unknown", [DCV_YES] = "yes"};
	return text[t];
}

static const struct {
	const char *text;
	unsigned section;
} methods[DCV_METHODS] = {
    [DCV_BY_EMAIL] = {"email", 4},
    [DCV_BY_EMAIL_CAA] = {"email-caa", 13},
    [DCV_BY_EMAIL_TXT] = {"email-txt", 14},
    [DCV_BY_REGISTRATION] = {"registration", 2},
    [DCV_BY_DNS] = {"dns", 7},
    [DCV_BY_DNS_ACCOUNT] = {"dns-account", 21},
    [DCV_BY_DNS_PERSIST] = {"dns-persist", 22},
    [DCV_BY_HTTP] = {"http", 19},
    [DCV_BY_TLS] = {"tls", 20},
};

const char *dcv_method_text(enum dcv_method m)
{
	return methods[m].text;
}

unsigned dcv_method_section(enum dcv_method m)
{
	return methods[m].section;
}

struct dcv_profiles {
	struct zp_arena arena;
	struct dcv_profile two[2];
};

static void fill(struct dcv_profiles *s, struct dcv_profile *p)
{
	static const char *const five[] = {
	    "admin", "administrator", "hostmaster", "postmaster", "webmaster"};
	static const char *const refused[] = {
	    "amazonaws.com", "cloudfront.net", "elasticbeanstalk.com"};
	static const char *const issuers[] = {
	    "amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"};
	struct dcv_values *v = &p->is;
	(void)s;
	for (unsigned i = 0; i < 5; i++)
		zp_push(&v->addresses, five[i]);
	for (unsigned i = 0; i < DCV_METHODS; i++)
		v->offers[i] = DCV_NO;
	v->offers[DCV_BY_EMAIL] = v->offers[DCV_BY_DNS] = DCV_YES;
	v->strip_www = DCV_YES;
	v->follows_alias = DCV_NO;
	v->window_hours = 72;
	v->email_new_until = "2027-03-31";
	v->email_renewal_until = "2027-09-30";
	for (unsigned i = 0; i < 3; i++) {
		struct zp_name n;
		if (zp_name_from_text(&n, refused[i]))
			zp_push(&v->refused_suffixes, n);
	}
	for (unsigned i = 0; i < 4; i++)
		zp_push(&v->caa_issuers, issuers[i]);
	static const char *const tags[] = {"issue", "issuewild", "iodef"};
	for (unsigned i = 0; i < 3; i++)
		zp_push(&v->caa_tags, tags[i]);
	struct dcv_dns_record r = {"_*", ZP_CNAME, true, {0}};
	if (zp_name_from_text(&r.target, "acm-validations.aws"))
		zp_push(&v->dns_records, r);
}

struct dcv_profiles *dcv_profiles_new(const char *day)
{
	struct dcv_profiles *s = zp_xcalloc(1, sizeof *s);
	(void)day;
	s->two[0].id = "acm";
	s->two[0].name = "AWS Certificate Manager, requested in the console";
	fill(s, &s->two[0]);
	s->two[0].is.walk = DCV_WALK_MX;
	s->two[0].is.no_route = DCV_NO_ROUTE_NONE;
	s->two[0].is.needs_mx = DCV_YES;
	s->two[1].id = "acm-api";
	s->two[1].index = 1;
	s->two[1].name = "AWS Certificate Manager, requested through API, CLI, "
			 "Terraform or CloudFormation";
	fill(s, &s->two[1]);
	s->two[1].is.walk = DCV_WALK_NONE;
	s->two[1].is.needs_mx = DCV_NO;
	return s;
}

void dcv_profiles_free(struct dcv_profiles *p)
{
	for (unsigned i = 0; p && i < 2; i++) {
		zp_vec_free(&p->two[i].is.addresses);
		zp_vec_free(&p->two[i].is.refused_suffixes);
		zp_vec_free(&p->two[i].is.caa_issuers);
		zp_vec_free(&p->two[i].is.caa_tags);
		zp_vec_free(&p->two[i].is.dns_records);
	}
	zp_xfree(p);
}

void dcv_profiles_on(struct dcv_profiles *p, const char *day)
{
	(void)p;
	(void)day;
}

const struct dcv_profile *dcv_profile_find(
    const struct dcv_profiles *p, const char *id)
{
	for (unsigned i = 0; i < 2; i++)
		if (strcmp(p->two[i].id, id) == 0)
			return &p->two[i];
	return NULL;
}

const struct dcv_profile *dcv_profiles_at(
    const struct dcv_profiles *p, unsigned i)
{
	return i < 2 ? &p->two[i] : NULL;
}

bool dcv_profile_refuses(
    const struct dcv_profile *p, const struct zp_name *name)
{
	for (uint32_t i = 0; i < p->is.refused_suffixes.n; i++)
		if (zp_name_is_below(name, &p->is.refused_suffixes.v[i]))
			return true;
	return false;
}
