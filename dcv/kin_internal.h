/*
 * kin_internal.h -- what the files that find kin share
 */
#ifndef DCV_KIN_INTERNAL_H
#define DCV_KIN_INTERNAL_H

#include "dcv/kin.h"
#include "dcv/route_internal.h"

/* What a walk under any CA, a climb for CAA or an alias stops at. */
#define DCV_SPEAKS                                                             \
	(ZP_T_MX | ZP_T_CNAME | ZP_T_DNAME | ZP_T_CAA | ZP_T_ALIAS | ZP_T_NS | \
	    ZP_T_SOA | ZP_T_MX_UNKNOWN | ZP_T_ANY_UNKNOWN)

/* Finding the kin of one zone. */
struct dcv_kin_search {
	struct dcv *d;
	const struct zp_zone *z;
	const struct dcv_zone_facts *f;
	uint64_t *odd; /* a bit a node: "*" or "_..." stands below it */
	uint32_t *of;  /* by node: kin + 1; 0: none */
	uint32_t *slots;
	unsigned bits;
	uint32_t from; /* the zone's first kin */
	dcv_kins *kins;
	uint32_t speaks; /* ZP_T_ bits of what a walk stops at */
};

/* Told before kind is asked for: what tells names apart. */
void dcv_kin_mark_odd(struct dcv_kin_search *s);
/* What the node would be kin by; false: it stands alone. */
bool dcv_kin_kind(
    const struct dcv_kin_search *s, uint32_t node, struct dcv_kin *k);
/* Whether NODE, which is of kind B, is one of A. */
bool dcv_is_kin(const struct dcv_kin_search *s, const struct dcv_kin *a,
    const struct dcv_kin *b, uint32_t node);

#endif
