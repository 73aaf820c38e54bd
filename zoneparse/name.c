#include "zoneparse/name.h"

#include <string.h>

static uint8_t lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

/* RFC 1035 section 5.1: \DDD is an octet in decimal, \X the octet X. Reads past
 * the backslash at *i; -1 if it is neither. */
static int unescape(struct zp_str s, uint32_t *i)
{
	const uint8_t *p = (const uint8_t *)s.p + *i + 1;
	size_t left = s.n - *i - 1;
	if (left == 0 || p[0] == '\n' || p[0] == '\r')
		return -1;
	if (p[0] < '0' || p[0] > '9') {
		*i += 2;
		return p[0];
	}
	if (left < 3 || p[1] < '0' || p[1] > '9' || p[2] < '0' || p[2] > '9')
		return -1;
	int v = (p[0] - '0') * 100 + (p[1] - '0') * 10 + (p[2] - '0');
	*i += 4;
	return v > 255 ? -1 : v;
}

/* Appends ORIGIN's wire to labels that end at octet N of out. */
static enum zp_name_error finish(
    struct zp_name *out, unsigned n, const struct zp_name *origin)
{
	static const struct zp_name root = {1, 0, {0}};
	if (!origin)
		origin = &root;
	if (n + origin->len > ZP_NAME_MAX)
		return ZP_NAME_LONG;
	memcpy(out->wire + n, origin->wire, origin->len);
	out->len = (uint8_t)(n + origin->len);
	out->labels = (uint8_t)(out->labels + origin->labels);
	return ZP_NAME_OK;
}

enum zp_name_error zp_name_parse(struct zp_name *out, struct zp_str text,
    const struct zp_name *origin, uint32_t *at)
{
	unsigned n = 0, label = 0; /* octets written; where the label starts */
	uint32_t i = 0;
	out->labels = 0;
	*at = 0;
	if (text.n == 0)
		return ZP_NAME_EMPTY_LABEL;
	if (text.n == 1 && text.p[0] == '.')
		return finish(out, 0, NULL);
	n = 1;
	while (i < text.n) {
		uint32_t from = i;
		uint8_t c = (uint8_t)text.p[i];
		*at = from;
		if (c == '.') {
			if (n - label == 1)
				return ZP_NAME_EMPTY_LABEL;
			out->wire[label] = (uint8_t)(n - label - 1);
			out->labels++;
			label = n++;
			if (++i == text.n) {
				*at = 0;
				return finish(out, label, NULL);
			}
			if (n > ZP_NAME_MAX - 1) {
				*at = 0;
				return ZP_NAME_LONG;
			}
			continue;
		}
		if (c == '\\') {
			int v = unescape(text, &i);
			if (v < 0)
				return ZP_NAME_ESCAPE;
			c = (uint8_t)v;
		} else if (c < 0x21 || c > 0x7e) {
			return ZP_NAME_BYTE;
		} else {
			i++;
		}
		*at = 0;
		if (n - label > ZP_LABEL_MAX)
			return ZP_NAME_LABEL_LONG;
		if (n >= ZP_NAME_MAX - 1)
			return ZP_NAME_LONG;
		out->wire[n++] = lower(c);
	}
	*at = 0;
	out->wire[label] = (uint8_t)(n - label - 1);
	out->labels++;
	return finish(out, n, origin);
}

void zp_name_from_wire(struct zp_name *out, const uint8_t *wire)
{
	unsigned i = 0;
	out->labels = 0;
	for (; wire[i]; i += wire[i] + 1u)
		out->labels++;
	out->len = (uint8_t)(i + 1);
	memcpy(out->wire, wire, out->len);
}

bool zp_name_from_text(struct zp_name *out, const char *text)
{
	uint32_t at;
	struct zp_str s = {text, strlen(text)};
	return s.n < ZP_NAME_TEXT &&
	       zp_name_parse(out, s, NULL, &at) == ZP_NAME_OK;
}

