/* The schemas of the JSON reports, and of the lines of JSON lines: draft-07, as
 * the configuration's. */
#include "lint/cmd_schema.h"
#include "lint/commands.h"
#include "lint/report_json_shape.h"

static void put_ref(struct lint_out *o, enum json_object of)
{
	out_printf(o, "\"$ref\": \"#/definitions/%s\"", json_object_name(of));
}

static void put_words(struct lint_out *o, const struct json_member *m)
{
	const char *word;
	out_puts(o, "\"enum\": [");
	for (unsigned i = 0; (word = m->word(i)); i++) {
		out_puts(o, i > 0 ? ", " : "");
		out_json(o, word);
	}
	out_puts(o, m->how & JSON_NULL ? ", null]" : "]");
}

/* "type": one word, or that and null. */
static void put_type(
    struct lint_out *o, const struct json_member *m, const char *word)
{
	if (m->how & JSON_NULL && !(m->how & JSON_LIST))
		out_printf(o, "\"type\": [\"%s\", \"null\"]", word);
	else
		out_printf(o, "\"type\": \"%s\"", word);
}

/* What the value is, or each of a list's. */
static void put_value(struct lint_out *o, const struct json_member *m)
{
	switch (m->kind) {
	case JSON_TEXT: put_type(o, m, "string"); break;
	case JSON_DAY:
		put_type(o, m, "string");
		out_puts(o, ", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"");
		break;
	case JSON_HASH:
		put_type(o, m, "string");
		out_puts(o, ", \"pattern\": \"^[0-9a-f]{16}$\"");
		break;
	case JSON_COUNT:
		put_type(o, m, "integer");
		out_puts(o, ", \"minimum\": 0");
		break;
	case JSON_PLACE:
		put_type(o, m, "integer");
		out_puts(o, ", \"minimum\": 1");
		break;
	case JSON_WORD: put_words(o, m); break;
	case JSON_ONE: out_puts(o, "\"const\": 1"); break;
	case JSON_OBJECT:
		if (m->how & JSON_NULL)
			out_puts(o, "\"anyOf\": [{");
		put_ref(o, m->item);
		if (m->how & JSON_NULL)
			out_puts(o, "}, {\"type\": \"null\"}]");
		break;
	}
}

static void put_member(
    struct lint_out *o, unsigned depth, const struct json_member *m)
{
	schema_line(o, depth);
	out_printf(o, "\"%s\": {", m->name);
	/* A reference stands alone. */
	bool alone = m->kind == JSON_OBJECT && m->how == 0;
	if (m->about && !alone) {
		out_puts(o, "\"description\": ");
		out_json(o, m->about);
		out_puts(o, ", ");
	}
	if (m->how & JSON_LIST)
		out_puts(o, "\"type\": \"array\", \"items\": {");
	put_value(o, m);
	out_puts(o, m->how & JSON_LIST ? "}}" : "}");
}

/* The Nth member of OF: FIRST's come before its own. */
static const struct json_member *nth(
    enum json_object of, enum json_object first, unsigned n)
{
	const struct json_member *m;
	for (unsigned i = 0; first != of && (m = json_member(i)); i++)
		if (m->of == first && n-- == 0)
			return m;
	for (unsigned i = 0; (m = json_member(i)); i++)
		if (m->of == of && n-- == 0)
			return m;
	return NULL;
}

/* What an object may hold, and must. TYPE: of a line, whose first member tells
 * what it is; NULL: of none. */
static void put_object(struct lint_out *o, unsigned depth, enum json_object of,
    enum json_object first, const char *type)
{
	const struct json_member *m;
	const char *sep = type ? ", " : "";
	schema_text(o, depth, "type", "object");
	out_puts(o, ",");
	schema_line(o, depth);
	out_puts(o, "\"additionalProperties\": false,");
	schema_line(o, depth);
	out_puts(o, type ? "\"required\": [\"type\"" : "\"required\": [");
	for (unsigned i = 0; (m = nth(of, first, i)); i++) {
		if (m->how & JSON_OPTIONAL)
			continue;
		out_printf(o, "%s\"%s\"", sep, m->name);
		sep = ", ";
	}
	out_puts(o, "],");
	schema_line(o, depth);
	out_puts(o, "\"properties\": {");
	if (type) {
		schema_line(o, depth + 1);
		out_printf(o, "\"type\": {\"const\": \"%s\"}", type);
	}
	for (unsigned i = 0; (m = nth(of, first, i)); i++) {
		out_puts(o, i > 0 || type ? "," : "");
		put_member(o, depth + 1, m);
	}
	schema_line(o, depth);
	out_puts(o, "}");
}

static void put_definition(struct lint_out *o, const char *suffix,
    enum json_object of, const char *type)
{
	schema_line(o, 2);
	out_printf(o, "\"%s%s\": {", json_object_name(of), suffix);
	put_object(o, 3, of, of == JSON_SUPPRESSED ? JSON_FINDING : of, type);
	schema_line(o, 2);
	out_puts(o, "}");
}

static bool belongs(enum json_object of, bool routes)
{
	switch (of) {
	case JSON_CHECK:
	case JSON_ROUTES:
	case JSON_HEAD:
	case JSON_OBJECTS: return false;
	case JSON_SUPPRESSED:
	case JSON_SUPPRESSION:
	case JSON_CHECKED: return !routes;
	case JSON_ROW:
	case JSON_STEP:
	case JSON_ASSUMED:
	case JSON_EXCHANGE:
	case JSON_RECIPIENT:
	case JSON_DNS:
	case JSON_METHOD:
	case JSON_CERTIFICATE:
	case JSON_ROUTED: return routes;
	case JSON_TOOL:
	case JSON_FINDING:
	case JSON_RELATED:
	case JSON_BASELINE: break;
	}
	return true;
}

/* The lines of --format jsonl: any of them. */
static void put_lines(struct lint_out *o, bool routes)
{
	static const enum json_object all[] = {JSON_HEAD, JSON_FINDING,
	    JSON_ROW, JSON_CERTIFICATE, JSON_CHECKED, JSON_ROUTED};
	const char *sep = "";
	for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
		if (all[i] != JSON_HEAD && !belongs(all[i], routes))
			continue;
		out_puts(o, ",");
		put_definition(o, "-line", all[i], json_object_name(all[i]));
	}
	out_puts(o, ",");
	schema_line(o, 2);
	out_puts(o, "\"line\": {");
	schema_text(o, 3, "description", "a line of --format jsonl");
	out_puts(o, ",");
	schema_line(o, 3);
	out_puts(o, "\"oneOf\": [");
	for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
		if (all[i] != JSON_HEAD && !belongs(all[i], routes))
			continue;
		out_printf(o, "%s{\"$ref\": \"#/definitions/%s-line\"}", sep,
		    json_object_name(all[i]));
		sep = ", ";
	}
	out_puts(o, "]");
	schema_line(o, 2);
	out_puts(o, "}");
}

void schema_output(struct lint_out *o, bool routes)
{
	bool any = false;
	out_puts(o, "{");
	schema_text(o, 1, "$schema", "http://json-schema.org/draft-07/schema#");
	out_puts(o, ",");
	schema_text(o, 1, "title",
	    routes ? "dcvlint routes --format json"
		   : "dcvlint check --format json");
	out_puts(o, ",");
	put_object(o, 1, routes ? JSON_ROUTES : JSON_CHECK, JSON_HEAD, NULL);
	out_puts(o, ",");
	schema_line(o, 1);
	out_puts(o, "\"definitions\": {");
	for (int i = 0; i < JSON_OBJECTS; i++) {
		if (!belongs((enum json_object)i, routes))
			continue;
		out_puts(o, any ? "," : "");
		any = true;
		put_definition(o, "", (enum json_object)i, NULL);
	}
	put_lines(o, routes);
	schema_line(o, 1);
	out_puts(o, "}\n}\n");
}
