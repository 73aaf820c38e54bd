#include <string.h>

#include "lint/explain.h"

void page_words(struct lint_out *o, const char *s)
{
	for (; *s; s++) {
		if (strchr("\\`*_<>[]|&~$", *s))
			out_add(o, "\\", 1);
		out_add(o, s, 1);
	}
}

/* A clause as a paragraph: its first letter is small, and it has no dot. */
static void sentence(struct lint_out *o, const char *s)
{
	bool small = s[0] >= 'a' && s[0] <= 'z';
	if (small)
		out_printf(o, "%c", s[0] - 'a' + 'A');
	page_words(o, s + small);
	out_puts(o, ".\n\n");
}

/* A block in a fence that nothing in it can close, however many backticks it
 * holds. TEXT is freed. */
static void fenced(struct lint_out *o, const char *kind, struct zp_buf *text)
{
	size_t run = 0, longest = 2;
	for (size_t i = 0; i < text->n; i++) {
		run = text->p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		out_add(o, "`", 1);
	out_printf(o, "%s\n", kind);
	out_add(o, text->p, text->n);
	for (size_t i = 0; i <= longest; i++)
		out_add(o, "`", 1);
	out_puts(o, "\n\n");
	zp_buf_free(text);
}

/* The kind of a block, for those who colour it. */
static const char *kind_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	return !dot                        ? "text"
	       : strcmp(dot, ".yaml") == 0 ? "yaml"
	       : strcmp(dot, ".json") == 0 ? "json"
	       : strcmp(dot, ".zone") == 0 ? "dns"
					   : "text";
}

static void link_to(struct lint_out *o, const struct lint_entry *a,
    const struct lint_example_file *f)
{
	size_t n = strcspn(a->id, "-");
	out_printf(o, "[`%s`](../../tests/rules/%.*s/", f->name, (int)n, a->id);
	for (const char *c = a->id + n + 1; *c; c++)
		out_add(o, *c == '-' ? "_" : c, 1);
	out_printf(o, "/%s):\n\n", f->name);
}

static void page_example(struct lint_out *o, const char *title,
    const struct lint_entry *a, const struct lint_example *e, bool links)
{
	struct zp_buf b = {0};
	out_printf(o, "## %s\n\n", title);
	for (size_t i = 0; i < e->count; i++) {
		if (links)
			link_to(o, a, &e->files[i]);
		else if (e->count > 1)
			out_printf(o, "`%s`:\n\n", e->files[i].name);
		zp_buf_puts(&b, "");
		explain_lines(&b, "", e->files[i].text, e->files[i].n);
		fenced(o, kind_of(e->files[i].name), &b);
	}
	explain_command(&b, e);
	if (!e->finding) {
		out_printf(o, "`%s` finds nothing of it.\n\n", b.p);
		zp_buf_free(&b);
		return;
	}
	out_printf(o, "`%s` says:\n\n", b.p);
	b.n = 0;
	explain_lines(&b, "", e->finding, strlen(e->finding));
	if (e->more > 0)
		zp_buf_printf(&b, "(and %u more of them)\n", e->more);
	fenced(o, "text", &b);
}

static void row(struct lint_out *o, const char *word, const char *text)
{
	out_printf(o, "| %s | ", word);
	page_words(o, text);
	out_puts(o, " |\n");
}

void page_rule(struct lint_out *o, const struct lint_entry *a)
{
	struct zp_buf b = {0};
	const struct lint_topic *t = lint_topic_of(a->id);
	out_printf(o, "<!-- Made by \"make docs\". -->\n# %s\n\n", a->id);
	out_puts(o, "Finds: ");
	page_words(o, a->summary);
	out_puts(o, ".\n\n| | |\n|---|---|\n");
	row(o, "why", a->why);
	row(o, "source", a->cite);
	explain_severities(&b, a);
	row(o, "severity", b.p);
	b.n = 0;
	explain_days(&b, a);
	if (b.n > 0)
		row(o, "in force", b.p);
	b.n = 0;
	row(o, "validation method", a->method ? a->method : "any");
	out_puts(o, "\n");
	if (a->fail)
		page_example(o, "A zone that fails", a, a->fail, true);
	if (a->pass)
		page_example(o, "And one that passes", a, a->pass, true);
	if (!a->fail)
		out_puts(o, "An example would be too large to be kept.\n\n");
	out_puts(o, "## When to ignore it\n\n");
	sentence(o, a->ignore);
	out_printf(
	    o, "`--ignore %s` ignores it, or in `.dcvlint.yaml`:\n\n", a->id);
	explain_entry(&b, a);
	fenced(o, "yaml", &b);
	out_printf(
	    o, "[Rules of the topic %s](README.md#%s)\n", t->word, t->word);
}

void page_help(struct lint_out *o, const struct lint_entry *a)
{
	struct zp_buf b = {0};
	out_puts(o, "**Why:** ");
	sentence(o, a->why);
	out_puts(o, "**Source:** ");
	sentence(o, a->cite);
	explain_days(&b, a);
	if (b.n > 0) {
		out_puts(o, "**In force:** ");
		sentence(o, b.p);
	}
	if (a->fail)
		page_example(o, "A zone that fails", a, a->fail, false);
	if (a->pass)
		page_example(o, "And one that passes", a, a->pass, false);
	out_puts(o, "## When to ignore it\n\n");
	sentence(o, a->ignore);
	b.n = 0;
	zp_buf_puts(&b, "");
	explain_entry(&b, a);
	out_puts(o, "In `.dcvlint.yaml`:\n\n");
	fenced(o, "yaml", &b);
}

static void page_topic(struct lint_out *o, const struct lint_topic *t)
{
	char buf[32];
	bool any = false;
	for (size_t i = 0; i < lint_catalogue_count(); i++) {
		struct lint_entry a = lint_catalogue(i);
		if (lint_topic_of(a.id) != t)
			continue;
		if (!any) {
			out_printf(o, "## %s\n\n", t->word);
			sentence(o, t->what);
			out_puts(o, "| rule | severity | finds |\n"
				    "|---|---|---|\n");
		}
		any = true;
		out_printf(o, "| [%s](%s.md) | %s | ", a.id, a.id,
		    lint_entry_severities(&a, buf));
		page_words(o, a.summary);
		out_puts(o, " |\n");
	}
	if (any)
		out_puts(o, "\n");
}

void page_index(struct lint_out *o, const struct lint_topic *topic)
{
	const struct lint_topic *t;
	if (!topic)
		out_puts(o,
		    "<!-- Made by \"make docs\". -->\n# Rules\n\n"
		    "One page a rule: what it finds, why, by which source, an "
		    "example that fails and one that passes. `dcvlint explain "
		    "RULE` tells the same. Of two severities the first is that "
		    "for names asked for, the second that for names found in "
		    "zones.\n\n");
	for (size_t i = 0; (t = lint_topic(i)); i++)
		if (!topic || t == topic)
			page_topic(o, t);
}
