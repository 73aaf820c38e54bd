/*
 * mailbox_internal.h -- what the files about alias and recipient maps share
 */
#ifndef DCV_MAILBOX_INTERNAL_H
#define DCV_MAILBOX_INTERNAL_H

#include "dcv/mailbox.h"
#include "zoneparse/mem.h"
#include "zoneparse/zone.h"

#define DCV_BOX_FILE_MAX (256u << 20) /* octets of one map */
#define DCV_BOX_DEPTH 1000            /* aliases one after another */
#define DCV_BOX_FANOUT 100000         /* targets seen for one question */
#define DCV_BOX_INCLUDES 1000         /* :include: files of a map */
#define DCV_BOX_PROBLEMS 1000         /* kept of one run */

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
/* KEY must outlive the table. */
void dcv_box_put(struct dcv_box_table *t, struct zp_str key, uint32_t value);
/* ZP_NONE when it is not there. */
uint32_t dcv_box_get(const struct dcv_box_table *t, struct zp_str key);

struct dcv_box_target {
	struct zp_str text; /* unquoted */
	uint32_t list;      /* the entry that holds an :include: file's list;
			     * ZP_NONE: no list */
};

struct dcv_box_entry {
	uint32_t map, first, n; /* targets */
	uint32_t seen;          /* number of the question that met it */
	struct zp_span span;    /* of the key */
};

struct dcv_box_map {
	uint32_t source;
	bool is_virtual, complete;
	const char **domains; /* printed */
	unsigned ndomains;
	/* "local", "local@domain", "@domain", "domain" */
	struct dcv_box_table keys;
	struct dcv_box_table spoken; /* domains of a virtual map's keys */
	struct dcv_box_table files;  /* of :include:, by name; to entries */
	uint32_t nfiles;
};

struct dcv_boxes {
	struct zp_sources *sources;
	struct zp_arena arena;
	ZP_VEC(struct dcv_box_map) maps;
	ZP_VEC(struct dcv_box_entry) entries;
	ZP_VEC(struct dcv_box_target) targets;
	ZP_VEC(struct dcv_box_problem) problems;
	struct dcv_box_table memo; /* to answers */
	ZP_VEC(struct dcv_reach) answers;
	struct zp_buf key; /* scratch */
	uint32_t question;
};

/* Reads the text of the last map into its entries. */
void dcv_box_aliases(struct dcv_boxes *b, const char *root);
void dcv_box_virtual(struct dcv_boxes *b);
/* Whether text is an aliases(5) file by its lines: >0 yes, <0 virtual(5). */
int dcv_box_kind(struct zp_str text);

/* A logical line: the key as written, and the rest, which may go over several
 * lines. False at the end of the text. */
struct dcv_box_line {
	struct zp_str whole; /* from the first octet of the key */
	uint32_t at;         /* of whole in the text */
};
bool dcv_box_next_line(
    struct zp_str text, uint32_t *pos, struct dcv_box_line *out);
/* The next target of a list, without quotes; SPACES: blanks separate too. False
 * at the end. */
bool dcv_box_next_target(
    struct dcv_boxes *b, struct zp_str *rest, bool spaces, struct zp_str *out);
void dcv_box_complain(struct dcv_boxes *b, struct zp_span span, bool incomplete,
    const char *message);
/* A new entry of the last map, without targets yet. */
uint32_t dcv_box_entry_new(struct dcv_boxes *b, struct zp_span span);
void dcv_box_target_add(struct dcv_boxes *b, struct zp_str text);
struct zp_str dcv_box_trim(struct zp_str s);
bool dcv_box_equal(struct zp_str a, struct zp_str b); /* without case */
bool dcv_box_begins(struct zp_str s, const char *with);
/* Whether the map speaks of the domain by what was said when it was loaded. */
bool dcv_box_has_domain(const struct dcv_box_map *m, struct zp_str domain);

#endif
