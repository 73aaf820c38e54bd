/* Postfix regexp_table(5) and pcre_table(5) as text: "/pattern/flags targets",
 * the first that fits decides. One engine reads both: what POSIX expressions
 * say in such tables, PCRE2 says too. */
#include <string.h>

#include "dcv/mailbox_internal.h"

#define PATTERNS 100000        /* of one map */
#define IFS 100                /* within each other */
#define TARGETS_MAX (1u << 20) /* octets of an entry's targets */

/* Patterns answered: no entry fits. */
#define NONE_FITS (ZP_NONE - 2)

struct reader {
	struct dcv_boxes *b;
	uint32_t open[IFS]; /* rules of ifs that are not closed */
	unsigned nopen;
	bool full;
};

/* The flags after a pattern; each letter turns its meaning round, and letters
 * without case and "." for every octet are on. False: no such letter. */
static bool read_flags(struct zp_str s, unsigned *flags)
{
	static const char letters[] = "imsxAEUX";
	*flags = DCV_RE_CASELESS | DCV_RE_DOTALL;
	for (size_t i = 0; i < s.n; i++) {
		const char *l = s.p[i] ? strchr(letters, s.p[i]) : NULL;
		if (!l)
			return false;
		if (*l != 'X') /* as PCRE2 always is */
			*flags ^= 1u << (l - letters);
	}
	return true;
}

/* The delimiter that ends the pattern at the beginning of W; 0: none does. */
static size_t pattern_end(struct zp_str w)
{
	for (size_t i = 1; i < w.n && w.p[i] != '\n'; i++) {
		if (w.p[i] == w.p[0])
			return i;
		if (w.p[i] == '\\' && i + 1 < w.n)
			i++;
	}
	return 0;
}

static void complain(
    struct reader *r, struct zp_span span, const char *form, const char *why)
{
	struct dcv_boxes *b = r->b;
	dcv_box_complain(
	    b, span, false, zp_printf(&b->arena, "%s%s", form, why));
}

/* Reads "/pattern/flags" from *W, which becomes what follows. */
static bool read_pattern(
    struct reader *r, struct zp_str *w, struct dcv_box_rule *rule)
{
	struct dcv_boxes *b = r->b;
	char why[160] = "";
	size_t at, end, stop;
	unsigned flags;
	if (w->n > 0 && *w->p == '!') {
		rule->negated = true;
		*w = dcv_box_trim((struct zp_str){w->p + 1, w->n - 1});
	}
	end = w->n > 0 ? pattern_end(*w) : 0;
	if (end == 0) {
		complain(r, rule->span, "no pattern: a line is ",
		    "\"/pattern/ target, target\"");
		return false;
	}
	for (stop = end + 1; stop < w->n; stop++)
		if (memchr(" \t\r\n", w->p[stop], 4))
			break;
	if (!read_flags(
		(struct zp_str){w->p + end + 1, stop - end - 1}, &flags)) {
		complain(r, rule->span,
		    "no such flags, the line is passed over: ", "imsxAEUX are");
		return false;
	}
	struct zp_str pattern = {w->p + 1, end - 1};
	if (!dcv_regex_add(
		b->regexes, pattern, flags, &rule->regex, why, &at)) {
		rule->span.at += (uint32_t)at + 1;
		rule->span.len = 1;
		complain(r, rule->span,
		    "no pattern, the line is passed over: ", why);
		return false;
	}
	*w = dcv_box_trim((struct zp_str){w->p + stop, w->n - stop});
	return true;
}

static void close_if(struct reader *r, struct zp_span span)
{
	if (r->nopen == 0)
		complain(r, span, "an endif without an if", "");
	else
		r->b->rules.v[r->open[--r->nopen]].beyond = r->b->rules.n;
}

static void read_rule(struct reader *r, const struct dcv_box_line *line)
{
	struct dcv_boxes *b = r->b;
	struct dcv_box_map *m = dcv_box_last(b);
	struct zp_str w = line->whole;
	const char *nl = memchr(w.p, '\n', w.n);
	struct dcv_box_rule rule = {.regex = ZP_NONE,
	    .span = {m->source, line->at,
		(uint32_t)(nl ? (size_t)(nl - w.p) : w.n)}};
	bool is_if = dcv_box_begins(w, "if ") || dcv_box_begins(w, "if\t");
	if (dcv_box_begins(w, "endif")) {
		close_if(r, rule.span);
		return;
	}
	if (is_if)
		w = dcv_box_trim((struct zp_str){w.p + 2, w.n - 2});
	if (!read_pattern(r, &w, &rule) && !is_if)
		return;
	rule.target = w;
	if (!is_if && w.n == 0) {
		complain(r, rule.span, "a pattern without a target", "");
		return;
	}
	if (is_if && r->nopen == IFS) {
		dcv_box_complain(b, rule.span, true,
		    "over 100 ifs within each other: the rest is not read");
		r->full = true;
		return;
	}
	if (is_if) {
		r->open[r->nopen++] = b->rules.n;
		rule.beyond = ZP_NONE;
	}
	zp_push(&b->rules, rule);
}

