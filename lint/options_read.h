/*
 * options_read.h -- values of options, within the reader of the command line
 *
 * Each function gives false for a usage error, with one line in *r->why.
 */
#ifndef LINT_OPTIONS_READ_H
#define LINT_OPTIONS_READ_H

#include "lint/options.h"

enum {
	O_ORIGIN = 256,
	O_STDIN_FILENAME,
	O_ROOT,
	O_INPUT_FORMAT,
	O_YAML_DEPTH,
	O_YAML_ALIASES,
	O_CONTEXT,
	O_CHANGED,
	O_EXCLUDE,
	O_FORCE_EXCLUDE,
	O_NO_CONFIG,
	O_CA,
	O_TODAY,
	O_NAME,
	O_NAMES_FROM,
	O_CERTIFICATE,
	O_VALIDATION,
	O_MAILBOXES,
	O_CONTACTS,
	O_DENYLIST,
	O_ASSUME,
	O_PSL,
	O_FORMAT,
	O_OUTPUT,
	O_SELECT,
	O_IGNORE,
	O_SEVERITY,
	O_FAIL_ON,
	O_NOTES,
	O_JOBS,
	O_COLOR,
	O_QUIET,
	O_VERSION,
	O_HELP,
	O_CONFIG,
	O_CSR,
	O_METHODS,
	O_MTA_STS,
	O_SHARD,
	O_REPORT,
	O_STATISTICS,
	O_NO_SUPPRESSIONS,
	O_BASELINE,
	O_WRITE_BASELINE,
	O_PRUNE_BASELINE
};

struct lint_reader {
	struct lint_options *o;
	const char **why; /* arena of o */
};

/* Puts the words into *r->why; always false. */
bool options_fail(struct lint_reader *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The same of a WORD that is no WHAT; BEST: the one that was meant, or NULL;
 * ALL: those there are. */
bool options_unknown(struct lint_reader *r, const char *what, const char *word,
    const char *best, const char *all);
/* A comma-separated list for OPTION, and one word of it. */
bool options_list(struct lint_reader *r, const char *list, int option);
bool options_word(struct lint_reader *r, const char *piece, int option);
/* The CA profile that WORD names, in *OUT. */
bool options_ca(
    struct lint_reader *r, const char *word, const struct dcv_profile **out);
/* The profiles that the words of --ca name, into cas. */
bool options_cas(struct lint_reader *r);
bool options_origin(struct lint_reader *r, const char *arg);
bool options_mailboxes(struct lint_reader *r, const char *arg);
bool options_validation(struct lint_reader *r, const char *arg);
bool options_override(struct lint_reader *r, const char *arg);
bool options_mta_sts(struct lint_reader *r, const char *arg);
/* Names or suffixes in a file, one a line; "#" begins a comment. */
bool options_file(struct lint_reader *r, const char *file, bool denied);
bool options_input_format(struct lint_reader *r, const char *arg);
/* A number from 1 to MAX. */
bool options_number(
    struct lint_reader *r, const char *arg, uint32_t max, uint32_t *out);
bool options_format(struct lint_reader *r, const char *arg);
/* FORMAT=FILE. */
bool options_report(struct lint_reader *r, const char *arg);
/* Whether COMMAND, as it is written, has the forms of output asked for. */
bool options_check_reports(struct lint_reader *r, const char *command);
bool options_today(struct lint_reader *r, const char *arg);
bool options_exclude(struct lint_reader *r, const char *arg);
bool options_context(struct lint_reader *r, const char *arg);
bool options_color(struct lint_reader *r, const char *arg);
bool options_jobs(struct lint_reader *r, const char *arg);
/* Processors that this process may use. */
unsigned options_processors(void);
bool options_shard(struct lint_reader *r, const char *arg);
bool options_fail_on(struct lint_reader *r, const char *arg);
/* Whether WORD is a rule or topic: NULL, if not; else as it is called now. That
 * it was named by an old name becomes a notice. */
const char *options_rule_named(struct lint_reader *r, const char *word);
bool options_rule(struct lint_reader *r, const char *word);

#endif
