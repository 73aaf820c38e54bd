/* Lists of records in trees of any make. A list of things that have a name and
 * a type is common; one whose types are RR types and whose items have a value
 * each is a list of records. */
#include <string.h>
#include <strings.h>

#include "zoneparse/dialects/records.h"
#include "zoneparse/dialects/shape.h"

#define DEPTH 8 /* of collections around a list */

bool zp_is_template(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	const char *p = s.n > 4 ? memmem(s.p, s.n, "{{", 2) : NULL;
	return p && memmem(p, s.n - (size_t)(p - s.p), "}}", 2);
}

static bool is_type(struct zp_str s)
{
	if (s.n == 5 && (strncasecmp(s.p, "ALIAS", 5) == 0 ||
			    strncasecmp(s.p, "ANAME", 5) == 0))
		return true;
	return zp_type_parse(s) > 0;
}

static bool is_record(const struct zp_yaml *y, uint32_t n)
{
	if (!zp_yaml_is(y, n, ZP_Y_MAP))
		return false;
	uint32_t type = zp_shape_find(y, n, ZP_KEYS_TYPE);
	return type != ZP_NONE && is_type(zp_yaml_text(y, type)) &&
	       zp_yaml_is(y, zp_shape_find(y, n, ZP_KEYS_NAME), ZP_Y_SCALAR) &&
	       zp_shape_find(y, n, ZP_KEYS_VALUE) != ZP_NONE;
}

/* One slip in ten is allowed, else a mistyped type would hide a zone. */
static bool is_list(const struct zp_yaml *y, uint32_t seq)
{
	uint32_t n = 0, good = 0;
	for (uint32_t i = zp_yaml_item(y, seq); i != ZP_NONE;
	     i = zp_yaml_after(y, seq, i)) {
		n++;
		good += is_record(y, i);
		if (n == 100 && good < 80)
			return false;
	}
	return good > 0 && n - good <= n / 10;
}

static bool has_dot(const struct zp_yaml *y, uint32_t n)
{
	struct zp_str s = zp_yaml_text(y, n);
	return s.n > 2 && memchr(s.p, '.', s.n) && !memchr(s.p, ' ', s.n);
}

/* What a mapping around a list says of it. */
static struct zp_list around(
    const struct zp_yaml *y, uint32_t map, const struct zp_list *outer)
{
	struct zp_list in = *outer;
	uint32_t zone = zp_shape_find(y, map, ZP_KEYS_ZONE);
	uint32_t name = zp_shape_find(y, map, "name");
	uint32_t ttl = zp_shape_find(y, map, "ttl|default_ttl");
	if (zone == ZP_NONE && has_dot(y, name))
		zone = name;
	if (zp_yaml_is(y, zone, ZP_Y_SCALAR))
		in.zone = zone;
	if (ttl != ZP_NONE)
		in.ttl = ttl;
	return in;
}

/* Lists at or below N, of which OUTER is known. */
static void find(const struct zp_yaml *y, uint32_t n,
    const struct zp_list *outer, int depth, zp_lists *out)
{
	struct zp_list in = *outer;
	in.node = n;
	if (depth == 0)
		return;
	if (is_list(y, n)) {
		zp_push(out, in);
		return;
	}
	for (uint32_t i = zp_yaml_item(y, n); i != ZP_NONE;
	     i = zp_yaml_after(y, n, i))
		if (!zp_yaml_is(y, i, ZP_Y_SCALAR))
			find(y, i, outer, depth - 1, out);
	if (!zp_yaml_is(y, n, ZP_Y_MAP))
		return;
	in = around(y, n, outer);
	for (uint32_t k = zp_yaml_key(y, n); k != ZP_NONE;
	     k = zp_yaml_key_after(y, n, k)) {
		uint32_t v = zp_yaml_value(y, k);
		struct zp_list own = in;
		own.node = v;
		own.task = true;
		if (is_record(y, v) &&
		    zp_shape_find(y, v, ZP_KEYS_ZONE) != ZP_NONE) {
			zp_push(out, own);
		} else if (!zp_yaml_is(y, v, ZP_Y_SCALAR)) {
			own = in;
			if (has_dot(y, k))
				own.zone = k;
			find(y, v, &own, depth - 1, out);
		}
	}
}

void zp_lists_find(const struct zp_yaml *y, zp_lists *out)
{
	struct zp_list none = {ZP_NONE, ZP_NONE, ZP_NONE, false};
	for (uint32_t d = zp_yaml_first_document(y); d != ZP_NONE;
	     d = zp_yaml_next_document(y, d))
		find(y, d, &none, DEPTH, out);
}
