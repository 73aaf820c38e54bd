/*
 * remarks.h -- suppressions that stand in the zones' own files
 *
 *     www IN A 192.0.2.1 ; dcvlint: ignore=RULE[,RULE...] reason
 *     ; dcvlint: ignore=RULE[,RULE...] reason       (for what follows)
 *     ; dcvlint: ignore-file=RULE[,RULE...] reason  (at the file's head)
 *
 * RULE is an id or a topic. A word that suppressed nothing, though its rule was
 * looked for, is a finding, and so is what cannot be understood. Files without
 * such a comment are searched for the word, and cost nothing else.
 */
#ifndef LINT_REMARKS_H
#define LINT_REMARKS_H

#include "lint/accept.h"
#include "lint/rule.h"
#include "zoneparse/remark.h"

/* One rule named in a remark. */
struct lint_remark_word {
	const char *text; /* as written */
	const char *rule; /* as it is called now; NULL: there is no such */
	const char *why;  /* then: what is said of it */
	struct zp_span span;
	bool used;
};

struct lint_remark_entry {
	struct zp_remark at;
	const char *wrong; /* what cannot be understood of it; NULL: nothing */
	bool file;         /* it speaks for the whole file */
	uint32_t first, n; /* words */
	struct lint_accepted accepted;
	uint32_t outer; /* the nearest one whose place holds this one's, + 1 */
};

struct lint_remark_file {
	uint32_t source;
	bool told; /* what is wrong with its remarks was reported */
	ZP_VEC(struct lint_remark_entry) entries; /* by where they hold */
	ZP_VEC(struct lint_remark_word) words;
	ZP_VEC(uint32_t) whole; /* entries that speak for the whole file */
	bool shared;            /* a zone that is not judged has it too */
};

struct lint_remarks {
	struct zp_arena arena;
	uint32_t seen;                           /* sources searched */
	ZP_VEC(struct lint_remark_file *) files; /* by source; NULL: none */
	ZP_VEC(bool) searched;                   /* by source */
	uint32_t n;                              /* files with remarks */
	ZP_VEC(struct lint_remark) faults;       /* of the zone being judged */
};

struct lint_run;

/* Reads the remarks in the files of all zones of the run that were not read
 * before. */
void lint_remarks_read(struct lint_run *run);
/* Whether a file of Z holds any. */
bool lint_remarks_in(const struct lint_run *run, const struct zp_zone *z);
/* What suppresses RULE at SPAN; NULL: nothing does. All that do so are in use
 * from then on. */
const struct lint_accepted *lint_remarks_meet(
    struct lint_run *run, const char *rule, struct zp_span span);
/* What is wrong with the remarks in files of Z, of which all was judged, into
 * faults; what was told of another zone is left out. */
void lint_remarks_judge(struct lint_run *run, const struct zp_zone *z);
void lint_remarks_free(struct lint_remarks *r);

/* Within the files that make it. */

/* Reads one remark of the file into a new entry of F. */
void lint_remark_parse(struct lint_run *run, struct lint_remark_file *f,
    const struct zp_remark *at);

#endif
