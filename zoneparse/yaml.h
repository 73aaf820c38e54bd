/*
 * yaml.h -- YAML and JSON as a tree whose every node knows its octets
 *
 * One seam for all that is YAML: zones in every dialect, the configuration, CA
 * data (libyaml, yaml.c alone). JSON is read by it too. What libyaml leaves to
 * its user is done here: marks counted in characters become octets of the
 * source, keys that stand twice are faults, depth and aliases have limits,
 * scalars keep the text that is written (null, 010 and on are names).
 *
 * The tree of all documents of a source is one flat array in the order of the
 * text: a collection stands before its children, and next is the node after
 * its last. A mapping's children are key, value, key, value. Nodes are indices;
 * ZP_NONE is no node. Aliases are kept as nodes; every function below but
 * zp_yaml_kind_written follows them. A key that stands twice: the later holds,
 * as every reader takes it, and the earlier is not seen any more.
 */
#ifndef ZP_YAML_H
#define ZP_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/problem.h"
#include "zoneparse/source.h"

#ifndef ZP_NONE
#define ZP_NONE UINT32_MAX
#endif

enum zp_ykind { ZP_Y_SCALAR, ZP_Y_SEQ, ZP_Y_MAP, ZP_Y_ALIAS };

/* 16 octets: large zones have millions. A scalar whose text is the source's own
 * octets needs no more than where they are. */
struct zp_ynode {
	uint32_t at : 30;  /* octets in the source, quotes included */
	uint32_t kind : 2; /* enum zp_ykind */
	uint32_t len : 30;
	uint32_t plain : 1;    /* a scalar without quotes, not a block */
	uint32_t own_text : 1; /* a scalar: n is an index in owned */
	uint32_t next : 30;    /* the node after this one and all below it */
	uint32_t mark : 1;     /* a key that stands again later; a mapping with
				* a "<<" key */
	uint32_t tagged : 1;
	uint32_t n; /* a collection's children, pairs of a mapping; the target
		     * of an alias */
};

/* A text that is not verbatim in the source. */
struct zp_yown {
	uint32_t at, n; /* octets in texts */
};

struct zp_ytag {
	uint32_t node;
	const char *tag; /* "!Ref", "tag:yaml.org,2002:str" */
};

struct zp_yaml_limits {
	uint32_t max_depth;   /* nested collections; 0: 64 */
	uint32_t max_aliases; /* to collections, as expanded; 0: 100 */
	uint32_t max_octets;  /* only the beginning is read, up to a line that
			       * begins without a blank; 0: all */
};

struct zp_yahead;

/* Owned by the caller, freed with zp_yaml_free; holds no text of the source,
 * which must outlive it. */
struct zp_yaml {
	struct zp_sources *sources;
	uint32_t source;
	const char *text; /* of the source */
	ZP_VEC(struct zp_ynode) nodes;
	ZP_VEC(struct zp_yown) owned;
	struct zp_buf texts;
	ZP_VEC(struct zp_ytag) tags;      /* sorted by node */
	ZP_VEC(struct zp_problem) faults; /* strings in arena */
	struct zp_arena arena;
	bool broken; /* the text ended in a fault: what came before is there */
	struct zp_yahead *ahead; /* NULL: all is read */
};

/* Reads SOURCE. Never fails: faults are values in y->faults, and what was read
 * before them is in the tree. LIMITS may be NULL. */
void zp_yaml_read(struct zp_yaml *y, struct zp_sources *s, uint32_t source,
    const struct zp_yaml_limits *limits);
void zp_yaml_free(struct zp_yaml *y);
/*
 * The same on a thread of its own, for one large mapping: while it is read, its
 * keys can be gone through from the first on (zp_yaml_key waits for what is not
 * there yet), each once, and what is below them looked at; nothing else. Then
 * zp_yaml_finish waits for the end. True: the text was not as plain as that (a
 * fault, a tag), it was read again, and what was made of it so far is void.
 * Without a thread to be had all is read at once.
 */
void zp_yaml_read_ahead(struct zp_yaml *y, struct zp_sources *s,
    uint32_t source, const struct zp_yaml_limits *limits);
bool zp_yaml_finish(struct zp_yaml *y);

/* The top node of the first document, and of the one after the document of top
 * node N; ZP_NONE: no more. */
