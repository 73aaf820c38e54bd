/*
 * cmd_schema.h -- within the schemas of the configuration and of output
 */
#ifndef LINT_CMD_SCHEMA_H
#define LINT_CMD_SCHEMA_H

#include "lint/out.h"

/* A new line, and "KEY": "VALUE" on one. */
void schema_line(struct lint_out *o, unsigned depth);
void schema_text(
    struct lint_out *o, unsigned depth, const char *key, const char *value);
/* The items of ca-profiles, and what they refer to. */
void schema_profile(struct lint_out *o, unsigned depth);
void schema_definitions(struct lint_out *o, unsigned depth);
/* The schema of the JSON of routes, else of check. */
void schema_output(struct lint_out *o, bool routes);

#endif
