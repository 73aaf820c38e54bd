/*
 * reporter_sarif.h -- what the files of the SARIF report share
 *
 * SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it: nothing is an empty
 * string, and what is said of an alert begins with a sentence that is a title.
 */
#ifndef LINT_REPORTER_SARIF_H
#define LINT_REPORTER_SARIF_H

#include "lint/catalogue.h"
#include "lint/linehash.h"
#include "lint/reporter.h"

/* A file of the run. */
struct sarif_file {
	const char *uri; /* NULL: not asked for so far */
	bool below;      /* relative to the root */
	lint_line_hashes hashes;
};

struct sarif {
	struct lint_report report;
	/* What is found, then what is accepted. */
	ZP_VEC(const struct lint_finding *) shown;
	ZP_VEC(struct lint_entry) rules; /* that something shown is of */
	ZP_VEC(uint32_t) rule_of;        /* by shown: index in rules */
	ZP_VEC(struct sarif_file) files; /* by source */
};

/* "KEY":{"text":"VALUE"}; a NULL or empty text is left out, and false given. */
bool sarif_text(struct lint_out *o, const char *key, const char *value);
/* What is known of a source. */
struct sarif_file *sarif_file_of(
    struct sarif *s, struct lint_run *run, uint32_t source);
/* "physicalLocation":{...} of a place, with the text that stands there. */
void sarif_place(struct sarif *s, struct lint_run *run, struct lint_region at);
/* The same of FILE, which was not read as a source, from an octet of it on, as
 * it has characters of one octet each; LINE 0: of its head. */
void sarif_head(struct sarif *s, struct lint_run *run, const char *file,
    uint32_t line, uint32_t column);
/* The object of a rule. */
void sarif_rule(struct lint_out *o, const struct lint_entry *a);
/* The object of the Ith finding shown. */
void sarif_result(struct sarif *s, struct lint_run *run, uint32_t i);

#endif
