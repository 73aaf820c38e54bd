#include "lint/explain.h"

#include <string.h>

#include "lint/commands.h"
#include "lint/near.h"
#include "lint/renamed.h"

void explain_severities(struct zp_buf *b, const struct lint_entry *a)
{
	zp_buf_puts(b, lint_severity_text(a->asked));
	if (a->asked != a->found)
		zp_buf_printf(b, " for names asked for, %s for names found",
		    lint_severity_text(a->found));
}

void explain_days(struct zp_buf *b, const struct lint_entry *a)
{
	if (a->from)
		zp_buf_printf(b, "from %s (before: %s)%s", a->from,
		    a->before == LINT_OFF    ? "nothing"
		    : a->before == LINT_NOTE ? "a note"
					     : "a warning at most",
		    a->until ? ", " : "");
	if (a->until)
		zp_buf_printf(b, "until %s (after: nothing)", a->until);
}

void explain_command(struct zp_buf *b, const struct lint_example *e)
{
	zp_buf_puts(b, "dcvlint");
	if (!strstr(e->options, "--today"))
		zp_buf_printf(b, " --today %s", lint_examples_day);
	if (e->finding && strstr(e->finding, "note["))
		zp_buf_puts(b, " --notes");
	if (e->options[0])
		zp_buf_printf(b, " %s", e->options);
	zp_buf_printf(b, " %s", e->target);
}

void explain_entry(struct zp_buf *b, const struct lint_entry *a)
{
	static const char *const about[] = {[LINT_ENTRY_RUN] = "",
	    [LINT_ENTRY_ZONE] = "    zone: example.com\n",
	    [LINT_ENTRY_NAME] = "    name: www.example.com\n",
	    [LINT_ENTRY_FILE] = "    path: zones/example.com.zone\n"};
	zp_buf_printf(b,
	    "ignore:\n  - rule: %s\n%s    reason: (why it is accepted)\n",
	    a->id, about[a->what]);
}

void explain_lines(
    struct zp_buf *b, const char *indent, const char *text, size_t n)
{
	const char *end = text + n;
	while (text < end) {
		const char *nl = memchr(text, '\n', (size_t)(end - text));
		const char *stop = nl ? nl : end;
		if (stop > text)
			zp_buf_puts(b, indent);
		while (text < stop) {
			const char *tab =
			    memchr(text, '\t', (size_t)(stop - text));
			size_t k = (size_t)((tab ? tab : stop) - text);
			lint_escape(b, text, k);
			text += k;
			if (tab) {
				zp_buf_putc(b, '\t');
				text++;
			}
		}
		zp_buf_putc(b, '\n');
		text = nl ? stop + 1 : end;
	}
}

static void put(struct lint_out *o, struct zp_buf *b)
{
	out_add(o, b->p, b->n);
	zp_buf_free(b);
}

/* "word      text", TEXT being freed. */
static void line(struct lint_out *o, const char *word, struct zp_buf *text)
{
	if (text->n > 0)
		out_printf(o, "%-9s %s\n", word, text->p);
	zp_buf_free(text);
}

static void example(
    struct lint_out *o, const char *title, const struct lint_example *e)
{
	struct zp_buf b = {0};
	zp_buf_printf(&b, "\n%s: ", title);
	explain_command(&b, e);
	zp_buf_putc(&b, '\n');
	for (size_t i = 0; i < e->count; i++) {
		if (e->count > 1)
			zp_buf_printf(&b, "  %s\n", e->files[i].name);
		explain_lines(&b, "    ", e->files[i].text, e->files[i].n);
	}
	if (e->finding) {
		zp_buf_putc(&b, '\n');
		explain_lines(&b, "  ", e->finding, strlen(e->finding));
	}
	if (e->more > 0)
		zp_buf_printf(&b, "  (and %u more of them)\n", e->more);
	put(o, &b);
}

