#include "lint/out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void out_flush(struct lint_out *o)
{
	size_t at = 0;
	while (at < o->buf.n && !o->error) {
		ssize_t n = write(o->fd, o->buf.p + at, o->buf.n - at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			o->error = errno;
		else
			at += (size_t)n;
	}
	o->buf.n = 0;
}

void out_add(struct lint_out *o, const char *p, size_t n)
{
	zp_buf_add(&o->buf, p, n);
	if (o->buf.n > ((size_t)1 << 18) && !o->held)
		out_flush(o);
}

void out_puts(struct lint_out *o, const char *s)
{
	out_add(o, s, strlen(s));
}

void out_printf(struct lint_out *o, const char *fmt, ...)
{
	char text[512], *whole = text;
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (n >= (int)sizeof text) {
		whole = zp_xmalloc((size_t)n + 1);
		va_start(ap, fmt);
		n = vsnprintf(whole, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	if (n > 0)
		out_add(o, whole, (size_t)n);
	if (whole != text)
		zp_xfree(whole);
}

void out_uint(struct lint_out *o, uint32_t v)
{
	char text[10], *p = text + sizeof text;
	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	out_add(o, p, (size_t)(text + sizeof text - p));
}

unsigned lint_utf8(const char *p, size_t n, unsigned *c)
{
	const unsigned char *s = (const unsigned char *)p;
	static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned len = s[0] < 0x80                   ? 1
		       : s[0] >= 0xc2 && s[0] < 0xe0 ? 2
		       : s[0] >= 0xe0 && s[0] < 0xf0 ? 3
		       : s[0] >= 0xf0 && s[0] < 0xf5 ? 4
						     : 0;
	if (len == 0 || len > n)
		return 0;
	*c = len == 1 ? s[0] : s[0] & (0x7fu >> len);
	for (unsigned i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3f);
	}
	if (*c < least[len] || *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
		return 0;
	return len;
}

/* An ASCII character that stands for itself in JSON, wherever it stands. */
static bool is_plain(char c)
{
	return c >= 32 && c < 127 && c != '"' && c != '\\' && c != '#';
}

void out_json(struct lint_out *o, const char *s)
{
	size_t n = strlen(s), from = 0;
	out_add(o, "\"", 1);
	for (size_t i = 0; i < n;) {
		if (is_plain(s[i])) {
			i++;
			continue;
		}
		unsigned c = 0, len = lint_utf8(s + i, n - i, &c);
		bool plain = len > 0 && !lint_is_unsafe(s, i, n, c) &&
			     c != '"' && c != '\\';
		if (plain) {
			i += len;
			continue;
		}
		out_add(o, s + from, i - from);
		if (len == 0)
			out_puts(o, "\\ufffd");
		else if (c > 0xffff)
			out_printf(o, "\\u%04x\\u%04x",
			    0xd800 + ((c - 0x10000) >> 10),
			    0xdc00 + (c & 0x3ff));
		else
			out_printf(o, "\\u%04x", c);
		i += len ? len : 1;
		from = i;
	}
	out_add(o, s + from, n - from);
	out_add(o, "\"", 1);
}

void out_member(struct lint_out *o, const char *key, const char *value)
{
	out_add(o, "\"", 1);
	out_puts(o, key);
	out_add(o, "\":", 2);
	if (value)
		out_json(o, value);
	else
		out_puts(o, "null");
}

unsigned lint_width(const char *p, size_t n)
{
	unsigned w = 0;
	for (size_t i = 0; i < n; i++)
		w += ((unsigned char)p[i] & 0xc0) != 0x80;
	return w;
}
