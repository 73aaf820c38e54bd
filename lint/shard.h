/*
 * shard.h -- a part of the work: --shard K/N
 *
 * Every shard opens every file, as only its zone tells to whom a file belongs;
 * zones of other shards are let go of at once. What stays are the units
 * (unit.h) that fall to shard K, zones of --context, and zones above base
 * domains, which every shard looks up to.
 *
 * As JSON lines, each unit is judged with its own zones, those of --context and
 * those above alone, so that what is said of it is the same for every N. Beside
 * it stands which other units were asked about, and the text of its zones: with
 * these, merge (merge.h) judges again what another shard's zones bear on. What
 * concerns a whole run (the files opened, date notes) is told by shard 1.
 */
#ifndef LINT_SHARD_H
#define LINT_SHARD_H

#include "lint/engine.h"
#include "lint/out.h"
#include "lint/unit.h"

/* To be called for a zone just read from a master file. True: it is another
 * shard's; its records are gone, and so is the text of SOURCE (ZP_NONE: a zone
 * that stays is of the same file). */
bool lint_shard_shed(
    struct lint_run *run, struct zp_zone *z, bool context, uint32_t source);
/* What cannot be judged in parts: NULL, or a sentence. */
const char *lint_shard_obstacle(const struct lint_run *run);
/* Leaves the zones of this shard, and what they look up to, in the set. */
void lint_shard_choose(struct lint_run *run);
/* Judges unit by unit; writes JSON lines, with units and zones for merge. */
void lint_shard_lines(struct lint_run *run, struct lint_out *o, bool routes);
/* The options that decide what is found, one a string, "--ca=acm"; what the
 * configuration holds as one more. Arena of RUN; the list ends with NULL. */
const char **lint_shard_options(struct lint_run *run);

/* Within the files that make it. */

/* Appends UNIT, if it is another than OWN, whose data NAME stands for; and the
 * unit of the zone above base domains that answers for it, if there is one. */
void lint_shard_ask(struct lint_units *asked, const struct dcv_psl *psl,
    const struct zp_name *own, const struct zp_name *name,
    const struct zp_zone *found);
/* A zone as one line: its text, those of what it includes, and what the run
 * knows of it. */
void lint_shard_zone(struct lint_out *o, struct lint_run *run,
    const struct zp_zone *z, const struct zp_name *unit);

#endif
