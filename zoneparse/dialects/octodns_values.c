/* Values of octoDNS records, by type. Names are absolute, with or without their
 * final dot; nothing is completed with the zone's. */
#include <stdlib.h>
#include <string.h>

#include "zoneparse/dialects/octodns.h"

/* The fields of a type's RDATA in order: "n:" a name, "w:" a word, "s:" a
 * character string, "?:" a word that may be left out (then "0"); after it the
 * key, and "|" another spelling of it. A key "." is the value itself. */
struct shape {
	uint16_t type;
	const char *fields[8];
};
enum { SSHFP = 44, NAPTR = 35, LOC = 29, URI = 256, OPENPGPKEY = 61, SPF = 99 };

static const struct shape shapes[] = {
    {ZP_A, {"w:."}},
    {ZP_AAAA, {"w:."}},
    {ZP_NS, {"n:."}},
    {ZP_CNAME, {"n:."}},
    {ZP_DNAME, {"n:."}},
    {ZP_PTR, {"n:."}},
    {ZP_TXT, {"t:."}},
    {SPF, {"t:."}},
    {OPENPGPKEY, {"w:."}},
    {ZP_MX, {"w:preference|priority", "n:exchange|value"}},
    {ZP_SRV, {"w:priority", "w:weight", "w:port", "n:target"}},
    {ZP_CAA, {"?:flags", "w:tag", "s:value"}},
    {ZP_DS, {"w:key_tag", "w:algorithm", "w:digest_type", "w:digest"}},
    {ZP_TLSA, {"w:certificate_usage", "w:selector", "w:matching_type",
		  "w:certificate_association_data"}},
    {SSHFP, {"w:algorithm", "w:fingerprint_type", "w:fingerprint"}},
    {NAPTR, {"w:order", "w:preference", "s:flags", "s:service", "s:regexp",
		"n:replacement"}},
    {URI, {"w:priority", "w:weight", "s:target"}},
    {ZP_SVCB, {"w:svcpriority", "n:targetname", "p:svcparams"}},
    {ZP_HTTPS, {"w:svcpriority", "n:targetname", "p:svcparams"}},
};

static const char *const loc_keys[] = {"lat_degrees", "lat_minutes",
    "lat_seconds", "lat_direction", "long_degrees", "long_minutes",
    "long_seconds", "long_direction", "altitude", "size", "precision_horz",
    "precision_vert"};

bool zp_octodns_is_template(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	const char *p = s.n ? memchr(s.p, '{', s.n) : NULL;
	return p && memchr(p, '}', s.n - (size_t)(p - s.p));
}

/* The value of the field in VALUE, by one of its spellings. */
static uint32_t field_node(
    const struct zp_yaml *y, uint32_t value, const char *keys)
{
	char key[32];
	if (strcmp(keys, ".") == 0)
		return value;
	while (*keys) {
		size_t n = strcspn(keys, "|");
		memcpy(key, keys, n);
		key[n] = '\0';
		uint32_t v = zp_yaml_get(y, value, key);
		if (v != ZP_NONE)
			return v;
		keys += n + (keys[n] == '|');
	}
	return ZP_NONE;
}

/* A name is absolute however it is written; one without any dot is that of a
 * top-level domain, which nobody means. */
static void check_dot(
    struct zp_loader *l, const struct zp_draft *d, uint32_t node, bool lenient)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	struct zp_span at = zp_yaml_span(l->y, node);
	if (s.n == 0 || s.p[s.n - 1] == '.')
		return;
	if (!memchr(s.p, '.', s.n))
		zp_load_problem(l, d->z, ZP_P_TARGET_RELATIVE, at,
		    "write the whole name with its final dot",
		    "names are absolute in this file: this one has a single "
		    "label");
	else if (!lenient)
		zp_load_problem(l, d->z, ZP_P_TARGET_DOT, at,
		    "write a dot at its end",
		    "the final dot is missing; octoDNS refuses the record "
		    "unless it is lenient");
}

/* Semicolons are written \; unless the provider says otherwise; quotes around
 * the whole are taken off. */
static void add_text(
    struct zp_loader *l, const struct zp_draft *d, uint32_t node)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	struct zp_buf b = {0};
	bool bare = l->opt->bare_semicolons, told = false;
	size_t i = 0, end = s.n;
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"') {
		i++;
		end--;
	}
	zp_buf_add(&b, "", 0);
	for (; i < end; i++) {
		bool escaped =
		    s.p[i] == '\\' && i + 1 < end && s.p[i + 1] == ';';
		bool odd = bare ? escaped
				: s.p[i] == ';' ||
				      (escaped && i > 0 && s.p[i - 1] == '\\');
		if (odd && !told) {
			zp_load_problem(l, d->z, ZP_P_TXT_SEMICOLON,
			    zp_yaml_part(l->y, node, i, 1),
			    bare ? "write the semicolon alone"
				 : "write \\; for a semicolon",
			    bare ? "an escaped semicolon stays escaped here"
				 : "a semicolon that is not escaped once");
			told = true;
		}
		i += escaped && !bare;
		zp_buf_putc(&b, s.p[i]);
	}
	zp_draft_strings(
	    l, (struct zp_str){b.p, b.n}, zp_yaml_span(l->y, node));
	zp_buf_free(&b);
}

