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

/* Looks at no more than 1,000 lines: enough to tell. */
int dcv_box_kind(struct zp_str text)
{
	struct dcv_box_line line;
	uint32_t pos = 0;
	int votes = 0;
	for (int n = 0; n < 1000; n++) {
		if (!dcv_box_next_line(text, &pos, &line))
			break;
		struct zp_str w = line.whole;
		size_t i = 0;
		if (*w.p == '"') {
			votes++;
			continue;
		}
		while (i < w.n && w.p[i] != ':' && w.p[i] != '\n' &&
		       !is_blank(w.p[i]))
			i++;
		size_t k = skip_blanks(w, i);
		if (k < w.n && w.p[k] == ':' && (k == i || w.p[i] != ':') &&
		    !dcv_box_begins(
			(struct zp_str){w.p + k, w.n - k}, ":include:"))
			votes++;
		else if (memchr(w.p, '@', i) || memchr(w.p, '.', i))
			votes--;
	}
	return votes;
}
