/*
 * dnssec.h -- what a validator would find in a zone that is signed in its file
 *
 * A zone is looked at once, when somebody asks. Nothing is judged that is not
 * there to be judged: a zone without keys and signatures is unsigned, and one
 * with keys but without any signature is signed by its server. What a record
 * that could not be read, or a file that holds parts of a zone only, leaves
 * open is no fault. An RRset is as good as its best signature, as for a
 * validator (RFC 4035 section 5.3.3).
 *
 * Times: a day is judged, not an instant (the hour of a look-up is not known).
 * A signature has expired on a day if it ends before the day begins, and is not
 * yet valid if it begins after the day has ended; one that ends within the day
 * is near its end. Times are compared in the arithmetic of RFC 1982.
 *
 * Choices: a zone is signed in its file when its apex holds a signature; a name
 * below a DNAME is not served, and may be in the chain of NSEC
 * or not; a set of NSEC3 is judged for each NSEC3PARAM whose flags are 0 and
 * whose iterations are ZP_NSEC3_ITERATIONS at most, as no validator looks at
 * others; signatures over data that is not there or is not authoritative are
 * passed over.
 */
#ifndef ZP_DNSSEC_H
#define ZP_DNSSEC_H

#include "zoneparse/zone.h"

/* Iterations of NSEC3 that validators work out (BIND since 2024, Unbound by
 * 150): beyond them the zone counts as unsigned. */
#define ZP_NSEC3_ITERATIONS 150
/* Signatures that are worked out in one zone, in the order of its names;
 * of the others, times and keys are looked at. */
#define ZP_SIGNATURES_MAX 100000
/* Days before its end in which a signature is near it. */
#define ZP_SIGNATURE_DAYS 7

enum zp_dnssec_state {
	ZP_DNSSEC_UNSIGNED, /* neither keys nor signatures */
	ZP_DNSSEC_SIGNED,   /* every check of the file has passed */
	ZP_DNSSEC_BROKEN,   /* validators would refuse some of it */
	ZP_DNSSEC_UNKNOWN   /* signed elsewhere (by its server), or not all of
			     * it could be read or worked out */
};

/* What the loaded zone above says (RFC 4035 section 5.2). */
enum zp_dnssec_link {
	ZP_LINK_UNKNOWN,  /* no zone above is loaded, or it does not tell */
	ZP_LINK_NONE,     /* it delegates without DS: nobody validates */
	ZP_LINK_GOOD,     /* a DS meets a key that signs the keys */
	ZP_LINK_MISMATCH, /* none of its DS does */
	ZP_LINK_NO_KEYS   /* it has DS, the file here holds no key */
};

enum zp_dnssec_kind {
	ZP_D_EXPIRED,     /* value: when */
	ZP_D_NOT_YET,     /* value: when it begins */
	ZP_D_SOON,        /* value: when the last valid one ends */
	ZP_D_WRONG,       /* why: ZP_D_DOES_NOT_VERIFY... */
	ZP_D_MISSING,     /* an RRset without a signature */
	ZP_D_KEY_MISSING, /* by keys that are not there; value: tag */
	ZP_D_KEYS_UNSIGNED,
	ZP_D_ALGORITHM_MISSING, /* no signature by algorithm VALUE */
	ZP_D_CHAIN,             /* why: ZP_D_NO_CHAIN... */
	ZP_D_BITMAP,            /* value: the type */
	ZP_D_KINDS
};

enum zp_dnssec_why {
	ZP_D_PLAIN,
	/* of ZP_D_WRONG */
	ZP_D_DOES_NOT_VERIFY,
	ZP_D_SIGNER, /* its signer is not the apex */
	ZP_D_LABELS, /* its number of labels is not the owner's */
	ZP_D_FORM,   /* it is too short to be one */
	/* of ZP_D_KEY_MISSING */
	ZP_D_KEY_UNFIT, /* the key is there, but revoked or no zone key */
	/* of ZP_D_CHAIN */
	ZP_D_NO_CHAIN, /* neither NSEC nor NSEC3 in the whole zone */
	ZP_D_NO_PARAM, /* NSEC3, but no NSEC3PARAM */
	ZP_D_ABSENT,   /* the name has none */
	ZP_D_NEXT,     /* its next name is another than VALUE (a node) */
	ZP_D_NEXT_HASH,
	ZP_D_EXTRA, /* an NSEC3 that is of no name in the zone */
	ZP_D_TWICE, /* two at one name */
	/* of ZP_D_BITMAP */
	ZP_D_CLAIMED, /* it lists a type that the name does not have */
	ZP_D_OMITTED  /* it does not list one that the name has */
};

struct zp_dnssec_fault {
	uint8_t kind, why;
	uint16_t type; /* of the RRset */
	uint32_t node; /* the name concerned */
	uint32_t rr;   /* the record to show */
	uint32_t value;
};

struct zp_dnskey {
	uint32_t rr;
	uint16_t flags, tag;
	uint8_t protocol, algorithm;
	uint32_t at, n; /* RDATA, in key_octets */
	bool signs;     /* a signature by it over the keys is good */
	struct zp_pubkey *key;
};
/* Bits of zp_dnskey.flags (RFC 4034 section 2.1.1, RFC 5011 section 7). */
enum { ZP_KEY_ZONE = 256, ZP_KEY_REVOKED = 128, ZP_KEY_SEP = 1 };

struct zp_dnssec {
	enum zp_dnssec_state state;
	enum zp_dnssec_link link;
	const struct zp_zone *above; /* the loaded zone that delegates; NULL */
	uint32_t ds;                 /* its first DS; ZP_NONE */
	bool has_keys, has_signatures;
	bool whole;           /* what is not in the file is not in the zone */
	uint32_t signatures;  /* at names of the zone's own */
	uint32_t rrsets;      /* that are to be signed */
	uint32_t unable;      /* RRsets whose signature could not be judged */
	uint32_t passed_over; /* signatures over ZP_SIGNATURES_MAX */
	ZP_VEC(struct zp_dnskey) keys;
	struct zp_buf key_octets;
	/* By kind, each in the canonical order of names (RFC 4034 section 6.1)
	 * but NSEC3 last. */
	ZP_VEC(struct zp_dnssec_fault) faults;
};

/* The zones looked at so far. Zero is empty. */
struct zp_dnssec_memo {
	ZP_VEC(struct zp_dnssec *) zones; /* by index in the set; may be NULL */
};

/* What is found in Z of SET as of the day TODAY (YYYY-MM-DD); owned by M, and
 * worked out the first time. SET is finished, and TODAY always the same. */
const struct zp_dnssec *zp_dnssec_of(struct zp_dnssec_memo *m,
    const struct zp_set *set, const struct zp_zone *z, const char *today);
void zp_dnssec_memo_free(struct zp_dnssec_memo *m);
/* "unsigned", "signed", "broken", "unknown". */
const char *zp_dnssec_state_text(enum zp_dnssec_state s);
/* The faults of KIND: the first, and how many. */
const struct zp_dnssec_fault *zp_dnssec_faults(
    const struct zp_dnssec *d, enum zp_dnssec_kind kind, uint32_t *n);
/* YYYY-MM-DD of seconds as they stand in signatures, in the 68 years on either
 * side of TODAY. BUF holds 16. */
const char *zp_dnssec_day(uint32_t when, const char *today, char buf[16]);

#endif