static void explain_rule(struct lint_out *o, const struct lint_entry *a)
{
	struct zp_buf b = {0};
	out_printf(o, "%s: %s\n\n", a->id, a->summary);
	out_printf(o, "why       %s\n", a->why);
	out_printf(o, "source    %s\n", a->cite);
	out_printf(o, "method    %s\n", a->method ? a->method : "any");
	explain_severities(&b, a);
	line(o, "severity", &b);
	explain_days(&b, a);
	line(o, "in force", &b);
	if (a->fail)
		example(o, "a zone that fails", a->fail);
	if (a->pass)
		example(o, "and one that passes", a->pass);
	out_printf(o, "\nignore    %s\n", a->ignore);
	out_printf(o, "how       --ignore %s, or in .dcvlint.yaml\n", a->id);
	zp_buf_puts(&b, "");
	explain_entry(&b, a);
	struct zp_buf lines = {0};
	explain_lines(&lines, "    ", b.p, b.n);
	zp_buf_free(&b);
	put(o, &lines);
	out_printf(o, "\nmore about %s: dcvlint explain %s\n",
	    lint_topic_of(a->id)->word, lint_topic_of(a->id)->word);
}

static void explain_topic(struct lint_out *o, const struct lint_topic *t)
{
	char buf[32];
	out_printf(o, "%s: %s\n\n", t->word, t->what);
	for (size_t i = 0; i < lint_catalogue_count(); i++) {
		struct lint_entry a = lint_catalogue(i);
		if (lint_topic_of(a.id) == t)
			out_printf(o, "%-32s %-13s %s\n", a.id,
			    lint_entry_severities(&a, buf), a.summary);
	}
	out_puts(o, "\none of them in full: dcvlint explain RULE\n");
}

static void explain_topics(struct lint_out *o)
{
	const struct lint_topic *t;
	for (size_t i = 0; (t = lint_topic(i)); i++) {
		unsigned n = 0;
		for (size_t k = 0; k < lint_catalogue_count(); k++)
			n += lint_topic_of(lint_catalogue(k).id) == t;
		if (n > 0)
			out_printf(o, "%-8s %3u rule%s %s\n", t->word, n,
			    n == 1 ? ": " : "s:", t->what);
	}
	out_puts(o, "\none of them in full: dcvlint explain TOPIC\n");
}

static int unknown(const char *word)
{
	struct lint_out e = {.fd = 2};
	const struct lint_topic *t;
	struct lint_near near = lint_near_begin(word);
	for (size_t i = 0; i < lint_catalogue_count(); i++)
		lint_near_offer(&near, lint_catalogue(i).id);
	for (size_t i = 0; (t = lint_topic(i)); i++)
		lint_near_offer(&near, t->word);
	out_puts(&e, "dcvlint: no rule or topic \"");
	out_safe(&e, word);
	out_puts(&e, "\"");
	if (near.best)
		out_printf(&e, ": did you mean %s?", near.best);
	out_puts(&e, " (dcvlint rules lists them)\n");
	out_flush(&e);
	zp_buf_free(&e.buf);
	return 2;
}

static int explain_word(struct lint_out *o, const char *word, bool page)
{
	const struct lint_topic *t = NULL;
	struct lint_entry a;
	const struct lint_renamed *renamed =
	    lint_renamed_find(lint_renamed, lint_renamed_count, word);
	if (renamed && !page)
		out_printf(o, "%s is called %s since %s: %s\n\n", renamed->old,
		    renamed->now, renamed->since, renamed->reason);
	word = renamed ? renamed->now : word;
	for (size_t i = 0; (t = lint_topic(i)) && strcmp(t->word, word); i++)
		;
	if (t && page)
		page_index(o, t);
	else if (t)
		explain_topic(o, t);
	else if (!lint_catalogue_find(word, &a))
		return unknown(word);
	else if (page)
		page_rule(o, &a);
	else
		explain_rule(o, &a);
	return 0;
}

int lint_explain(const struct lint_options *opt, struct lint_out *o)
{
	bool page = opt->format == LINT_MARKDOWN;
	uint32_t n = opt->paths_configured ? 0 : opt->paths.n;
	int status = 0;
	if (n == 0 && page)
		page_index(o, NULL);
	else if (n == 0)
		explain_topics(o);
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0 && !page)
			out_puts(o, "\n");
		status |= explain_word(o, opt->paths.v[i], page);
	}
	return status;
}
