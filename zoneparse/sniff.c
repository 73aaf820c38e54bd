/* Telling YAML and JSON from master files by their beginning. */
#include <string.h>

#include "zoneparse/dialect.h"

/* A key: a word, maybe in quotes, a colon, then a blank or the line's end. */
static bool is_key_line(const char *p, const char *end)
{
	if (p < end && (*p == '"' || *p == '\'')) {
		const char *q = memchr(p + 1, *p, (size_t)(end - p - 1));
		p = q ? q + 1 : end;
		while (p < end && *p == ' ')
			p++;
		return p < end && *p == ':';
	}
	for (; p < end && !strchr(" \t#;", *p); p++)
		if (*p == ':' && (p + 1 == end || p[1] == ' ' || p[1] == '\t' ||
				     p[1] == '\r'))
			return true;
	return false;
}

static bool begins(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);
	return (size_t)(end - p) >= n && memcmp(p, word, n) == 0;
}

bool zp_looks_like_yaml(const char *text, uint32_t size)
{
	const char *p = text, *end = text + size;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		const char *stop = nl ? nl : end;
		while (p < stop && strchr(" \t\r", *p) && *p)
			p++;
		if (p < stop && *p != '#')
			return begins(p, stop, "---") ||
			       begins(p, stop, "%YAML") ||
			       begins(p, stop, "%TAG") || *p == '{' ||
			       *p == '[' || begins(p, stop, "- ") ||
			       begins(p, stop, "? ") ||
			       begins(p, stop, "<<:") || is_key_line(p, stop);
		if (!nl)
			break;
		p = nl + 1;
	}
	return false;
}
