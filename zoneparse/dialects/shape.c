#include "zoneparse/dialects/shape.h"

#include <string.h>
#include <strings.h>

#include "zoneparse/dialects/rows.h"

const struct zp_shape *zp_shape_of(
    const struct zp_shape *table, unsigned n, uint16_t type)
{
	for (unsigned i = 0; i < n; i++)
		if (table[i].type == type)
			return &table[i];
	return NULL;
}

static uint32_t find_key(
    const struct zp_yaml *y, uint32_t map, const char *key, size_t n)
{
	char exact[40];
	if (n >= sizeof exact)
		return ZP_NONE;
	memcpy(exact, key, n);
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(y, map, k)) {
		struct zp_str s = zp_yaml_text(y, k);
		if (s.n != n || strncasecmp(s.p, key, n) != 0)
			continue;
		memcpy(exact, s.p, n);
		break;
	}
	exact[n] = '\0';
	return zp_json_get(y, map, exact);
}

uint32_t zp_shape_find(const struct zp_yaml *y, uint32_t map, const char *keys)
{
	for (;;) {
		uint32_t at = map;
		size_t n;
		while (at != ZP_NONE &&
		       (n = strcspn(keys, "|/"), keys[n] == '/')) {
			at = find_key(y, at, keys, n);
			keys += n + 1;
		}
		n = strcspn(keys, "|/");
		if (at != ZP_NONE)
			at = find_key(y, at, keys, n);
		if (at != ZP_NONE)
			return at;
		keys += strcspn(keys, "|");
		if (!*keys++)
			return ZP_NONE;
	}
}

static bool is_quoted(struct zp_str s)
{
	return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';
}

static void add_text(struct zp_loader *l, uint32_t node)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	if (is_quoted(s))
		zp_draft_fields(l, node);
	else
		zp_draft_strings(l, s, zp_yaml_span(l->y, node));
}

static void tell_missing(struct zp_loader *l, const struct zp_draft *d,
    uint32_t map, const char *keys)
{
	if (!l->bad)
		zp_load_problem(l, d->z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, map), NULL, "%.*s is missing",
		    (int)strcspn(keys, "|"), keys);
	l->bad = true;
}

static void add_field(struct zp_loader *l, const struct zp_draft *d,
    uint32_t map, const char *field)
{
	uint32_t v = zp_shape_find(l->y, map, field + 2);
	if (v == ZP_NONE && field[0] == '?')
		zp_draft_word(l, ZP_STR("0"), zp_yaml_span(l->y, map));
	else if (v == ZP_NONE && field[0] != 'p')
		tell_missing(l, d, map, field + 2);
	else if (v == ZP_NONE)
		return;
	else if (field[0] == 'w' || field[0] == '?' ||
		 !zp_yaml_is(l->y, v, ZP_Y_SCALAR))
		zp_draft_scalar(l, v); /* tells of what is no scalar */
	else if (field[0] == 'p')
		zp_draft_fields(l, v);
	else if (field[0] == 't')
		add_text(l, v);
	else
		zp_draft_string(
		    l, zp_yaml_text(l->y, v), zp_yaml_span(l->y, v));
}

void zp_shape_load(struct zp_loader *l, const struct zp_draft *d,
    const struct zp_shape *s, uint32_t map)
{
	zp_draft_begin(l, d);
	for (unsigned i = 0; i < 8 && s->fields[i]; i++)
		add_field(l, d, map, s->fields[i]);
	zp_draft_end(l);
}

#define PRIORITY "priority|preference|prio|pref|order"

/* Types with more to them than what may stand apart in front of one value. */
static const struct zp_shape usual[] = {
    {ZP_DS, {"w:key_tag", "w:algorithm", "w:digest_type", "w:digest"}},
    {ZP_TLSA,
	{"w:usage", "w:selector", "w:matching_type", "w:certificate|data"}},
    {ZP_SSHFP, {"w:algorithm", "w:fingerprint_type|type", "w:fingerprint"}},
    {ZP_NAPTR, {"w:order", "w:preference", "s:flags", "s:service",
		   "s:regex|regexp", "w:replacement"}},
    {ZP_SVCB, {"w:priority", "w:target", "p:value"}},
    {ZP_HTTPS, {"w:priority", "w:target", "p:value"}},
};

/* What may stand apart in front of a value, and the fields there are. */
static const struct zp_shape leads[] = {
    {ZP_MX, {"w:" PRIORITY}},
    {ZP_SRV, {"w:" PRIORITY, "w:weight", "w:port"}},
    {ZP_URI, {"w:" PRIORITY, "w:weight"}},
    {ZP_CAA, {"?:flags|flag", "w:tag"}},
};

/* Words of presentation form: blanks inside quotes part none. */
static unsigned count_words(struct zp_str s)
{
	unsigned n = 0;
	bool quoted = false, in = false;
	for (size_t i = 0; i < s.n; i++) {
		bool blank = !quoted && strchr(" \t\r\n", s.p[i]) && s.p[i];
		if (s.p[i] == '"')
			quoted = !quoted;
		if (s.p[i] == '\\')
			i++;
		n += !blank && !in;
		in = !blank;
	}
	return n;
}

/* Drafts the leading fields that the value lacks; gives how many there are. */
static unsigned add_leads(struct zp_loader *l, const struct zp_draft *d,
    uint32_t map, struct zp_str value)
{
	unsigned total = 0, words = count_words(value);
	const struct zp_shape *s =
	    zp_shape_of(leads, sizeof leads / sizeof *leads, d->type);
	while (s && s->fields[total])
		total++;
	unsigned lacking = words <= total ? total + 1 - words : 0;
	/* A value of CAA has blanks in it when it goes without quotes. */
	if (d->type == ZP_CAA && zp_shape_find(l->y, map, "tag") != ZP_NONE)
		lacking = total;
	if (words == 0)
		lacking = 0;
	for (unsigned i = 0; i < lacking; i++)
		add_field(l, d, map, s->fields[i]);
	return lacking;
}

static void load_one(
    struct zp_loader *l, const struct zp_draft *d, uint32_t map, uint32_t value)
{
	struct zp_str s = zp_yaml_text(l->y, value);
	zp_draft_begin(l, d);
	unsigned lead = add_leads(l, d, map, s);
	if (d->type == ZP_TXT || d->type == ZP_SPF)
		add_text(l, value);
	else if (lead == 2 && d->type == ZP_CAA && !is_quoted(s))
		zp_draft_string(l, s, zp_yaml_span(l->y, value));
	else
		zp_draft_fields(l, value);
	zp_draft_end(l);
}

void zp_shape_value(
    struct zp_loader *l, const struct zp_draft *d, uint32_t map, uint32_t value)
{
	const struct zp_shape *s =
	    zp_shape_of(usual, sizeof usual / sizeof *usual, d->type);
	if (zp_yaml_is(l->y, value, ZP_Y_MAP)) {
		map = value;
		value = zp_shape_find(l->y, map, ZP_SHAPE_VALUE);
		if (s && zp_shape_find(l->y, map, "content") == ZP_NONE) {
			zp_shape_load(l, d, s, map);
			return;
		}
	}
	if (value == ZP_NONE) {
		l->bad = false;
		tell_missing(l, d, map,
		    d->type == ZP_MX    ? "exchange"
		    : d->type == ZP_SRV ? "target"
					: "value");
	} else if (d->type == ZP_ALIAS ||
		   !zp_yaml_is(l->y, value, ZP_Y_SCALAR)) {
		zp_rows_value(l, d, value);
	} else {
		load_one(l, d, map, value);
	}
}
