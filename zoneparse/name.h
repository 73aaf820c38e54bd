/*
 * name.h -- domain names: one value, and the table of all names of a zone
 *
 * struct zp_name is a whole name on the stack, in wire form (RFC 1035 section
 * 3.1), lower-cased (RFC 4343). Names met in a zone file -- owners and the
 * targets of CNAME, DNAME, MX, NS, PTR, SRV -- are interned in the zone's
 * struct zp_names: a tree from the root, one node a label, nodes in one flat
 * array, found by a hash of (parent, label). A parent's index is always lower
 * than its children's, so facts inherited from above (below a cut, the route of
 * validation mail) are computed in one pass over the array.
 */
#ifndef ZP_NAME_H
#define ZP_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"

#define ZP_NAME_MAX 255   /* octets, RFC 1035 section 2.3.4 */
#define ZP_LABEL_MAX 63   /* octets */
#define ZP_LABELS_MAX 128 /* labels with the root's */
/* Octets that hold any printed name: each octet as \DDD, dots, final NUL. */
#define ZP_NAME_TEXT (4 * ZP_NAME_MAX + 2)

struct zp_name {
	uint8_t len;    /* octets of wire, the root's zero octet included */
	uint8_t labels; /* labels, the root's not counted */
	uint8_t wire[ZP_NAME_MAX];
};

/* Why text is no name; the offset goes with it. */
enum zp_name_error {
	ZP_NAME_OK,
	ZP_NAME_EMPTY_LABEL,
	ZP_NAME_LABEL_LONG,
	ZP_NAME_LONG,
	ZP_NAME_ESCAPE, /* \ at the end, or \DDD over 255 */
	ZP_NAME_BYTE    /* an octet over 127 or a control, unescaped */
};

/*
 * Reads a name as written in a master file (RFC 1035 section 5.1: \X, \DDD).
 * Without a final dot ORIGIN is appended (NULL: the root). "@" is not special
 * here. *at is the octet of TEXT at fault when the result is not ZP_NAME_OK.
 */
enum zp_name_error zp_name_parse(struct zp_name *out, struct zp_str text,
    const struct zp_name *origin, uint32_t *at);
/* The name that WIRE (RFC 1035 section 3.1, uncompressed, valid) begins with.
 */
void zp_name_from_wire(struct zp_name *out, const uint8_t *wire);
/* A name given by a person (option, config): A- or U-labels, any case, final
 * dot allowed, always absolute; false if it is none. (U-labels: zoneparse/idn.h
 * first.) */
bool zp_name_from_text(struct zp_name *out, const char *text);
/* Writes the name lower-case without final dot ("." for the root) with
 * presentation escapes; BUF holds ZP_NAME_TEXT. Returns BUF. */
char *zp_name_print(const struct zp_name *n, char *buf);
bool zp_name_equal(const struct zp_name *a, const struct zp_name *b);
/* Whether N is ABOVE or below it. */
bool zp_name_is_below(const struct zp_name *n, const struct zp_name *above);
/* The name without its leftmost COUNT labels (COUNT <= labels). */
struct zp_name zp_name_chop(const struct zp_name *n, uint8_t count);
/* LABEL in front of PARENT; false when over 255 octets. LABEL may be "*". */
bool zp_name_prepend(
    struct zp_name *out, struct zp_str label, const struct zp_name *parent);
/* RFC 6672 section 2.2: N below FROM becomes below TO; false if over 255. */
bool zp_name_substitute(struct zp_name *out, const struct zp_name *n,
    const struct zp_name *from, const struct zp_name *to);
/* DNS order: label by label from the right, octets of lower-case labels (RFC
 * 4034 section 6.1). <0, 0, >0. */
int zp_name_compare(const struct zp_name *a, const struct zp_name *b);
/* Offsets of the labels in wire, from the left; returns labels. */
unsigned zp_name_labels(const struct zp_name *n, uint8_t at[ZP_LABELS_MAX]);
/* The leftmost label without its length octet. */
struct zp_str zp_name_label(const struct zp_name *n);
bool zp_name_is_wildcard(const struct zp_name *n);
/* Letters, digits, hyphens within a label (RFC 1123 section 2.1), each label;
 * a leftmost "*" counts as LDH when WILD. */
bool zp_name_is_ldh(const struct zp_name *n, bool wild);

/* Bits of zp_node.flags. */
enum {
	ZP_NODE_EXISTS = 1,    /* holds records, or something below it does */
	ZP_NODE_OWNER = 2,     /* holds records itself */
	ZP_NODE_CUT = 4,       /* NS below the apex: a delegation */
	ZP_NODE_BELOW_CUT = 8, /* hidden by a delegation above it */
	ZP_NODE_BELOW_DNAME = 16,
	ZP_NODE_HAS_WILDCARD = 32, /* a child "*" exists */
	ZP_NODE_OUTSIDE = 64,      /* not at or below the apex */
	ZP_NODE_NOT_LDH = 128 /* label has octets outside LDH (or is "*") */
};

struct zp_node {
	uint32_t parent; /* index; the root (0) is its own parent */
	uint32_t label;  /* offset in zp_names.labels: length octet, octets */
	uint32_t rr;     /* last record + 1 in zp_zone.rrs; 0 none. Records of a
			  * node are a ring in file order: last.next is the first */
	uint32_t types; /* ZP_T_* bits of the hot types present, see rrtype.h */
	uint8_t depth;  /* labels above the root; the root has 0 */
	uint8_t flags;
	uint16_t wire; /* octets of the whole name in wire form */
};

/* With the hash beside it a new name is told by one look, and the nodes are not
 * touched. */
struct zp_slot {
	uint32_t node; /* index; 0: free */
	uint32_t hash; /* of the label and its parent */
};

struct zp_names {
	ZP_VEC(struct zp_node) nodes; /* [0] is the root */
	struct zp_buf labels;         /* lower-case, each with a length octet */
	struct zp_slot *slots;        /* 2^bits of them */
	unsigned bits;
	uint32_t seed; /* of the hash: names made to collide do not */
};

void zp_names_init(struct zp_names *t);
/* Makes room for N nodes in all. */
void zp_names_reserve(struct zp_names *t, uint32_t n);
void zp_names_free(struct zp_names *t);
/* The child LABEL (lower-case, 1..63 octets) of PARENT, made when it is not
 * there. Returns its index; amortised O(1), no allocation per name. */
uint32_t zp_names_child(
    struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n);
/* The child that TEXT names if it is one label of plain letters, digits and
 * hyphens, as most owners are: nothing else is looked at. UINT32_MAX: it is
 * not, or the name would be over 255 octets. */
uint32_t zp_names_plain(
    struct zp_names *t, uint32_t parent, struct zp_str text);
/* As zp_names_child, but UINT32_MAX when it is not there. */
uint32_t zp_names_find_child(
    const struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n);
/* The whole name, made where it is not there. */
uint32_t zp_names_intern(struct zp_names *t, const struct zp_name *n);
/* The node of the whole name, or UINT32_MAX. */
uint32_t zp_names_find(const struct zp_names *t, const struct zp_name *n);
void zp_names_get(const struct zp_names *t, uint32_t node, struct zp_name *out);
struct zp_str zp_names_label(const struct zp_names *t, uint32_t node);
/* Whether NODE is ABOVE or below it. O(depth). */
bool zp_names_is_below(const struct zp_names *t, uint32_t node, uint32_t above);

#endif
