/* Text that is no zone but would become one by a command. */
#include <string.h>

#include "zoneparse/parse.h"
#include "zoneparse/scan.h"

#define JINJA "a template: render it first: jinja2 FILE | dcvlint -"
#define ERB "a template: render it first: erb FILE | dcvlint -"
#define GO "a template: render it first: gomplate -f FILE | dcvlint -"

static const char *template_by_name(const char *name)
{
	static const char *const ends[][2] = {
	    {".j2", JINJA}, {".erb", ERB}, {".tmpl", GO}, {".tpl", GO}};
	size_t n = strlen(name);
	for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t k = strlen(ends[i][0]);
		if (n > k && strcmp(name + n - k, ends[i][0]) == 0)
			return ends[i][1];
	}
	return NULL;
}

/* Marks of templates outside of comments and strings (of YAML too), in the
 * first KiB. Most text has no octet that begins one. */
static const char *template_by_mark(const char *text, uint32_t size)
{
	char quote = 0;
	bool comment = false;
	uint32_t n = size < 1024 ? size : 1024;
	if (!memchr(text, '{', n) && !memchr(text, '<', n))
		return NULL;
	for (uint32_t i = 0; i + 1 < size && i < 1024; i++) {
		char c = text[i], next = text[i + 1];
		if (c == '\n')
			quote = 0, comment = false;
		else if (comment)
			continue;
		else if (c == '\\')
			i++;
		else if (quote || c == '"' || c == '\'')
			quote = !quote ? c : quote == c ? 0 : quote;
		else if (c == ';')
			comment = true;
		else if (c == '{' && (next == '{' || next == '%'))
			return JINJA;
		else if (c == '<' && next == '%')
			return ERB;
	}
	return NULL;
}

static struct zp_str next_line(struct zp_str *rest)
{
	const char *nl = memchr(rest->p, '\n', rest->n);
	struct zp_str s = {rest->p, nl ? (size_t)(nl - rest->p) : rest->n};
	size_t used = s.n + (nl != NULL);
	rest->p += used;
	rest->n -= used;
	while (s.n > 0 && (s.p[s.n - 1] == '\r' || s.p[s.n - 1] == ' '))
		s.n--;
	return s;
}

/* "@fqdn:ip:x:dist", "+fqdn:ip": a kind in one character, a name, a colon. */
static bool is_tinydns_line(struct zp_str s)
{
	size_t i = 1;
	if (s.n < 3 || !memchr(".&=+@-'^CZ:%36", s.p[0], 14))
		return false;
	while (i < s.n && s.p[i] > ' ' && s.p[i] != ':')
		i++;
	if (i == 1 || i + 1 >= s.n || s.p[i] != ':')
		return false;
	/* A location's line has no more than one. */
	return s.p[0] == '%' || memchr(s.p + 1, ' ', s.n - 1) == NULL ||
	       s.p[0] == '\'';
}

static bool is_tinydns(const char *text, uint32_t size)
{
	struct zp_str rest = {text, size};
	unsigned lines = 0;
	while (rest.n > 0 && lines < 8) {
		struct zp_str s = next_line(&rest);
		if (s.n == 0 || s.p[0] == '#')
			continue;
		if (!is_tinydns_line(s))
			return false;
		lines++;
	}
	return lines > 0;
}

static bool has(const char *text, uint32_t size, const char *what)
{
	size_t n = size < 4096 ? size : 4096;
	return memmem(text, n, what, strlen(what)) != NULL;
}

/* dig's output in which no record came. */
static bool is_failed_transfer(const char *text, uint32_t size)
{
	struct zp_scan scan;
	if (!has(text, size, "; Transfer failed.") &&
	    !has(text, size, "; <<>> DiG"))
		return false;
	zp_scan_init(&scan, text, size);
	bool none = zp_scan_next(&scan) == ZP_SCAN_END;
	zp_scan_free(&scan);
	return none;
}

const char *zp_other_text(const char *name, const char *text, uint32_t size)
{
	if (is_failed_transfer(text, size))
		return "a zone transfer without a record: ask a server that "
		       "allows it: dig axfr ORIGIN @SERVER | dcvlint -";
	if (is_tinydns(text, size))
		return "a tinydns data file: export it with axfrdns: dig axfr "
		       "ORIGIN @SERVER | dcvlint -";
	const char *what = template_by_name(name);
	return what ? what : template_by_mark(text, size);
}
