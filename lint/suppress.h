/*
 * suppress.h -- findings that the configuration accepts
 *
 * They act on (rule, zone, name) and the file, before findings are grouped.
 */
#ifndef LINT_SUPPRESS_H
#define LINT_SUPPRESS_H

#include "lint/engine.h"

/* Whether the configuration accepts RULE's finding at SPAN about NAME in ZONE
 * (NULL: none); counts it, if so, in run->suppressed. */
bool lint_suppressed(struct lint_run *run, const char *rule, const char *zone,
    const char *name, struct zp_span span);
/* Says which entries accepted nothing, unless only some files were judged. */
void lint_suppress_end(struct lint_run *run);
/* Rules and topics that the configuration switches off, as one text for people
 * (arena of the run); NULL: none, or only the command line does. */
const char *lint_switched_off(struct lint_run *run);

#endif
