/*
 * config_table.h -- every key the configuration file may hold
 *
 * The reader, "dcvlint config", "dcvlint schema config" and the README's list
 * are made from this table or checked against it.
 */
#ifndef LINT_CONFIG_TABLE_H
#define LINT_CONFIG_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum lint_kind {
	LINT_K_MAP,  /* of the keys that stand below it in the table */
	LINT_K_FREE, /* of keys of the user's; values are "path.*" */
	LINT_K_LIST, /* items are "path[]" */
	LINT_K_TEXT,
	LINT_K_BOOL,
	LINT_K_WORD,    /* one of words */
	LINT_K_FORMAT,  /* lint_input_format */
	LINT_K_NAME,    /* a domain name */
	LINT_K_PATH,    /* of a file; it does not leave the folder */
	LINT_K_GLOB,    /* a path that may hold * ? [ ] ** */
	LINT_K_DATE,    /* YYYY-MM-DD */
	LINT_K_RULE,    /* id or topic */
	LINT_K_CA,      /* id of a profile */
	LINT_K_PROFILES /* profiles, in the form of rules/ca */
};

struct lint_config_reader;
struct lint_config_item;

struct lint_config_key {
	const char *path; /* "zones[].origin", "views.*.public" */
	enum lint_kind kind;
	bool required;
	const char *summary;
	/* Of keys of the first level: the options that take their place, 0
	 * ends them; what holds if nobody says anything. */
	int options[5];
	const char *option_names;
	bool adds; /* what they say adds to what the file says */
	const char *by_default;
	const char *const *words;
	/* Takes a value; maps are taken before their keys. May be NULL. */
	void (*take)(
	    struct lint_config_reader *r, const struct lint_config_item *v);
};

extern const struct lint_config_key lint_config_keys[];
extern const size_t lint_config_key_count;

/* The row of PATH, or NULL. */
const struct lint_config_key *lint_config_find_key(const char *path);
/* The rows directly below PATH ("" for the first level), one after another: the
 * next after row I (-1 to begin), or -1. */
int lint_config_next_key(const char *path, int i);
/* The Ith word that a row's value may be; NULL past the last, or if it may be
 * anything. */
const char *lint_config_word(const struct lint_config_key *key, unsigned i);
/* The last word of a row's path: "origin" in "zones[].origin". */
const char *lint_config_last(const struct lint_config_key *key);

/* Keys that are refused with a word of why: prefixes of what people try. */
struct lint_config_refused {
	const char *key, *why;
};
extern const struct lint_config_refused lint_config_refused[];

#endif
