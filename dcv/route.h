/*
 * route.h -- the certificate authority's eye: for a name and a profile, to
 * which domain validation mail goes, through which exchanges, to which
 * recipients
 *
 * The walk starts at the name, "*." and (where the profile strips it) one
 * "www." taken off, and climbs to the base domain; the first level that holds
 * an MX -- its own, through CNAME or DNAME, or synthesised from a wildcard --
 * decides. A null MX (RFC 7505) ends it too: a record was found, and nothing
 * accepts mail there. What lies in no loaded zone is unknown, never an error.
 *
 * What a level decides is one struct dcv_decision, shared by all the names
 * whose walk ends there, and made once.
 */
#ifndef DCV_ROUTE_H
#define DCV_ROUTE_H

#include <stdbool.h>
#include <stdint.h>

#include "dcv/caa.h"
#include "dcv/mailbox.h"
#include "dcv/mta_sts.h"
#include "dcv/profile.h"
#include "dcv/psl.h"
#include "dcv/timeline.h"
#include "zoneparse/dnssec.h"
#include "zoneparse/view.h"

enum dcv_result {
	DCV_MX,
	DCV_NULL_MX,
	DCV_IMPLICIT, /* only where the profile counts it */
	DCV_NONE,
	DCV_NXDOMAIN,
	DCV_ALIAS_UNLOADED,
	DCV_ALIAS_LOOP,
	DCV_DELEGATED,
	DCV_NOT_LOADED
};
/* "mx", "null-mx", ... as in JSON. */
const char *dcv_result_text(enum dcv_result r);

/* Worst first: a certificate's verdict is the least of its names'. */
enum dcv_verdict {
	DCV_NOT_READY,
	DCV_VERDICT_UNKNOWN,
	DCV_ROUTABLE,
	DCV_READY
};
const char *dcv_verdict_text(enum dcv_verdict v);

enum dcv_own {
	DCV_OWN_UNKNOWN,
	DCV_OWN_NULL,
	DCV_OWN_ALIAS,
	DCV_OWN_WILDCARD,
	DCV_OWN_EXPLICIT,
	DCV_OWN_NONE
};
const char *dcv_own_text(enum dcv_own o);

enum dcv_exchange_status {
	DCV_X_NULL,
	DCV_X_LITERAL,
	DCV_X_ALIAS,
	DCV_X_UNLOADED,
	DCV_X_NO_ADDRESS,
	DCV_X_LOOPBACK,
	DCV_X_PRIVATE,
	DCV_X_OK
};
const char *dcv_exchange_text(enum dcv_exchange_status s);

/* One MX record of the deciding level. */
struct dcv_exchange {
	const struct zp_zone *zone;
	uint32_t rr;
	uint16_t preference;
	enum dcv_exchange_status status;
	bool works; /* ok, unloaded, or an alias that ends in an address or
		     * outside the loaded zones */
	bool documentation; /* only documentation addresses */
	struct zp_name host;
	struct zp_hop alias;    /* status ALIAS: the first alias record */
	const char **addresses; /* printed, sorted as in the zone */
	unsigned naddresses;
};

struct dcv_recipient {
	const char *address;    /* "admin@example.com" */
	enum dcv_method method; /* that mails it */
	struct dcv_reach reach;
};
typedef ZP_VEC(struct dcv_recipient) dcv_recipients;

struct dcv_decision {
	enum dcv_result result;
	struct zp_name domain; /* of the level */
	bool mails; /* result MX or IMPLICIT: domain is the mail domain */
	struct zp_answer at;   /* the deciding answer, end of any alias */
	struct zp_hop alias;   /* zone NULL: the level is no alias */
	struct zp_name target; /* what the alias leads to at last */
	struct dcv_exchange *exchanges; /* in preference order, then host */
	unsigned nexchanges;
	bool works; /* an exchange works */
	struct dcv_recipient *recipients;
	unsigned nrecipients;
	enum dcv_verdict verdict;
	uint64_t facts; /* DCV_F_ bits that rows decided by it may have */
	void *note;     /* for the layer above (NULL when made) */
};

