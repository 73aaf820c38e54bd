/*
 * mailbox_internal.h -- what the files about alias and recipient maps share
 */
#ifndef DCV_MAILBOX_INTERNAL_H
#define DCV_MAILBOX_INTERNAL_H

#include "dcv/csv.h"
#include "dcv/mailbox.h"
#include "dcv/regex.h"
#include "zoneparse/mem.h"
#include "zoneparse/zone.h"

#define DCV_BOX_FILE_MAX (256u << 20) /* octets of one map */
#define DCV_BOX_DEPTH 1000            /* aliases one after another */
#define DCV_BOX_FANOUT 100000         /* targets seen for one question */
#define DCV_BOX_INCLUDES 1000         /* :include: files of a map */
#define DCV_BOX_PROBLEMS 1000         /* kept of one run */
#define DCV_BOX_KEY_MAX 1024          /* octets asked of patterns */
#define DCV_BOX_SURE (1 << 20)        /* votes: its headings say so */

/* From text without regard to case to a number; the first put in wins. */
struct dcv_box_slot {
	struct zp_str key; /* p NULL: free */
	uint32_t hash, value;
};
struct dcv_box_table {
	struct dcv_box_slot *slots;
	uint32_t n;
	unsigned bits;
};
/* KEY must outlive the table. Returns the value that is there now. */
uint32_t dcv_box_put(
    struct dcv_box_table *t, struct zp_str key, uint32_t value);
/* ZP_NONE when it is not there. */
uint32_t dcv_box_get(const struct dcv_box_table *t, struct zp_str key);

struct dcv_box_target {
	struct zp_str text; /* unquoted */
	uint32_t list;      /* the entry that holds an :include: file's list;
			     * ZP_NONE: no list */
};

/* What becomes of mail for an entry. */
enum dcv_box_state {
	DCV_BOX_LIST,     /* goes to the targets */
	DCV_BOX_HERE,     /* is kept: a mailbox */
	DCV_BOX_GROUP,    /* goes to the members of a group */
	DCV_BOX_WORKER,   /* is handed to a program */
	DCV_BOX_DROPPED,  /* is thrown away */
	DCV_BOX_DISABLED, /* is refused: the account is suspended */
	DCV_BOX_LOCKED,   /* is kept, and nobody can sign in */
	DCV_BOX_CLOSED,   /* is refused when it comes from outside */
	DCV_BOX_OFF,      /* is refused: the entry is switched off */
	DCV_BOX_MALFORMED /* cannot be told: nothing of the map works */
};

struct dcv_box_entry {
	uint32_t map, first, n; /* targets */
	uint32_t seen;          /* number of the question that met it */
	uint32_t more;          /* another of the same key + 1; 0: none */
	uint8_t state;
	struct zp_span span; /* of the key */
};

/* A line of a map of patterns. */
struct dcv_box_rule {
	uint32_t regex;  /* ZP_NONE: endif */
	bool negated;    /* !/.../ */
	uint32_t beyond; /* if: the rule after its endif; else 0 */
	bool told;       /* that it gave up */
	struct zp_span span;
	struct zp_str target;
};

struct dcv_box_map;
struct dcv_box_kind {
	/* How many of the first lines (or what else of it) are of this kind; 0:
	 * it is not. FILE is its name without folders. */
	int (*is)(struct zp_str text, const char *file);
	/* Reads the text of the last map into entries. */
	void (*read)(struct dcv_boxes *b, const char *root);
	const char *hints[2]; /* in the names of such files */
	bool local;           /* keys are local parts: aliases(5) */
	bool zone;            /* records of a zone, not a file */
};
/* In the order of dcv_box_kind_words. */
extern const struct dcv_box_kind *const dcv_box_kinds[];

struct dcv_box_map {
	uint32_t source;
	const struct dcv_box_kind *kind;
	const char *word; /* of the kind */
	bool complete;
	bool declares; /* some of its keys are domains */
	bool reserves; /* postmaster@ and abuse@ are the provider's own */
	const char **domains; /* printed */
	unsigned ndomains;
	/* "local", "local@domain", "@domain", "domain" */
	struct dcv_box_table keys;
	struct dcv_box_table spoken; /* domains of addresses */
	struct dcv_box_table files;  /* of :include:, by name; to entries */
	struct dcv_box_table fits;   /* what patterns said of an address */
	uint32_t nfiles;
	uint32_t rule, nrules; /* patterns */
	uint32_t all;          /* an entry + 1 that stands for every address */
	const char *fault;     /* what makes the map useless */
	bool silent;           /* it says nothing */
};

