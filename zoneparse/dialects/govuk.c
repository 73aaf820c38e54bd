/*
 * Zones of govuk-dns: origin, and records of record_type, subdomain, ttl, data.
 *
 * Subdomains are relative to the origin, @ is the origin itself. Data is in
 * presentation form with absolute names; blanks and semicolons of text are
 * escaped (its validator refuses others). SOA and the like are the providers'.
 */
#include <string.h>

#include "zoneparse/dialects/rows.h"

static bool has(const struct zp_yaml *y, uint32_t map, const char *key)
{
	return zp_yaml_get(y, map, key) != ZP_NONE;
}

static bool is(const struct zp_yaml *y)
{
	uint32_t top = zp_yaml_first_document(y);
	uint32_t records = zp_yaml_get(y, top, "records");
	unsigned n = 0;
	if (!zp_yaml_is(y, zp_yaml_get(y, top, "origin"), ZP_Y_SCALAR) ||
	    !zp_yaml_is(y, records, ZP_Y_SEQ))
		return false;
	for (uint32_t i = zp_yaml_item(y, records); i != ZP_NONE && n < 100;
	     i = zp_yaml_after(y, records, i), n++)
		if (has(y, i, "record_type") &&
		    (has(y, i, "subdomain") || has(y, i, "data")))
			return true;
	return n == 0;
}

/* In quotes it is read all the same. */
static void check_semicolon(
    struct zp_loader *l, const struct zp_draft *d, uint32_t data)
{
	struct zp_str s = zp_yaml_text(l->y, data);
	if (d->type != ZP_TXT || s.n == 0 || s.p[0] != '"')
		return;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\') {
			i++;
		} else if (s.p[i] == ';') {
			zp_load_problem(l, d->z, ZP_P_TXT_SEMICOLON,
			    zp_yaml_part(l->y, data, i, 1),
			    "write \\; for a semicolon",
			    "a semicolon that is not escaped");
			return;
		}
	}
}

static bool read_owner(struct zp_loader *l, struct zp_draft *d, uint32_t record,
    const struct zp_name *apex)
{
	uint32_t name = zp_json_get(l->y, record, "subdomain");
	d->owner = *apex;
	d->owner_at = zp_yaml_span(l->y, name);
	if (zp_yaml_text_is(l->y, name, "@"))
		return true;
	if (name != ZP_NONE && zp_yaml_text(l->y, name).n > 0)
		return zp_load_name(l, d->z, name, apex, &d->owner);
	zp_load_problem(l, d->z, ZP_P_RECORD_SHAPE,
	    zp_yaml_span(l->y, name == ZP_NONE ? record : name),
	    "write subdomain: '@' for the origin itself",
	    "a record without a subdomain");
	return false;
}

static void load_record(struct zp_loader *l, struct zp_zone *z,
    const struct zp_name *apex, uint32_t record)
{
	struct zp_draft d = {.z = z};
	uint32_t type = zp_json_get(l->y, record, "record_type");
	uint32_t data = zp_json_get(l->y, record, "data");
	if (zp_yaml_is_cut(l->y, record))
		return; /* the fault of the text is told */
	if (type == ZP_NONE || data == ZP_NONE) {
		zp_load_problem(l, z, ZP_P_RECORD_SHAPE,
		    zp_yaml_span(l->y, record), NULL,
		    "a record has record_type, subdomain, ttl and data");
		return;
	}
	if (!read_owner(l, &d, record, apex))
		return;
	int number = zp_load_type(l, z, type);
	if (number < 0)
		return;
	d.type = (uint16_t)number;
	d.type_at = zp_yaml_span(l->y, type);
	d.ttl = zp_load_ttl(
	    l, z, zp_json_get(l->y, record, "ttl"), false, &d.ttl_at);
	check_semicolon(l, &d, data);
	zp_rows_value(l, &d, data);
}

static void load(struct zp_loader *l)
{
	uint32_t top = zp_yaml_first_document(l->y);
	uint32_t origin = zp_yaml_get(l->y, top, "origin");
	uint32_t records = zp_yaml_get(l->y, top, "records");
	struct zp_name apex;
	if (!zp_load_name(l, NULL, origin, NULL, &apex))
		return;
	struct zp_zone *z = zp_load_zone(l, &apex, ZP_ORIGIN_DATA);
	for (uint32_t i = zp_yaml_item(l->y, records); i != ZP_NONE && !l->stop;
	     i = zp_yaml_after(l->y, records, i))
		load_record(l, z, &apex, i);
}

static void write(struct zp_buf *out, const char *owner, uint16_t type,
    unsigned preference, const char *target)
{
	char name[16];
	zp_buf_printf(out, "{record_type: %s, subdomain: '%s', ttl: '3600', ",
	    zp_type_print(type, name), owner);
	if (type == ZP_MX)
		zp_buf_printf(out, "data: %u %s}", preference, target);
	else if (type == ZP_CAA)
		zp_buf_printf(out, "data: '%u %s'}", preference, target);
	else
		zp_buf_printf(out, "data: %s}", target);
}

const struct zp_dialect zp_dialect_govuk = {
    .name = "govuk",
    .what = "a zone of govuk-dns",
    .rank = 40,
    .is_whole = true,
    .is = is,
    .load = load,
    .write = write,
};