/* Facts about a row, bits; a rule names those it wants to be called for. */
enum {
	DCV_F_NO_ROUTE = 1 << 0,  /* no MX from the name to the base domain */
	DCV_F_NULL = 1 << 1,      /* a null MX decides */
	DCV_F_DEAD = 1 << 2,      /* an MX decides, no exchange works */
	DCV_F_IMPLICIT = 1 << 3,  /* no MX decides; the start has A/AAAA */
	DCV_F_INHERITED = 1 << 4, /* decided above the start of the walk */
	DCV_F_UNKNOWN = 1 << 5,   /* ends where nothing is loaded */
	DCV_F_ALIAS = 1 << 6,     /* the name itself is an alias */
	DCV_F_SHADOWED = 1 << 7,  /* a wildcard MX does not reach it */
	DCV_F_NO_RECIPIENT = 1 << 8, /* maps prove none of the five reachable */
	DCV_F_CATCH_ALL = 1 << 9,    /* reached by a catch-all only */
	DCV_F_DISCARDED = 1 << 10,   /* one of the five is discarded */
	DCV_F_BOX_LOOP = 1 << 11,    /* one of the five ends in a cycle */
	DCV_F_ALIAS_LOOP = 1 << 12,  /* the walk ends at an alias loop */
	DCV_F_ABSENT = 1 << 13,      /* asked; no loaded zone knows it */
	DCV_F_SUFFIX = 1 << 14,      /* the name is a public suffix */
	DCV_F_UNCERTIFIABLE = 1 << 15, /* cannot stand in a certificate */
	DCV_F_UNKNOWN_TLD = 1 << 16,   /* unknown or special-use */
	DCV_F_REFUSED = 1 << 17, /* ends in a suffix that the CA refuses */
	DCV_F_DENIED = 1 << 18,  /* on the deny list */
	DCV_F_BAD_VALIDATION_DOMAIN = 1 << 19,
	DCV_F_CAA_OTHERS = 1 << 20,   /* CAA names others, or nobody */
	DCV_F_CAA_WILDCARD = 1 << 21, /* so, but for the wildcard only */
	DCV_F_CAA_CRITICAL = 1 << 22, /* an unknown critical tag */
	DCV_F_CAA_METHOD = 1 << 23,   /* its parameters forbid the method */
	DCV_F_CAA_ACCOUNT = 1 << 24,  /* they name an account */
	DCV_F_CAA_FAILED = 1 << 25,   /* its look-up fails */
	DCV_F_CAA_OUTSIDE = 1 << 26,  /* an alias leads to where it is unknown,
				       * and without that a set would count */
	DCV_F_CAA_ALIAS = 1 << 27,    /* an alias brings another set than the
				       * name would have */
	DCV_F_CAA_DROPS = 1 << 28     /* forbidden, and allowed further up */
};
/* No certificate is issued for such a name, by whatever method. */
#define DCV_F_CANNOT                                                     \
	((uint64_t)(DCV_F_UNCERTIFIABLE | DCV_F_REFUSED | DCV_F_DENIED | \
		    DCV_F_SUFFIX))
#define DCV_F_OPEN                                                \
	(UINT64_C(1) << 58) /* whether the CA mails a domain that \
			     * would do is said by no source */
/* Asked for by a method that the CA does not offer. */
#define DCV_F_NOT_OFFERED (UINT64_C(1) << 61)
/* Bits 42 to 49: mailboxes and registration contacts. */
/* One of the five, but not all, is proven unreachable. */
#define DCV_F_BOX_SOME (UINT64_C(1) << 42)
/* One is forwarded outside, disabled, dangling, undeclared or malformed. */
#define DCV_F_BOX_ODD (UINT64_C(1) << 43)
#define DCV_F_BOX_KNOWN                                      \
	(UINT64_C(1) << 44) /* some map speaks of the domain \
			     */
/* Asked for, and a map does not speak of its mail domain. */
#define DCV_F_BOX_UNMAPPED (UINT64_C(1) << 45)
#define DCV_F_ASKED_MAIL (UINT64_C(1) << 46) /* asked for, and mail is sent */
/* Registration contacts were given for its base domain. */
#define DCV_F_CONTACTS (UINT64_C(1) << 47)
/* They alone receive mail: what keeps it from the five is left out. */
#define DCV_F_CONTACTS_ALONE (UINT64_C(1) << 48)
#define DCV_F_BY_WILDCARD \
	(UINT64_C(1) << 50) /* the MX that decides is made by a wildcard */
#define DCV_F_BELOW_DNAME (UINT64_C(1) << 51) /* a DNAME stands above it */
#define DCV_F_STRIPPED \
	(UINT64_C(1) << 52) /* asked; "www." was left out, which has an MX */
#define DCV_F_BY_MAIL (UINT64_C(1) << 53) /* asked; mail is sent for it */
#define DCV_F_ELSEWHERE \
	(UINT64_C(1) << 54) /* asked; an exchange lies outside the zone */
