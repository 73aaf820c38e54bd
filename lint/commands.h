/*
 * commands.h -- the commands that judge no names
 */
#ifndef LINT_COMMANDS_H
#define LINT_COMMANDS_H

#include "lint/engine.h"
#include "lint/out.h"

/* Every record, one a line: as a master file, or as JSON lines with file, line
 * and column. */
void lint_dump(struct lint_run *run, struct lint_out *o);
/* Every rule with severities, topic, summary. */
void lint_rules(const struct lint_options *opt, struct lint_out *o);
/* Every value of the configuration in force, and where it comes from: text or
 * JSON. */
void lint_config_print(const struct lint_options *opt, struct lint_out *o);
/* The JSON schema (draft-07) OF the configuration file ("config"), or of the
 * JSON of "check" or "routes". */
void lint_schema(struct lint_out *o, const char *of);
/* The CA profiles that opt->paths names (none: all), with the values in force
 * today, their sources, and their eras: text, JSON or JSON lines. */
void lint_cas(const struct lint_options *opt, struct lint_out *o);
/* Rules in full, or the rules of topics; without a word the topics there are:
 * as text, or as pages in Markdown. Returns the exit status: 2 for an unknown
 * word. */
int lint_explain(const struct lint_options *opt, struct lint_out *o);

#endif
