/* The schema of the configuration file, from the table of its keys: JSON schema
 * draft-07, which is what editors know. */
#include <string.h>

#include "lint/cmd_schema.h"
#include "lint/commands.h"
#include "lint/config_table.h"

static void put_value(
    struct lint_out *o, const struct lint_config_key *key, unsigned depth);

void schema_line(struct lint_out *o, unsigned depth)
{
	out_add(o, "\n", 1);
	for (unsigned i = 0; i < depth; i++)
		out_add(o, "  ", 2);
}

void schema_text(
    struct lint_out *o, unsigned depth, const char *key, const char *value)
{
	schema_line(o, depth);
	out_json(o, key);
	out_puts(o, ": ");
	out_json(o, value);
}

/* A regular expression for what a kind of text looks like; NULL: anything. */
static const char *pattern_of(enum lint_kind kind)
{
	switch (kind) {
	case LINT_K_DATE: return "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
	case LINT_K_RULE: return "^[a-z][a-z0-9-]*$";
	case LINT_K_PATH:
	case LINT_K_GLOB: return "^(?!/)(?!(.*/)?\\.\\.(/|$)).";
	case LINT_K_NAME: return "^[^ /@]+$";
	case LINT_K_TEXT: return ".";
	default: return NULL;
	}
}

static void put_words(struct lint_out *o, const struct lint_config_key *key)
{
	const char *word;
	out_puts(o, "\"enum\": [");
	for (unsigned i = 0; (word = lint_config_word(key, i)); i++) {
		out_puts(o, i > 0 ? ", " : "");
		out_json(o, word);
	}
	out_puts(o, "]");
}

/* The keys below PATH, and which of them must be there. */
static void put_properties(struct lint_out *o, const char *path, unsigned depth)
{
	bool any = false;
	schema_line(o, depth);
	out_puts(o, "\"additionalProperties\": false,");
	schema_line(o, depth);
	out_puts(o, "\"properties\": {");
	for (int i = -1; (i = lint_config_next_key(path, i)) >= 0;) {
		out_puts(o, any ? "," : "");
		any = true;
		schema_line(o, depth + 1);
		out_json(o, lint_config_last(&lint_config_keys[i]));
		out_puts(o, ": ");
		put_value(o, &lint_config_keys[i], depth + 1);
	}
	schema_line(o, depth);
	out_puts(o, "}");
	any = false;
	for (int i = -1; (i = lint_config_next_key(path, i)) >= 0;) {
		if (!lint_config_keys[i].required)
			continue;
		if (any) {
			out_puts(o, ", ");
		} else {
			out_puts(o, ",");
			schema_line(o, depth);
			out_puts(o, "\"required\": [");
		}
		any = true;
		out_json(o, lint_config_last(&lint_config_keys[i]));
	}
	out_puts(o, any ? "]" : "");
}

static void put_child(struct lint_out *o, const struct lint_config_key *key,
    const char *name, const char *suffix, unsigned depth)
{
	struct zp_buf b = {0};
	zp_buf_printf(&b, "%s%s", key->path, suffix);
	schema_line(o, depth);
	out_json(o, name);
	out_puts(o, ": ");
	put_value(o, lint_config_find_key(b.p), depth);
	zp_buf_free(&b);
}

static void put_scalar(
    struct lint_out *o, const struct lint_config_key *key, unsigned depth)
{
	if (key->kind == LINT_K_BOOL) {
		schema_text(o, depth, "type", "boolean");
		return;
	}
	schema_text(o, depth, "type", "string");
	if (lint_config_word(key, 0)) {
		out_puts(o, ",");
		schema_line(o, depth);
		put_words(o, key);
	} else if (pattern_of(key->kind)) {
		out_puts(o, ",");
		schema_text(o, depth, "pattern", pattern_of(key->kind));
	}
}

static void put_value(
    struct lint_out *o, const struct lint_config_key *key, unsigned depth)
{
	out_puts(o, "{");
	schema_text(o, depth + 1, "description", key->summary);
	out_puts(o, ",");
	switch (key->kind) {
	case LINT_K_MAP:
		schema_text(o, depth + 1, "type", "object");
		out_puts(o, ",");
		put_properties(o, key->path, depth + 1);
		break;
	case LINT_K_FREE:
		schema_text(o, depth + 1, "type", "object");
		out_puts(o, ",");
		put_child(o, key, "additionalProperties", ".*", depth + 1);
		break;
	case LINT_K_LIST:
		schema_text(o, depth + 1, "type", "array");
		out_puts(o, ",");
		put_child(o, key, "items", "[]", depth + 1);
		break;
	case LINT_K_PROFILES:
		schema_text(o, depth + 1, "type", "array");
		out_puts(o, ",");
		schema_profile(o, depth + 1);
		break;
	default: put_scalar(o, key, depth + 1); break;
	}
	schema_line(o, depth);
	out_puts(o, "}");
}

void lint_schema(struct lint_out *o, const char *of)
{
	if (strcmp(of, "config") != 0) {
		schema_output(o, strcmp(of, "routes") == 0);
		return;
	}
	out_puts(o, "{");
	schema_text(o, 1, "$schema", "http://json-schema.org/draft-07/schema#");
	out_puts(o, ",");
	schema_text(
	    o, 1, "title", ".dcvlint.yaml, the configuration of dcvlint");
	out_puts(o, ",");
	schema_text(o, 1, "type", "object");
	out_puts(o, ",");
	put_properties(o, "", 1);
	out_puts(o, ",");
	schema_definitions(o, 1);
	out_puts(o, "\n}\n");
}
