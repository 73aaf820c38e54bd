/*
 * profile.h -- how a certificate authority validates
 *
 * A profile is data (rules/ca/<id>.yaml, compiled in; the configuration
 * replaces values and adds profiles): what a source says, with the source and
 * its date, and nothing guessed. What no source says is unknown, in the data
 * and in the verdict. Values that change over time are eras; those of one day
 * are put in force before anything is judged.
 */
#ifndef DCV_PROFILE_H
#define DCV_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dcv/truth.h"
#include "zoneparse/mem.h"
#include "zoneparse/name.h"

enum dcv_walk {
	DCV_WALK_UNKNOWN, /* between NONE and ADN */
	DCV_WALK_NONE,    /* the asked name (or its ValidationDomain) alone */
	DCV_WALK_MX, /* from the name up to the base domain, to the first MX */
	DCV_WALK_ADN /* the applicant chooses among all Authorization Domain
		      * Names (Baseline Requirements section 3.2.2.4) */
};

/* What becomes of the mail when no level of an MX walk has an MX. */
enum dcv_no_route {
	DCV_NO_ROUTE_UNKNOWN,
	DCV_NO_ROUTE_NONE,
	DCV_NO_ROUTE_NAME
};

/* Methods of validation, by the subsection of Baseline Requirements section
 * 3.2.2.4 that allows each. */
enum dcv_method {
	DCV_BY_EMAIL,        /* .4 constructed addresses */
	DCV_BY_EMAIL_CAA,    /* .13 contactemail of CAA */
	DCV_BY_EMAIL_TXT,    /* .14 _validation-contactemail */
	DCV_BY_REGISTRATION, /* .2 contacts of the registration */
	DCV_BY_DNS,          /* .7 a record with a random value or token */
	DCV_BY_DNS_ACCOUNT,  /* .21 a label of the account */
	DCV_BY_DNS_PERSIST,  /* .22 _validation-persist */
	DCV_BY_HTTP,         /* .18, .19 */
	DCV_BY_TLS,          /* .20 */
	DCV_METHODS
};
/* "email", "email-caa", "email-txt", "registration", "dns", "dns-account",
 * "dns-persist", "http", "tls": the words of profiles and of output. */
const char *dcv_method_text(enum dcv_method m);
/* The subsection's number: 4, 13, ... */
unsigned dcv_method_section(enum dcv_method m);

/* Values of a profile; the words of its file are those in quotes. */
enum dcv_key {
	DCV_K_ADDRESSES,               /* "addresses" */
	DCV_K_OFFERS,                  /* "offers": methods */
	DCV_K_OFFERS_NOT,              /* "offers-not" */
	DCV_K_WALK,                    /* "walk": none, mx, adn */
	DCV_K_NO_ROUTE,                /* "no-route": nothing, name */
	DCV_K_NEEDS_MX,                /* "needs-mx" */
	DCV_K_STRIP_WWW,               /* "strip-www" */
	DCV_K_FOLLOWS_ALIAS,           /* "follows-alias" */
	DCV_K_WINDOW_HOURS,            /* "window-hours" */
	DCV_K_EMAIL_NEW_UNTIL,         /* "email-new-until" */
	DCV_K_EMAIL_RENEWAL_UNTIL,     /* "email-renewal-until" */
	DCV_K_REFUSED_SUFFIXES,        /* "refused-suffixes" */
	DCV_K_CAA_ISSUERS,             /* "caa-issuers" */
	DCV_K_CAA_TAGS,                /* "caa-tags" */
	DCV_K_CAA_CRITICAL_BITS,       /* "caa-critical-bits" */
	DCV_K_CAA_EXACT_CASE,          /* "caa-exact-case" */
	DCV_K_CAA_PARAMETERS,          /* "caa-parameters" */
	DCV_K_CAA_METHODS,             /* "caa-methods" */
	DCV_K_DNS_RECORDS,             /* "dns-records" */
	DCV_K_PERSIST_WILDCARD_POLICY, /* "persist-wildcard-policy" */
	DCV_K_COUNT
};

