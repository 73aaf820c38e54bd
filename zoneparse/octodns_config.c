#include "zoneparse/octodns_config.h"

#include <string.h>

#include "zoneparse/idn.h"
#include "zoneparse/ttl.h"

static bool has_line(const char *text, uint32_t size, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = text, *end = text + size; (size_t)(end - p) >= n;
	     p++) {
		if (memcmp(p, word, n) == 0)
			return true;
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			return false;
	}
	return false;
}

bool zp_octodns_config_looks(const char *text, uint32_t size)
{
	return has_line(text, size, "providers:") &&
	       (has_line(text, size, "zones:") ||
		   has_line(text, size, "manager:"));
}

static bool is_false(const struct zp_yaml *y, uint32_t n)
{
	static const char *const words[] = {
	    "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"};
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
		if (zp_yaml_text_is(y, n, words[i]))
			return true;
	return false;
}

static bool is_true(const struct zp_yaml *y, uint32_t n)
{
	static const char *const words[] = {
	    "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
		if (zp_yaml_text_is(y, n, words[i]))
			return true;
	return false;
}

static void read_provider(
    const struct zp_yaml *y, uint32_t p, struct zp_octodns_config *out)
{
	struct zp_str class = zp_yaml_text(y, zp_yaml_get(y, p, "class"));
	struct zp_octodns_folder f = {0};
	if (class.n == 0 || !memmem(class.p, class.n, "YamlProvider", 12))
		return;
	f.directory = zp_yaml_text(y, zp_yaml_get(y, p, "directory"));
	f.shared = zp_yaml_text(y, zp_yaml_get(y, p, "shared_filename"));
	f.split = zp_yaml_text(y, zp_yaml_get(y, p, "split_extension"));
	uint32_t ttl = zp_yaml_get(y, p, "default_ttl");
	f.has_default_ttl = ttl != ZP_NONE && zp_ttl_parse(zp_yaml_text(y, ttl),
						  0x7fffffffu, &f.default_ttl);
	f.bare_semicolons =
	    is_false(y, zp_yaml_get(y, p, "escaped_semicolons"));
	if (f.directory.n > 0)
		zp_push(&out->folders, f);
}

static bool read_zone_name(
    const struct zp_yaml *y, uint32_t n, struct zp_name *out)
{
	char text[ZP_NAME_TEXT];
	struct zp_str s = zp_yaml_text(y, n);
	if (s.n == 0 || s.n >= sizeof text || memchr(s.p, '\0', s.n))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	return zp_name_read(out, text);
}

static void read_zone(
    const struct zp_yaml *y, uint32_t key, struct zp_octodns_config *out)
{
	struct zp_octodns_alias a;
	uint32_t v = zp_yaml_value(y, key), of = zp_yaml_get(y, v, "alias");
	if (!read_zone_name(y, key, &a.zone))
		return;
	if (of != ZP_NONE && read_zone_name(y, of, &a.of))
		zp_push(&out->aliases, a);
	if (is_true(y, zp_yaml_get(y, v, "lenient")))
		zp_push(&out->lenient, a.zone);
}

bool zp_octodns_config_read(
    const struct zp_yaml *y, struct zp_octodns_config *out)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t providers = zp_yaml_get(y, top, "providers");
	uint32_t zones = zp_yaml_get(y, top, "zones");
	*out = (struct zp_octodns_config){0};
	if (!zp_yaml_is(y, providers, ZP_Y_MAP) ||
	    (zones == ZP_NONE && zp_yaml_get(y, top, "manager") == ZP_NONE))
		return false;
	for (uint32_t k = zp_yaml_key(y, providers); k != ZP_NONE;
	     k = zp_yaml_key_after(y, providers, k))
		read_provider(y, zp_yaml_value(y, k), out);
	for (uint32_t k = zp_yaml_key(y, zones); k != ZP_NONE;
	     k = zp_yaml_key_after(y, zones, k))
		read_zone(y, k, out);
	return true;
}

void zp_octodns_config_free(struct zp_octodns_config *c)
{
	zp_vec_free(&c->folders);
	zp_vec_free(&c->aliases);
	zp_vec_free(&c->lenient);
}