#define DCV_F_REVERSE (UINT64_C(1) << 55) /* asked; names an address */
#define DCV_F_TTL_LONG                                                        \
	(UINT64_C(1) << 56) /* its MX is kept for over a day, and it is asked \
			     * or the MX is to be mended */
#define DCV_F_ONLY_IPV6 \
	(UINT64_C(1) << 57) /* no exchange that works has an IPv4 address */
#define DCV_F_TARGET (UINT64_C(1) << 59) /* decided where an alias leads */
#define DCV_F_ENDED (UINT64_C(1) << 60)  /* the CA validates by mail no more */
/* Asked, and there is no room for a record of the DNS method. */
#define DCV_F_DNS_BLOCKED (UINT64_C(1) << 30)
/* A persistent record that does not say policy=wildcard, and "*.". */
#define DCV_F_PERSIST_NO_WILDCARD (UINT64_C(1) << 31)
/* A wildcard answers where the CA looks for its record. */
#define DCV_F_CHALLENGE_WILDCARD (UINT64_C(1) << 32)

struct dcv_row {
	const struct dcv_profile *profile;
	const char *view;
	bool asked;
	bool filed; /* asked for in a file that was read, not by the user */
	const struct zp_name *own_validation; /* as the subject's */
	bool wildcard;                        /* the name begins with "*." */
	enum dcv_method method; /* by which the name is to be validated */
	enum dcv_method wanted; /* as the subject's */
	bool mailed;            /* the CA is known to send validation mail */
	bool validates;      /* it was asked for with a domain: start is that */
	struct zp_name name; /* as asked or found */
	struct zp_name start;       /* of the walk */
	struct zp_name base;        /* where the walk ends at the latest */
	const struct zp_zone *zone; /* deepest loaded at or above; NULL none */
	uint32_t node; /* of the name, or of the wildcard that covers it; else
			* ZP_NONE */
	uint32_t rr;   /* the record to show: the first of node, else the SOA;
			* ZP_NONE: none */
	uint64_t facts;
	enum dcv_own own;
	struct dcv_caa caa;                  /* by method */
	const struct dcv_decision *decision; /* never NULL */
	const struct dcv_decision *assumed;  /* NULL: nothing is assumed */
	bool assumed_no_mx; /* --assume-no-mx was used on the way */
	/* Further recipients: contacts that are published, then those of the
	 * registration. Owned by the struct dcv. */
	const struct dcv_recipient *contacts;
	unsigned ncontacts;
	bool has_validation_domain;
	struct zp_name validation_domain;
	enum dcv_verdict verdict;
	/* DCV_F_SHADOWED: the wildcard's node and what stands in the way, both
	 * in zone. */
	uint32_t wildcard_node, shadow_node;
	struct zp_answer self; /* what an MX query at the name itself says */
};

/* One step of the walk, for output. */
struct dcv_step {
	struct zp_name domain;
	enum dcv_result result;
};

/* A domain that mail for a name may be sent to: an Authorization Domain Name.
 */
struct dcv_adn {
	struct zp_name domain;
	bool certain; /* whether the CA does is said by its profile */
};
typedef ZP_VEC(struct dcv_adn) dcv_adns;

struct dcv_validation {
	bool has_name;
	struct zp_name name; /* for this name only */
	struct zp_name domain;
};

struct dcv_memo;
struct dcv {
	struct zp_set *set;
	struct dcv_psl *psl;
	const char *today;            /* YYYY-MM-DD */
	struct zp_dnssec_memo dnssec; /* of the zones that were asked about */
	struct dcv_boxes *boxes;
	struct dcv_registrations *registrations; /* NULL: none given */
	ZP_VEC(struct zp_name) assume_no_mx;     /* suffixes */
	ZP_VEC(struct zp_name) denied;           /* names and suffixes */
	ZP_VEC(struct dcv_validation) validation;
	struct dcv_sts sts;      /* policies of MTA-STS that were given */
	enum dcv_truth has_tlsa; /* dcv_any_tlsa; DCV_UNKNOWN: not looked */
	bool validates_above;    /* some subject has a domain of its own */
	struct zp_arena arena;   /* of decisions */
	struct dcv_memo *memo;
};

/* A name to be judged: found at a node of a zone, or asked for. */
struct dcv_subject {
	const struct zp_zone *zone; /* found; NULL: asked */
	uint32_t node;
	const struct zp_name *asked; /* owned by the caller */
	const char *view;
	bool filed; /* asked, in a file that was read */
	/* Wanted; mail where the CA sends none means a DNS record. */
	enum dcv_method method;
	/* Its own ValidationDomain, or NULL; owned by the caller. */
	const struct zp_name *validation;
	struct dcv_kin *kin; /* names that it stands for (kin.h), or NULL */
};

