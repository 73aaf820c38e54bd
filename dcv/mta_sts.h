/*
 * mta_sts.h -- policies of MTA-STS (RFC 8461), given as files
 *
 * Whoever serves mail for a domain says in a file on the web which exchanges
 * are its own; senders that obey deliver to no other. The file is never
 * fetched: the user names it.
 */
#ifndef DCV_MTA_STS_H
#define DCV_MTA_STS_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/name.h"
#include "zoneparse/source.h"

/* Octets of a policy, RFC 8461 section 3.3. */
#define DCV_STS_FILE_MAX 65536u
/* Seconds, RFC 8461 section 3.2. */
#define DCV_STS_AGE_MAX 31557600u

enum dcv_sts_mode { DCV_STS_NONE, DCV_STS_TESTING, DCV_STS_ENFORCE };

struct dcv_sts_pattern {
	struct zp_name host; /* without its "*." */
	bool wildcard;       /* one label stands before host, whichever */
	struct zp_span span;
};

struct dcv_sts_fault {
	struct zp_span span;
	const char *message; /* literal */
	bool fatal;          /* senders take the whole for no policy */
};

struct dcv_sts_policy {
	struct zp_name domain;
	struct zp_span mode_at;
	enum dcv_sts_mode mode;
	uint32_t max_age;
	bool valid; /* all that must be there is: senders obey it */
	ZP_VEC(struct dcv_sts_pattern) mx;
	ZP_VEC(struct dcv_sts_fault) faults;
};

/* The policies of a run; zero is empty. */
struct dcv_sts {
	ZP_VEC(struct dcv_sts_policy) list;
};

/* Loads FILE as the policy of DOMAIN (RFC 8461 section 3.2). False with one
 * sentence in *why: it cannot be read, is over DCV_STS_FILE_MAX, or DOMAIN has
 * one already. What is wrong in it is in its faults. */
bool dcv_sts_load(struct dcv_sts *s, struct zp_sources *sources,
    const char *file, const struct zp_name *domain, const char **why);
void dcv_sts_free(struct dcv_sts *s);
/* The policy of DOMAIN itself, or NULL: one of a domain above does not count
 * (RFC 8461 section 3.4). */
const struct dcv_sts_policy *dcv_sts_find(
    const struct dcv_sts *s, const struct zp_name *domain);
/* Whether a pattern of the policy fits HOST; "*." stands for exactly one label
 * (RFC 8461 section 4.1). */
bool dcv_sts_allows(const struct dcv_sts_policy *p, const struct zp_name *host);

#endif
