#include "zoneparse/parse_internal.h"

#include "zoneparse/export.h"
#include "zoneparse/ttl.h"

static void argument(struct zp_parser *p, const struct zp_record *r, uint32_t i,
    const char *what)
{
	struct zp_span at = zp_tok_span(p, r, i < r->ntok ? i : 0);
	zp_zone_problem(p->z, ZP_P_DIRECTIVE_ARGUMENT, at, NULL, "%s", what);
}

static void directive_origin(struct zp_parser *p, const struct zp_record *r)
{
	struct zp_name n;
	if (r->ntok != 2) {
		argument(p, r, 2, "$ORIGIN takes one name");
		return;
	}
	if (r->at == p->bare_dir && p->depth == 0) {
		zp_export_bare(p, r, 1);
		zp_set_origin(p, &p->at_z);
		return;
	}
	if (!zp_parse_name(p, r, 1, &n))
		return;
	if (n.labels == 0 && p->skip_root) {
		zp_once(p, ZP_P_EXPORT_ORIGIN_ROOT, zp_tok_span(p, r, 1),
		    "write the zone's name",
		    "the root is not what this export "
		    "means by @: taken as the zone that its header names");
		return;
	}
	zp_set_origin(p, &n);
}

static void directive_ttl(struct zp_parser *p, const struct zp_record *r)
{
	if (r->ntok != 2) {
		argument(p, r, 2, "$TTL takes one time");
		return;
	}
	if (zp_ttl_parse(zp_tok(p, r, 1), 0x7fffffffu, &p->ttl)) {
		p->has_ttl = true;
		return;
	}
	zp_zone_problem(p->z, ZP_P_TTL_BAD, zp_tok_span(p, r, 1), NULL,
	    "no TTL: seconds below 2147483648, or as in 1w2d3h4m5s");
}

static void include_limit(
    struct zp_parser *p, struct zp_span at, const char *what, uint32_t limit)
{
	zp_zone_problem(p->z, ZP_P_INCLUDE_LIMIT, at, NULL,
	    "the limit of %u %s is reached; the file is not read", limit, what);
}

static bool open_include(
    struct zp_parser *p, const struct zp_record *r, uint32_t *id)
{
	struct zp_span at = zp_tok_span(p, r, 1);
	const char *why = "";
	struct zp_str name = zp_tok(p, r, 1);
	if (r->tok[1].flags & ZP_TOK_QUOTED) {
		name.p++;
		name.n -= 2;
	}
	if (p->depth >= p->opt.max_depth) {
		include_limit(p, at, "levels of $INCLUDE", p->opt.max_depth);
		return false;
	}
	if (p->opens >= p->opt.max_opens) {
		include_limit(
		    p, at, "files included by a zone", p->opt.max_opens);
		p->stop = true;
		return false;
	}
	p->opens++;
	enum zp_load status = zp_source_include(
	    &p->set->sources, p->source, p->opt.root, name, id, &why);
	if (status != ZP_LOAD_OK) {
		zp_zone_problem(p->z,
		    status == ZP_LOAD_OUTSIDE ? ZP_P_INCLUDE_OUTSIDE
					      : ZP_P_INCLUDE_UNREADABLE,
		    at, NULL, "the file is not included: %s", why);
		return false;
	}
	for (uint32_t i = 0; i <= p->depth; i++) {
		if (p->stack[i] != *id)
			continue;
		zp_zone_problem(p->z, ZP_P_INCLUDE_LOOP, at, NULL,
		    "the file includes itself");
		return false;
	}
	return true;
}

/* RFC 1035 section 5.1: origin and owner of the including file hold again after
 * it. The depth is bounded, and so is this recursion. */
static void directive_include(struct zp_parser *p, const struct zp_record *r)
{
	uint32_t id;
	if (r->ntok < 2 || r->ntok > 3) {
		argument(p, r, 3, "$INCLUDE takes a file and maybe an origin");
		return;
	}
	struct zp_name origin = p->origin, inner = p->origin;
	uint32_t node = p->origin_node, owner = p->owner, source = p->source;
	const char *text = p->text;
	if (r->ntok == 3 && !zp_parse_name(p, r, 2, &inner))
		return;
	if (!open_include(p, r, &id))
		return;
	zp_push(&p->z->includes, id);
	p->stack[++p->depth] = id;
	p->origin = inner;
	p->origin_node = zp_names_intern(&p->z->names, &inner);
	zp_parse_source(p, id);
	p->depth--;
	p->rd.at_f = p->depth == 0 ? &p->at_z : NULL;
	p->origin = origin;
	p->origin_node = node;
	p->owner = owner;
	p->source = source;
	p->text = text;
	zp_segment_here(p);
}

void zp_directive(struct zp_parser *p, const struct zp_record *r)
{
	struct zp_str s = zp_tok(p, r, 0);
	if (zp_is_word(s, "$ORIGIN"))
		directive_origin(p, r);
	else if (zp_is_word(s, "$TTL"))
		directive_ttl(p, r);
	else if (zp_is_word(s, "$INCLUDE"))
		directive_include(p, r);
	else if (zp_is_word(s, "$GENERATE"))
		zp_generate(p, r);
	else
		zp_zone_problem(p->z, ZP_P_DIRECTIVE_UNKNOWN,
		    zp_tok_span(p, r, 0),
		    "$ORIGIN, $TTL, $INCLUDE and $GENERATE are known; an owner "
		    "that begins with it is written \\$",
		    "an unknown directive");
}