typedef ZP_VEC(struct dcv_subject) dcv_subjects;

void dcv_init(struct dcv *d, struct zp_set *set, struct dcv_psl *psl,
    struct dcv_boxes *boxes, const char *today);
void dcv_free(struct dcv *d);
/* Forgets what was worked out about the zones of the set, because others stand
 * there now; what was given (maps, policies, options) stays. */
void dcv_forget(struct dcv *d);
/* Appends the names a certificate may be wanted for, zone by zone, in no order:
 * owners that are LDH (or "*." + LDH) with address, alias, HTTPS/SVCB or MX
 * data, and each apex; not at or below a cut, below a DNAME, a public suffix,
 * or in a zone that is reverse, context or not LDH. */
void dcv_candidates(struct dcv *d, dcv_subjects *out);
/* Two nodes of one zone in DNS order: <0, 0, >0. */
int dcv_compare_nodes(const struct zp_names *t, uint32_t a, uint32_t b);
/* Sorts into DNS order (by name, then view) and drops repetitions. */
void dcv_subjects_sort(dcv_subjects *s);
void dcv_subject_name(const struct dcv_subject *s, struct zp_name *out);
/* Judges one name under one profile. */
void dcv_judge(struct dcv *d, const struct dcv_profile *p,
    const struct dcv_subject *s, struct dcv_row *out);
/* The walk of a row, from its start to the level that decides (where the CA
 * lets choose: all that were looked at); ASSUMED: the one gone on from the
 * alias. Returns the number of steps written (at most MAX). */
unsigned dcv_walk(struct dcv *d, const struct dcv_row *row, bool assumed,
    struct dcv_step *out, unsigned max);
/*
 * Appends the Authorization Domain Names of a row in the order of Baseline
 * Requirements section 3.2.2.4 as of d->today: START and what remains of it
 * down to its base domain, then the same of each name that its alias leads
 * through (not for wildcards); before 2026-11-15 aliases of what remains too.
 * Profiles that use the name alone give the name alone; where no source says
 * what a CA does the further ones are not certain.
 */
void dcv_row_adns(struct dcv *d, const struct dcv_row *row, dcv_adns *out);
/* The name of a row, "*." taken off. */
struct zp_name dcv_row_self(const struct dcv_row *row);
/* Whether a loaded zone holds a TLSA record; looked for once. */
bool dcv_any_tlsa(struct dcv *d);
/* The address written as text; BUF holds 48. */
const char *dcv_print_a(uint32_t address, char buf[48]);
const char *dcv_print_aaaa(const struct zp_v6 *v6, char buf[48]);

/* Judges one MX record by itself: fills x from its zone, rr, preference, host.
 */
void dcv_exchange_judge(
    struct dcv *d, struct zp_view view, struct dcv_exchange *x);

/* What is judged of the host that MX record RR of Z names, once for all records
 * that name it: rr and preference are another's. Owned by D. */
const struct dcv_exchange *dcv_exchange_of(
    struct dcv *d, struct zp_view view, const struct zp_zone *z, uint32_t rr);

/* Appends N recipients to those of a row; LIST lives as long as D. */
void dcv_row_add_contacts(struct dcv *d, struct dcv_row *row,
    const struct dcv_recipient *list, unsigned n);
/* The first registration contact of the row's base domain, whether the profile
 * uses it or not; NULL: none was given. See registrations.h. */
struct dcv_registered;
const struct dcv_registered *dcv_row_registration(
    const struct dcv *d, const struct dcv_row *row);

/* Classes of addresses: exchanges with only such cannot be reached. */
enum dcv_address_class {
	DCV_ADDR_PUBLIC,
	DCV_ADDR_DOCUMENTATION, /* RFC 5737, RFC 3849, RFC 9637 */
	DCV_ADDR_PRIVATE,       /* private or reserved, RFC 6890 */
	DCV_ADDR_LOOPBACK       /* 127/8, ::1, 0.0.0.0, :: */
};
/* Whether an exchange is an address and no host name: 192.0.2.1 (also with the
 * origin appended, as a missing final dot does), 2001:db8::1, [192.0.2.1]. */
bool dcv_is_address_literal(const struct zp_name *host);
enum dcv_address_class dcv_class_a(uint32_t address);
enum dcv_address_class dcv_class_aaaa(const struct zp_v6 *v6);

#endif
