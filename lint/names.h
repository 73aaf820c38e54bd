/*
 * names.h -- the names that a finding stands for, kin included
 */
#ifndef LINT_NAMES_H
#define LINT_NAMES_H

#include "lint/engine.h"

/* How many there are. */
uint32_t lint_names_count(const struct lint_finding *f);
/* The first ones in DNS order, at most DCV_KIN_FIRST, as printed names in the
 * run's arena; returns how many. */
unsigned lint_names_first(
    struct lint_run *run, const struct lint_finding *f, const char **out);
/* Puts all of them into F->names, in DNS order; there are no kin any more. */
void lint_names_all(struct lint_run *run, struct lint_finding *f);

#endif
