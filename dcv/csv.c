#include "dcv/csv.h"

#include <string.h>

static size_t line_end(struct zp_str t, size_t at)
{
	const char *nl = at < t.n ? memchr(t.p + at, '\n', t.n - at) : NULL;
	return nl ? (size_t)(nl - t.p) : t.n;
}

static char separator_of(struct zp_str t)
{
	static const char candidates[] = ",;\t";
	size_t count[3] = {0}, end = line_end(t, 0);
	bool quoted = false;
	unsigned best = 0;
	/* The line before the headings that PowerShell writes. */
	size_t i = t.n > 0 && t.p[0] == '#' ? end + 1 : 0;
	for (end = line_end(t, i); i < end; i++) {
		quoted ^= t.p[i] == '"';
		const char *c =
		    quoted || !t.p[i] ? NULL : strchr(candidates, t.p[i]);
		if (c)
			count[c - candidates]++;
	}
	for (unsigned k = 1; k < 3; k++)
		if (count[k] > count[best])
			best = k;
	return candidates[best];
}

void dcv_csv_begin(struct dcv_csv *c, struct zp_str text, uint32_t source,
    struct zp_arena *arena)
{
	memset(c, 0, sizeof *c);
	c->text = text;
	c->source = source;
	c->arena = arena;
	c->separator = separator_of(text);
}

void dcv_csv_end(struct dcv_csv *c)
{
	zp_vec_free(&c->fields);
}

static bool is_blank(const struct dcv_csv *c, char x)
{
	return (x == ' ' || x == '\t' || x == '\r') && x != c->separator;
}

static void keep(struct dcv_csv *c, struct zp_str text, size_t at)
{
	while (text.n > 0 && is_blank(c, *text.p))
		text.p++, text.n--;
	while (text.n > 0 && is_blank(c, text.p[text.n - 1]))
		text.n--;
	if (text.p >= c->text.p && text.p <= c->text.p + c->text.n)
		at = (size_t)(text.p - c->text.p);
	struct dcv_csv_field f = {
	    text, {c->source, (uint32_t)at, (uint32_t)text.n}};
	c->more |= c->fields.n >= DCV_CSV_FIELDS;
	if (c->fields.n < DCV_CSV_FIELDS)
		zp_push(&c->fields, f);
}

/* The quote that closes the one at AT; the end of the line, when none does. */
static size_t closing(struct dcv_csv *c, size_t at, bool *doubled)
{
	size_t end = c->unclosed ? line_end(c->text, at) : c->text.n;
	for (size_t i = at + 1; i < end; i++) {
		const char *q = memchr(c->text.p + i, '"', end - i);
		if (!q)
			break;
		i = (size_t)(q - c->text.p);
		if (i + 1 >= end || c->text.p[i + 1] != '"')
			return i;
		*doubled = true;
		i++;
	}
	c->unclosed = c->fault = true;
	return line_end(c->text, at);
}

static struct zp_str undouble(struct dcv_csv *c, struct zp_str s)
{
	char *copy = zp_alloc(c->arena, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		copy[n++] = s.p[i];
		if (s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"')
			i++;
	}
	return (struct zp_str){copy, n};
}

/* Reads the field at c->pos and goes to what ends it. */
static void read_field(struct dcv_csv *c)
{
	struct zp_str t = c->text;
	size_t at = c->pos, i = at;
	while (i < t.n && is_blank(c, t.p[i]))
		i++;
	if (i < t.n && t.p[i] == '"') {
		bool doubled = false;
		size_t end = closing(c, i, &doubled);
		struct zp_str s = {t.p + i + 1, end > i ? end - i - 1 : 0};
		keep(c, doubled ? undouble(c, s) : s, i + 1);
		c->pos = end < t.n && t.p[end] == '"' ? end + 1 : end;
		while (c->pos < t.n && t.p[c->pos] != '\n' &&
		       t.p[c->pos] != c->separator)
			c->pos++;
		return;
	}
	while (i < t.n && t.p[i] != '\n' && t.p[i] != c->separator)
		i++;
	keep(c, (struct zp_str){t.p + at, i - at}, at);
	c->pos = i;
}

bool dcv_csv_next(struct dcv_csv *c)
{
	c->fault = c->more = false;
	while (c->pos < c->text.n) {
		c->fields.n = 0;
		for (;;) {
			read_field(c);
			if (c->pos >= c->text.n || c->text.p[c->pos++] == '\n')
				break;
		}
		if (c->fields.n > 1 || c->fields.v[0].text.n > 0)
			return true;
	}
	return false;
}

struct dcv_csv_field dcv_csv_field(const struct dcv_csv *c, int i)
{
	if (i >= 0 && (uint32_t)i < c->fields.n)
		return c->fields.v[i];
	struct zp_span none = {c->source, (uint32_t)c->pos, 0};
	return (struct dcv_csv_field){{"", 0}, none};
}

/* The next octet of a heading that counts, in lower case; 0 at its end. */
static char next(struct zp_str s, size_t *i)
{
	while (*i < s.n && strchr(" _-", s.p[*i]) && s.p[*i])
		(*i)++;
	if (*i >= s.n || s.p[*i] == '[')
		return 0;
	char c = s.p[(*i)++];
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool dcv_csv_begins(const struct dcv_csv *c, uint32_t i, const char *with)
{
	struct zp_str s = dcv_csv_field(c, (int)i).text;
	size_t at = 0;
	while (*with && next(s, &at) == *with)
		with++;
	return *with == '\0';
}

int dcv_csv_column(const struct dcv_csv *c, const char *const *names)
{
	for (; *names; names++)
		for (uint32_t i = 0; i < c->fields.n; i++) {
			struct zp_str s = c->fields.v[i].text;
			size_t at = 0;
			const char *n = *names;
			char x = next(s, &at);
			for (; *n && x == *n; n++)
				x = next(s, &at);
			if (*n == '\0' && x == 0)
				return (int)i;
		}
	return -1;
}
