/*
 * suppress.h -- findings that somebody accepts: by a comment in the zone, in
 * the configuration, or with the baseline
 *
 * They act on (rule, zone, name) and the place, before findings are grouped.
 */
#ifndef LINT_SUPPRESS_H
#define LINT_SUPPRESS_H

#include "lint/engine.h"

/* What is about to be said. Texts may be NULL but for the rule's. */
struct lint_claim {
	const char *rule, *zone, *name, *ca;
	struct zp_span span; /* where it is said */
	struct zp_span own;  /* the name's first record, else nowhere */
};

/* Why it is not to be shown; counts it then. NULL: it is. */
const struct lint_accepted *lint_accepts(
    struct lint_run *run, const struct lint_claim *claim);
/* Keeps F, that was accepted, in run->hidden; or adds its name to INTO, if that
 * is one of the same cause accepted by the same entry, and lets go of F. The
 * finding that it is in now. */
struct lint_finding *lint_hide(
    struct lint_run *run, struct lint_finding *f, struct lint_finding *into);
/* A copy of F that stands for NAME alone, which is accepted. Arena of RUN. */
struct lint_finding *lint_hidden_copy(struct lint_run *run,
    const struct lint_finding *f, const char *name,
    const struct lint_accepted *accepted);
/* Says which entries accepted nothing, unless only some files were judged. */
void lint_suppress_end(struct lint_run *run);
/* Whether whole folders were judged, not single files. */
bool lint_judged_folders(const struct lint_options *o);
/* Whether a rule that WORD, an id or topic, stands for is looked for in this
 * run. */
bool lint_looks_for(const struct lint_run *run, const char *word);
/* Rules and topics that the configuration switches off, as one text for people
 * (arena of the run); NULL: none, or only the command line does. */
const char *lint_switched_off(struct lint_run *run);
void lint_suppress_free(struct lint_run *run);

#endif
