/* Text from outside, for each channel it may go to. */
#include <string.h>

#include "lint/out.h"

/* "##[", "##vso[" and the like are read as commands anywhere in a line: by the
 * runners of GitHub and Azure, and by TeamCity. */
static bool is_command(const char *p, size_t at, size_t n)
{
	if (p[at] != '#' || at == 0 || p[at - 1] != '#')
		return false;
	for (at++; at < n && p[at] >= 'a' && p[at] <= 'z';)
		at++;
	return at < n && p[at] == '[';
}

bool lint_is_unsafe(const char *p, size_t at, size_t n, unsigned c)
{
	if (c < 127)
		return c < 32 || is_command(p, at, n);
	return c < 160 || c == 0xad || c == 0x61c ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0x300 && c < 0x370) || (c >= 0xfff0 && c <= 0xfffb) ||
	       (c & 0xfffe) == 0xfffe || (c >= 0xe0000 && c < 0xe1000);
}

unsigned lint_escape_one(struct zp_buf *b, const char *p, size_t at, size_t n)
{
	unsigned c = 0, len = lint_utf8(p + at, n - at, &c);
	bool unsafe = len == 0 || lint_is_unsafe(p, at, n, c);
	if (unsafe && (len == 0 || c < 128)) {
		zp_buf_printf(b, "\\x%02x", (unsigned char)p[at]);
		return 1;
	}
	if (unsafe)
		zp_buf_printf(b, "\\u{%x}", c);
	else
		zp_buf_add(b, p + at, len);
	return len;
}

void lint_escape(struct zp_buf *b, const char *p, size_t n)
{
	for (size_t i = 0; i < n;)
		i += lint_escape_one(b, p, i, n);
}

struct zp_buf lint_safe(const char *s)
{
	struct zp_buf b = {0};
	zp_buf_add(&b, "", 0);
	lint_escape(&b, s, strlen(s));
	return b;
}

void out_safe(struct lint_out *o, const char *s)
{
	struct zp_buf b = lint_safe(s);
	out_add(o, b.p, b.n);
	zp_buf_free(&b);
}

void out_first(struct lint_out *o, const char *s, bool file)
{
	unsigned char c = (unsigned char)s[0];
	/* White space of Unicode is passed over before a command, too. */
	bool odd = c && (strchr(file ? " :#-" : ":#", c) ||
			    (c >= 128 && strstr(s, "::")));
	if (odd && file)
		out_puts(o, "./");
	else if (odd)
		out_printf(o, "\\x%02x", *s++);
	out_safe(o, s);
}

void out_markup(struct lint_out *o, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "&<>\"'");
		out_add(o, s, n);
		s += n;
		switch (*s) {
		case '\0': return;
		case '&': out_puts(o, "&amp;"); break;
		case '<': out_puts(o, "&lt;"); break;
		case '>': out_puts(o, "&gt;"); break;
		case '"': out_puts(o, "&quot;"); break;
		default: out_puts(o, "&#39;"); break;
		}
		s++;
	}
}

void out_xml(struct lint_out *o, const char *s)
{
	struct zp_buf b = lint_safe(s);
	out_markup(o, b.p);
	zp_buf_free(&b);
}

/* The full-width forms count as well. */
static bool is_formula(const char *s)
{
	static const char *const wide[] = {
	    "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
	if (*s && strchr("=+-@\t\r", *s))
		return true;
	for (unsigned i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strncmp(s, wide[i], 3) == 0)
			return true;
	return false;
}

void out_csv(struct lint_out *o, const char *s)
{
	struct zp_buf b = lint_safe(s);
	bool guard = is_formula(s), quote = strpbrk(b.p, "\",;") != NULL;
	out_puts(o, quote ? "\"" : "");
	out_puts(o, guard ? "'" : "");
	for (const char *p = b.p; *p;) {
		size_t n = strcspn(p, "\"");
		out_add(o, p, n);
		p += n;
		if (*p == '"') {
			out_puts(o, "\"\"");
			p++;
		}
	}
	out_puts(o, quote ? "\"" : "");
	zp_buf_free(&b);
}

void out_command(struct lint_out *o, const char *s, bool property)
{
	for (; *s; s++) {
		bool escaped = *s == '%' || *s == '\r' || *s == '\n' ||
			       (property && (*s == ':' || *s == ','));
		if (escaped)
			out_printf(o, "%%%02X", (unsigned char)*s);
		else
			out_add(o, s, 1);
	}
}
