/* The origin that the name of a file tells. */
#include <string.h>

#include "zoneparse/idn.h"
#include "zoneparse/parse.h"

/* Suffixes of file names of zones, and words before the name. */
static const char *const suffixes[] = {".gz", ".zone", ".db", ".dns", ".bind",
    ".txt", ".hosts", ".signed", ".master", ".yaml", ".yml", ".json"};
static const char *const prefixes[] = {"db.", "named.", "zone.", "pri.", "$"};

static void drop_suffix(char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);
	if (n > k && strcmp(s + n - k, suffix) == 0)
		s[n - k] = '\0';
}

/* Suffixes of files that are only included: they tell no zone. */
static const char *const fragments[] = {".inc", ".incl", ".include"};

static bool is_fragment(const char *base)
{
	size_t n = strlen(base);
	for (unsigned i = 0; i < sizeof fragments / sizeof *fragments; i++) {
		size_t k = strlen(fragments[i]);
		if (n > k && strcmp(base + n - k, fragments[i]) == 0)
			return true;
	}
	return false;
}

/* One label alone is a word, not a zone. */
static bool is_zone_name(const char *s, struct zp_name *out)
{
	return zp_name_read(out, s) && out->labels >= 2 &&
	       zp_name_is_ldh(out, false);
}

bool zp_origin_from_filename(const char *path, struct zp_name *out)
{
	char stem[256];
	const char *base = strrchr(path, '/');
	base = base ? base + 1 : path;
	size_t n = strlen(base);
	if (n == 0 || n >= sizeof stem || is_fragment(base))
		return false;
	memcpy(stem, base, n + 1);
	for (unsigned again = 0; again < 2; again++)
		for (unsigned i = 0; i < sizeof suffixes / sizeof *suffixes;
		     i++)
			drop_suffix(stem, suffixes[i]);
	const char *s = stem;
	for (unsigned i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t k = strlen(prefixes[i]);
		if (strncmp(s, prefixes[i], k) == 0) {
			s += k;
			break;
		}
	}
	return is_zone_name(s, out);
}

enum zp_part zp_origin_from_parts(const char *path, struct zp_name *out)
{
	char name[256];
	const char *base = strrchr(path, '/');
	base = base ? base + 1 : path;
	/* example.com._0_base.yaml: parts that a build puts together. */
	const char *mark = strstr(base, "._");
	size_t n = mark ? (size_t)(mark - base) : 0;
	if (n > 0 && n < sizeof name && mark[2] >= '0' && mark[2] <= '9') {
		memcpy(name, base, n);
		name[n] = '\0';
		if (is_zone_name(name, out))
			return ZP_PART_BY_NAME;
	}
	/* example.com./www.yaml */
	const char *dir = base - 1;
	if (dir <= path)
		return ZP_PART_NONE;
	while (dir > path && dir[-1] != '/')
		dir--;
	n = (size_t)(base - 1 - dir);
	if (n < 2 || n >= sizeof name || dir[n - 1] != '.' || dir[0] == '.')
		return ZP_PART_NONE;
	memcpy(name, dir, n);
	name[n] = '\0';
	return is_zone_name(name, out) ? ZP_PART_BY_FOLDER : ZP_PART_NONE;
}
