/*
 * config_internal.h -- within the reader of the configuration file
 */
#ifndef LINT_CONFIG_INTERNAL_H
#define LINT_CONFIG_INTERNAL_H

#include "lint/config.h"
#include "lint/config_table.h"
#include "zoneparse/yaml.h"

struct lint_config_reader {
	struct lint_options *o; /* what is read goes here */
	struct zp_sources sources;
	struct zp_yaml y;
	uint32_t source;
};

/* One value, checked as its kind says. */
struct lint_config_item {
	const struct lint_config_key *key;
	uint32_t node;
	const char *text;    /* of a scalar */
	const char *name;    /* the user's key, in a map of such */
	uint32_t name_node;  /* and where it stands */
	struct zp_name host; /* LINT_K_NAME */
	bool on;             /* LINT_K_BOOL */
	unsigned word;       /* LINT_K_WORD: which */
	struct lint_place place;
};

/* Keeps a fault at NODE, "FILE:LINE:COLUMN: ..."; always false. */
bool config_fault(struct lint_config_reader *r, uint32_t node, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));
struct lint_place config_place(struct lint_config_reader *r, uint32_t node);
/* Checks a scalar as ITEM's key says and fills it. */
bool config_scalar(struct lint_config_reader *r, struct lint_config_item *item);

/* Keeps a scalar as written, for "dcvlint config". */
void config_keep(struct lint_config_reader *r, const char *path, uint32_t node);

/* config_profiles.c */
/* Reads the profiles that the configuration changes or adds, wherever in the
 * file they stand: all else may name them. */
void config_profiles(struct lint_config_reader *r, uint32_t top);
/* Keeps every scalar at and below NODE. */
void config_keep_all(
    struct lint_config_reader *r, const char *path, uint32_t node);

/* config_find.c */
/* Finds the file, --config or not: fills o->config_file, config_shown and
 * config_folder, NULL if there is none. False: a line is in o->faults. */
bool config_find(struct lint_options *o);
/* Reads c->config_file into C; what is wrong with it is in c->faults. */
void config_read(struct lint_options *c);
/* Whether PATH, as written in a configuration, is a relative path that does not
 * climb; *why says what is wrong with it. */
bool config_path_is_plain(const char *path, const char **why);
/* Whether what PATH (relative to the working folder) names lies in the folder
 * of the configuration, links followed; what does not exist does. */
bool config_is_inside(const struct lint_options *o, const char *path);

#define TAKE(what)               \
	void config_take_##what( \
	    struct lint_config_reader *r, const struct lint_config_item *v)
TAKE(zone);
TAKE(zone_path);
TAKE(zone_origin);
TAKE(zone_format);
TAKE(zone_view);
TAKE(zone_served);
TAKE(view);
TAKE(view_public);
TAKE(certificate);
TAKE(certificate_id);
TAKE(certificate_name);
TAKE(certificate_ca);
TAKE(certificate_method);
TAKE(certificate_domain);
TAKE(mailboxes);
TAKE(mailboxes_file);
TAKE(mailboxes_kind);
TAKE(mailboxes_domain);
TAKE(mailboxes_complete);
TAKE(contacts);
TAKE(mta_sts);
TAKE(mta_sts_domain);
TAKE(mta_sts_file);
TAKE(ca);
TAKE(severity);
TAKE(ignore);
TAKE(ignore_rule);
TAKE(ignore_zone);
TAKE(ignore_name);
TAKE(ignore_path);
TAKE(ignore_reason);
TAKE(ignore_until);
TAKE(per_file);
TAKE(per_file_rule);
TAKE(exclude);
TAKE(assume);
TAKE(denied);
TAKE(fail_on);
TAKE(notes);
TAKE(select);

#endif
