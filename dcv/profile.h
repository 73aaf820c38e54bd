/*
 * profile.h -- how a certificate authority sends validation mail
 *
 * A profile is data: what its source says, and nothing guessed. Values that
 * change over time become eras with dates.
 */
#ifndef DCV_PROFILE_H
#define DCV_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

enum dcv_walk {
	DCV_WALK_MX,  /* from the name up to the base domain, to the first MX */
	DCV_WALK_NONE /* the asked name (or its ValidationDomain) alone */
};

struct dcv_profile {
	const char *id;
	const char *name;
	enum dcv_walk walk;
	bool
	    needs_mx; /* an MX record is looked for; A/AAAA alone is no route */
	bool strip_www;      /* a leading "www." is taken off before the walk */
	bool amazon_refused; /* names under Amazon's own domains are refused */
	unsigned window_hours;          /* until the request times out */
	const char *const *local_parts; /* NULL-terminated */
	const char *source;             /* document */
	const char *source_date;        /* YYYY-MM-DD, or what of it is known */
};

/* admin, administrator, hostmaster, postmaster, webmaster (Baseline
 * Requirements section 3.2.2.4.4), in this order; NULL-terminated. */
extern const char *const dcv_local_parts[6];

/* The profile with this id, or NULL. */
const struct dcv_profile *dcv_profile_find(const char *id);
/* All profiles in the order of their ids; *n is their number. */
const struct dcv_profile *dcv_profiles(size_t *n);

#endif
