/*
 * catalogue.h -- what rules and kinds of parser problems say about themselves,
 * as one list: for "rules", "explain" and the rule pages
 */
#ifndef LINT_CATALOGUE_H
#define LINT_CATALOGUE_H

#include "lint/out.h"
#include "lint/registry.h"

/* What a finding is about, and so what an entry under "ignore" may name. */
enum lint_entry_what {
	LINT_ENTRY_RUN,
	LINT_ENTRY_ZONE,
	LINT_ENTRY_NAME,
	LINT_ENTRY_FILE
};

/* Strings are static. */
struct lint_entry {
	const char *id, *summary, *why, *cite, *ignore;
	const char *method;        /* NULL: any */
	const char *from, *until;  /* NULL: ever, no end */
	enum lint_severity before; /* until from; LINT_OFF: nothing is found */
	enum lint_severity asked, found;
	enum lint_entry_what what;
	const struct lint_example *fail, *pass; /* NULL: none is kept */
};

size_t lint_catalogue_count(void);
/* The Ith: rules by topic and id, then parser problems. */
struct lint_entry lint_catalogue(size_t i);
/* The one of that id; false: there is none. */
bool lint_catalogue_find(const char *id, struct lint_entry *a);
/* "warning", or "error/warning" for asked and found names. */
const char *lint_entry_severities(const struct lint_entry *a, char buf[32]);

struct lint_topic {
	const char *word;
	const char *what;   /* what its rules look at */
	const char *ignore; /* for its rules that say nothing of their own */
};

/* The Ith topic; NULL past the last. */
const struct lint_topic *lint_topic(size_t i);
/* The topic of a rule; never NULL for an id of the list above. */
const struct lint_topic *lint_topic_of(const char *id);

#endif
