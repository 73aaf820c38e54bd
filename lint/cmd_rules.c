#include <string.h>

#include "lint/commands.h"
#include "lint/near.h"

/* What a rule or a kind of parser problem says about itself. */
struct about {
	const char *id, *summary, *why, *cite, *fail, *pass;
	const char *method, *from, *until;
	enum lint_severity asked, found;
};

static size_t rule_count(void)
{
	return lint_registry_count + ZP_P_COUNT;
}

static struct about about(size_t i)
{
	if (i < lint_registry_count) {
		const struct lint_rule *r = lint_registry[i].rule;
		return (struct about){r->id, r->summary, r->why, r->cite,
		    lint_registry[i].fail, lint_registry[i].pass, r->method,
		    r->from, r->until, r->asked, r->found};
	}
	const struct zp_problem_info *p =
	    &zp_problem_info[i - lint_registry_count];
	enum lint_severity level =
	    (enum lint_severity)(LINT_NOTE + (int)p->level);
	struct about a = {p->id, p->summary, p->why, p->cite, NULL, NULL, NULL,
	    NULL, NULL, level, level};
	for (size_t k = 0; k < lint_syntax_examples_count; k++)
		if (strcmp(lint_syntax_examples[k].id, p->id) == 0) {
			a.fail = lint_syntax_examples[k].fail;
			a.pass = lint_syntax_examples[k].pass;
		}
	return a;
}

static const char *severities(const struct about *a, char buf[32])
{
	buf[0] = '\0';
	strncat(buf, lint_severity_text(a->asked), 10);
	if (a->asked != a->found) {
		strncat(buf, "/", 2);
		strncat(buf, lint_severity_text(a->found), 10);
	}
	return buf;
}

static void put_text(struct lint_out *o, const char *key, const char *text)
{
	out_printf(o, ",\"%s\":", key);
	if (text)
		out_json(o, text);
	else
		out_puts(o, "null");
}

static void put_json(struct lint_out *o, const struct about *a)
{
	out_puts(o, "{\"id\":");
	out_json(o, a->id);
	out_printf(o, ",\"topic\":\"%.*s\"", (int)strcspn(a->id, "-"), a->id);
	out_printf(o, ",\"asked\":\"%s\",\"found\":\"%s\",\"summary\":",
	    lint_severity_text(a->asked), lint_severity_text(a->found));
	out_json(o, a->summary);
	out_puts(o, ",\"why\":");
	out_json(o, a->why);
	out_puts(o, ",\"source\":");
	out_json(o, a->cite);
	put_text(o, "method", a->method);
	put_text(o, "from", a->from);
	put_text(o, "until", a->until);
	out_puts(o, "}");
}

void lint_rules(const struct lint_options *opt, struct lint_out *o)
{
	char buf[32];
	if (opt->format == LINT_JSON)
		out_puts(o, "{\"version\":1,\"rules\":[\n");
	if (opt->format == LINT_MARKDOWN)
		out_puts(o, "| rule | severity | finds |\n|---|---|---|\n");
	for (size_t i = 0; i < rule_count(); i++) {
		struct about a = about(i);
		if (opt->format == LINT_JSON || opt->format == LINT_JSONL) {
			put_json(o, &a);
			out_puts(
			    o, opt->format == LINT_JSON && i + 1 < rule_count()
				   ? ",\n"
				   : "\n");
		} else if (opt->format == LINT_MARKDOWN) {
			out_printf(o, "| `%s` | %s | %s |\n", a.id,
			    severities(&a, buf), a.summary);
		} else {
			out_printf(o, "%-32s %-13s %s\n", a.id,
			    severities(&a, buf), a.summary);
		}
	}
	if (opt->format == LINT_JSON)
		out_puts(o, "]}\n");
}

static void example(struct lint_out *o, const char *title, const char *text)
{
	if (!text)
		return;
	out_printf(o, "\n%s\n", title);
	while (*text) {
		size_t n = strcspn(text, "\n");
		struct zp_buf line = {0};
		zp_buf_add(&line, "    ", 4);
		lint_escape(&line, text, n);
		zp_buf_putc(&line, '\n');
		out_add(o, line.p, line.n);
		zp_buf_free(&line);
		text += n + (text[n] == '\n');
	}
}

static int unknown_rule(const char *word)
{
	struct lint_out e = {.fd = 2};
	struct lint_near near = lint_near_begin(word);
	for (size_t i = 0; i < rule_count(); i++)
		lint_near_offer(&near, about(i).id);
	out_puts(&e, "dcvlint: no rule \"");
	out_safe(&e, word);
	out_puts(&e, "\"");
	if (near.best)
		out_printf(&e, ": did you mean %s?", near.best);
	out_puts(&e, " (dcvlint rules lists them)\n");
	out_flush(&e);
	zp_buf_free(&e.buf);
	return 2;
}

int lint_explain(const struct lint_options *opt, struct lint_out *o)
{
	const char *word = opt->paths.n > 0 ? opt->paths.v[0] : "";
	for (size_t i = 0; i < rule_count(); i++) {
		struct about a = about(i);
		if (strcmp(a.id, word) != 0)
			continue;
		out_printf(o, "%s: %s\n\n", a.id, a.summary);
		out_printf(o, "why       %s\n", a.why);
		out_printf(o, "source    %s\n", a.cite);
		out_printf(o, "method    %s\n", a.method ? a.method : "any");
		if (a.from)
			out_printf(o, "from      %s\n", a.from);
		if (a.until)
			out_printf(o, "until     %s\n", a.until);
		out_printf(o,
		    "severity  %s for names asked for, %s for names found\n",
		    lint_severity_text(a.asked), lint_severity_text(a.found));
		example(o, "a zone that fails", a.fail);
		example(o, "and one that passes", a.pass);
		return 0;
	}
	return unknown_rule(word);
}
