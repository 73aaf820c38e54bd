/*
 * route_internal.h -- what the files that make routes share
 */
#ifndef DCV_ROUTE_INTERNAL_H
#define DCV_ROUTE_INTERNAL_H

#include "dcv/route.h"

/* What a level of a walk answers. */
struct dcv_level {
	struct zp_name domain;
	enum dcv_result result;
	bool assumed; /* an unloaded alias target taken to have no MX */
	struct zp_chain chain;
};

/* CAA of a zone, as far as it was asked for. */
struct dcv_caa_facts {
	bool listed, above_known;
	dcv_caa_firsts firsts;
	struct dcv_caa_set **set;   /* per node; NULL: none yet */
	uint32_t last;              /* index of the record last asked for */
	struct dcv_caa_found above; /* the climb from above the apex */
};

/* What holds for every name of a zone, found out once. */
struct dcv_zone_facts {
	bool known;
	unsigned base; /* labels of the base domain; 0: ask for each name */
	bool unknown_tld;
	bool wildcard_mx; /* some wildcard of the zone has MX */
	bool *hidden;     /* nodes that deeper loaded zones answer; or NULL */
	struct dcv_exchange **host; /* judged, per node of an exchange */
	/* By profile.index, per node; NULL: none yet. */
	ZP_VEC(struct dcv_decision **) route;
	struct dcv_caa_facts caa;
	/* Published at the node, as read (contact.h); NULL: none yet. */
	struct dcv_contacts **contacts;
	struct dcv_labels *labels; /* dnsmethod.c; NULL: not looked for yet */
	uint32_t *kin; /* per node: its kin + 1, 0 none; NULL: not looked for */
};

/* Registration contacts of one domain as recipients. */
struct dcv_registered_list {
	struct dcv_registered_list *next; /* in another view */
	const char *view;
	struct dcv_recipient *list;
	unsigned n;
};

/* A decision follows from these and from its domain. */
struct dcv_decided {
	const struct dcv_profile *profile;
	const char *view;
	enum dcv_result result;
	uint32_t hash;
	struct dcv_decision *decision; /* NULL: a free slot */
};

struct dcv_memo {
	struct dcv_decided *decided;
	unsigned bits;
	uint32_t ndecided;
	/* By the index of the first contact of a domain. */
	ZP_VEC(struct dcv_registered_list *) registrations;
	/* Of rows whose CA sends no mail. */
	struct dcv_decision unmailed;
	struct dcv_zone_facts *zones;
	uint32_t nzones;
};

struct dcv_zone_facts *dcv_zone_facts(struct dcv *d, const struct zp_zone *z);

/* Whether names of Z are looked at at all; whether NODE is one; all of them.
 */
bool dcv_has_candidates(struct dcv *d, const struct zp_zone *z);
bool dcv_is_candidate(struct dcv *d, const struct zp_zone *z,
    const struct dcv_zone_facts *f, uint32_t node);
void dcv_candidates_of(
    struct dcv *d, const struct zp_zone *z, dcv_subjects *out);

/* A row's walk: where it begins and what bounds it. */
struct dcv_way {
	const struct dcv_profile *profile;
	struct zp_view view;
	struct zp_name start, base;
	bool wildcard; /* no alias may be followed for the domain name */
	bool alone;    /* the domain was asked for: START and nothing else */
	bool assume;   /* unloaded targets of aliases are taken to have no MX */
};
struct dcv_way dcv_way_of(const struct dcv *d, const struct dcv_row *row);
/* Where the memo keeps what NAME decides under profile P, if it is a node of
 * the zone that answers for it; else NULL. */
struct dcv_decision **dcv_memo_slot(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name);
/* To which domain the mail goes: the walk up to the first MX, or the best of
 * the candidates for the applicant, as the profile says. *assumed: something
 * was assumed on the way; *open: what no source says could be better. */
struct dcv_decision *dcv_mail(
    struct dcv *d, const struct dcv_way *way, bool *assumed, bool *open);
/* Whether today is past the last day of mail validation, renewals included. */
bool dcv_mail_has_ended(const struct dcv *d, const struct dcv_profile *p);
/* The verdict of a row whose mail route, CAA and own facts are known, and the
 * contacts that the CA may mail beside the five. */
void dcv_conclude(struct dcv *d, struct dcv_row *row);
/* The two ways of dcv_mail. */
struct dcv_decision *dcv_choose(
    struct dcv *d, const struct dcv_way *way, bool *assumed, bool *open);
struct dcv_decision *dcv_climb(
    struct dcv *d, const struct dcv_way *way, bool *assumed, bool *open);
/* Asks for MX at DOMAIN, as a resolver sees it. ASSUME: alias targets that are
 * not loaded count as having no MX. */
void dcv_level_ask(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *domain, bool assume,
    struct dcv_level *out);
/* Whether the result ends a walk. */
bool dcv_result_ends(enum dcv_result r);
/* Facts beside the route: those of a decision, found out once, and those of a
 * row (its decision made). */
uint64_t dcv_decision_facts(const struct dcv_decision *c);
void dcv_row_facts(struct dcv_row *row);
/* What the level decides: the same value for all walks that end there, owned by
 * d. */
struct dcv_decision *dcv_decide(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct dcv_level *level);
/* Before mailboxes at the level's domain are asked for: takes records of the
 * zone for a map where its exchanges are of a service that keeps them there. */
void dcv_ask_zone(
    struct dcv *d, struct zp_view view, const struct dcv_decision *c);
/* Whether there is such an exchange. */
bool dcv_asks_zone(const struct dcv_decision *c);
/* Has d->boxes ask the loaded zones about domains that mail is forwarded to. */
void dcv_watch_forwards(struct dcv *d);
/* Appends the registration contacts of the row's base domain to its recipients,
 * if its CA writes to them as of today; the best that can be said of them,
 * DCV_NO if there is none. */
enum dcv_truth dcv_row_registrants(struct dcv *d, struct dcv_row *row);
/* Whether an A or AAAA look-up of NAME gives an address. */
bool dcv_has_address(struct zp_view view, const struct zp_name *name);
/* Whether the answer holds a null MX and nothing else. */
bool dcv_is_null_mx(const struct zp_answer *a);

#endif
