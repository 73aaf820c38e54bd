/* An octoDNS zone read as libyaml's bare events, or loaded as records.
 * Usage: yaml_load events|records FILE */
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "zoneparse/dialect.h"

static unsigned long events(const struct zp_source *s)
{
	yaml_parser_t p;
	yaml_event_t e;
	unsigned long n = 0;
	int more = 1;
	if (!yaml_parser_initialize(&p))
		return 0;
	yaml_parser_set_input_string(
	    &p, (const unsigned char *)s->text, s->size);
	for (; more && yaml_parser_parse(&p, &e); n++) {
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
	return n;
}

static unsigned long records(struct zp_set *set, uint32_t id)
{
	struct zp_name origin;
	struct zp_yaml y;
	zp_zones zones = {0};
	if (!zp_name_from_text(&origin, "example.com"))
		return 0;
	struct zp_dialect_options o = {.origin = &origin};
	zp_yaml_read_ahead(&y, &set->sources, id, NULL);
	const struct zp_dialect *d = zp_dialect_find("octodns");
	if (d)
		zp_dialect_load(set, &y, d, &o, &zones);
	unsigned long n = zones.n > 0 ? zones.v[0]->rrs.n : 0;
	zp_yaml_free(&y);
	zp_vec_free(&zones);
	return n;
}

int main(int argc, char **argv)
{
	struct zp_set set = {0};
	const char *why;
	uint32_t id;
	if (argc != 3 || zp_source_open(&set.sources, argv[2], argv[2], &id,
			     &why) != ZP_LOAD_OK)
		return 2;
	bool bare = strcmp(argv[1], "events") == 0;
	unsigned long n =
	    bare ? events(zp_source_at(&set.sources, id)) : records(&set, id);
	printf("%lu %s\n", n, bare ? "events" : "records");
	zp_set_free(&set);
	return n > 0 ? 0 : 1;
}
