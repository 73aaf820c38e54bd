/*
 * yaml_internal.h -- the state of reading one YAML source
 */
#ifndef ZP_YAML_INTERNAL_H
#define ZP_YAML_INTERNAL_H

#include "zoneparse/yaml.h"

#define ZP_YAML_DEPTH 64                       /* nested collections */
#define ZP_YAML_ALIASES 100                    /* to collections, as expanded */
#define ZP_YAML_DIRECTIVES 100                 /* lines that begin with "%" */
#define ZP_YAML_DEPTH_MAX 1000                 /* room for any max_depth */
#define ZP_YAML_SIZE ((UINT32_C(1) << 30) - 2) /* what a node can count */

struct zp_yanchor {
	char *name;
	uint32_t node;
	uint32_t aliases; /* to collections within it, as expanded */
	uint32_t before;  /* anchor of the same slot + 1; 0: none */
};

/* A collection that is being read. */
struct zp_yopen {
	uint32_t node;
	uint32_t anchor;  /* + 1; 0: none */
	uint32_t aliases; /* so far */
	uint32_t keys; /* of a mapping: the first of its keys in the reader's */
};

/* A key of a mapping that is being read. */
struct zp_ykey {
	uint32_t hash, node;
};

/* What is learned late of the first document's top node, kept while somebody
 * looks on. */
struct zp_ytop {
	uint32_t end, next;
	bool merges;
};

struct zp_yreader {
	struct zp_yaml *y;
	const char *text; /* what libyaml sees: the source's, or a patched copy
			   * of the same length */
	const char *source;
	uint32_t size;
	bool ascii;
	bool patched;
	bool again;            /* a patch was made: read once more */
	bool stop;             /* a limit was reached */
	uint32_t chars, bytes; /* a place known in both counts */
	uint32_t max_depth, max_aliases, aliases;
	struct zp_yopen open[ZP_YAML_DEPTH_MAX + 1];
	uint32_t depth;
	ZP_VEC(struct zp_yanchor) anchors;
	uint32_t slots[1024];        /* of anchors by name: + 1 */
	ZP_VEC(struct zp_ykey) keys; /* of all open mappings */
	uint32_t *table;             /* scratch of zp_yaml_check_keys: + 1 */
	uint32_t size_table;
	struct zp_yahead *ahead; /* NULL: nobody looks on */
	struct zp_ytop top;
};

/* Octets before the character INDEX of the text. */
uint32_t zp_yaml_octet(struct zp_yreader *r, size_t index);

/* Reads the text from its beginning, once (yaml.c). */
void zp_yaml_read_events(struct zp_yreader *r);
/* A reader of SOURCE into Y, and the end of it. NULL: the text is not to be
 * read (the fault is told). */
struct zp_yreader *zp_yaml_reader(struct zp_yaml *y, struct zp_sources *s,
    uint32_t source, const struct zp_yaml_limits *limits);
void zp_yaml_reader_free(struct zp_yreader *r);
/* After each event while somebody looks on: what is complete is shown. False:
 * reading ends, the text is not plain enough. */
bool zp_yaml_publish(struct zp_yreader *r);
/* Waits until the entry of KEY in the first document's mapping is complete;
 * false: the mapping ends before it. */
bool zp_yaml_await(const struct zp_yaml *y, uint32_t key);
/* Waits for the end of the text. False: what was read is void. */
bool zp_yaml_await_end(const struct zp_yaml *y);
/* Whether characters are octets. */
bool zp_yaml_is_ascii(const char *text, uint32_t size);
/* libyaml refuses what JSON allows in strings: pairs of surrogates written as
 * escapes, DEL and C1 controls. They are replaced, octet by octet and character
 * by character, in a copy; a string that holds one is unescaped from the
 * source. Gives the copy (to be freed), or NULL when there is nothing to
 * replace. */
char *zp_yaml_patch(const char *text, uint32_t size);

/* One unit of a double-quoted scalar (YAML 1.2 section 5.7, RFC 8259 section
 * 7): octets of P it takes up in the source, at most LEFT; its value, *N octets
 * in OUT. 0: not a unit that can be told by itself (a folded line). */
unsigned zp_yaml_unit(const char *p, size_t left, char out[4], unsigned *n);

/* A span of the source, within its size. */
struct zp_span zp_yaml_span_at(
    const struct zp_yreader *r, uint32_t at, uint32_t len);
/* Reading stops at octet AT: MOST of WHAT are reached. */
void zp_yaml_limit(struct zp_yreader *r, enum zp_problem_kind kind, uint32_t at,
    const char *help, const char *what, uint32_t most);
/* The last anchor of this name, or NULL. */
const struct zp_yanchor *zp_yaml_find_anchor(
    const struct zp_yreader *r, const char *name);
/* Gives the anchor's number + 1; 0: NAME is NULL. */
uint32_t zp_yaml_add_anchor(
    struct zp_yreader *r, const char *name, uint32_t node);
/* A node at octets AT to END below the innermost open collection. */
uint32_t zp_yaml_add_node(
    struct zp_yreader *r, enum zp_ykind kind, uint32_t at, uint32_t end);
/* TAG may be NULL. */
void zp_yaml_add_tag(struct zp_yreader *r, uint32_t node, const char *tag);
/* Where a node begins whose anchor and tag begin at AT. */
uint32_t zp_yaml_after_properties(
    const struct zp_yreader *r, uint32_t at, uint32_t end);
/* Collection N ends before octet END, and the node NEXT. */
void zp_yaml_end_node(struct zp_ynode *n, uint32_t end, uint32_t next);
/* The innermost open collection ends before octet END. */
void zp_yaml_close_node(struct zp_yreader *r, uint32_t end);
/* Gives scalar N its text: the source's own octets where they are the same. */
void zp_yaml_set_text(
    struct zp_yreader *r, struct zp_ynode *n, const char *value, size_t len);

/* Faults of the keys from FIRST on that stand twice. */
void zp_yaml_check_keys(struct zp_yreader *r, uint32_t first);
uint32_t zp_yaml_hash(const char *p, size_t n);

#endif
