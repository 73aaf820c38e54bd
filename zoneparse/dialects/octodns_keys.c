/* Words of octoDNS: types, and keys as PyYAML reads them: YAML 1.1 knows more
 * types than people. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dialects/octodns.h"

static bool is_one_of(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(s, *words) == 0)
			return true;
	return false;
}

static const char *boolean(const char *s)
{
	static const char *const yes[] = {"yes", "Yes", "YES", "true", "True",
	    "TRUE", "on", "On", "ON", NULL};
	static const char *const no[] = {"no", "No", "NO", "false", "False",
	    "FALSE", "off", "Off", "OFF", NULL};
	static const char *const null[] = {"~", "null", "Null", "NULL", NULL};
	return is_one_of(s, yes)    ? "True"
	       : is_one_of(s, no)   ? "False"
	       : is_one_of(s, null) ? "None"
				    : NULL;
}

/* Base 60: [1-9][0-9]*(:[0-5]?[0-9])+ */
static bool sexagesimal(const char *s, long long *v)
{
	if (!strchr(s, ':') || *s < '1' || *s > '9')
		return false;
	*v = 0;
	for (;;) {
		char *end;
		long part = strtol(s, &end, 10);
		if (end == s || end - s > 9 || *s < '0' || *s > '9' ||
		    (*end && *end != ':'))
			return false;
		*v = *v * 60 + part;
		if (!*end)
			return true;
		s = end + 1;
	}
}

static bool integer(const char *s, long long *v)
{
	int sign = *s == '-' ? -1 : 1;
	s += *s == '-' || *s == '+';
	int base = 10;
	if (s[0] == '0' && s[1] == 'x')
		base = 16;
	else if (s[0] == '0' && s[1] == 'b')
		base = 2;
	else if (s[0] == '0' && s[1])
		base = 8;
	if (base == 10 && sexagesimal(s, v)) {
		*v *= sign;
		return true;
	}
	const char *digits = s + (base == 16 || base == 2 ? 2 : 0);
	char *end;
	if (!((*digits >= '0' && *digits <= '9') ||
		(base == 16 && *digits && strchr("abcdefABCDEF", *digits))))
		return false;
	errno = 0;
	*v = strtoll(digits, &end, base) * sign;
	return *end == '\0' && errno == 0;
}

/* [-+]?[0-9]*\.[0-9]*, as Python prints it again: without zeros at the end. */
static const char *decimal(const char *s, char buf[32])
{
	const char *p = s + (*s == '-' || *s == '+');
	size_t whole = strspn(p, "0123456789");
	if (p[whole] != '.')
		return NULL;
	size_t part = strspn(p + whole + 1, "0123456789");
	if (p[whole + 1 + part] || (whole == 0 && part == 0) ||
	    whole + part > 15)
		return NULL;
	char *end;
	double v = strtod(s, &end);
	snprintf(buf, 32, "%.15g", v);
	if (!strpbrk(buf, ".e"))
		strncat(buf, ".0", 3);
	return buf;
}

const char *zp_octodns_retyped(struct zp_str key, char buf[32])
{
	char s[32], plain[32];
	size_t n = 0;
	long long v;
	if (key.n == 0 || key.n >= sizeof s)
		return NULL;
	memcpy(s, key.p, key.n);
	s[key.n] = '\0';
	const char *as = key.n <= 5 ? boolean(s) : NULL;
	/* Digits may be grouped by "_". */
	bool number =
	    (s[0] >= '0' && s[0] <= '9') || (s[0] && strchr("+-.", s[0]));
	for (size_t i = 0; number && s[i]; i++)
		if (s[i] != '_')
			plain[n++] = s[i];
	plain[n] = '\0';
	if (!as && number && integer(plain, &v)) {
		snprintf(buf, 32, "%lld", v);
		as = buf;
	} else if (!as && number) {
		as = decimal(plain, buf);
	}
	return as && strcmp(as, s) != 0 ? as : NULL;
}

void zp_octodns_check_key(struct zp_loader *l, struct zp_zone *z, uint32_t key)
{
	char buf[32];
	const struct zp_yaml *y = l->y;
	const char *as = zp_octodns_retyped(zp_yaml_text(y, key), buf);
	if (!as || !zp_yaml_is_plain(y, key))
		return;
	struct zp_str s = zp_yaml_text(y, key);
	char help[64] = "write it in quotes: '";
	strncat(help, s.p, s.n);
	strncat(help, "'", 2);
	zp_load_problem(l, z, ZP_P_KEY_RETYPED, zp_yaml_span(y, key), help,
	    "octoDNS reads this unquoted name as %s", as);
}

bool zp_octodns_is_word(struct zp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool alpha = (c | 32) >= 'a' && (c | 32) <= 'z';
		if (!alpha && c != '_' && (i == 0 || c < '0' || c > '9'))
			return false;
	}
	return s.n > 0;
}

/* Provider/TYPE, the provider maybe dotted. */
bool zp_octodns_own_type(struct zp_str s, struct zp_str *type)
{
	const char *slash = s.n ? memchr(s.p, '/', s.n) : NULL;
	if (!slash)
		return false;
	struct zp_str left = {s.p, (size_t)(slash - s.p)};
	*type = (struct zp_str){slash + 1, s.n - left.n - 1};
	for (;;) {
		const char *dot = memchr(left.p, '.', left.n);
		size_t n = dot ? (size_t)(dot - left.p) : left.n;
		if (!zp_octodns_is_word((struct zp_str){left.p, n}))
			return false;
		if (!dot)
			return zp_octodns_is_word(*type);
		left.p += n + 1;
		left.n -= n + 1;
	}
}

bool zp_octodns_is_type(struct zp_str s)
{
	struct zp_str of;
	return zp_type_parse(s) >= 0 || zp_str_is(s, "ALIAS") ||
	       zp_str_is(s, "URLFWD") || zp_octodns_own_type(s, &of);
}
