/*
 * cmd_cas.h -- within "dcvlint cas"
 */
#ifndef LINT_CMD_CAS_H
#define LINT_CMD_CAS_H

#include "dcv/profile_keys.h"
#include "lint/options.h"
#include "lint/out.h"

/* The words of a value, separated by commas; "none" for an empty list. */
const char *cas_value(
    struct zp_arena *a, const struct dcv_values *v, enum dcv_key k);
/* Whether an era says something of a key that is no list of methods. */
bool cas_is_changed(const struct dcv_values *v, enum dcv_key k);
struct cas_json {
	struct lint_out *o;
	struct zp_arena *a;
	const char *today;
	const char *line; /* what stands before each part: a line end, or "" */
};
/* What stands before the first profile, and one profile as an object. */
void cas_json_begin(struct lint_out *o, const struct lint_options *opt);
void cas_json(const struct cas_json *j, const struct dcv_profile *p);

#endif
