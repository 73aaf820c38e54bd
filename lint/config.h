/*
 * config.h -- the configuration file, .dcvlint.yaml
 *
 * Data only, written by whoever may write to the repository, and so not
 * trusted: it cannot switch on the network, name an output, leave its folder,
 * raise a limit or run anything. What is wrong in it is an operating fault.
 * The command line holds against it, and both against defaults.
 */
#ifndef LINT_CONFIG_H
#define LINT_CONFIG_H

#include "lint/options.h"

/*
 * Finds the file (.dcvlint.yaml in the working folder or the nearest one above
 * it, up to the one that holds .git; outside a repository in the working folder
 * alone), reads it into o->config, and takes over what the command line left
 * open; then defaults. For commands that look at no zone, only these. False: it
 * cannot be read or has faults, each one a line in o->faults.
 */
bool lint_config_apply(struct lint_options *o);

/* PATH, relative to the configuration's folder, as seen from the working
 * folder. */
const char *lint_config_shown(struct lint_options *o, const char *path);
/* PATH, relative to the working folder, as seen from the configuration's
 * folder; NULL: it lies elsewhere, or there is no configuration. Owned by A. */
const char *lint_config_relative(
    const struct lint_options *o, struct zp_arena *a, const char *path);
/* The entry of zones: that FILE (as lint_config_relative gives it) meets; NULL:
 * none. */
const struct lint_zone_entry *lint_config_zone(
    const struct lint_options *o, const char *file);
/* The files and folders that zones: names, put into o->paths. Problems (it
 * names nothing, it leaves the folder) are faults. False: there are some. */
bool lint_config_expand(struct lint_options *o);

#endif
