/*
 * dnssec_sig.h -- signatures over the RRsets of a name, and the work on them
 */
#ifndef ZP_DNSSEC_SIG_H
#define ZP_DNSSEC_SIG_H

#include "zoneparse/dnssec_internal.h"

/* An RRSIG of the name looked at: its RDATA at AT in the work's sigs. */
struct zp_d_sig {
	uint32_t rr, at;
	bool ok; /* it could be read; else only f.covered holds */
	struct zp_rrsig f;
};
/* A record of the RRset looked at: octets in the work's octets. */
struct zp_d_item {
	uint32_t at, n;
};

/* One thread's share, names from FROM to TO in the look's order, and its
 * buffers. */
struct zp_d_work {
	const struct zp_dnssec_look *l;
	uint32_t from, to;
	bool passing; /* nothing is worked out any more */
	zp_dnssec_faults_vec faults;
	uint32_t rrsets, unable, passed_over;
	ZP_VEC(struct zp_d_sig) list;
	ZP_VEC(struct zp_d_item) items;
	struct zp_buf wire, sigs, octets, data;
};

void zp_dnssec_judge_node(struct zp_d_work *w, uint32_t node);

#endif
