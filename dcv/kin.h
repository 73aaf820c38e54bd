/*
 * kin.h -- found names that are judged alike
 *
 * Most names of a large zone hold an address and nothing that a route, CAA or a
 * contact depends on: what is said of one of them holds for all whose walk
 * meets the same records. Such names are kin: one of them, the first in DNS
 * order, is judged, and the others are only counted, or shown as it is.
 *
 * Kin are names of one zone whose walks meet the same node first that has
 * something to say (an MX, CAA, an alias, a wildcard's parent, the apex), and
 * which hold themselves
 *   - no such thing (PLAIN),
 *   - an alias to a name of the same zone that has no such thing (TO_PLAIN),
 *   - an alias to what no loaded zone holds (TO_OUTSIDE),
 *   - the same MX records (OWN_MX), or
 *   - nothing, or an alias to the parent, which has the same MX records, where
 *     the walk leaves "www." out (WWW_OF_MX).
 * Of the last three each name decides for itself, alike but with a domain of
 * its own: they are kin as long as nobody asks for it.
 */
#ifndef DCV_KIN_H
#define DCV_KIN_H

#include "dcv/route.h"

#define DCV_KIN_FIRST 6

enum dcv_kin_kind {
	DCV_KIN_PLAIN,
	DCV_KIN_TO_PLAIN,
	DCV_KIN_TO_OUTSIDE,
	DCV_KIN_OWN_MX,
	DCV_KIN_WWW_OF_MX
};

struct dcv_kin {
	const struct zp_zone *zone;
	uint32_t n;                    /* names */
	uint32_t first[DCV_KIN_FIRST]; /* nodes, the first ones in DNS order */
	enum dcv_kin_kind kind;
	uint32_t top;   /* node: what their walks meet */
	uint32_t other; /* TO_PLAIN: what the target's walk meets */
	uint32_t index, hash;
	uint8_t bits; /* what else differs */
	bool apart;   /* its names are judged one by one */
	void *judged; /* for the layer above (NULL when made) */
};

typedef ZP_VEC(struct dcv_kin *) dcv_kins;
/* Finds the kin, under each of CAS, among the names that dcv_candidates would
 * find, and appends them to KINS (owned by D), the names that have none to OUT.
 * Nothing is kin where what was said of single names may tell them apart. */
void dcv_candidates_kin(struct dcv *d, const struct dcv_profile *const *cas,
    uint32_t ncas, dcv_kins *kins, dcv_subjects *out);
/* Appends the names of kin that are apart, each for itself; of the others the
 * first one, or, EACH, all of them, with their kin. */
void dcv_kin_subjects(
    struct dcv *d, const dcv_kins *kins, bool each, dcv_subjects *out);
/* Appends the nodes of K, in no order. */
typedef ZP_VEC(uint32_t) dcv_nodes;
void dcv_kin_nodes(struct dcv *d, const struct dcv_kin *k, dcv_nodes *out);
/* Whether the names of K, the first of which has this row, are judged alike
 * even where the domain that takes their mail is looked at. */
bool dcv_kin_share(const struct dcv_kin *k, const struct dcv_row *row);
/* Whether what was judged of the first holds for the others at all: no mailbox
 * or record of a name's own decides. */
bool dcv_kin_hold(
    const struct dcv *d, const struct dcv_kin *k, const struct dcv_row *row);
/* The row of NODE, one of the kin of ROW's, from that. */
void dcv_kin_row(struct dcv_row *row, uint32_t node);

#endif
