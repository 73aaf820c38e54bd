/* Text of YAML scalars: characters and octets, escapes, what stands where. */
#include <string.h>

#include "zoneparse/yaml_internal.h"

static bool is_head(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

bool zp_yaml_is_ascii(const char *text, uint32_t size)
{
	uint64_t all = 0, some;
	uint32_t i = 0;
	for (; i + 8 <= size; i += 8) {
		memcpy(&some, text + i, 8);
		all |= some;
	}
	for (; i < size; i++)
		all |= (unsigned char)text[i];
	return (all & UINT64_C(0x8080808080808080)) == 0;
}

uint32_t zp_yaml_octet(struct zp_yreader *r, size_t index)
{
	if (r->ascii)
		return index < r->size ? (uint32_t)index : r->size;
	while (r->chars < index && r->bytes < r->size) {
		r->bytes++;
		while (r->bytes < r->size && !is_head(r->text[r->bytes]))
			r->bytes++;
		r->chars++;
	}
	while (r->chars > index && r->bytes > 0) {
		r->bytes--;
		while (r->bytes > 0 && !is_head(r->text[r->bytes]))
			r->bytes--;
		r->chars--;
	}
	return r->bytes;
}

static int hex(const char *p, size_t left, unsigned digits, uint32_t *v)
{
	if (left < digits)
		return 0;
	*v = 0;
	for (unsigned i = 0; i < digits; i++) {
		char c = p[i];
		int d = c >= '0' && c <= '9' ? c - '0'
			: (c | 32) >= 'a' && (c | 32) <= 'f'
			    ? (c | 32) - 'a' + 10
			    : -1;
		if (d < 0)
			return 0;
		*v = *v * 16 + (uint32_t)d;
	}
	return 1;
}

static bool is_surrogate(const char *p, size_t left, char high)
{
	uint32_t v;
	if (left < 6 || p[0] != '\\' || p[1] != 'u' || !hex(p + 2, 4, 4, &v))
		return false;
	return high ? v >= 0xd800 && v < 0xdc00 : v >= 0xdc00 && v < 0xe000;
}

static bool needs_patch(const char *text, uint32_t size)
{
	return memchr(text, '\x7f', size) || memchr(text, 0xc2, size) ||
	       memmem(text, size, "\\ud", 3) || memmem(text, size, "\\uD", 3);
}

char *zp_yaml_patch(const char *text, uint32_t size)
{
	char *copy = NULL;
	if (!needs_patch(text, size))
		return NULL;
	for (uint32_t i = 0; i < size; i++) {
		const char *p = text + i, *by = NULL;
		unsigned n = 0;
		if (*p == '\x7f') {
			by = "?";
			n = 1;
		} else if (*p == '\xc2' && i + 1 < size &&
			   (unsigned char)p[1] < 0xa0 && p[1] != '\x85') {
			by = "\xc2\xa0";
			n = 2;
		} else if (*p == '\\' && is_surrogate(p, size - i, 1) &&
			   is_surrogate(p + 6, size - i - 6, 0)) {
			by = "\\ufffd\\ufffd";
			n = 12;
		} else if (*p == '\\') {
			i++; /* what is escaped begins no escape */
		}
		if (!by)
			continue;
		if (!copy) {
			copy = zp_xcalloc((size_t)size + 1, 1);
			memcpy(copy, text, size);
		}
		memcpy(copy + i, by, n);
		i += n - 1;
	}
	return copy;
}

static unsigned encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	for (unsigned i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (c & 0x3f));
		c >>= 6;
	}
	out[0] = (char)(lead[n] | c);
	return n;
}

/* \x, \u and \U; two surrogates are one character. */
static unsigned numeric(const char *p, size_t left, char out[4], unsigned *n)
{
	unsigned digits = p[1] == 'x' ? 2 : p[1] == 'u' ? 4 : 8;
	uint32_t v, low;
	if (!hex(p + 2, left - 2, digits, &v))
		return 0;
	unsigned used = digits + 2;
	if (is_surrogate(p, left, 1) && is_surrogate(p + 6, left - 6, 0) &&
	    hex(p + 8, 4, 4, &low)) {
		v = 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00);
		used = 12;
	}
	*n = encode(v < 0x110000 ? v : 0xfffd, out);
	return used;
}

