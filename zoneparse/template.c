#include "zoneparse/template.h"

#include <string.h>

static bool has_hole(struct zp_str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if ((s.p[i] == '$' || s.p[i] == '{') && s.p[i + 1] == '{')
			return true;
	return false;
}

/* "Sub" of a node tagged !Sub; YAML's own tags ("tag:...", "!") say nothing. */
static const char *short_form(const struct zp_yaml *y, uint32_t n)
{
	const char *tag = zp_yaml_tag(y, n);
	return tag && tag[0] == '!' && tag[1] != '\0' ? tag + 1 : NULL;
}

/* The only key of a mapping that is a function; ZP_NONE: it is none. */
static uint32_t long_form(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	if (!zp_yaml_is(y, n, ZP_Y_MAP) || y->nodes.v[n].n != 1)
		return ZP_NONE;
	uint32_t key = zp_yaml_key(y, n);
	struct zp_str s = zp_yaml_text(y, key);
	if (zp_str_is(s, "Ref") || zp_str_is(s, "Condition") ||
	    (s.n > 4 && memcmp(s.p, "Fn::", 4) == 0))
		return key;
	return ZP_NONE;
}

bool zp_template_is_function(const struct zp_yaml *y, uint32_t node)
{
	return short_form(y, node) || long_form(y, node) != ZP_NONE;
}

uint32_t zp_template_literal(const struct zp_yaml *y, uint32_t node)
{
	const char *name = short_form(y, node);
	uint32_t key = long_form(y, node), n = zp_yaml_follow(y, node);
	bool sub = name && strcmp(name, "Sub") == 0;
	if (name && !sub)
		return ZP_NONE;
	if (!name && key != ZP_NONE) {
		sub = zp_yaml_text_is(y, key, "Fn::Sub");
		n = zp_yaml_follow(y, zp_yaml_value(y, key));
		if (!sub || zp_template_is_function(y, n))
			return ZP_NONE;
	}
	/* Sub with variables of its own: the text, then what they are. */
	if (sub && zp_yaml_is(y, n, ZP_Y_SEQ))
		n = zp_yaml_follow(y, zp_yaml_item(y, n));
	if (!zp_yaml_is(y, n, ZP_Y_SCALAR) || has_hole(zp_yaml_text(y, n)))
		return ZP_NONE;
	return n;
}

bool zp_template_is_open(const struct zp_yaml *y, uint32_t node)
{
	return node != ZP_NONE && zp_template_literal(y, node) == ZP_NONE &&
	       (zp_template_is_function(y, node) ||
		   zp_yaml_is(y, node, ZP_Y_SCALAR));
}

struct zp_str zp_template_reference(const struct zp_yaml *y, uint32_t node)
{
	const char *name = short_form(y, node);
	uint32_t key = name ? ZP_NONE : long_form(y, node);
	uint32_t n = zp_yaml_follow(y, node);
	bool ref = name && strcmp(name, "Ref") == 0;
	bool att = name && strcmp(name, "GetAtt") == 0;
	if (key != ZP_NONE) {
		ref = zp_yaml_text_is(y, key, "Ref");
		att = zp_yaml_text_is(y, key, "Fn::GetAtt");
		n = zp_yaml_follow(y, zp_yaml_value(y, key));
	}
	if (!ref && !att)
		return (struct zp_str){"", 0};
	if (att && zp_yaml_is(y, n, ZP_Y_SEQ))
		n = zp_yaml_item(y, n);
	struct zp_str s = zp_yaml_text(y, n);
	const char *dot = att && s.n ? memchr(s.p, '.', s.n) : NULL;
	if (dot)
		s.n = (size_t)(dot - s.p);
	return s;
}
