/*
 * caa.h -- which certificate authority may issue: CAA (RFC 8659, RFC 8657)
 *
 * The relevant set is that of the name itself or, where it has none, of the
 * nearest name above it that has one. Each level is asked as a resolver asks,
 * through CNAME and DNAME; the climb goes on from the name, never from where an
 * alias led. Records that cannot be read name nobody, and restrict all the
 * same.
 *
 * Assumed: a public suffix, or what is above one, has no CAA where it is not
 * loaded; hardly any registry publishes one. Any other level that is not loaded
 * leaves the answer unknown.
 */
#ifndef DCV_CAA_H
#define DCV_CAA_H

#include <stdbool.h>
#include <stdint.h>

#include "dcv/profile.h"
#include "dcv/truth.h"
#include "zoneparse/view.h"

struct dcv;
struct dcv_row;

enum dcv_caa_tag {
	DCV_CAA_ISSUE,
	DCV_CAA_ISSUEWILD,
	DCV_CAA_IODEF,
	DCV_CAA_CONTACTEMAIL,
	DCV_CAA_CONTACTPHONE,
	DCV_CAA_ISSUEMAIL,
	DCV_CAA_ISSUEVMC,
	DCV_CAA_RESERVED, /* auth, path, policy: of drafts, without meaning */
	DCV_CAA_OTHER
};
/* The tag as it is written; NULL for RESERVED and OTHER. */
const char *dcv_caa_tag_text(enum dcv_caa_tag t);

/* Why the value of an issue or issuewild property is not one (RFC 8659 section
 * 4.2). */
enum dcv_caa_fault {
	DCV_CAA_SOUND,
	DCV_CAA_ISSUER_BYTE,   /* an octet that no domain name may have */
	DCV_CAA_ISSUER_EMPTY,  /* an empty label: a final or doubled dot */
	DCV_CAA_ISSUER_HYPHEN, /* a label begins or ends with a hyphen */
	DCV_CAA_ISSUER_MORE,   /* words after the issuer, no ";" between */
	DCV_CAA_PARAMETER_EMPTY,
	DCV_CAA_PARAMETER_TAG,      /* empty, or not letters, digits, hyphens */
	DCV_CAA_PARAMETER_NO_VALUE, /* no "=" */
	DCV_CAA_PARAMETER_VALUE     /* an octet that a value may not have */
};

/* The value of an issue, issuewild, issuemail or issuevmc property. Views into
 * the value. */
struct dcv_caa_value {
	struct zp_str issuer; /* empty: names nobody */
	struct zp_str rest;   /* after the first ";" */
	enum dcv_caa_fault fault;
	uint32_t at, len; /* of the fault, octets of the value */
};
void dcv_caa_value_read(struct zp_str value, struct dcv_caa_value *out);

struct dcv_caa_parameter {
	struct zp_str tag, value;
};
/* The parameter of a sound value after the *AT octets of v->rest that were read
 * (0: the first); false: no more. */
bool dcv_caa_parameter_next(
    const struct dcv_caa_value *v, size_t *at, struct dcv_caa_parameter *out);
/* The next word of a list with commas, as validationmethods holds one (RFC 8657
 * section 4); false: no more. *AT begins as 0. */
bool dcv_caa_word_next(struct zp_str list, size_t *at, struct zp_str *word);

/* Whether two words are equal but for case. */
bool dcv_caa_same_word(struct zp_str a, const char *b);

struct dcv_caa_record {
	uint32_t rr;
	uint8_t flags;
	uint8_t kind;             /* enum dcv_caa_tag */
	bool issues;              /* value has the grammar of issue: by kind */
	bool sound;               /* it follows it; true for other kinds */
	bool names;               /* and names somebody */
	struct zp_str tag, value; /* owned by the arena of decisions */
};

