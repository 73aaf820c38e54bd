#include "dcv/mailbox_internal.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static size_t line_end(struct zp_str t, size_t at)
{
	const char *nl = at < t.n ? memchr(t.p + at, '\n', t.n - at) : NULL;
	return nl ? (size_t)(nl - t.p) : t.n;
}

/* The first octet of the line at AT that is not blank. */
static size_t skip_blanks(struct zp_str t, size_t at)
{
	while (at < t.n && is_blank(t.p[at]))
		at++;
	return at;
}

/* Empty lines and comments; they end no logical line (postconf(5)). */
static bool is_nothing(struct zp_str t, size_t at)
{
	size_t i = skip_blanks(t, at);
	return i >= t.n || t.p[i] == '\n' || t.p[i] == '#';
}

bool dcv_box_next_line(
    struct zp_str text, uint32_t *pos, struct dcv_box_line *out)
{
	size_t at = *pos;
	while (at < text.n && is_nothing(text, at))
		at = line_end(text, at) + 1;
	if (at >= text.n) {
		*pos = (uint32_t)text.n;
		return false;
	}
	size_t start = at, end = line_end(text, at);
	at = end + 1;
	while (at < text.n && (is_nothing(text, at) || is_blank(text.p[at]))) {
		bool nothing = is_nothing(text, at);
		size_t e = line_end(text, at);
		if (!nothing)
			end = e;
		at = e + 1;
	}
	start = skip_blanks(text, start);
	out->whole = (struct zp_str){text.p + start, end - start};
	out->at = (uint32_t)start;
	*pos = (uint32_t)(at < text.n ? at : text.n);
	return true;
}

/* Past separators, line ends, and comments between continued lines. */
static size_t skip_separators(struct zp_str t)
{
	size_t i = 0;
	while (i < t.n) {
		bool nl = t.p[i] == '\n';
		if (!nl && !is_blank(t.p[i]) && t.p[i] != ',')
			break;
		i++;
		if (!nl)
			continue;
		i = skip_blanks(t, i);
		if (i < t.n && t.p[i] == '#')
			i = line_end(t, i);
	}
	return i;
}

static bool ends_target(char c, bool spaces)
{
	return c == ',' || c == '\n' || (spaces && is_blank(c));
}

/* A refusal holds free text, which may have commas. */
static bool is_refusal(struct zp_str s)
{
	return dcv_box_begins(s, ":fail:") || dcv_box_begins(s, "error:") ||
	       dcv_box_begins(s, ":defer:");
}

bool dcv_box_next_target(
    struct dcv_boxes *b, struct zp_str *rest, bool spaces, struct zp_str *out)
{
	size_t start = skip_separators(*rest), i = start;
	bool quoted = false, special = false;
	struct zp_str t = {rest->p + start, rest->n - start};
	if (t.n == 0)
		return false;
	bool refusal = is_refusal(t);
	for (; i < rest->n; i++) {
		char c = rest->p[i];
		if (refusal ? c == '\n' : !quoted && ends_target(c, spaces))
			break;
		if (c == '"')
			quoted = !quoted;
		special = special || c == '"';
		if (c == '\\' && i + 1 < rest->n && quoted)
			i++;
	}
	*out = dcv_box_trim((struct zp_str){t.p, i - start});
	rest->p += i;
	rest->n -= i;
	if (!special || refusal)
		return true;
	char *copy = zp_alloc(&b->arena, out->n + 1);
	size_t n = 0;
	for (size_t k = 0; k < out->n; k++) {
		if (out->p[k] == '"')
			continue;
		if (out->p[k] == '\\' && k + 1 < out->n && k > 0)
			k++;
		copy[n++] = out->p[k];
	}
	*out = (struct zp_str){copy, n};
	return true;
}

bool dcv_box_is_mark(struct zp_str s)
{
	static const char *const marks[] = {"OK", "x", "1", "yes", "y", "any",
	    "anything", "dummy", "permit", "relay", "valid", "true"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (dcv_box_is(s, marks[i]))
			return true;
	/* A folder below the base of virtual_mailbox_maps. */
	return s.n > 1 && s.p[s.n - 1] == '/' && s.p[0] != '/' &&
	       s.p[0] != '|' && !memchr(s.p, ' ', s.n);
}

static bool is_pattern(struct zp_str w)
{
	if (dcv_box_begins(w, "if /") || dcv_box_begins(w, "if !/") ||
	    dcv_box_begins(w, "endif"))
		return true;
	if (w.n > 1 && *w.p == '!')
		w.p++, w.n--;
	return w.n > 2 && *w.p == '/' && memchr(w.p + 1, '/', w.n - 1);
}

/* "key: target" of aliases(5); I is the end of the key. */
static bool is_alias(struct zp_str w, size_t i)
{
	size_t k = skip_blanks(w, i);
	return *w.p == '"' ||
	       (k < w.n && w.p[k] == ':' && (k == i || w.p[i] != ':') &&
		   !dcv_box_begins(
		       (struct zp_str){w.p + k, w.n - k}, ":include:"));
}

static void vote(struct dcv_box_votes *v, struct zp_str w)
{
	size_t i = 0;
	while (i < w.n && w.p[i] != ':' && w.p[i] != '\n' && !is_blank(w.p[i]))
		i++;
	struct zp_str rest = dcv_box_trim((struct zp_str){w.p + i, w.n - i});
	bool at = memchr(w.p, '@', i) != NULL;
	if (is_pattern(w))
		v->patterns++;
	else if (is_alias(w, i))
		v->aliases++;
	else if (rest.n == 0 || *rest.p == '#' || (at && dcv_box_is_mark(rest)))
		v->recipients++;
	else if (at || memchr(w.p, '.', i))
		v->addresses++;
}

/* So many are enough to tell. */
struct dcv_box_votes dcv_box_vote(struct zp_str text)
{
	struct dcv_box_votes v = {0};
	struct dcv_box_line line;
	uint32_t pos = 0;
	for (int n = 0; n < 1000 && dcv_box_next_line(text, &pos, &line); n++)
		vote(&v, line.whole);
	return v;
}