uint32_t zp_yaml_first_document(const struct zp_yaml *y);
uint32_t zp_yaml_next_document(const struct zp_yaml *y, uint32_t n);

/* Whether N is a scalar without quotes, and no block. */
bool zp_yaml_is_plain(const struct zp_yaml *y, uint32_t n);
/* Whether N is a null of YAML: nothing, ~ or null without quotes. */
bool zp_yaml_is_null(const struct zp_yaml *y, uint32_t n);
/* Whether the text ended in a fault while N was being read. */
bool zp_yaml_is_cut(const struct zp_yaml *y, uint32_t n);
/* Whether mapping N holds a "<<" key itself. */
bool zp_yaml_merges(const struct zp_yaml *y, uint32_t n);
/* What alias N stands for (N itself if it is none). */
static inline uint32_t zp_yaml_follow(const struct zp_yaml *y, uint32_t n)
{
	if (n != ZP_NONE && y->nodes.v[n].kind == ZP_Y_ALIAS)
		return y->nodes.v[n].n;
	return n;
}
static inline bool zp_yaml_is(
    const struct zp_yaml *y, uint32_t n, enum zp_ykind kind)
{
	n = zp_yaml_follow(y, n);
	return n != ZP_NONE && y->nodes.v[n].kind == (unsigned)kind;
}
/* The text of a scalar; empty for what is none (and for ZP_NONE). */
static inline struct zp_str zp_yaml_text(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	if (n == ZP_NONE || y->nodes.v[n].kind != ZP_Y_SCALAR)
		return (struct zp_str){"", 0};
	const struct zp_ynode *v = &y->nodes.v[n];
	if (v->own_text)
		return (struct zp_str){
		    y->texts.p + y->owned.v[v->n].at, y->owned.v[v->n].n};
	uint32_t quote = v->plain ? 0 : 1;
	return (struct zp_str){y->text + v->at + quote, v->len - 2 * quote};
}
bool zp_yaml_text_is(const struct zp_yaml *y, uint32_t n, const char *text);
/* "!Ref" and the like, or NULL. */
const char *zp_yaml_tag(const struct zp_yaml *y, uint32_t n);
/* The node's own octets (an alias': those of the alias); of a scalar its text
 * without quotes; of a collection its first line. */
struct zp_span zp_yaml_span(const struct zp_yaml *y, uint32_t n);
/* Octets FROM to FROM + N of a scalar's text, found again in the source; the
 * whole scalar where its text was folded. */
struct zp_span zp_yaml_part(
    const struct zp_yaml *y, uint32_t node, size_t from, size_t n);

/* Items of a sequence: for (i = zp_yaml_item(y, s); i != ZP_NONE; i =
 * zp_yaml_after(y, s, i)). S that is no sequence has none. */
uint32_t zp_yaml_item(const struct zp_yaml *y, uint32_t seq);
uint32_t zp_yaml_after(const struct zp_yaml *y, uint32_t seq, uint32_t item);
/* Keys that a mapping holds itself, "<<" and hidden ones left out; the value of
 * a key (aliases not followed: its span is that of the alias). */
uint32_t zp_yaml_key(const struct zp_yaml *y, uint32_t map);
uint32_t zp_yaml_key_after(const struct zp_yaml *y, uint32_t map, uint32_t key);
uint32_t zp_yaml_value(const struct zp_yaml *y, uint32_t key);
/* The mappings merged into MAP by "<<", in the order that decides (the first
 * that has a key gives it): the Ith, or ZP_NONE. */
uint32_t zp_yaml_merged(const struct zp_yaml *y, uint32_t map, unsigned i);
/* The value of KEY in MAP, or in what is merged into it; ZP_NONE: not there (or
 * MAP is no mapping). */
uint32_t zp_yaml_get(const struct zp_yaml *y, uint32_t map, const char *key);
/* The key node itself, for its span; ZP_NONE. */
uint32_t zp_yaml_get_key(
    const struct zp_yaml *y, uint32_t map, const char *key);
/* Adds a fault (strings are copied). */
struct zp_problem *zp_yaml_fault(struct zp_yaml *y, enum zp_problem_kind kind,
    struct zp_span span, const char *help, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

#endif
