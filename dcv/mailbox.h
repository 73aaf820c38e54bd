/*
 * mailbox.h -- alias and recipient maps: can an address be received?
 *
 * Three-valued: an address is reachable only when a map says so; unreachable
 * only when a map is complete for its domain or declares it without a
 * catch-all, or the chain ends in a discard, a refusal or a cycle; else
 * unknown. A chain that ends at a local user whom no map lists is unknown.
 *
 * Kinds of maps are told by content (mailbox_kinds.c has the table), then by
 * the file's name. Maps may be several; a chain goes through all of them. The
 * TXT records of a zone may be one (Forward Email, mailbox_txt.c).
 */
#ifndef DCV_MAILBOX_H
#define DCV_MAILBOX_H

#include <stdbool.h>

#include "dcv/truth.h"
#include "zoneparse/name.h"
#include "zoneparse/problem.h"
#include "zoneparse/source.h"

struct dcv_boxes; /* all maps of a run */

struct dcv_reach {
	enum dcv_truth reachable;
	const char *reason; /* free text, one line; arena of the boxes */
	const char *kind;   /* word of the map that speaks; NULL: none does */
	bool known;         /* a map speaks of the domain */
	bool absent;     /* proven: the map that lists all does not list it */
	bool catch_all;  /* reached by a catch-all only */
	bool discarded;  /* ends in /dev/null, :blackhole:, an error: entry */
	bool loop;       /* ends in a cycle */
	bool disabled;   /* ends at an account that is suspended or locked */
	bool dangling;   /* ends at a name that a map of all does not list */
	bool external;   /* forwarded out of what the maps speak of */
	bool dead;       /* external, to a domain that takes no mail */
	bool undeclared; /* its map declares domains, and not this one */
	bool malformed;  /* the text that decides cannot be read */
	const char *target; /* external: the address it is forwarded to */
	struct zp_span at;  /* the entry that decides (catch-all, discard, loop
			     * or delivery); len 0 and source ZP_NONE: none */
};

/* A map to load. DOMAINS (N of them; 0: none given) are the domains an
 * aliases(5) file speaks for; without one it proves nothing. For other kinds
 * they are those whose bare local parts count. */
struct dcv_box_file {
	const char *file;
	const char *root; /* fence of :include: files */
	const char *kind; /* one of dcv_box_kind_words; NULL: told by content */
	const struct zp_name *domains;
	unsigned n;
	bool complete; /* said to list every address */
};
/* NULL ends them. */
extern const char *const dcv_box_kind_words[];

/* What is known elsewhere of a domain that no map speaks of: DCV_NO, it takes
 * no mail. */
struct dcv_box_outside {
	enum dcv_truth (*takes)(
	    void *ctx, const char *view, const struct zp_name *domain);
	void *ctx;
};

struct dcv_boxes *dcv_boxes_new(struct zp_sources *sources);
void dcv_boxes_free(struct dcv_boxes *b);
/* Forgets what was read from zones, and every answer; the files stay. */
void dcv_boxes_forget(struct dcv_boxes *b);
/* Whom to ask about domains to which mail is forwarded. */
void dcv_boxes_outside(struct dcv_boxes *b, struct dcv_box_outside outside);
/* Loads a map. False with one sentence in *why when it cannot be read, is over
 * 256 MiB or of no kind. Faults in lines are kept and given by
 * dcv_boxes_problem. */
bool dcv_boxes_load(
    struct dcv_boxes *b, const struct dcv_box_file *file, const char **why);
/* Whether LOCAL@DOMAIN can be received, as VIEW (may be NULL) sees domains; the
 * same question gives the same answer (memoised). LOCAL in any case. */
struct dcv_reach dcv_boxes_reach(struct dcv_boxes *b, const char *view,
    const char *local, const struct zp_name *domain);
/* Whether any map was loaded. */
bool dcv_boxes_any(const struct dcv_boxes *b);

/* A fault in a map: one line that cannot be read, an :include: refused, a
 * pattern that gave up (while questions are asked). I from 0; false past the
 * last. INCOMPLETE: part of the map was not read, or not all of it asked. */
struct dcv_box_problem {
	struct zp_span span;
	const char *message;
	bool incomplete;
};
bool dcv_boxes_problem(
    const struct dcv_boxes *b, unsigned i, struct dcv_box_problem *out);

#endif
