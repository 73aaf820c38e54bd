/*
 * settle.h -- what each loaded file is, once all are loaded
 */
#ifndef LINT_SETTLE_H
#define LINT_SETTLE_H

#include "lint/inputs.h"

/*
 * Decides, zone by zone, whether it is judged, context or nothing by itself
 * (include-only fragments; a zone that stands in place of another), and then
 * finishes the set. INPUT gives the index in IN of each zone's file. With
 * --changed the zones that a changed file is part of are judged, all others
 * context.
 */
void lint_settle(
    struct lint_run *run, const lint_inputs *in, const uint32_t *input);

#endif