struct dcv_boxes {
	struct zp_sources *sources;
	struct zp_arena arena;
	/* The first nfiles are files; those after are zones' records. */
	ZP_VEC(struct dcv_box_map) maps;
	uint32_t nfiles;
	struct dcv_box_table zones; /* "view/domain" to maps */
	ZP_VEC(struct dcv_box_entry) entries;
	ZP_VEC(struct dcv_box_target) targets;
	ZP_VEC(struct dcv_box_rule) rules;
	ZP_VEC(struct dcv_box_problem) problems;
	struct dcv_regexes *regexes; /* NULL: none yet */
	struct dcv_box_outside outside;
	struct dcv_box_table memo; /* to answers */
	ZP_VEC(struct dcv_reach) answers;
	struct zp_buf key; /* scratch */
	uint32_t question;
	const char *view; /* of the question */
};

/* What the maps say of one address. */
enum dcv_box_what {
	DCV_BOX_ENTRY,
	DCV_BOX_REFUSED,  /* proven not to be there */
	DCV_BOX_UNLISTED, /* not there, which proves nothing */
	DCV_BOX_RESERVED, /* the same: the provider's own */
	DCV_BOX_OUTSIDE,  /* no map speaks of its domain */
	DCV_BOX_GAVE_UP   /* a pattern did */
};
struct dcv_box_found {
	enum dcv_box_what what;
	uint32_t entry; /* REFUSED: what declares the domain, or ZP_NONE */
	bool caught;
	const struct dcv_box_map *map; /* that speaks; NULL: OUTSIDE */
};
struct dcv_box_found dcv_box_find(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain);
/* A bare target of map M: a name of the same mail system. */
struct dcv_box_found dcv_box_find_local(struct dcv_boxes *b,
    const struct dcv_box_map *m, struct zp_str local, struct zp_str domain);
/* "LOCAL@DOMAIN" in b->key. */
struct zp_str dcv_box_join(
    struct dcv_boxes *b, struct zp_str local, struct zp_str domain);
/* The entry for KEY by the patterns of the Ith map, made when first asked:
 * ZP_NONE, no pattern fits; DCV_BOX_OVER, one gave up. */
#define DCV_BOX_OVER (ZP_NONE - 1)
uint32_t dcv_box_fit(struct dcv_boxes *b, uint32_t i, struct zp_str key);

/* The last map, which is the one being read; its text. */
struct dcv_box_map *dcv_box_last(struct dcv_boxes *b);
struct zp_str dcv_box_text(const struct dcv_boxes *b);
/* Adds an empty map. */
struct dcv_box_map *dcv_box_map_new(struct dcv_boxes *b, uint32_t source,
    const struct dcv_box_kind *kind, const char *word);

/* A logical line: the key as written, and the rest, which may go over several
 * lines. False at the end of the text. */
struct dcv_box_line {
	struct zp_str whole; /* from the first octet of the key */
	uint32_t at;         /* of whole in the text */
};
bool dcv_box_next_line(
    struct zp_str text, uint32_t *pos, struct dcv_box_line *out);
/* What the first 1,000 lines of a text look like. */
struct dcv_box_votes {
	int aliases, addresses, recipients, patterns;
};
struct dcv_box_votes dcv_box_vote(struct zp_str text);
/* Whether the right side of an entry tells no target: "OK", a folder. */
bool dcv_box_is_mark(struct zp_str s);
/* The next target of a list, without quotes; SPACES: blanks separate too. False
 * at the end. */
bool dcv_box_next_target(
    struct dcv_boxes *b, struct zp_str *rest, bool spaces, struct zp_str *out);
void dcv_box_complain(struct dcv_boxes *b, struct zp_span span, bool incomplete,
    const char *message);
/* A new entry of the last map, without targets yet. */
uint32_t dcv_box_entry_new(struct dcv_boxes *b, struct zp_span span);
void dcv_box_target_add(struct dcv_boxes *b, struct zp_str text);
/* Puts an entry of the last map under KEY, which outlives the map; another for
 * a key goes to the end of those that there are. */
void dcv_box_put_more(struct dcv_boxes *b, struct zp_str key, uint32_t entry);
/* A new entry for an address: "local@domain", "local" (at the map's domains),
 * "*@domain" or "@domain" or "*" (a catch-all). ZP_NONE, with a complaint, if
 * it is none. Of one address several entries hold. */
uint32_t dcv_box_address(
    struct dcv_boxes *b, struct zp_str address, struct zp_span span);
struct zp_str dcv_box_trim(struct zp_str s);
bool dcv_box_equal(struct zp_str a, struct zp_str b); /* without case */
bool dcv_box_is(struct zp_str s, const char *word);   /* without case */
bool dcv_box_begins(struct zp_str s, const char *with);
/* A CSV reader of the last map's text, its separator told. */
struct dcv_csv dcv_box_csv(struct dcv_boxes *b);
/* Complains of what the reader met in the record just read. */
void dcv_box_csv_faults(struct dcv_boxes *b, const struct dcv_csv *c);
/* Whether the map speaks of the domain by what was said when it was loaded. */
bool dcv_box_has_domain(const struct dcv_box_map *m, struct zp_str domain);

#endif
