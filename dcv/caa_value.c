/* The grammar of RFC 8659 section 4.2, read octet by octet so that a fault can
 * be shown where it stands. */
#include <string.h>

#include "dcv/caa_internal.h"

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(struct zp_str s, size_t at)
{
	while (at < s.n && is_blank(s.p[at]))
		at++;
	return at;
}

static void fault(
    struct dcv_caa_value *v, enum dcv_caa_fault f, size_t at, size_t len)
{
	v->fault = f;
	v->at = (uint32_t)at;
	v->len = (uint32_t)len;
}

/* label = (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT)), joined by dots. S is not
 * empty and holds no blank; AT is where it begins in the value. */
static bool read_issuer(struct dcv_caa_value *v, struct zp_str s, size_t at)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++)
		if (!is_alnum(s.p[i]) && s.p[i] != '-' && s.p[i] != '.') {
			fault(v, DCV_CAA_ISSUER_BYTE, at + i, 1);
			return false;
		}
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '.')
			continue;
		if (i == from) {
			size_t dot = i < s.n ? i : i - 1;
			fault(v, DCV_CAA_ISSUER_EMPTY, at + dot, 1);
			return false;
		}
		bool first = s.p[from] == '-';
		if (first || s.p[i - 1] == '-') {
			fault(v, DCV_CAA_ISSUER_HYPHEN,
			    at + (first ? from : i - 1), 1);
			return false;
		}
		from = i + 1;
	}
	v->issuer = s;
	return true;
}

/* tag = (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT)) */
static bool read_tag(struct dcv_caa_value *v, struct zp_str s, size_t at)
{
	if (s.n == 0) {
		fault(v, DCV_CAA_PARAMETER_TAG, at, 1);
		return false;
	}
	for (size_t i = 0; i < s.n; i++) {
		bool inner = i > 0 && i + 1 < s.n;
		if (!is_alnum(s.p[i]) && !(inner && s.p[i] == '-')) {
			fault(v, DCV_CAA_PARAMETER_TAG, at + i, 1);
			return false;
		}
	}
	return true;
}

static size_t trim(struct zp_str s, size_t from, size_t to)
{
	while (to > from && is_blank(s.p[to - 1]))
		to--;
	return to;
}

/* parameter = tag *WSP "=" *WSP value; S from FROM to TO, no ";" in it. */
static bool read_parameter(
    struct dcv_caa_value *v, struct zp_str s, size_t from, size_t to)
{
	size_t semicolon = from > 0 ? from - 1 : 0;
	from = skip_blanks(s, from);
	to = trim(s, from, to);
	if (from >= to) {
		fault(v, DCV_CAA_PARAMETER_EMPTY, semicolon, 1);
		return false;
	}
	const char *equals = memchr(s.p + from, '=', to - from);
	if (!equals) {
		fault(v, DCV_CAA_PARAMETER_NO_VALUE, from, to - from);
		return false;
	}
	size_t at = (size_t)(equals - s.p);
	size_t end = trim(s, from, at);
	if (!read_tag(v, (struct zp_str){s.p + from, end - from}, from))
		return false;
	for (size_t i = skip_blanks(s, at + 1); i < to; i++)
		if (s.p[i] < 0x21 || s.p[i] > 0x7e) {
			fault(v, DCV_CAA_PARAMETER_VALUE, i, 1);
			return false;
		}
	return true;
}

static void read_parameters(
    struct dcv_caa_value *v, struct zp_str s, size_t from)
{
	v->rest = (struct zp_str){s.p + from, s.n - from};
	/* A ";" with nothing after it is allowed behind the issuer only. */
	if (skip_blanks(s, from) == s.n)
		return;
	while (from <= s.n) {
		const char *p = memchr(s.p + from, ';', s.n - from);
		size_t to = p ? (size_t)(p - s.p) : s.n;
		if (!read_parameter(v, s, from, to))
			return;
		from = to + 1;
	}
}

void dcv_caa_value_read(struct zp_str value, struct dcv_caa_value *out)
{
	memset(out, 0, sizeof *out);
	size_t from = skip_blanks(value, 0), to = from;
	out->issuer = (struct zp_str){value.p, 0};
	while (to < value.n && value.p[to] != ';' && !is_blank(value.p[to]))
		to++;
	struct zp_str issuer = {value.p + from, to - from};
	if (issuer.n > 0 && !read_issuer(out, issuer, from))
		return;
	size_t at = skip_blanks(value, to);
	if (at == value.n)
		return;
	if (value.p[at] != ';') {
		fault(out, DCV_CAA_ISSUER_MORE, at,
		    trim(value, at, value.n) - at);
		return;
	}
	read_parameters(out, value, at + 1);
}

bool dcv_caa_parameter_next(
    const struct dcv_caa_value *v, size_t *at, struct dcv_caa_parameter *out)
{
	struct zp_str s = v->rest;
	size_t from = skip_blanks(s, *at);
	if (from >= s.n)
		return false;
	const char *p = memchr(s.p + from, ';', s.n - from);
	size_t to = p ? (size_t)(p - s.p) : s.n;
	*at = to + 1 > s.n ? s.n : to + 1;
	to = trim(s, from, to);
	const char *equals = memchr(s.p + from, '=', to - from);
	if (!equals)
		return false;
	size_t middle = (size_t)(equals - s.p);
	out->tag = (struct zp_str){s.p + from, trim(s, from, middle) - from};
	middle = skip_blanks(s, middle + 1);
	out->value =
	    (struct zp_str){s.p + middle, to > middle ? to - middle : 0};
	return true;
}

bool dcv_caa_word_next(struct zp_str list, size_t *at, struct zp_str *word)
{
	if (*at > list.n || list.n == 0)
		return false;
	const char *from = list.p + *at;
	const char *p = memchr(from, ',', list.n - *at);
	*word = (struct zp_str){from, p ? (size_t)(p - from) : list.n - *at};
	*at += word->n + 1;
	return true;
}