/* The CAA records of one owner, read. Owned by the arena of decisions. */
struct dcv_caa_set {
	const struct zp_zone *zone;
	uint32_t node, n;
	struct dcv_caa_record *record; /* in file order */
	uint32_t count[DCV_CAA_OTHER + 1], named[DCV_CAA_OTHER + 1];
	uint32_t octets; /* of RDATA */
	struct dcv_caa_kept *kept;
};
/* The set at a node that has CAA records. */
struct dcv_caa_set *dcv_caa_set(
    struct dcv *d, const struct zp_zone *z, uint32_t node);
/* One record of type CAA; valid until the next call. */
const struct dcv_caa_record *dcv_caa_record(
    struct dcv *d, const struct zp_zone *z, uint32_t rr);
/* The first records of the sets of a zone that can be served, in file order. */
typedef ZP_VEC(uint32_t) dcv_caa_firsts;
const dcv_caa_firsts *dcv_caa_sets(struct dcv *d, const struct zp_zone *z);

enum dcv_caa_what {
	DCV_CAA_NONE, /* no level has a set */
	DCV_CAA_SET,
	DCV_CAA_NOT_LOADED, /* a level, or where its alias leads */
	DCV_CAA_FAILED      /* a level's aliases loop: a CA refuses */
};
struct dcv_caa_found {
	enum dcv_caa_what what;
	uint8_t level;       /* labels of the level that ended the climb */
	unsigned nhops;      /* aliases followed there */
	struct zp_hop alias; /* the first of them */
	const struct zp_zone *zone; /* SET: where it stands */
	uint32_t node;
};
/* The relevant set of NAME (a wildcard's label taken off), RFC 8659 section 3.
 */
void dcv_caa_find(struct dcv *d, struct zp_view view,
    const struct zp_name *name, struct dcv_caa_found *out);

enum dcv_caa_why {
	DCV_CAA_WHY_NONE,     /* yes: there is no set */
	DCV_CAA_WHY_OPEN,     /* yes: the set restricts no issuer */
	DCV_CAA_WHY_NAMED,    /* yes */
	DCV_CAA_WHY_OTHERS,   /* no: the set names others, or nobody */
	DCV_CAA_WHY_TWICE,    /* no: a parameter stands twice */
	DCV_CAA_WHY_METHOD,   /* no or unknown: validationmethods */
	DCV_CAA_WHY_ACCOUNT,  /* unknown: whether it is the account */
	DCV_CAA_WHY_ISSUER,   /* unknown: by which name the CA goes */
	DCV_CAA_WHY_CRITICAL, /* no or unknown: an unknown critical tag */
	DCV_CAA_WHY_NOT_LOADED,
	DCV_CAA_WHY_FAILED /* no */
};
struct dcv_caa_answer {
	enum dcv_truth allowed;
	enum dcv_caa_why why;
	const struct dcv_caa_record *record; /* that decides; or NULL */
};
/* Whether the CA may issue. */
struct dcv_caa {
	struct dcv_caa_found found;
	struct dcv_caa_set *set; /* found.what SET; else NULL */
	struct dcv_caa_answer now;
	struct dcv_caa_answer strict; /* were accounturi and validationmethods
				       * obeyed, as they must be from
				       * DCV_DAY_CAA_PARAMETERS on */
};
/* Whether the CA of profile P may issue after a validation by METHOD, by what
 * was found for a name; WILDCARD tells that the name had a "*.". */
void dcv_caa_judge_found(struct dcv *d, const struct dcv_profile *p,
    const struct dcv_caa_found *found, bool wildcard, enum dcv_method method,
    struct dcv_caa *out);
/* The label of validationmethods that the CA goes by for METHOD; the Baseline
 * Requirements' own where its profile tells none. */
const char *dcv_caa_label(const struct dcv_profile *p, enum dcv_method method);
/* What would count for a row if the level that ended the climb had no set. */
void dcv_caa_further(
    struct dcv *d, const struct dcv_row *row, struct dcv_caa *out);
/* Whether the CA is known to obey parameters on d->today. */
enum dcv_truth dcv_caa_obeys(const struct dcv *d, const struct dcv_profile *p);

#endif
