/*
 * registrations_internal.h -- what the files about registration contacts share
 */
#ifndef DCV_REGISTRATIONS_INTERNAL_H
#define DCV_REGISTRATIONS_INTERNAL_H

#include "dcv/mailbox_internal.h"
#include "dcv/registrations.h"

struct dcv_registrations {
	struct zp_sources *sources;
	struct zp_arena arena;
	ZP_VEC(struct dcv_registered) list;
	ZP_VEC(uint32_t) last;        /* by the first of a domain: the last */
	struct dcv_box_table domains; /* printed; to the first contact */
	ZP_VEC(struct dcv_box_problem) problems;
	uint32_t source; /* being read */
	bool any;        /* it names a domain */
};

/* Readers of the source being read. */
void dcv_registrations_rdap(struct dcv_registrations *c);
void dcv_registrations_whois(struct dcv_registrations *c);
void dcv_registrations_csv(struct dcv_registrations *c);
bool dcv_registrations_is_csv(struct zp_str text);

/* A contact of DOMAIN, written as TEXT. */
void dcv_registrations_add(struct dcv_registrations *c, struct zp_str domain,
    enum dcv_role role, struct zp_str text, struct zp_span at);
void dcv_registrations_complain(struct dcv_registrations *c, struct zp_span at,
    bool incomplete, const char *message);
/* The role that a word begins to tell: "Registrant Email", "admin-c", "tech";
 * false: none. *N is its octets. */
bool dcv_registrations_role(struct zp_str word, enum dcv_role *role, size_t *n);

#endif
