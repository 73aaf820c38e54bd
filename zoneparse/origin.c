#include <string.h>

#include "zoneparse/parse_internal.h"

static void decide(
    struct zp_parser *p, const struct zp_name *n, enum zp_origin_by by)
{
	p->z->origin_by = by;
	p->origin = *n;
	p->origin_node = zp_names_intern(&p->z->names, n);
}

static bool absolute_name(const struct zp_parser *p, const struct zp_record *r,
    uint32_t i, struct zp_name *out)
{
	uint32_t at;
	struct zp_str s = zp_tok(p, r, i);
	return s.n > 0 && s.p[s.n - 1] == '.' &&
	       zp_name_parse(out, s, NULL, &at) == ZP_NAME_OK;
}

static bool is_soa(const struct zp_parser *p, const struct zp_record *r)
{
	for (uint32_t i = r->blank_owner ? 0 : 1; i < r->ntok && i < 4; i++)
		if (zp_is_word(zp_tok(p, r, i), "SOA"))
			return true;
	return false;
}

/* Up to the SOA: an absolute $ORIGIN, or the SOA's own owner. */
static bool from_text(struct zp_parser *p, uint32_t source, bool *has_soa)
{
	struct zp_scan scan;
	struct zp_name n;
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	bool found = false;
	enum zp_scanned what = ZP_SCAN_RECORD;
	p->text = s->text;
	zp_scan_init(&scan, s->text, s->size);
	while (!found && !*has_soa &&
	       (what = zp_scan_next(&scan)) != ZP_SCAN_END) {
		const struct zp_record *r = &scan.rec;
		if (what == ZP_SCAN_FAULT)
			continue;
		if (r->ntok >= 2 && zp_is_word(zp_tok(p, r, 0), "$ORIGIN") &&
		    absolute_name(p, r, 1, &n)) {
			decide(p, &n, ZP_ORIGIN_DIRECTIVE);
			found = true;
		} else if (is_soa(p, r)) {
			*has_soa = true;
			if (!r->blank_owner && absolute_name(p, r, 0, &n)) {
				decide(p, &n, ZP_ORIGIN_SOA);
				found = true;
			}
		}
	}
	zp_scan_free(&scan);
	return found;
}

void zp_find_origin(struct zp_parser *p, uint32_t source)
{
	struct zp_name n;
	bool has_soa = false;
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	if (p->opt.origin) {
		decide(p, p->opt.origin, ZP_ORIGIN_OPTION);
		return;
	}
	if (from_text(p, source, &has_soa))
		return;
	if (zp_origin_from_filename(s->name, &n)) {
		decide(p, &n, ZP_ORIGIN_FILENAME);
		return;
	}
	p->z->fragment = !has_soa;
	zp_zone_problem(p->z, ZP_P_ORIGIN_UNKNOWN,
	    (struct zp_span){source, 0, 0},
	    "say --origin NAME, or write $ORIGIN example.com. at the top",
	    "nothing tells the origin of this zone");
}

bool zp_looks_like_zone(const char *text, uint32_t size)
{
	struct zp_scan scan;
	struct zp_parser p = {.text = text};
	bool is = false;
	zp_scan_init(&scan, text, size);
	for (unsigned tries = 0; !is && tries < 20; tries++) {
		enum zp_scanned what = zp_scan_next(&scan);
		if (what == ZP_SCAN_END)
			break;
		if (what == ZP_SCAN_FAULT)
			continue;
		const struct zp_record *r = &scan.rec;
		struct zp_str s = zp_tok(&p, r, 0);
		if (zp_is_word(s, "$ORIGIN") || zp_is_word(s, "$TTL") ||
		    zp_is_word(s, "$INCLUDE") || zp_is_word(s, "$GENERATE"))
			is = true;
		if (s.p[s.n - 1] == ':')
			break; /* a key of YAML */
		for (uint32_t i = r->blank_owner ? 0 : 1;
		     i + 1 < r->ntok && i < 4 && !is; i++)
			is = zp_type_parse(zp_tok(&p, r, i)) >= 0 &&
			     (i == 0 || i > 1 || zp_tok(&p, r, i).p[0] < 'a' ||
				 r->ntok < 5);
	}
	zp_scan_free(&scan);
	return is;
}
