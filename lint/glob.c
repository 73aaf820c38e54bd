#include "lint/glob.h"

#include <fnmatch.h>
#include <string.h>

#include "zoneparse/mem.h"

/* The components of a path, as one text with NULs and where each begins. */
struct parts {
	char *text;
	ZP_VEC(const char *) at;
};

static void split(struct parts *p, const char *path)
{
	size_t n = strlen(path);
	p->text = zp_xmalloc(n + 1);
	memcpy(p->text, path, n + 1);
	for (char *s = p->text; *s;) {
		size_t k = strcspn(s, "/");
		char *next = s + k + (s[k] == '/');
		s[k] = '\0';
		if (k > 0 && strcmp(s, ".") != 0)
			zp_push(&p->at, s);
		s = next;
	}
}

static void drop(struct parts *p)
{
	zp_xfree(p->text);
	zp_vec_free(&p->at);
}

static bool is_any(const char *part)
{
	return strcmp(part, "**") == 0;
}

/* As for "*" in a word: the last "**" seen takes one component more whenever
 * what follows it fails, so no pattern takes exponential time. */
static bool match(const struct parts *pattern, const struct parts *path)
{
	uint32_t i = 0, k = 0, star = UINT32_MAX, from = 0;
	while (k < path->at.n) {
		if (i == pattern->at.n)
			return true; /* a folder above it is met */
		if (is_any(pattern->at.v[i])) {
			star = i++;
			from = k;
		} else if (fnmatch(pattern->at.v[i], path->at.v[k],
			       FNM_NOESCAPE) == 0) {
			i++;
			k++;
		} else if (star != UINT32_MAX) {
			i = star + 1;
			k = ++from;
		} else {
			return false;
		}
	}
	while (i < pattern->at.n && is_any(pattern->at.v[i]))
		i++;
	return i == pattern->at.n;
}

bool lint_glob_path(const char *pattern, const char *path)
{
	struct parts a = {0}, b = {0};
	split(&a, pattern);
	split(&b, path);
	/* "." alone is the folder that everything lies in. */
	bool met = match(&a, &b);
	drop(&a);
	drop(&b);
	return met;
}

bool lint_glob(const char *pattern, const char *path)
{
	const char *slash = strchr(pattern, '/');
	if (slash && slash[1] != '\0')
		return lint_glob_path(pattern, path);
	struct parts a = {0}, b = {0};
	split(&a, pattern);
	split(&b, path);
	bool met = false;
	for (uint32_t i = 0; a.at.n == 1 && i < b.at.n && !met; i++)
		met = fnmatch(a.at.v[0], b.at.v[i], FNM_NOESCAPE) == 0;
	drop(&a);
	drop(&b);
	return met;
}

bool lint_is_glob(const char *text)
{
	return strpbrk(text, "*?[") != NULL;
}
