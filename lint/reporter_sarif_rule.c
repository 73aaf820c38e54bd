/* What a rule says of itself, as SARIF. */
#include <string.h>

#include "lint/explain.h"
#include "lint/pages.h"
#include "lint/reporter_sarif.h"

/* "MxTargetIsAlias" of "mx-target-is-alias". */
static void put_name(struct lint_out *o, const char *id)
{
	bool first = true;
	out_puts(o, ",\"name\":\"");
	for (; *id; id++) {
		bool small = *id >= 'a' && *id <= 'z';
		if (*id != '-')
			out_printf(
			    o, "%c", first && small ? *id - 'a' + 'A' : *id);
		first = *id == '-';
	}
	out_puts(o, "\"");
}

/* A clause as a sentence. */
static void add_sentence(struct zp_buf *b, const char *s)
{
	if (*s >= 'a' && *s <= 'z')
		zp_buf_putc(b, (char)(*s++ - 'a' + 'A'));
	zp_buf_puts(b, s);
	if (b->p[b->n - 1] != '.')
		zp_buf_puts(b, ".");
}

static void put_descriptions(struct lint_out *o, const struct lint_entry *a)
{
	struct zp_buf b = {0};
	add_sentence(&b, a->summary);
	out_puts(o, ",");
	sarif_text(o, "shortDescription", b.p);
	zp_buf_putc(&b, ' ');
	add_sentence(&b, a->why);
	zp_buf_printf(&b, " Source: %s.", a->cite);
	out_puts(o, ",");
	sarif_text(o, "fullDescription", b.p);
	zp_buf_free(&b);
}

static void put_help(struct lint_out *o, const struct lint_entry *a)
{
	struct lint_out page = {.fd = -1, .held = true};
	struct zp_buf b = {0};
	zp_buf_printf(&b, "Why: ");
	add_sentence(&b, a->why);
	zp_buf_printf(&b, "\nSource: %s.\n", a->cite);
	zp_buf_printf(&b, "When to ignore it: ");
	add_sentence(&b, a->ignore);
	zp_buf_printf(&b, "\nMore, with examples: dcvlint explain %s.", a->id);
	out_puts(o, ",\"help\":{");
	out_member(o, "text", b.p);
	page_help(&page, a);
	out_puts(o, ",");
	out_member(o, "markdown", page.buf.p);
	out_puts(o, "}");
	zp_buf_free(&b);
	zp_buf_free(&page.buf);
}

static enum lint_severity worst(const struct lint_entry *a)
{
	return a->asked > a->found ? a->asked : a->found;
}

/* What is wrong in a text is there for all to see; what a rule warns of was
 * proven from files; a note is often about what may be meant. */
static const char *precision(const struct lint_entry *a)
{
	return a->what == LINT_ENTRY_FILE ? "very-high"
	       : worst(a) <= LINT_NOTE    ? "medium"
					  : "high";
}

static void put_properties(struct lint_out *o, const struct lint_entry *a)
{
	enum lint_severity w = worst(a);
	out_puts(o, ",\"properties\":{\"tags\":[\"dns\",");
	out_json(o, lint_topic_of(a->id)->word);
	if (a->method && strcmp(a->method, "dns") != 0) {
		out_puts(o, ",");
		out_json(o, a->method);
	}
	out_printf(o, "],\"precision\":\"%s\",\"problem.severity\":\"%s\",",
	    precision(a),
	    w == LINT_ERROR     ? "error"
	    : w == LINT_WARNING ? "warning"
				: "recommendation");
	out_member(o, "source", a->cite);
	if (a->from) {
		out_puts(o, ",");
		out_member(o, "from", a->from);
	}
	if (a->until) {
		out_puts(o, ",");
		out_member(o, "until", a->until);
	}
	out_puts(o, "}");
}

void sarif_rule(struct lint_out *o, const struct lint_entry *a)
{
	struct zp_buf b = {0};
	out_puts(o, "{");
	out_member(o, "id", a->id);
	if (a->summary) {
		put_name(o, a->id);
		put_descriptions(o, a);
		put_help(o, a);
		if (lint_page_url(&b, a)) {
			out_puts(o, ",");
			out_member(o, "helpUri", b.p);
		}
		if (worst(a) == LINT_OFF)
			out_puts(
			    o, ",\"defaultConfiguration\":{\"enabled\":false}");
		else
			out_printf(o,
			    ",\"defaultConfiguration\":{\"level\":\"%s\"}",
			    lint_severity_text(worst(a)));
		put_properties(o, a);
	}
	out_puts(o, "}");
	zp_buf_free(&b);
}
