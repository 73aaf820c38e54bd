/* What is known of each certificate authority, on which day, and who says it.
 */
#include <string.h>

#include "dcv/profile_keys.h"
#include "lint/cmd_cas.h"
#include "lint/commands.h"

/* Columns at which values and sources begin, and after which lines end. */
#define VALUE 29u
#define SOURCE 69u
#define LAST 98u

struct cas {
	struct lint_out *o;
	const struct lint_options *opt;
	struct zp_arena arena;
};

/* Fills up to a column; one blank at least. */
static void pad(struct lint_out *o, unsigned from, unsigned to)
{
	do {
		out_add(o, " ", 1);
	} while (++from < to);
}

/* The words of TEXT from column AT on, in lines that end before TO. Gives the
 * column after the first line, and what does not fit in it in *rest. */
static unsigned put_line(struct lint_out *o, const char *text, unsigned at,
    unsigned to, const char **rest)
{
	unsigned column = at;
	while (*text) {
		size_t n = strcspn(text, " \t\n");
		struct zp_buf word = {0};
		lint_escape(&word, text, n);
		unsigned width = lint_width(word.p, word.n);
		bool fits = column == at || column + 1 + width <= to;
		if (fits && column > at)
			out_add(o, " ", 1);
		if (fits)
			out_add(o, word.p, word.n);
		zp_buf_free(&word);
		if (!fits)
			break;
		column += width + (column > at);
		text += n + strspn(text + n, " \t\n");
	}
	*rest = text;
	return column;
}

static void put_rest(
    struct lint_out *o, const char *text, unsigned at, unsigned to)
{
	while (*text) {
		pad(o, 0, at);
		put_line(o, text, at, to, &text);
		out_add(o, "\n", 1);
	}
}

/* "id, 2026", or where in the configuration it stands. */
static const char *short_source(struct cas *c, const struct dcv_source *s)
{
	if (!s)
		return NULL;
	if (!s->id)
		return s->title;
	return s->date ? zp_printf(&c->arena, "%s, %s", s->id, s->date) : s->id;
}

static void put_row(struct cas *c, const char *label, const char *text,
    const struct dcv_source *source)
{
	const char *from = short_source(c, source), *rest;
	struct lint_out *o = c->o;
	out_puts(o, "  ");
	out_puts(o, label);
	pad(o, 2 + (unsigned)strlen(label), VALUE);
	unsigned end =
	    put_line(o, text, VALUE, from ? SOURCE - 2 : LAST, &rest);
	if (from) {
		pad(o, end, SOURCE);
		out_safe(o, from);
	}
	out_add(o, "\n", 1);
	put_rest(o, rest, VALUE, from ? SOURCE - 2 : LAST);
}

const char *cas_value(
    struct zp_arena *a, const struct dcv_values *v, enum dcv_key k)
{
	struct zp_buf b = {0};
	const char *item;
	for (unsigned i = 0; (item = dcv_value_item(a, v, k, i)); i++)
		zp_buf_printf(&b, "%s%s", i > 0 ? ", " : "", item);
	const char *text = b.n > 0 ? zp_dup(a, b.p) : "none";
	zp_buf_free(&b);
	return text;
}

/* The methods that are (not) offered, a row for each source. PREFIX stands
 * before the text of each row. Gives the label of the rows that follow. */
static const char *put_methods(struct cas *c, const struct dcv_values *v,
    enum dcv_truth truth, const char *label, const char *prefix)
{
	bool done[DCV_METHODS] = {false};
	for (unsigned m = 0; m < DCV_METHODS; m++) {
		struct zp_buf b = {0};
		if (done[m] || v->offers[m] != truth)
			continue;
		zp_buf_puts(&b, prefix);
		for (unsigned k = m; k < DCV_METHODS; k++) {
			if (v->offers[k] != truth ||
			    v->offers_from[k] != v->offers_from[m])
				continue;
			done[k] = true;
			zp_buf_printf(&b, "%s%s", k > m ? ", " : "",
			    dcv_method_text((enum dcv_method)k));
		}
		put_row(c, label, b.p, v->offers_from[m]);
		zp_buf_free(&b);
		label = "";
	}
	return label;
}

static void put_unknown(struct cas *c, const struct dcv_values *v)
{
	struct zp_buf b = {0};
	for (unsigned k = 0; k < DCV_K_COUNT; k++)
		if (dcv_keys[k].kind != DCV_V_METHODS &&
		    !dcv_value_is_known(v, (enum dcv_key)k))
			zp_buf_printf(
			    &b, "%s%s", b.n > 0 ? ", " : "", dcv_keys[k].text);
	if (b.n > 0)
		put_row(c, "unknown", b.p, NULL);
	zp_buf_free(&b);
}

