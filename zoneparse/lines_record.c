/* One line, one record: what all readers agree about, and nothing else. */
#include <string.h>

#include "zoneparse/label.h"
#include "zoneparse/lines_internal.h"

#define TTL_MAX 0x7fffffffu /* RFC 2181 section 8 */
#define LINE_MAX 32768u     /* octets: too few for RDATA that is too long */

#define KEY(a, b, c, d, e)                                          \
	((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | \
	    (uint64_t)(d) << 24 | (uint64_t)(e) << 32)

/* A word of at most eight octets in upper case, as a number. */
static uint64_t key_of(const char *p, uint32_t n)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	if (n < 8)
		x &= (UINT64_C(1) << 8 * n) - 1;
	/* Of letters alone this bit says the case. */
	return x & ~(zp_upper_bits(x ^ UINT64_C(0x2020202020202020)));
}

/* The types that lines are read of; 0: others. */
static uint16_t type_of(const char *p, uint32_t n)
{
	if (n > 5)
		return 0;
	switch (key_of(p, n)) {
	case KEY('A', 0, 0, 0, 0): return ZP_A;
	case KEY('N', 'S', 0, 0, 0): return ZP_NS;
	case KEY('A', 'A', 'A', 'A', 0): return ZP_AAAA;
	case KEY('C', 'N', 'A', 'M', 'E'): return ZP_CNAME;
	case KEY('M', 'X', 0, 0, 0): return ZP_MX;
	case KEY('T', 'X', 'T', 0, 0): return ZP_TXT;
	case KEY('P', 'T', 'R', 0, 0): return ZP_PTR;
	case KEY('S', 'R', 'V', 0, 0): return ZP_SRV;
	case KEY('D', 'S', 0, 0, 0): return ZP_DS;
	case KEY('C', 'A', 'A', 0, 0): return ZP_CAA;
	case KEY('T', 'L', 'S', 'A', 0): return ZP_TLSA;
	default: return 0;
	}
}

static bool is_in(const char *p, uint32_t n)
{
	return n == 2 && (p[0] | 0x20) == 'i' && (p[1] | 0x20) == 'n';
}

/* Digits alone, at most MAX. */
static bool number(const char *p, uint32_t n, uint32_t max, uint32_t *out)
{
	uint64_t v = 0;
	if (n == 0 || n > 10)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		unsigned digit = (unsigned)(uint8_t)p[i] - '0';
		if (digit > 9)
			return false;
		v = v * 10 + digit;
	}
	*out = (uint32_t)v;
	return v <= max;
}

/* Octets of the first label of a name of N: up to a dot, or all. */
static uint32_t first_label(const char *p, uint32_t n)
{
	const char *dot = memchr(p, '.', n);
	return dot ? (uint32_t)(dot - p) : n;
}

static bool read_name(
    const char *text, const struct zp_token *t, struct zp_written_name *out)
{
	const char *p = text + t->at;
	struct zp_label label;
	*out = (struct zp_written_name){t->at, 0, (uint8_t)t->len, 0};
	if (t->len == 1 && (p[0] == '@' || p[0] == '.'))
		return true;
	/* gdnsd ends names in @Z and @F. */
	if (t->len > ZP_NAME_MAX || p[0] == '@' ||
	    (t->len > 1 && p[t->len - 2] == '@'))
		return false;
	uint32_t n = first_label(p, t->len);
	if (n == 0 || n > ZP_LABEL_MAX)
		return false;
	zp_label_read(&label, p, n);
	out->first = (uint8_t)n;
	out->hash = label.hash;
	return true;
}

/* Owner, TTL, class and type; *i is the first word after them. */
static uint16_t read_head(
    const struct zp_words *w, uint32_t words, uint32_t *i, struct zp_line *out)
{
	const char *text = w->text;
	bool class = false;
	if (w->v[0].at == w->at) {
		if (text[w->at] == '$' ||
		    !read_name(text, &w->v[0], &out->owner))
			return 0;
		++*i;
	} else {
		out->inherits = true;
	}
	for (; *i < words; ++*i) {
		const struct zp_token *t = &w->v[*i];
		const char *p = text + t->at;
		if (!class && is_in(p, t->len)) {
			class = true;
		} else if (!out->has_ttl && p[0] >= '0' && p[0] <= '9') {
			if (!number(p, t->len, TTL_MAX, &out->ttl))
				return 0;
			out->has_ttl = true;
		} else {
			++*i;
			return type_of(p, t->len);
		}
	}
	return 0;
}

static bool read_target(
    const struct zp_words *w, uint32_t i, struct zp_line *out)
{
	out->has_target = true;
	return i + 1 == w->n && read_name(w->text, &w->v[i], &out->target);
}

