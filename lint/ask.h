/*
 * ask.h -- the names asked for: in which views, of which CA, for which
 * certificates
 */
#ifndef LINT_ASK_H
#define LINT_ASK_H

#include "lint/engine.h"

/* Appends the names asked for, once for each view that has a zone of its own
 * for them; views declared private only where no other answers, since no CA
 * sees them. Names of the configuration that lie in no loaded zone are left out
 * (and said) when PATHs were given: those may be but a part. */
void lint_ask(struct lint_run *run, dcv_subjects *subjects);
/* The views of the loaded zones, each once; the caller frees OUT. */
typedef ZP_VEC(const char *) lint_views;
void lint_find_views(const struct lint_run *run, lint_views *out);
/* Appends NAME for each view that answers for it, as above. False: no view has
 * a zone for it, and nothing is appended. */
bool lint_ask_views(struct lint_run *run, dcv_subjects *out,
    const lint_views *views, const struct zp_name *name);
/* Whether subject S is to be judged by the Kth CA of the run. */
bool lint_is_asked_of(
    const struct lint_run *run, const struct dcv_subject *s, uint32_t k);
/* Lowers the verdicts of certificates that hold the row's name. */
void lint_note_certificates(struct lint_run *run, const struct dcv_row *row);
/* What the configuration declares of VIEW (NULL: none). */
enum lint_audience lint_view_audience(
    const struct lint_options *o, const char *view);

#endif
