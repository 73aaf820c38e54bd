/*
 * methods.h -- by which methods a name could be validated today
 *
 * One standing for each method of validation: whether the CA offers it, whether
 * it has ended, whether CAA lets the CA issue after it, and whether what it
 * needs stands in the loaded files. What needs the network (a web server's
 * answer) is unknown.
 */
#ifndef DCV_METHODS_H
#define DCV_METHODS_H

#include "dcv/caa.h"
#include "dcv/route.h"
#include "zoneparse/dnssec.h"

enum dcv_standing {
	DCV_S_NOT_OFFERED,
	DCV_S_ENDED,
	DCV_S_NOT_READY, /* proven that it cannot succeed as things stand */
	DCV_S_UNKNOWN,
	DCV_S_ROUTABLE, /* mail can arrive; whether it is read is not proven */
	DCV_S_READY
};
/* "not-offered", "ended", "not-ready", "unknown", "routable", "ready". */
const char *dcv_standing_text(enum dcv_standing s);

struct dcv_state {
	enum dcv_method method;
	enum dcv_truth offered; /* by the CA, as its profile says */
	enum dcv_standing standing;
	enum dcv_truth caa; /* whether the CA may issue after it */
	const char *until;  /* the last day for new certificates; or NULL */
	const char *reason; /* free text, one line; never NULL */
};

struct dcv_matrix {
	struct dcv_state state[DCV_METHODS];
	enum dcv_standing best;
	enum zp_dnssec_state dnssec; /* of the zone that answers */
};

/* The standing of one method for a row. Some ten look-ups; nothing is kept. */
void dcv_method_judge(struct dcv *d, const struct dcv_row *row,
    enum dcv_method method, struct dcv_state *out);
/* All of them; the matrix of one name, CA and day. */
void dcv_methods_judge(
    struct dcv *d, const struct dcv_row *row, struct dcv_matrix *out);

#endif
