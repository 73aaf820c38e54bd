/* The schema of a CA profile, from the table of what one may say. */
#include "dcv/profile_keys.h"
#include "lint/cmd_schema.h"

#define DAY "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

static void put_lines(
    struct lint_out *o, unsigned depth, const char *const *lines)
{
	for (; *lines; lines++) {
		schema_line(o, depth);
		out_puts(o, *lines);
	}
}

void schema_profile(struct lint_out *o, unsigned depth)
{
	static const char *const lines[] = {"\"items\": {",
	    "  \"type\": \"object\",", "  \"additionalProperties\": false,",
	    "  \"required\": [\"id\"],", "  \"properties\": {",
	    "    \"id\": {\"description\": \"of a profile that is there, or a "
	    "new one\",",
	    "      \"type\": \"string\", \"pattern\": "
	    "\"^[a-z][a-z0-9.-]{0,39}$\"},",
	    "    \"like\": {\"description\": \"a new one begins from this\", "
	    "\"type\": \"string\"},",
	    "    \"name\": {\"description\": \"what to call it\", \"type\": "
	    "\"string\", \"pattern\": \".\"},",
	    "    \"note\": {\"description\": \"what to know about the data\", "
	    "\"type\": \"string\", \"pattern\": \".\"},",
	    "    \"sources\": {\"description\": \"where values come from\",",
	    "      \"type\": \"object\",", "      \"additionalProperties\": {",
	    "        \"type\": \"object\",",
	    "        \"additionalProperties\": false,",
	    "        \"required\": [\"title\"],", "        \"properties\": {",
	    "          \"title\": {\"type\": \"string\", \"pattern\": \".\"},",
	    "          \"date\": {\"type\": [\"string\", \"integer\"], "
	    "\"pattern\": \"^[0-9]{4}(-[0-9]{2}){0,2}$\"}",
	    "        }", "      }", "    },",
	    "    \"values\": {\"$ref\": \"#/definitions/ca-values\"},",
	    "    \"eras\": {\"description\": \"values of some days\",",
	    "      \"type\": \"array\",", "      \"items\": {",
	    "        \"type\": \"object\",",
	    "        \"additionalProperties\": false,",
	    "        \"required\": [\"values\"],",
	    "        \"anyOf\": [{\"required\": [\"from\"]}, {\"required\": "
	    "[\"until\"]}],",
	    "        \"properties\": {",
	    "          \"from\": {\"description\": \"first day\", \"type\": "
	    "\"string\", \"pattern\": \"" DAY "\"},",
	    "          \"until\": {\"description\": \"last day\", \"type\": "
	    "\"string\", \"pattern\": \"" DAY "\"},",
	    "          \"values\": {\"$ref\": \"#/definitions/ca-values\"}",
	    "        }", "      }", "    }", "  }", "}", NULL};
	put_lines(o, depth, lines);
}

static void put_words(struct lint_out *o, const char *const *words)
{
	out_puts(o, "{\"enum\": [");
	for (unsigned i = 0; words[i]; i++) {
		out_puts(o, i > 0 ? ", " : "");
		out_json(o, words[i]);
	}
	out_puts(o, "]}");
}

static void put_methods(struct lint_out *o)
{
	const char *words[DCV_METHODS + 1] = {NULL};
	for (unsigned m = 0; m < DCV_METHODS; m++)
		words[m] = dcv_method_text((enum dcv_method)m);
	out_puts(o, "{\"type\": \"array\", \"items\": ");
	put_words(o, words);
	out_puts(o, "}");
}

/* A list of texts, or that it is unknown. */
static void put_list(struct lint_out *o, const char *items)
{
	out_puts(o, "{\"anyOf\": [{\"const\": \"unknown\"}, {\"type\": "
		    "\"array\", \"items\": ");
	out_puts(o, items);
	out_puts(o, "}]}");
}

static void put_is(struct lint_out *o, const struct dcv_key_info *key)
{
	switch (key->kind) {
	case DCV_V_WORD: put_words(o, key->words); return;
	case DCV_V_NUMBER:
		out_printf(o,
		    "{\"type\": [\"integer\", \"string\"], \"minimum\": 1, "
		    "\"maximum\": %u, \"pattern\": "
		    "\"^([1-9][0-9]*|unknown)$\"}",
		    key->max);
		return;
	case DCV_V_DAY:
		out_puts(o, "{\"type\": \"string\", \"pattern\": "
			    "\"" DAY "|^unknown$\"}");
		return;
	case DCV_V_METHODS: put_methods(o); return;
	case DCV_V_LOCALS:
		put_list(o, "{\"type\": \"string\", \"pattern\": "
			    "\"^[a-z0-9._+-]+$\"}");
		return;
	case DCV_V_HOSTS:
	case DCV_V_NAMES:
		put_list(
		    o, "{\"type\": \"string\", \"pattern\": \"^[^ /@]+$\"}");
		return;
	case DCV_V_LABELS:
		put_list(
		    o, "{\"type\": \"string\", \"pattern\": \"^[a-z0-9-]+$\"}");
		return;
	case DCV_V_RECORDS: break;
	}
	put_list(o, "{\"type\": \"object\", \"additionalProperties\": false, "
		    "\"required\": [\"label\", \"type\"], \"properties\": {"
		    "\"label\": {\"type\": \"string\", \"pattern\": "
		    "\"^(@|_[^.]*)$\"}, "
		    "\"type\": {\"enum\": [\"TXT\", \"CNAME\"]}, "
		    "\"target\": {\"type\": \"string\", \"pattern\": "
		    "\"^[^ /@]+$\"}}}");
}

void schema_definitions(struct lint_out *o, unsigned depth)
{
	static const char *const head[] = {"\"definitions\": {",
	    "  \"ca-values\": {",
	    "    \"description\": \"what is known of the CA; what is not there "
	    "is unknown\",",
	    "    \"type\": \"object\",", "    \"additionalProperties\": false,",
	    "    \"properties\": {", NULL};
	static const char *const tail[] = {"    }", "  }", "}", NULL};
	put_lines(o, depth, head);
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		schema_line(o, depth + 3);
		out_json(o, dcv_keys[k].text);
		out_puts(o, ": {");
		schema_text(o, depth + 4, "description", dcv_keys[k].summary);
		out_puts(o, ",");
		schema_text(o, depth + 4, "type", "object");
		out_puts(o, ",");
		schema_line(o, depth + 4);
		out_puts(o, "\"additionalProperties\": false,");
		schema_line(o, depth + 4);
		out_puts(o, "\"required\": [\"is\"],");
		schema_line(o, depth + 4);
		out_puts(o, "\"properties\": {\"is\": ");
		put_is(o, &dcv_keys[k]);
		out_puts(o, ",");
		schema_line(o, depth + 5);
		out_puts(o, "\"from\": {\"description\": \"one of sources\", "
			    "\"type\": \"string\", \"pattern\": \".\"}}");
		schema_line(o, depth + 3);
		out_puts(o, k + 1 < DCV_K_COUNT ? "}," : "}");
	}
	put_lines(o, depth, tail);
}
