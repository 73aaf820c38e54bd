/* Reading a master file and keeping nothing: the records of each piece of lines
 * take the place of those before (zoneparse/lines.h), and lines that are no
 * plain record are cut into tokens by the scanner, which the parser would read
 * on from. On the calling thread alone. Usage: parse_only FILE */
#include <stdio.h>

#include "zoneparse/lines.h"
#include "zoneparse/scan.h"
#include "zoneparse/source.h"

#define PIECE (256u * 1024u) /* octets */

struct counts {
	unsigned long plain, others;
};

static void take(
    struct counts *c, const struct zp_lines *l, struct zp_scan *scan)
{
	for (uint32_t i = 0; i < l->lines.n; i++) {
		const struct zp_line *v = &l->lines.v[i];
		if (v->at < scan->at)
			continue;
		if (v->type != 0) {
			c->plain++;
			continue;
		}
		scan->at = v->at;
		zp_scan_next(scan);
		c->others++;
	}
}

int main(int argc, char **argv)
{
	struct zp_sources sources = {0};
	struct counts c = {0};
	struct zp_lines lines;
	struct zp_scan scan;
	const char *why;
	uint32_t id;
	if (argc != 2 ||
	    zp_source_open(&sources, argv[1], argv[1], &id, &why) != ZP_LOAD_OK)
		return 2;
	const struct zp_source *s = zp_source_at(&sources, id);
	zp_scan_init(&scan, s->text, s->size);
	zp_lines_init(&lines, zp_marks_way(0));
	for (uint32_t at = 0; at < s->size;) {
		uint32_t to = s->size - at > PIECE ? at + PIECE : s->size;
		at = zp_lines_read(&lines, s->text, s->size, at, to);
		take(&c, &lines, &scan);
	}
	printf("%lu plain lines, %lu others\n", c.plain, c.others);
	zp_lines_free(&lines);
	zp_scan_free(&scan);
	zp_sources_free(&sources);
	return 0;
}