static void read_regexp(struct dcv_boxes *b, const char *root)
{
	struct reader r = {.b = b};
	struct zp_str text = dcv_box_text(b);
	struct dcv_box_line line;
	uint32_t pos = 0, first = b->rules.n;
	(void)root;
	if (!b->regexes)
		b->regexes = dcv_regexes_new();
	while (!r.full && dcv_box_next_line(text, &pos, &line)) {
		read_rule(&r, &line);
		if (b->rules.n - first < PATTERNS)
			continue;
		struct zp_span at = {dcv_box_last(b)->source, line.at, 0};
		dcv_box_complain(b, at, true,
		    "over 100,000 patterns in one map: the rest is not read");
		break;
	}
	while (r.nopen > 0) {
		complain(&r, b->rules.v[r.open[r.nopen - 1]].span,
		    "an if without an endif", "");
		close_if(&r, (struct zp_span){0, 0, 0});
	}
	dcv_box_last(b)->nrules = b->rules.n - first;
}

/* Appends what "$1", "${1}", "$(1)" or "$$" at the beginning of S stands for;
 * returns the octets of S that took. */
static size_t substitute(
    struct dcv_boxes *b, struct zp_str s, struct zp_buf *out)
{
	size_t i = 1;
	unsigned n = 0;
	struct zp_str group;
	bool wrapped = s.n > 1 && (s.p[1] == '{' || s.p[1] == '(');
	if (s.n > 1 && s.p[1] == '$') {
		zp_buf_putc(out, '$');
		return 2;
	}
	i += wrapped;
	size_t from = i;
	while (i < s.n && i < from + 4 && s.p[i] >= '0' && s.p[i] <= '9')
		n = n * 10 + (unsigned)(s.p[i++] - '0');
	if (i > from && dcv_regex_group(b->regexes, n, &group))
		zp_buf_add(out, group.p, group.n);
	return i > from ? i + wrapped : 1;
}

static struct zp_str expand(struct dcv_boxes *b, struct zp_str target)
{
	struct zp_buf out = {0};
	for (size_t i = 0; i < target.n && out.n < TARGETS_MAX;) {
		if (target.p[i] != '$') {
			zp_buf_putc(&out, target.p[i++]);
			continue;
		}
		i += substitute(
		    b, (struct zp_str){target.p + i, target.n - i}, &out);
	}
	struct zp_str s = {zp_copy(&b->arena, out.p, out.n), out.n};
	zp_buf_free(&out);
	return s;
}

static uint32_t entry_of(
    struct dcv_boxes *b, uint32_t map, const struct dcv_box_rule *rule)
{
	struct zp_str rest = rule->negated ? rule->target
					   : expand(b, rule->target),
		      t;
	uint32_t entry = dcv_box_entry_new(b, rule->span);
	b->entries.v[entry].map = map;
	if (dcv_box_is_mark(rest))
		b->entries.v[entry].state = DCV_BOX_HERE;
	else
		while (dcv_box_next_target(b, &rest, true, &t))
			dcv_box_target_add(b, t);
	return entry;
}

static uint32_t fit(struct dcv_boxes *b, uint32_t map, struct zp_str key)
{
	uint32_t i = b->maps.v[map].rule, end = i + b->maps.v[map].nrules;
	while (i < end) {
		struct dcv_box_rule *r = &b->rules.v[i];
		enum dcv_match m = DCV_NO_MATCH;
		/* An if whose pattern is none: what is in it never holds. */
		if (r->regex != ZP_NONE)
			m = dcv_regex_match(b->regexes, r->regex, key);
		if (m == DCV_MATCH_OVER) {
			if (!r->told)
				dcv_box_complain(b, r->span, true,
				    "a pattern gave up: it, or all patterns "
				    "together, took too many steps");
			r->told = true;
			return DCV_BOX_OVER;
		}
		bool fits =
		    r->regex != ZP_NONE && (m == DCV_MATCH) != r->negated;
		if (fits && r->beyond == 0)
			return entry_of(b, map, r);
		i = r->beyond != 0 && !fits ? r->beyond : i + 1;
	}
	return NONE_FITS;
}

uint32_t dcv_box_fit(struct dcv_boxes *b, uint32_t map, struct zp_str key)
{
	struct dcv_box_table *known = &b->maps.v[map].fits;
	if (key.n > DCV_BOX_KEY_MAX)
		return DCV_BOX_OVER;
	uint32_t entry = dcv_box_get(known, key);
	if (entry == ZP_NONE) {
		key.p = zp_copy(&b->arena, key.p, key.n);
		entry = fit(b, map, key);
		dcv_box_put(&b->maps.v[map].fits, key, entry);
	}
	return entry == NONE_FITS ? ZP_NONE : entry;
}

static int is_regexp(struct zp_str text, const char *file)
{
	(void)file;
	return dcv_box_vote(text).patterns;
}

const struct dcv_box_kind dcv_box_regexp = {
    .is = is_regexp, .read = read_regexp, .hints = {"regexp", "pcre"}};
