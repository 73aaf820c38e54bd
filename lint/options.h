/*
 * options.h -- the command line, read once into one value
 */
#ifndef LINT_OPTIONS_H
#define LINT_OPTIONS_H

#include <stdbool.h>

#include "dcv/profile.h"
#include "lint/config_data.h"
#include "lint/finding.h"
#include "zoneparse/name.h"
#include "zoneparse/yaml.h"

enum lint_command {
	LINT_CHECK,
	LINT_ROUTES,
	LINT_DUMP,
	LINT_RULES,
	LINT_EXPLAIN,
	LINT_CONFIG,
	LINT_SCHEMA,
	LINT_CAS,
	LINT_MERGE,
	LINT_VERSION,
	LINT_HELP
};
/* LINT_REPORT: one that a reporter alone has. */
enum lint_format {
	LINT_TEXT,
	LINT_JSON,
	LINT_JSONL,
	LINT_MARKDOWN,
	LINT_REPORT
};
struct lint_reporter;
struct lint_report_file { /* of --report */
	const struct lint_reporter *by;
	const char *file;
};

#define LINT_SHARDS_MAX 100000u

struct lint_origin {
	const char *path; /* NULL: of every file that does not tell its own */
	struct zp_name name;
};
struct lint_mailboxes {
	ZP_VEC(struct zp_name) domains;
	const char *file;
	const char *kind; /* dcv_box_kind_words; NULL: told by content */
	bool complete;    /* it lists every address of its domains */
	const char *root; /* fence of :include:; NULL: --root */
};
struct lint_mta_sts { /* a policy of RFC 8461 */
	struct zp_name domain;
	const char *file;
};
struct lint_validation {
	const char *name; /* NULL: every judged name */
	struct zp_name named, domain;
};
struct lint_certificate {
	const char *id;
	ZP_VEC(struct zp_name) names;
	const struct dcv_profile *ca; /* NULL: every one of the run */
	enum dcv_method method;       /* wanted, see struct dcv_subject */
	bool has_validation_domain;
	struct zp_name validation_domain;
};
struct lint_override {
	const char *rule; /* id or topic */
	enum lint_severity severity;
};

struct lint_baseline;

struct lint_options {
	struct zp_arena arena; /* owns what the pointers below name */
	enum lint_command command;
	enum lint_format format;
	const struct lint_reporter *reporter; /* of it; NULL: it has none */
	ZP_VEC(struct lint_report_file) reports;
	ZP_VEC(const char *) paths;
	ZP_VEC(struct lint_origin) origins;
	ZP_VEC(struct lint_mailboxes) mailboxes;
	ZP_VEC(const char *) contacts; /* files */
	ZP_VEC(struct lint_mta_sts) mta_sts;
	ZP_VEC(struct lint_validation) validation;
	ZP_VEC(struct lint_certificate) certificates;
	ZP_VEC(struct zp_name) names; /* asked for, certificates' included */
	ZP_VEC(struct zp_name) assume_no_mx, denied;
	struct dcv_profiles *profiles; /* of the run; a configuration's options
					* share them */
	ZP_VEC(const char *)
	ca_words; /* of --ca, until the profiles of the
		   * configuration are known */
	ZP_VEC(const struct dcv_profile *) cas;
	uint32_t common_cas; /* the first of cas; the others are only of
			      * certificates that name them */
	bool ca_given;       /* the common ones are the user's choice */
	ZP_VEC(const char *) select, ignore;
	ZP_VEC(struct lint_override) overrides;
	uint32_t config_overrides; /* the first of them are a configuration's */
	ZP_VEC(const char *) excludes; /* patterns, see exclude.h */
	ZP_VEC(const char *) context;  /* files and folders */
	bool changed, force_exclude;
	bool asked; /* names were asked for, even if none was in the file */
	const char *stdin_filename, *root, *psl, *output;
	const char *input_format; /* a dialect's name, "zone", or NULL */
	struct zp_yaml_limits yaml_limits;
	const char *today;                   /* YYYY-MM-DD */
	enum lint_severity fail_on;          /* LINT_OFF: never */
	const char *baseline;                /* file; NULL: none */
	bool write_baseline, prune_baseline; /* what becomes of it */
	struct lint_baseline *held;          /* what it holds */
	bool no_suppressions;                /* those in zones' own comments */
	bool notes, quiet, color_always, color_never;
	unsigned jobs;          /* threads that may work at once, at least 1 */
	bool methods;           /* routes: the matrix of methods too */
	bool statistics;        /* findings of each rule are counted */
	uint32_t shard, shards; /* --shard K/N; 0 of 0: everything */

	ZP_VEC(struct lint_given) given; /* as the command line has them */
	const char *config_file; /* --config, else the file found; NULL: none */
	bool no_config;
	const char *config_shown;    /* relative to the working folder */
	const char *config_folder;   /* without links; NULL: no configuration */
	struct lint_options *config; /* as read, but for what was taken over */
	ZP_VEC(struct lint_zone_entry) zones;
	ZP_VEC(struct lint_view_entry) views;
	ZP_VEC(struct lint_ignore_entry) ignores;
	ZP_VEC(struct lint_per_file) per_file;
	ZP_VEC(struct lint_value) values; /* of a configuration, as written */
	bool paths_configured;            /* paths are those of zones */
	bool names_configured;            /* names are those of certificates */
	/* Lines for standard error: faults of the configuration, and what does
	 * not hold or is not judged. */
	ZP_VEC(const char *) faults, notices;
};

/* Reads the command line. False: a usage error; one line about it has been put
 * into *why (arena of O). */
bool lint_options_read(
    struct lint_options *o, int argc, char **argv, const char **why);
/* Fills in today: SOURCE_DATE_EPOCH, else the clock. */
void lint_set_today(struct lint_options *o);
void lint_options_free(struct lint_options *o);
/* The text of --help in parts, NULL after the last. */
extern const char *const lint_help_text[];
/* Whether OPTION (options_read.h) was given. */
bool lint_is_given(const struct lint_options *o, int option);
/* Its name without "--". */
const char *lint_option_name(int option);
/* The Ith word for the kind of a file; NULL past the last. */
const char *lint_input_format(unsigned i);
/* Whether ID is WORD, or of the topic WORD. */
bool lint_id_matches(const char *id, const char *word);

#endif
