/*
 * contacts.h -- registration contacts given as files
 *
 * What a registry tells of a domain's registrant, administrative and technical
 * contact: an RDAP answer (RFC 9083, redaction as RFC 9537 tells it), the text
 * of a WHOIS server, or CSV "domain,role,address"; told by content. CAs wrote
 * to these addresses until 2025-07-15 (Baseline Requirements section
 * 3.2.2.4.2); a profile says on which days its CA did.
 */
#ifndef DCV_CONTACTS_H
#define DCV_CONTACTS_H

#include <stdbool.h>

#include "dcv/mailbox.h"
#include "zoneparse/name.h"
#include "zoneparse/source.h"

enum dcv_role { DCV_REGISTRANT, DCV_ADMINISTRATIVE, DCV_TECHNICAL, DCV_ROLES };
/* "registrant", "administrative", "technical". */
const char *dcv_role_text(enum dcv_role r);

enum dcv_contact_kind {
	DCV_CONTACT_ADDRESS,
	DCV_CONTACT_PRIVACY,  /* an address of a privacy service */
	DCV_CONTACT_REDACTED, /* no address: left out, or a web form */
	DCV_CONTACT_MALFORMED /* no address */
};

struct dcv_contact {
	enum dcv_role role;
	enum dcv_contact_kind kind;
	const char *text;      /* as written */
	struct zp_name domain; /* of an address */
	struct zp_span at;
	uint32_t next; /* of the same base domain + 1; 0: none */
};

struct dcv_contacts; /* of all files of a run */

struct dcv_contacts *dcv_contacts_new(struct zp_sources *sources);
void dcv_contacts_free(struct dcv_contacts *c);
/* Loads FILE. False with one sentence in *why when it cannot be read, is over
 * 256 MiB, or names no domain. Faults are kept, see dcv_contacts_problem. */
bool dcv_contacts_load(
    struct dcv_contacts *c, const char *file, const char **why);
/* The first contact of DOMAIN in the order of the files, or NULL; the one
 * after. CONTACTS may be NULL. */
const struct dcv_contact *dcv_contacts_of(
    const struct dcv_contacts *c, const struct zp_name *domain);
const struct dcv_contact *dcv_contacts_next(
    const struct dcv_contacts *c, const struct dcv_contact *after);
/* As dcv_boxes_problem. */
bool dcv_contacts_problem(
    const struct dcv_contacts *c, unsigned i, struct dcv_box_problem *out);

#endif