char *zp_name_print(const struct zp_name *n, char *buf)
{
	char *o = buf;
	unsigned i = 0;
	if (n->labels == 0)
		*o++ = '.';
	while (n->wire[i]) {
		unsigned end = i + 1 + n->wire[i];
		if (i > 0)
			*o++ = '.';
		for (i++; i < end; i++) {
			uint8_t c = n->wire[i];
			if (c < 0x21 || c > 0x7e) {
				*o++ = '\\';
				*o++ = (char)('0' + c / 100);
				*o++ = (char)('0' + c / 10 % 10);
				*o++ = (char)('0' + c % 10);
				continue;
			}
			if (strchr(".\\\"();@$", c))
				*o++ = '\\';
			*o++ = (char)c;
		}
	}
	*o = '\0';
	return buf;
}

bool zp_name_equal(const struct zp_name *a, const struct zp_name *b)
{
	return a->len == b->len && memcmp(a->wire, b->wire, a->len) == 0;
}

bool zp_name_is_below(const struct zp_name *n, const struct zp_name *above)
{
	if (n->labels < above->labels)
		return false;
	struct zp_name rest =
	    zp_name_chop(n, (uint8_t)(n->labels - above->labels));
	return zp_name_equal(&rest, above);
}

struct zp_name zp_name_chop(const struct zp_name *n, uint8_t count)
{
	struct zp_name out;
	unsigned i = 0;
	for (uint8_t k = 0; k < count; k++)
		i += n->wire[i] + 1u;
	out.len = (uint8_t)(n->len - i);
	out.labels = (uint8_t)(n->labels - count);
	memcpy(out.wire, n->wire + i, out.len);
	return out;
}

bool zp_name_prepend(
    struct zp_name *out, struct zp_str label, const struct zp_name *parent)
{
	if (label.n == 0 || label.n > ZP_LABEL_MAX ||
	    label.n + 1 + parent->len > ZP_NAME_MAX)
		return false;
	struct zp_name n;
	n.wire[0] = (uint8_t)label.n;
	for (size_t i = 0; i < label.n; i++)
		n.wire[1 + i] = lower((uint8_t)label.p[i]);
	memcpy(n.wire + 1 + label.n, parent->wire, parent->len);
	n.len = (uint8_t)(parent->len + 1 + label.n);
	n.labels = (uint8_t)(parent->labels + 1);
	*out = n;
	return true;
}

bool zp_name_substitute(struct zp_name *out, const struct zp_name *n,
    const struct zp_name *from, const struct zp_name *to)
{
	unsigned keep = (unsigned)(n->len - from->len);
	if (keep + to->len > ZP_NAME_MAX)
		return false;
	struct zp_name r;
	memcpy(r.wire, n->wire, keep);
	memcpy(r.wire + keep, to->wire, to->len);
	r.len = (uint8_t)(keep + to->len);
	r.labels = (uint8_t)(n->labels - from->labels + to->labels);
	*out = r;
	return true;
}

unsigned zp_name_labels(const struct zp_name *n, uint8_t at[ZP_LABELS_MAX])
{
	unsigned count = 0;
	for (unsigned i = 0; n->wire[i]; i += n->wire[i] + 1u)
		at[count++] = (uint8_t)i;
	return count;
}

int zp_name_compare(const struct zp_name *a, const struct zp_name *b)
{
	uint8_t x[ZP_LABELS_MAX], y[ZP_LABELS_MAX];
	unsigned i = zp_name_labels(a, x), j = zp_name_labels(b, y);
	while (i > 0 && j > 0) {
		const uint8_t *p = a->wire + x[--i], *q = b->wire + y[--j];
		int c = memcmp(p + 1, q + 1, p[0] < q[0] ? p[0] : q[0]);
		if (c != 0)
			return c;
		if (p[0] != q[0])
			return p[0] < q[0] ? -1 : 1;
	}
	return i == j ? 0 : i < j ? -1 : 1;
}

struct zp_str zp_name_label(const struct zp_name *n)
{
	return (struct zp_str){(const char *)n->wire + 1, n->wire[0]};
}

bool zp_name_is_wildcard(const struct zp_name *n)
{
	return n->wire[0] == 1 && n->wire[1] == '*';
}

static bool is_ldh(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool zp_name_is_ldh(const struct zp_name *n, bool wild)
{
	unsigned i = wild && zp_name_is_wildcard(n) ? 2 : 0;
	while (n->wire[i]) {
		unsigned end = i + 1 + n->wire[i];
		for (i++; i < end; i++)
			if (!is_ldh(n->wire[i]))
				return false;
	}
	return true;
}
