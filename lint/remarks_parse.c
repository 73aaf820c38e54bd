/* What a remark says: ignore=RULE[,RULE...] reason. */
#include <string.h>

#include "lint/engine.h"
#include "lint/remarks.h"
#include "lint/renamed.h"

#define RULES_MAX 100u  /* in one remark; none needs so many */
#define REASON_MAX 500u /* octets: it is shown with each finding */
#define WORD_MAX 80u    /* octets of a word that is no rule */

struct text {
	const char *p;
	uint32_t n, at;
	uint32_t from; /* of p, in the source */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void skip_blanks(struct text *t)
{
	while (t->at < t->n && is_blank(t->p[t->at]))
		t->at++;
}

static bool take_word(struct text *t, const char *word)
{
	size_t n = strlen(word);
	if (t->n - t->at < n || memcmp(t->p + t->at, word, n) != 0)
		return false;
	t->at += (uint32_t)n;
	return true;
}

static const char *wrong(struct lint_remark_entry *e, const char *text)
{
	e->wrong = text;
	return text;
}

static void add_rule(struct lint_run *run, struct lint_remark_file *f,
    const struct text *t, uint32_t from)
{
	struct zp_arena *a = &run->remarks.arena;
	uint32_t n = t->at - from;
	struct lint_remark_word w = {
	    .text = zp_copy(a, t->p + from, n < WORD_MAX ? n : WORD_MAX),
	    .span = {f->source, t->from + from, n}};
	w.rule = lint_rule_named(w.text, a, &w.why);
	zp_push(&f->words, w);
}

/* The rules, separated by commas; blanks may follow a comma. */
static const char *take_rules(struct lint_run *run, struct lint_remark_file *f,
    struct lint_remark_entry *e, struct text *t)
{
	for (;;) {
		uint32_t from = t->at;
		while (t->at < t->n && !is_blank(t->p[t->at]) &&
		       t->p[t->at] != ',')
			t->at++;
		if (t->at == from)
			return wrong(
			    e, e->n == 0 ? "names no rule" : "ends in a comma");
		if (e->n == RULES_MAX)
			return wrong(e, "names more than 100 rules");
		add_rule(run, f, t, from);
		e->n++;
		if (t->at == t->n || t->p[t->at] != ',')
			return NULL;
		t->at++;
		skip_blanks(t);
	}
}

/* The rest of the line, without a dash or colon that leads it. */
static const char *take_reason(struct lint_run *run, struct text *t)
{
	while (t->at < t->n &&
	       (is_blank(t->p[t->at]) || strchr("-:", t->p[t->at])) &&
	       t->p[t->at])
		t->at++;
	uint32_t n = t->n - t->at;
	if (n > REASON_MAX) {
		n = REASON_MAX;
		/* Not within a character of UTF-8. */
		while (n > 0 && ((unsigned char)t->p[t->at + n] & 0xc0) == 0x80)
			n--;
	}
	const char *reason = zp_copy(&run->remarks.arena, t->p + t->at, n);
	return reason[0] ? reason : NULL;
}

static void parse(struct lint_run *run, struct lint_remark_file *f,
    struct lint_remark_entry *e, struct text *t)
{
	skip_blanks(t);
	if (take_word(t, "ignore-file="))
		e->file = true;
	else if (!take_word(t, "ignore=")) {
		wrong(e, "says neither ignore= nor ignore-file=");
		return;
	}
	if (take_rules(run, f, e, t))
		return;
	e->accepted.reason = take_reason(run, t);
	if (e->file && !e->at.head)
		wrong(e, "speaks for the whole file, but does not stand at its "
			 "head, before the first record");
	else if (!e->file && e->at.to == 0)
		wrong(e, "stands at no record, and none follows");
}

void lint_remark_parse(struct lint_run *run, struct lint_remark_file *f,
    const struct zp_remark *at)
{
	const struct zp_source *s = zp_source_at(&run->set.sources, f->source);
	struct text t = {s->text + at->text, at->ntext, 0, at->text};
	struct lint_remark_entry e = {.at = *at, .first = f->words.n};
	e.accepted.by = LINT_BY_COMMENT;
	e.accepted.span = (struct zp_span){f->source, at->at, at->len};
	parse(run, f, &e, &t);
	/* What holds everywhere is looked for apart. */
	if (e.file)
		e.at.from = e.at.to = 0;
	zp_push(&f->entries, e);
}
