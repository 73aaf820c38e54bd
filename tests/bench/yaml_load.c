/* Reading an octoDNS zone, timed beside libyaml's bare events on the same text,
 * in turns. Usage: yaml_load FILE [TURNS] */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

#include "zoneparse/dialect.h"

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void events(const struct zp_source *s)
{
	yaml_parser_t p;
	yaml_event_t e;
	int more = 1;
	if (!yaml_parser_initialize(&p))
		exit(2);
	yaml_parser_set_input_string(
	    &p, (const unsigned char *)s->text, s->size);
	while (more && yaml_parser_parse(&p, &e)) {
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
}

int main(int argc, char **argv)
{
	double best[4] = {1e9, 1e9, 1e9, 1e9};
	int turns = argc > 2 ? atoi(argv[2]) : 5;
	uint32_t records = 0;
	for (int i = 0; argc > 1 && i < turns; i++) {
		struct zp_set set = {0};
		struct zp_yaml y;
		struct zp_name origin;
		zp_zones zones = {0};
		const char *why;
		uint32_t id;
		if (zp_source_open(&set.sources, argv[1], argv[1], &id, &why) !=
			ZP_LOAD_OK ||
		    !zp_name_from_text(&origin, "example.com"))
			return 2;
		struct zp_dialect_options o = {.origin = &origin};
		double t[4] = {now()};
		events(zp_source_at(&set.sources, id));
		t[1] = now();
		zp_yaml_read(&y, &set.sources, id, NULL);
		t[2] = now();
		const struct zp_dialect *d = zp_dialect_of(&y);
		if (!d)
			return 2;
		zp_dialect_load(&set, &y, d, &o, &zones);
		t[3] = now();
		for (int k = 0; k < 3; k++)
			if (t[k + 1] - t[k] < best[k])
				best[k] = t[k + 1] - t[k];
		records = zones.v[0]->rrs.n;
		zp_yaml_free(&y);
		zones.n = 0;
		double before = now();
		zp_yaml_read_ahead(&y, &set.sources, id, NULL);
		zp_dialect_load(&set, &y, d, &o, &zones);
		if (now() - before < best[3])
			best[3] = now() - before;
		if (zones.v[0]->rrs.n != records)
			return 1;
		zp_yaml_free(&y);
		zp_vec_free(&zones);
		zp_set_free(&set);
	}
	printf("%u records; libyaml's events %.3f s; tree %.3f s, then records "
	       "%.3f s: %.2f times libyaml's events\n",
	    records, best[0], best[1], best[2], (best[1] + best[2]) / best[0]);
	printf("read on two threads %.3f s: %.2f times libyaml's events\n",
	    best[3], best[3] / best[0]);
	return 0;
}
