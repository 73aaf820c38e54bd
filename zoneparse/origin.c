#include "zoneparse/parse_internal.h"

#include <string.h>

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
	for (uint32_t i = r->blank_owner ? 0 : 1; i < r->ntok && i < 5; i++)
		if (zp_is_word(zp_tok(p, r, i), "SOA"))
			return true;
	return false;
}

/* A name of two labels or more without its final dot. */
static bool bare_name(const struct zp_parser *p, const struct zp_record *r,
    uint32_t i, struct zp_name *out)
{
	uint32_t at;
	struct zp_str s = zp_tok(p, r, i);
	return s.n > 0 && s.p[s.n - 1] != '.' && s.p[0] != '@' &&
	       zp_name_parse(out, s, NULL, &at) == ZP_NAME_OK &&
	       out->labels >= 2;
}

#define LOOK_AHEAD 100 /* records, once the origin is known */

struct clue {
	struct zp_name name;
	uint32_t at; /* offset of its record; ZP_NONE: there is none */
};

/* What the text says up to the SOA. */
struct clues {
	bool has_origin, root; /* an absolute $ORIGIN; "$ORIGIN ." */
	bool has_soa, has_soa_name;
	bool soa_at_origin; /* "@", or no owner */
	struct zp_name origin, soa_name;
	struct clue bare_origin, bare_soa; /* without final dot */
};

static void clue_of_soa(
    struct zp_parser *p, const struct zp_record *r, struct clues *c)
{
	c->has_soa = true;
	if (r->blank_owner || zp_tok(p, r, 0).p[0] == '@')
		c->soa_at_origin = true;
	else if (absolute_name(p, r, 0, &c->soa_name))
		c->has_soa_name = true;
	else if (bare_name(p, r, 0, &c->bare_soa.name))
		c->bare_soa.at = r->at;
}

static void clue_of_origin(
    struct zp_parser *p, const struct zp_record *r, struct clues *c)
{
	struct zp_name n;
	if (r->ntok < 2 || c->has_origin)
		return;
	if (absolute_name(p, r, 1, &n)) {
		c->root |= n.labels == 0;
		c->has_origin = n.labels > 0;
		c->origin = n;
	} else if (c->bare_origin.at == ZP_NONE &&
		   bare_name(p, r, 1, &c->bare_origin.name)) {
		c->bare_origin.at = r->at;
	}
}

static void look_for_clues(
    struct zp_parser *p, uint32_t source, struct clues *c)
{
	struct zp_scan scan;
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	enum zp_scanned what;
	unsigned seen = 0;
	*c = (struct clues){0};
	c->bare_origin.at = c->bare_soa.at = ZP_NONE;
	p->text = s->text;
	zp_scan_init(&scan, s->text, s->size);
	while (!c->has_soa && (what = zp_scan_next(&scan)) != ZP_SCAN_END) {
		bool known = p->opt.origin || c->has_origin;
		if (known && seen++ == LOOK_AHEAD)
			break;
		if (what == ZP_SCAN_FAULT)
			continue;
		if (zp_is_word(zp_tok(p, &scan.rec, 0), "$ORIGIN"))
			clue_of_origin(p, &scan.rec, c);
		else if (is_soa(p, &scan.rec))
			clue_of_soa(p, &scan.rec, c);
	}
	zp_scan_free(&scan);
}

static bool same(const struct clue *c, const struct zp_name *n)
{
	return c->at != ZP_NONE && zp_name_equal(&c->name, n);
}

/* "example.com.export" is no name beside a header that says example.com. */
static bool extends(const struct zp_name *file, const struct zp_name *said)
{
	return file->len > said->len &&
	       memcmp(file->wire, said->wire, said->len - 1u) == 0;
}

/* The file's name before the header of an export, which may have been left
 * above the text of another zone: unless the SOA too names what it says. */
static bool from_outside(
    struct zp_parser *p, const char *path, const struct clues *c)
{
	struct zp_name n;
	bool file = zp_origin_from_filename(path, &n);
	if (p->has_said &&
	    (!file || same(&c->bare_soa, &p->said) ||
		same(&c->bare_origin, &p->said) || extends(&n, &p->said)))
		decide(p, &p->said, ZP_ORIGIN_COMMENT);
	else if (file)
		decide(p, &n, ZP_ORIGIN_FILENAME);
	else if (c->bare_origin.at != ZP_NONE)
		decide(p, &c->bare_origin.name, ZP_ORIGIN_DIRECTIVE);
	else if (c->bare_soa.at != ZP_NONE)
		decide(p, &c->bare_soa.name, ZP_ORIGIN_SOA);
	else
		return false;
	return true;
}

void zp_find_origin(struct zp_parser *p, uint32_t source)
{
	struct clues c;
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	look_for_clues(p, source, &c);
	if (p->opt.origin) {
		decide(p, p->opt.origin, ZP_ORIGIN_OPTION);
	} else if (c.has_origin) {
		decide(p, &c.origin, ZP_ORIGIN_DIRECTIVE);
	} else if (c.root && p->has_said && (c.soa_at_origin || !c.has_soa)) {
		decide(p, &p->said, ZP_ORIGIN_COMMENT);
		p->skip_root = true;
	} else if (c.root) {
		decide(p, &c.origin, ZP_ORIGIN_DIRECTIVE);
	} else if (c.has_soa_name) {
		decide(p, &c.soa_name, ZP_ORIGIN_SOA);
	} else if (!from_outside(p, s->name, &c)) {
		p->z->fragment = !c.has_soa;
		zp_zone_problem(p->z, ZP_P_ORIGIN_UNKNOWN,
		    (struct zp_span){source, 0, 0},
		    "say --origin NAME, or write $ORIGIN example.com. at the "
		    "top",
		    "nothing tells the origin of this zone");
	}
	p->bare_soa = same(&c.bare_soa, &p->origin) ? c.bare_soa.at : ZP_NONE;
	p->bare_dir =
	    same(&c.bare_origin, &p->origin) ? c.bare_origin.at : ZP_NONE;
}
