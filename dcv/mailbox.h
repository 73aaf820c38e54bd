/*
 * mailbox.h -- alias and recipient maps: can an address be received?
 *
 * Three-valued: an address is reachable only when a map says so; unreachable
 * only when a map is complete for its domain or declares it without a
 * catch-all, or the chain ends in a discard, a refusal or a cycle; else
 * unknown. A chain that ends at a local user whom no map lists is unknown.
 *
 * Kinds: aliases(5) and Postfix virtual(5), recognised by content. Maps may be
 * several; a chain goes through all of them.
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
	bool known;         /* a map speaks of the domain */
	bool catch_all;     /* reached by a catch-all only */
	bool discarded;    /* ends in /dev/null, :blackhole:, an error: entry */
	bool loop;         /* ends in a cycle */
	struct zp_span at; /* the entry that decides (catch-all, discard, loop
			    * or delivery); len 0 and source ZP_NONE: none */
};

struct dcv_boxes *dcv_boxes_new(struct zp_sources *sources);
void dcv_boxes_free(struct dcv_boxes *b);
/*
 * Loads FILE. DOMAINS (n of them; 0: none given) are the domains an aliases(5)
 * file speaks for; without one it proves nothing. For a virtual map DOMAINS, if
 * given, are those whose bare local parts count. ROOT fences :include: files.
 * COMPLETE: the map is said to list every address. False with one sentence in
 * *why when FILE cannot be read or is over 256 MiB. Faults in lines are kept
 * and given by dcv_boxes_problem.
 */
bool dcv_boxes_load(struct dcv_boxes *b, const char *file, const char *root,
    const struct zp_name *domains, unsigned n, bool complete, const char **why);
/* Whether LOCAL@DOMAIN can be received; the same question gives the same answer
 * (memoised). LOCAL in any case. */
struct dcv_reach dcv_boxes_reach(
    struct dcv_boxes *b, const char *local, const struct zp_name *domain);
/* Whether any map was loaded. */
bool dcv_boxes_any(const struct dcv_boxes *b);

/* A fault in a map: one line that cannot be read, an :include: refused. I from
 * 0; false past the last. INCOMPLETE: part of the map was not read. */
struct dcv_box_problem {
	struct zp_span span;
	const char *message;
	bool incomplete;
};
bool dcv_boxes_problem(
    const struct dcv_boxes *b, unsigned i, struct dcv_box_problem *out);

#endif