/* RFC 9460 section 2.1: key, or key=value; a list of values has commas. */
static void add_params(struct zp_loader *l, uint32_t map)
{
	const struct zp_yaml *y = l->y;
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(y, map, k)) {
		uint32_t v = zp_yaml_value(y, k);
		struct zp_str s = zp_yaml_text(y, k);
		struct zp_buf b = {0};
		zp_buf_add(&b, s.p, s.n);
		s = zp_yaml_text(y, v);
		char before = '=';
		if (s.n > 0) {
			zp_buf_putc(&b, before);
			zp_buf_add(&b, s.p, s.n);
		}
		for (uint32_t i = zp_yaml_item(y, v); i != ZP_NONE;
		     i = zp_yaml_after(y, v, i)) {
			s = zp_yaml_text(y, i);
			zp_buf_putc(&b, before);
			zp_buf_add(&b, s.p, s.n);
			before = ',';
		}
		zp_draft_word(l, (struct zp_str){b.p, b.n}, zp_yaml_span(y, k));
		zp_buf_free(&b);
	}
}

static void tell_missing(struct zp_loader *l, const struct zp_draft *d,
    uint32_t value, const char *keys)
{
	if (l->bad)
		return;
	zp_load_problem(l, d->z, ZP_P_RDATA_MISSING, zp_yaml_span(l->y, value),
	    NULL, "%.*s is missing", (int)strcspn(keys, "|"), keys);
	l->bad = true;
}

static void add_field(struct zp_loader *l, const struct zp_draft *d,
    uint32_t value, const char *field, bool lenient)
{
	uint32_t v = field_node(l->y, value, field + 2);
	if (field[0] == 'p') {
		add_params(l, v);
		return;
	}
	if (v == ZP_NONE && field[0] == '?') {
		zp_draft_word(l, ZP_STR("0"), zp_yaml_span(l->y, value));
		return;
	}
	if (v == ZP_NONE) {
		tell_missing(l, d, value, field + 2);
		return;
	}
	if (!zp_yaml_is(l->y, v, ZP_Y_SCALAR)) {
		zp_draft_scalar(l, v); /* tells that it is none */
		return;
	}
	if (field[0] == 'n')
		check_dot(l, d, v, lenient);
	if (field[0] == 't')
		add_text(l, d, v);
	else if (field[0] == 's')
		zp_draft_string(
		    l, zp_yaml_text(l->y, v), zp_yaml_span(l->y, v));
	else
		zp_draft_scalar(l, v);
}

static void add_loc(
    struct zp_loader *l, const struct zp_draft *d, uint32_t value)
{
	for (unsigned i = 0; i < sizeof loc_keys / sizeof *loc_keys; i++) {
		uint32_t v = zp_yaml_get(l->y, value, loc_keys[i]);
		if (v == ZP_NONE)
			tell_missing(l, d, value, loc_keys[i]);
		else
			zp_draft_scalar(l, v);
	}
}

static const struct shape *shape_of(uint16_t type)
{
	for (unsigned i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].type == type)
			return &shapes[i];
	return NULL;
}

static bool has_template(
    const struct zp_yaml *y, const struct shape *s, uint32_t value)
{
	for (unsigned i = 0; s && s->fields[i]; i++) {
		const char *f = s->fields[i];
		if (f[0] == 'n' &&
		    zp_octodns_is_template(y, field_node(y, value, f + 2)))
			return true;
	}
	return false;
}

void zp_octodns_value(
    struct zp_loader *l, const struct zp_draft *d, uint32_t value, bool lenient)
{
	const struct shape *s = shape_of(d->type);
	if (has_template(l->y, s, value)) {
		zp_load_problem(l, d->z, ZP_P_TEMPLATE,
		    zp_yaml_span(l->y, value), NULL,
		    "a template: what it becomes is not told here");
		zp_load_unknown(l, d);
		return;
	}
	bool map = zp_yaml_is(l->y, value, ZP_Y_MAP);
	bool wants_map =
	    d->type == LOC || (s && strcmp(s->fields[0] + 2, ".") != 0);
	if ((s || d->type == LOC) && map != wants_map) {
		zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, value), NULL,
		    wants_map ? "this type's value is a mapping"
			      : "this type's value is one text");
		return;
	}
	zp_draft_begin(l, d);
	if (d->type == LOC)
		add_loc(l, d, value);
	else if (!s)
		zp_draft_fields(l, value);
	for (unsigned i = 0; s && i < 8 && s->fields[i]; i++)
		add_field(l, d, value, s->fields[i], lenient);
	zp_draft_end(l);
}