unsigned zp_yaml_unit(const char *p, size_t left, char out[4], unsigned *n)
{
	static const char from[] = "0abt\tnvfre \"/\\N_LP";
	static const uint32_t to[] = {0, 7, 8, 9, 9, 10, 11, 12, 13, 27, 32,
	    '"', '/', '\\', 0x85, 0xa0, 0x2028, 0x2029};
	if (*p == '\n' || *p == '\r')
		return 0;
	if (*p != '\\') {
		out[0] = *p;
		*n = 1;
		return 1;
	}
	if (left < 2)
		return 0;
	if (p[1] == 'x' || p[1] == 'u' || p[1] == 'U')
		return numeric(p, left, out, n);
	const char *at = p[1] ? strchr(from, p[1]) : NULL;
	if (!at)
		return 0;
	*n = encode(to[at - from], out);
	return 2;
}

static struct zp_span node_span(const struct zp_yaml *y, uint32_t n)
{
	const struct zp_ynode *v = &y->nodes.v[n];
	return (struct zp_span){y->source, v->at, v->len};
}

struct zp_span zp_yaml_span(const struct zp_yaml *y, uint32_t n)
{
	if (n == ZP_NONE)
		return (struct zp_span){y->source, 0, 0};
	const struct zp_ynode *v = &y->nodes.v[n];
	struct zp_span s = node_span(y, n);
	if (v->kind == ZP_Y_SCALAR) {
		char quote = s.len > 2 && !v->plain ? y->text[s.at] : '\0';
		if (quote == '"' || quote == '\'') {
			s.at++;
			s.len -= 2;
		}
		return s;
	}
	const char *end = memchr(y->text + s.at, '\n', s.len);
	if (!end)
		return s;
	s.len = (uint32_t)(end - y->text) - s.at;
	while (s.len > 1 && (y->text[s.at + s.len - 1] == '\r' ||
				y->text[s.at + s.len - 1] == ' '))
		s.len--;
	return s;
}

/* The octet of the source where octet WANTED of a quoted scalar's text stands,
 * both counted from their starts; UINT32_MAX: cannot be told. */
static uint32_t locate(const char *p, uint32_t len, char quote, size_t wanted)
{
	uint32_t i = 0;
	size_t at = 0;
	while (at < wanted && i < len) {
		char out[4];
		unsigned n = 1, used = 1;
		if (quote == '"')
			used = zp_yaml_unit(p + i, len - i, out, &n);
		else if (p[i] == '\n')
			used = 0;
		else if (p[i] == '\'')
			used = 2;
		if (used == 0)
			return UINT32_MAX;
		i += used;
		at += n;
	}
	return at == wanted ? i : UINT32_MAX;
}

struct zp_span zp_yaml_part(
    const struct zp_yaml *y, uint32_t node, size_t from, size_t n)
{
	struct zp_span whole = zp_yaml_span(y, node), s = whole;
	node = zp_yaml_follow(y, node);
	if (node == ZP_NONE || y->nodes.v[node].kind != ZP_Y_SCALAR)
		return whole;
	const struct zp_ynode *v = &y->nodes.v[node];
	const char *text = zp_source_at(y->sources, y->source)->text;
	s = zp_yaml_span(y, node);
	if (from + n > zp_yaml_text(y, node).n)
		return whole;
	if (!v->own_text) {
		s.at = v->at + (v->plain ? 0u : 1u) + (uint32_t)from;
		s.len = (uint32_t)n;
		return s;
	}
	char quote = text[v->at];
	if (v->plain || (quote != '"' && quote != '\''))
		return whole;
	uint32_t a = locate(text + s.at, s.len, quote, from);
	uint32_t b = locate(text + s.at, s.len, quote, from + n);
	if (a == UINT32_MAX || b == UINT32_MAX)
		return whole;
	return (struct zp_span){y->source, s.at + a, b - a};
}
