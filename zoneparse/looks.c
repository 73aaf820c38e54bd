/* Telling master files from other text. */
#include "zoneparse/export.h"
#include "zoneparse/parse_internal.h"
#include "zoneparse/ttl.h"

#define FIRST 20 /* records looked at in a file that is said to be a zone */
#define MET 60   /* in one that only lies there */

static bool begins_with_digit(struct zp_str s)
{
	return s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9';
}

/* [owner] [TTL] [class] type: the type decides, and in prose "a" or "key" may
 * stand there. SURE: the TTL must be one. */
static bool looks_like_record(
    const struct zp_parser *p, const struct zp_record *r, bool sure)
{
	uint32_t first = r->blank_owner ? 0 : 1, i = first, ttl;
	for (; i + 1 < r->ntok && i < first + 4; i++) {
		struct zp_str s = zp_tok(p, r, i);
		bool number = sure ? zp_ttl_parse(s, UINT32_MAX, &ttl)
				   : begins_with_digit(s);
		if (!number && zp_class_parse(s) < 0 && !zp_export_token(s))
			break;
	}
	if (i + 1 >= r->ntok)
		return false;
	struct zp_str s = zp_tok(p, r, i);
	int type = zp_type_parse(s);
	struct zp_str next = zp_tok(p, r, i + 1);
	if (type == ZP_A)
		return begins_with_digit(next);
	/* "alias x = y;" */
	if (sure && (next.p[0] == '=' || next.p[0] == '<'))
		return false;
	return type >= 0 &&
	       (i > first || !(s.p[0] >= 'a' && s.p[0] <= 'z') || r->ntok < 5);
}

static bool is_directive(const struct zp_parser *p, const struct zp_record *r)
{
	struct zp_str s = zp_tok(p, r, 0);
	return zp_is_word(s, "$ORIGIN") || zp_is_word(s, "$TTL") ||
	       zp_is_word(s, "$INCLUDE") || zp_is_word(s, "$GENERATE");
}

bool zp_looks_like_zone(const char *text, uint32_t size)
{
	struct zp_scan scan;
	struct zp_parser p = {.text = text};
	bool is = false;
	zp_scan_init(&scan, text, size);
	for (unsigned tries = 0; !is && tries < FIRST; tries++) {
		enum zp_scanned what = zp_scan_next(&scan);
		if (what == ZP_SCAN_END)
			break;
		if (what == ZP_SCAN_FAULT)
			continue;
		struct zp_str s = zp_tok(&p, &scan.rec, 0);
		if (s.p[0] == '#')
			continue; /* a comment of YAML */
		is = is_directive(&p, &scan.rec);
		if (s.p[s.n - 1] == ':')
			break; /* a key of YAML */
		is = is || looks_like_record(&p, &scan.rec, false);
	}
	zp_scan_free(&scan);
	return is;
}

/* A directive that is whole: "$TTL = 1" is a line of a program. */
static bool is_whole_directive(
    const struct zp_parser *p, const struct zp_record *r)
{
	uint32_t ttl;
	if (r->ntok < 2 || r->blank_owner || !is_directive(p, r))
		return false;
	struct zp_str s = zp_tok(p, r, 1);
	if (zp_is_word(zp_tok(p, r, 0), "$TTL"))
		return zp_ttl_parse(s, UINT32_MAX, &ttl);
	return s.p[0] != '=' && s.p[0] != '(';
}

/* MNAME, RNAME and a number at least. */
static bool is_whole_soa(const struct zp_parser *p, const struct zp_record *r)
{
	uint32_t i = r->blank_owner ? 0 : 1;
	while (i < r->ntok && i < 5 && !zp_is_word(zp_tok(p, r, i), "SOA"))
		i++;
	return i < 5 && i + 3 < r->ntok &&
	       begins_with_digit(zp_tok(p, r, i + 3));
}

bool zp_is_likely_zone(const char *text, uint32_t size)
{
	struct zp_scan scan;
	struct zp_parser p = {.text = text};
	unsigned good = 0, bad = 0;
	bool is = false;
	zp_scan_init(&scan, text, size);
	while (!is && good + bad < MET) {
		enum zp_scanned what = zp_scan_next(&scan);
		if (what == ZP_SCAN_END)
			break;
		if (what == ZP_SCAN_FAULT) {
			bad++;
			continue;
		}
		const struct zp_record *r = &scan.rec;
		is = is_whole_directive(&p, r) || is_whole_soa(&p, r);
		bool record = looks_like_record(&p, r, true);
		good += record;
		bad += !record;
	}
	zp_scan_free(&scan);
	return is || good > bad;
}
