/* Reading a master file and keeping nothing: each record is cut into tokens and
 * its RDATA decoded. Usage: parse_only FILE */
#include <stdio.h>

#include "zoneparse/rdata.h"
#include "zoneparse/rrtype.h"
#include "zoneparse/scan.h"
#include "zoneparse/source.h"
#include "zoneparse/ttl.h"

/* The type's token after TTL and class; ntok: none. */
static uint32_t type_at(const char *text, const struct zp_record *r)
{
	uint32_t i = r->blank_owner ? 0 : 1;
	for (; i < r->ntok; i++) {
		struct zp_str s = {text + r->tok[i].at, r->tok[i].len};
		uint32_t ttl;
		if (!zp_ttl_parse(s, 0x7fffffff, &ttl) && zp_class_parse(s) < 0)
			break;
	}
	return i;
}

static bool read_record(struct zp_rdata *rd, const struct zp_record *r)
{
	uint32_t i = type_at(rd->text, r);
	if (i == r->ntok)
		return false;
	int type = zp_type_parse(
	    (struct zp_str){rd->text + r->tok[i].at, r->tok[i].len});
	if (type < 0)
		return false;
	rd->type = (uint16_t)type;
	rd->tok = r->tok + i + 1;
	rd->ntok = r->ntok - i - 1;
	return zp_rdata_read(rd);
}

int main(int argc, char **argv)
{
	struct zp_sources sources = {0};
	struct zp_name origin;
	struct zp_scan scan;
	const char *why;
	uint32_t id;
	unsigned long records = 0, others = 0;
	if (argc != 2 ||
	    zp_source_open(&sources, argv[1], argv[1], &id, &why) !=
		ZP_LOAD_OK ||
	    !zp_name_from_text(&origin, "example.com"))
		return 2;
	const struct zp_source *s = zp_source_at(&sources, id);
	struct zp_rdata rd = {.text = s->text, .origin = &origin};
	zp_scan_init(&scan, s->text, s->size);
	for (;;) {
		enum zp_scanned what = zp_scan_next(&scan);
		if (what == ZP_SCAN_END)
			break;
		if (what == ZP_SCAN_RECORD && read_record(&rd, &scan.rec))
			records++;
		else
			others++;
	}
	printf("%lu records, %lu directives or faults\n", records, others);
	zp_scan_free(&scan);
	zp_buf_free(&rd.wire);
	zp_sources_free(&sources);
	return 0;
}
