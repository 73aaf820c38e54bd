/*
 * dnsmethod.h -- is there room for the record by which a CA validates a name
 * through DNS (Baseline Requirements sections 3.2.2.4.7 and .22)
 *
 * Ready: the record can be written at its place, or stands there. Blocked:
 * proven that it cannot be, or that no resolver would see it. Unknown: its
 * place lies in no loaded zone, or no source says where this CA looks.
 *
 * An alias at the label delegates the challenge: the record belongs where it
 * leads (a DNAME above the label does the same), and that place is judged. The
 * bare name is another matter: nothing can be written beside its CNAME. A
 * wildcard that covers the label blocks nothing, as it gives way to a record of
 * the label's own (RFC 4592 section 2.2.2); it is told.
 */
#ifndef DCV_DNSMETHOD_H
#define DCV_DNSMETHOD_H

#include "dcv/persist.h"

enum dcv_dns_why {
	/* ready */
	DCV_DNS_FOUND,    /* a record of the CA's stands there */
	DCV_DNS_ROOM,     /* nothing is in the way */
	DCV_DNS_FOLLOWED, /* an alias at the label leads to where there is room
			   */
	/* unknown */
	DCV_DNS_NOT_TOLD,   /* no source tells where the CA looks */
	DCV_DNS_DELEGATED,  /* at or below a cut into a zone not loaded */
	DCV_DNS_NOT_LOADED, /* in no loaded zone, or in a part of one */
	DCV_DNS_ELSEWHERE,  /* blocked, unless the CA takes another domain */
	DCV_DNS_ALIAS_UNLOADED, /* the challenge is delegated to such a place */
	/* blocked */
	DCV_DNS_NOT_OFFERED, /* the CA has no such method */
	DCV_DNS_ALIAS,       /* a CNAME stands at the name itself */
	DCV_DNS_DNAME,       /* a CNAME is wanted below a DNAME */
	DCV_DNS_ALIAS_LOOP,  /* the alias at the label comes to no end */
	DCV_DNS_TAKEN,       /* a CNAME is wanted where other data stands */
	DCV_DNS_LONG         /* label and name are over 255 octets */
};
/* A clause without final dot. */
const char *dcv_dns_why_text(enum dcv_dns_why w);

struct dcv_dns {
	enum dcv_truth ready; /* DCV_NO: blocked */
	enum dcv_dns_why why;
	/* The record of the profile's that this is about; NULL: of none, or the
	 * persistent one. */
	const struct dcv_dns_record *record;
	struct zp_name domain;  /* judged: the name, or one above (walk adn) */
	struct zp_name at;      /* where the record belongs, aliases followed */
	struct zp_hop by;       /* the deciding record; zone NULL: none */
	struct zp_hop wildcard; /* answers there till then; zone NULL: none */
};

/* The DNS record method at NAME ("*." taken off, WILDCARD telling that it was
 * there) under profile P: the best of the profile's records. Where that is
 * blocked, the other domains that may be used instead of the name: those above
 * it up to the base domain (walk adn), and for the bare name the one that its
 * alias leads to; ELSEWHERE where no source says whether they may. Costs one
 * answer of the view for a record, and once for a zone one pass over its names
 * when the profile's label is a random one; nothing else is kept. */
void dcv_dns_judge(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_dns *out);
/* The persistent record at NAME: found, or the room for it; unknown where no
 * source says that the CA takes such records (BY is the record, if there is
 * one). WILDCARD: for "*.NAME". */
void dcv_dns_judge_persist(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard,
    struct dcv_dns *out);
/* The better of both, the second where the CA is known to take it or a record
 * is there: what "dns_method" of JSON says (DCV_NO: blocked). */
enum dcv_truth dcv_dns_method(struct dcv *d, const struct dcv_profile *p,
    struct zp_view view, const struct zp_name *name, bool wildcard);
/* The first of the profile's records with a label of its own at which a
 * wildcard answers for the row's name: *OUT with its place and wildcard set.
 * False: none, and *OUT says nothing. */
bool dcv_dns_covered(
    struct dcv *d, const struct dcv_row *row, struct dcv_dns *out);
/* "blocked", "unknown", "ready". */
const char *dcv_dns_method_text(enum dcv_truth t);

/* Sets DCV_F_DNS_BLOCKED, DCV_F_PERSIST_NO_WILDCARD and
 * DCV_F_CHALLENGE_WILDCARD of a row. The first for asked names alone, the
 * second for wildcards, the third where the zone has a wildcard CNAME or TXT
 * and the profile a label of its own: other rows cost nothing. */
void dcv_dns_facts(struct dcv *d, struct dcv_row *row, struct zp_view view);

#endif
