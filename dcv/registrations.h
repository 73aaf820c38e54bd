/*
 * registrations.h -- registration contacts given as files
 *
 * What a registry tells of a domain's registrant, administrative and technical
 * contact: an RDAP answer (RFC 9083, redaction as RFC 9537 tells it), the text
 * of a WHOIS server, or CSV "domain,role,address"; told by content. CAs wrote
 * to these addresses until 2025-07-15 (Baseline Requirements section
 * 3.2.2.4.2); a profile says on which days its CA did.
 */
#ifndef DCV_REGISTRATIONS_H
#define DCV_REGISTRATIONS_H

#include <stdbool.h>

#include "dcv/mailbox.h"
#include "zoneparse/name.h"
#include "zoneparse/source.h"

enum dcv_role { DCV_REGISTRANT, DCV_ADMINISTRATIVE, DCV_TECHNICAL, DCV_ROLES };
/* "registrant", "administrative", "technical". */
const char *dcv_role_text(enum dcv_role r);

enum dcv_registered_kind {
	DCV_REGISTERED_ADDRESS,
	DCV_REGISTERED_PRIVACY,  /* an address of a privacy service */
	DCV_REGISTERED_REDACTED, /* no address: left out, or a web form */
	DCV_REGISTERED_MALFORMED /* no address */
};

struct dcv_registered {
	enum dcv_role role;
	enum dcv_registered_kind kind;
	const char *text;      /* as written */
	struct zp_name domain; /* of an address */
	struct zp_span at;
	uint32_t index; /* among all */
	uint32_t next;  /* of the same base domain + 1; 0: none */
};

struct dcv_registrations; /* of all files of a run */

struct dcv_registrations *dcv_registrations_new(struct zp_sources *sources);
void dcv_registrations_free(struct dcv_registrations *c);
/* Loads FILE. False with one sentence in *why when it cannot be read, is over
 * 256 MiB, or names no domain. Faults are kept, see dcv_registrations_problem.
 */
bool dcv_registrations_load(
    struct dcv_registrations *c, const char *file, const char **why);
/* The first contact of DOMAIN in the order of the files, or NULL; the one
 * after. CONTACTS may be NULL. */
const struct dcv_registered *dcv_registrations_of(
    const struct dcv_registrations *c, const struct zp_name *domain);
const struct dcv_registered *dcv_registrations_next(
    const struct dcv_registrations *c, const struct dcv_registered *after);
/* As dcv_boxes_problem. */
bool dcv_registrations_problem(
    const struct dcv_registrations *c, unsigned i, struct dcv_box_problem *out);

#endif