static bool read_numbers(
    const struct zp_words *w, uint32_t i, uint32_t n, struct zp_line *out)
{
	uint32_t v;
	for (uint32_t k = 0; k < n; k++) {
		const struct zp_token *t = &w->v[i + k];
		if (i + k >= w->n ||
		    !number(w->text + t->at, t->len, 65535, &v))
			return false;
		if (k == 0)
			out->pref = (uint16_t)v;
	}
	return read_target(w, i + n, out);
}

/* Whether the rest of the line is character strings in quotes, each of 1 to 255
 * octets that stand for themselves. */
static bool is_quoted(const struct zp_words *w, uint32_t at)
{
	const char *p = w->text + at, *end = w->text + w->end;
	while (p < end) {
		const char *from = ++p;
		while (
		    p < end && *p != '"' && *p != '\\' && *p >= 32 && *p < 127)
			p++;
		if (p == end || *p != '"' || p - from > 255)
			return false;
		for (p++; p < end && (*p == ' ' || *p == '\t' || *p == '\r');)
			p++;
		if (p < end && *p != '"')
			return false;
	}
	return true;
}

static bool read_txt(const struct zp_words *w, uint32_t i)
{
	if (i >= w->n)
		return false;
	if (w->text[w->v[i].at] == '"')
		return is_quoted(w, w->v[i].at);
	for (; i < w->n; i++)
		if (w->v[i].len > 255)
			return false;
	return !w->odd;
}

/* What is not kept is read all the same, as it may be wrong. */
static bool read_other(struct zp_lines *l, const struct zp_words *w, uint32_t i,
    uint16_t type, struct zp_line *out)
{
	l->rd.tok = w->v + i;
	l->rd.ntok = w->n - i;
	l->rd.type = type;
	if (!zp_rdata_read(&l->rd) || l->rd.odd)
		return false;
	/* As is kept of it (zp_keep_rdata). */
	const uint8_t *wire = (const uint8_t *)l->rd.wire.p;
	if (type == ZP_DS)
		out->data = (uint32_t)wire[0] << 24 | (uint32_t)wire[1] << 16 |
			    (uint32_t)wire[2] << 8 | wire[3];
	return true;
}

static bool read_rdata(struct zp_lines *l, const struct zp_words *w, uint32_t i,
    uint16_t type, struct zp_line *out)
{
	const struct zp_token *t = &w->v[i];
	const char *p = w->text + t->at;
	struct zp_v6 v6;
	if (i >= w->n)
		return false;
	switch (type) {
	case ZP_A: return i + 1 == w->n && zp_line_a(p, t->len, &out->data);
	case ZP_AAAA:
		if (i + 1 != w->n || !zp_line_aaaa(p, t->len, &v6))
			return false;
		out->data = l->v6.n;
		zp_push(&l->v6, v6);
		return true;
	case ZP_NS:
	case ZP_CNAME:
	case ZP_PTR: return read_target(w, i, out);
	case ZP_MX: return read_numbers(w, i, 1, out);
	case ZP_SRV: return read_numbers(w, i, 3, out);
	default: return read_other(l, w, i, type, out);
	}
}

/* Whether nothing but the scanner's business is left of the words up to where
 * the first quote stands: a line is odd by its quotes alone. */
static uint32_t words_before_quote(const struct zp_words *w)
{
	const char *text = w->text;
	const char *quote = memchr(text + w->at, '"', w->end - w->at);
	uint32_t n = 0;
	if (!quote)
		return 0;
	uint32_t at = (uint32_t)(quote - text);
	for (uint32_t i = w->at; i < at; i++) {
		char c = text[i];
		bool fine = (c > 32 && c < 127) || c == ' ' || c == '\t';
		if (!fine || c == '(' || c == ')' || c == ';' || c == '\\')
			return 0;
	}
	while (n < w->n && n < ZP_WORDS_MAX && w->v[n].at < at)
		n++;
	return n < w->n && n < ZP_WORDS_MAX && w->v[n].at == at ? n : 0;
}

void zp_line_read(
    struct zp_lines *l, const struct zp_words *w, struct zp_line *out)
{
	uint32_t i = 0, words = w->n;
	*out = (struct zp_line){.at = w->at};
	if (w->end - w->at > LINE_MAX)
		return;
	if (w->odd)
		words = words_before_quote(w);
	if (words == 0 || words > ZP_WORDS_MAX)
		return;
	uint16_t type = read_head(w, words, &i, out);
	if (type == ZP_TXT ? read_txt(w, i)
			   : type && !w->odd && read_rdata(l, w, i, type, out))
		out->type = type;
}