/* Where values come from. */
struct dcv_source {
	const char *id;    /* within the profile */
	const char *title; /* document, section */
	const char *date;  /* YYYY-MM-DD, or what of it is known; may be NULL */
};

/* A record by which a name is validated. */
struct dcv_dns_record {
	const char *label; /* "_acme-challenge"; "_*": any label that begins so;
			    * "": at the name itself */
	uint16_t type;     /* ZP_TXT, ZP_CNAME */
	bool has_target;   /* of a CNAME: what it must lead below */
	struct zp_name target;
};

typedef ZP_VEC(const char *) dcv_words;

/* What holds, each value with its source: from[] is NULL where nobody says, and
 * the value is unknown (or empty). */
struct dcv_values {
	const struct dcv_source *from[DCV_K_COUNT];
	const struct dcv_source
	    *offers_from[DCV_METHODS]; /* of each of offers;
					* from[DCV_K_OFFERS] and
					* from[DCV_K_OFFERS_NOT] are the last */
	uint32_t unknown; /* of an era: bits of keys of which nobody says then
			   * what is said else */
	dcv_words addresses; /* local parts */
	enum dcv_truth offers[DCV_METHODS];
	enum dcv_walk walk;
	enum dcv_no_route no_route;
	enum dcv_truth needs_mx;      /* A/AAAA alone is no route */
	enum dcv_truth strip_www;     /* a leading "www." is taken off first */
	enum dcv_truth follows_alias; /* an alias' target may be the ADN */
	unsigned window_hours; /* until the request times out; 0: unknown */
	/* Last days of mail validation; NULL: none is known. */
	const char *email_new_until, *email_renewal_until;
	ZP_VEC(struct zp_name) refused_suffixes;
	dcv_words caa_issuers; /* issuer-domain-names it takes for its own */
	dcv_words caa_tags;    /* property tags it knows, lower-case */
	uint8_t caa_critical_bits;     /* flag bits that make a tag critical; 0:
					* unknown (128 by RFC 8659) */
	enum dcv_truth caa_exact_case; /* issuer compared octet by octet */
	enum dcv_truth caa_parameters; /* obeys RFC 8657 today */
	dcv_words caa_methods; /* validationmethods labels it uses for mail and
				* DNS, "dns-01", "ca-tbr-4" */
	ZP_VEC(struct dcv_dns_record) dns_records;
	enum dcv_truth persist_wildcard_policy; /* wants policy=wildcard */
};

/* From day FROM (NULL: ever) to day UNTIL (the last; NULL: no end). Eras may
 * overlap where they say nothing of the same value. */
struct dcv_era {
	const char *from, *until;
	struct dcv_values values; /* only what differs: from[] tells */
};

struct dcv_profile {
	const char *id;
	const char *name;
	const char *note; /* what to know about the data; may be NULL */
	unsigned index;   /* a number of its own, the same in every run */
	bool configured;  /* added or changed by the configuration */
	ZP_VEC(const struct dcv_source *) sources;
	struct dcv_values base;
	ZP_VEC(struct dcv_era) eras;
	struct dcv_values is; /* in force: base with the eras of the day */
};

/* The profiles of a run: those compiled in, each read when first asked for, and
 * those of a configuration. */
struct dcv_profiles;

/* Freed with dcv_profiles_free. The values in force are those of DAY
 * (YYYY-MM-DD); dcv_profiles_on changes the day. */
struct dcv_profiles *dcv_profiles_new(const char *day);
void dcv_profiles_free(struct dcv_profiles *p);
void dcv_profiles_on(struct dcv_profiles *p, const char *day);
/* The profile with this id, or NULL; pointers stay valid. */
const struct dcv_profile *dcv_profile_find(
    struct dcv_profiles *p, const char *id);
/* The Ith profile in the order of their ids; NULL past the last. */
const struct dcv_profile *dcv_profiles_at(struct dcv_profiles *p, unsigned i);

/* Whether the era is in force on DAY. */
bool dcv_era_holds(const struct dcv_era *e, const char *day);
/* Whether the name ends in a suffix that the CA refuses. */
bool dcv_profile_refuses(
    const struct dcv_profile *p, const struct zp_name *name);

#endif
