/*
 * profile_keys.h -- what a profile may say, as one table
 *
 * The reader of profiles, "dcvlint cas" and the schema of the configuration are
 * made from it.
 */
#ifndef DCV_PROFILE_KEYS_H
#define DCV_PROFILE_KEYS_H

#include "dcv/profile.h"

enum dcv_kind {
	DCV_V_WORD,    /* one of words, by the numbers of its enum */
	DCV_V_NUMBER,  /* from 1 to max */
	DCV_V_DAY,     /* YYYY-MM-DD */
	DCV_V_METHODS, /* a list of methods */
	DCV_V_LOCALS,  /* a list of local parts of addresses */
	DCV_V_HOSTS,   /* a list of domain names, kept as text */
	DCV_V_NAMES,   /* a list of domain names */
	DCV_V_LABELS,  /* a list of words of a-z, 0-9 and hyphens */
	DCV_V_RECORDS  /* a list of maps: label, type, target */
};

struct dcv_key_info {
	const char *text;
	const char *summary;
	enum dcv_kind kind;
	const char *const *words; /* NULL ends them */
	unsigned max;
	size_t at, size; /* of its field in struct dcv_values */
};
extern const struct dcv_key_info dcv_keys[DCV_K_COUNT];

/* Nothing said: every value unknown. */
extern const struct dcv_values dcv_values_none;

/* Whether a source says it. */
bool dcv_value_is_known(const struct dcv_values *v, enum dcv_key k);
/* The Ith word of a value as its file would have it (one value: the first);
 * NULL: no more. Owned by A, or static. */
const char *dcv_value_item(
    struct zp_arena *a, const struct dcv_values *v, enum dcv_key k, unsigned i);
/* What BY says takes the place of what TO says. */
void dcv_values_override(struct dcv_values *to, const struct dcv_values *by);
/* Makes TO say nothing of what BY says. */
void dcv_values_forget(struct dcv_values *to, const struct dcv_values *by);
/* Whether both say something of one value. */
bool dcv_values_meet(const struct dcv_values *a, const struct dcv_values *b);

#endif
