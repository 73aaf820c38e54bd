/*
 * config_data.h -- what the configuration file says, as values
 *
 * Texts are owned by the arena of the options they stand in. Paths and globs
 * are relative to the folder of the configuration file.
 */
#ifndef LINT_CONFIG_DATA_H
#define LINT_CONFIG_DATA_H

#include <stdbool.h>
#include <stdint.h>

#include "zoneparse/mem.h"
#include "zoneparse/name.h"
#include "zoneparse/zone.h"

/* Where a value stands in the configuration file; line 0: not there. */
struct lint_place {
	uint32_t line, column;
};

/* zones: a file, a folder, or a glob. */
struct lint_zone_entry {
	const char *path;
	bool has_origin;
	struct zp_name origin;
	const char
	    *format;      /* a word of --input-format; NULL: told by content */
	const char *view; /* NULL: none */
	enum zp_served served;
	struct lint_place place;
};

struct lint_view_entry {
	const char *name;
	bool is_public;
};

/* ignore: findings that are known and accepted. NULL: whatever it is. */
struct lint_ignore_entry {
	const char *rule; /* id or topic */
	const char *zone, *name, *path;
	const char *reason;
	const char *until; /* last day, YYYY-MM-DD */
	bool over;         /* until is past */
	struct lint_place place;
};

struct lint_per_file {
	const char *glob;
	ZP_VEC(const char *) rules;
};

/* One value as written, for showing what is in force. */
struct lint_value {
	const char *key;  /* "zones" in "zones[0].path" */
	const char *path; /* "zones[0].path" */
	const char *text;
	struct lint_place place;
};

/* An option as given on the command line. */
struct lint_given {
	int option;
	const char *arg;
};

#endif
