/*
 * look.h -- what a file is, from who named it and from its beginning
 */
#ifndef LINT_LOOK_H
#define LINT_LOOK_H

#include "lint/inputs.h"
#include "zoneparse/parse.h"

struct lint_look {
	const struct lint_zone_entry *entry; /* of the configuration, or NULL */
	const struct zp_dialect *dialect;    /* said by the user, or NULL */
	const struct zp_name *origin;        /* said by somebody, or NULL */
	const char *other; /* what else it is (zp_other_text), or NULL */
	bool master;       /* it begins like a master file */
	bool zone;         /* it is read as a master file */
};

/* What is known of file S, which was met as IN. A holds what is made on the
 * way; the names in OUT are owned by the run's options and inputs. */
void lint_look(const struct lint_options *o, struct zp_arena *a,
    const struct lint_input *in, const struct zp_source *s,
    struct lint_look *out);
/* What the configuration says about file S; NULL: nothing. */
const struct lint_zone_entry *lint_look_entry(const struct lint_options *o,
    struct zp_arena *a, const struct zp_source *s);

#endif