static void put_values(struct cas *c, const struct dcv_values *v)
{
	put_methods(c, v, DCV_YES, "offers", "");
	put_methods(c, v, DCV_NO, "offers-not", "");
	put_methods(c, v, DCV_UNKNOWN, "offers, unknown", "");
	for (unsigned k = 0; k < DCV_K_COUNT; k++)
		if (dcv_keys[k].kind != DCV_V_METHODS &&
		    dcv_value_is_known(v, (enum dcv_key)k))
			put_row(c, dcv_keys[k].text,
			    cas_value(&c->arena, v, (enum dcv_key)k),
			    v->from[k]);
	put_unknown(c, v);
}

bool cas_is_changed(const struct dcv_values *v, enum dcv_key k)
{
	return dcv_keys[k].kind != DCV_V_METHODS &&
	       (v->from[k] || v->unknown >> k & 1);
}

static void put_era(struct cas *c, const struct dcv_era *e)
{
	struct zp_arena *a = &c->arena;
	const struct dcv_values *v = &e->values;
	const char *mark = dcv_era_holds(e, c->opt->today) ? "* " : "  ";
	const char *label =
	    !e->until  ? zp_printf(a, "%sfrom %s", mark, e->from)
	    : !e->from ? zp_printf(a, "%suntil %s", mark, e->until)
		       : zp_printf(a, "%s%s to %s", mark, e->from, e->until);
	label = put_methods(c, v, DCV_YES, label, "offers ");
	label = put_methods(c, v, DCV_NO, label, "offers-not ");
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		if (!cas_is_changed(v, (enum dcv_key)k))
			continue;
		put_row(c, label,
		    zp_printf(a, "%s %s", dcv_keys[k].text,
			v->from[k] ? cas_value(a, v, (enum dcv_key)k)
				   : "unknown"),
		    v->from[k]);
		label = "";
	}
}

static void put_sources(struct cas *c, const struct dcv_profile *p)
{
	if (p->sources.n > 0)
		out_puts(c->o, "  sources\n");
	for (uint32_t i = 0; i < p->sources.n; i++) {
		const struct dcv_source *s = p->sources.v[i];
		const char *text =
		    s->date ? zp_printf(&c->arena, "%s, %s", s->title, s->date)
			    : s->title;
		out_puts(c->o, "    ");
		out_safe(c->o, s->id);
		pad(c->o, 4 + lint_width(s->id, strlen(s->id)), VALUE);
		put_line(c->o, text, VALUE, LAST, &text);
		out_add(c->o, "\n", 1);
		put_rest(c->o, text, VALUE, LAST);
	}
}

static void put_text(struct cas *c, const struct dcv_profile *p)
{
	out_add(c->o, "\n", 1);
	out_safe(c->o, p->id);
	out_puts(c->o, ": ");
	out_safe(c->o, p->name);
	if (p->configured) {
		out_puts(c->o, " (");
		out_safe(c->o, c->opt->config_shown);
		out_puts(c->o, ")");
	}
	out_add(c->o, "\n", 1);
	if (p->note)
		put_rest(c->o, p->note, 2, LAST);
	put_values(c, &p->is);
	if (p->eras.n > 0)
		out_puts(c->o, "  eras\n");
	for (uint32_t i = 0; i < p->eras.n; i++)
		put_era(c, &p->eras.v[i]);
	put_sources(c, p);
}

static bool is_wanted(
    const struct lint_options *opt, const struct dcv_profile *p)
{
	bool wanted = opt->paths.n == 0;
	for (uint32_t i = 0; i < opt->paths.n; i++)
		wanted |= strcmp(opt->paths.v[i], p->id) == 0;
	return wanted;
}

void lint_cas(const struct lint_options *opt, struct lint_out *o)
{
	struct cas c = {.o = o, .opt = opt};
	struct cas_json j = {
	    o, &c.arena, opt->today, opt->format == LINT_JSON ? "\n  " : ""};
	const struct dcv_profile *p;
	bool any = false;
	if (opt->format == LINT_TEXT)
		out_printf(
		    o, "in force on %s (eras: those marked *)\n", opt->today);
	if (opt->format == LINT_JSON)
		cas_json_begin(o, opt);
	for (unsigned i = 0; (p = dcv_profiles_at(opt->profiles, i)); i++) {
		if (!is_wanted(opt, p))
			continue;
		if (opt->format == LINT_TEXT)
			put_text(&c, p);
		else if (opt->format == LINT_JSON && any)
			out_puts(o, ",\n");
		if (opt->format != LINT_TEXT)
			cas_json(&j, p);
		if (opt->format == LINT_JSONL)
			out_puts(o, "\n");
		any = true;
	}
	if (opt->format == LINT_JSON)
		out_puts(o, "]}\n");
	zp_arena_free(&c.arena);
}
