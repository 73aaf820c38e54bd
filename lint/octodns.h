/*
 * octodns.h -- which files make up an octoDNS zone, and how they are to be read
 */
#ifndef LINT_OCTODNS_H
#define LINT_OCTODNS_H

#include "lint/engine.h"
#include "zoneparse/octodns_config.h"

typedef ZP_VEC(const char *) lint_paths;

/* octoDNS configurations by the folder they were looked for in. */
struct lint_octodns;
struct lint_octodns *lint_octodns_new(void);
void lint_octodns_free(struct lint_octodns *o);

/* Appends the files that make up one zone with PATH, itself included, sorted
 * (arena of RUN), and gives the zone's name; false: its name is not told. */
bool lint_octodns_parts(struct lint_run *run, struct lint_octodns *o,
    const char *path, lint_paths *out, struct zp_name *origin);

/* What configurations in the folder of PATH and those above it, up to ROOT (an
 * absolute path; NULL: its own folder alone), say about it. */
struct lint_octodns_told {
	const struct zp_octodns_folder *folder; /* NULL: nothing */
	const char *shared; /* path of the file merged in, or NULL */
	const struct zp_octodns_config *config; /* for its aliases */
};
void lint_octodns_ask(struct lint_run *run, struct lint_octodns *o,
    const char *path, const char *root, struct lint_octodns_told *out);
/* Whether the configuration calls the zone lenient. */
bool lint_octodns_lenient(
    const struct lint_octodns_told *told, const struct zp_name *zone);

#endif
