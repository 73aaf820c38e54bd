#include "zoneparse/parse_internal.h"

#include <string.h>

#include "zoneparse/expect.h"
#include "zoneparse/export.h"
#include "zoneparse/lines_ahead.h"
#include "zoneparse/ttl.h"

#define TTL_MAX 0x7fffffffu /* RFC 2181 section 8 */
#define LARGE (2u << 20)    /* octets of text of a large file */

struct zp_str zp_tok(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	return (struct zp_str){p->text + r->tok[i].at, r->tok[i].len};
}

struct zp_span zp_tok_span(
    const struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	return (struct zp_span){p->source, r->tok[i].at, r->tok[i].len};
}

bool zp_is_word(struct zp_str s, const char *word)
{
	size_t n = strlen(word);
	if (s.n != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = s.p[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		if (c != word[i])
			return false;
	}
	return true;
}

void zp_segment_here(struct zp_parser *p)
{
	struct zp_segment s = {p->z->rrs.n, p->source, p->origin_node, false};
	uint32_t n = p->z->segments.n;
	if (n > 0 && p->z->segments.v[n - 1].first == s.first)
		p->z->segments.v[n - 1] = s;
	else
		zp_push(&p->z->segments, s);
}

void zp_set_origin(struct zp_parser *p, const struct zp_name *n)
{
	p->origin = *n;
	p->origin_node = zp_names_intern(&p->z->names, n);
	zp_segment_here(p);
}

static struct zp_span line_span(
    const struct zp_parser *p, const struct zp_record *r)
{
	return (struct zp_span){
	    p->source, r->blank_owner ? r->tok[0].at : r->at, r->tok[0].len};
}

bool zp_parse_name(struct zp_parser *p, const struct zp_record *r, uint32_t i,
    struct zp_name *out)
{
	struct zp_str s = zp_tok(p, r, i);
	if (s.n == 1 && s.p[0] == '@') {
		*out = p->origin;
		return true;
	}
	bool gdnsd = s.n == 2 && (s.p[1] == 'Z' || s.p[1] == 'F');
	if (s.p[0] == '@' && !gdnsd) {
		zp_zone_problem(p->z, ZP_P_OWNER_AT, zp_tok_span(p, r, i),
		    "write \\@ for the octet itself",
		    "text is glued to @, which stands for the origin only "
		    "when alone");
		return false;
	}
	/* The reader of RDATA words the faults of names; it is asked to. */
	struct zp_token tok = r->tok[i];
	if (p->z->exporter == ZP_EXPORT_GODADDY)
		zp_export_trim(p, &tok);
	p->rd.text = p->text;
	p->rd.tok = &tok;
	p->rd.ntok = 1;
	p->rd.record = zp_tok_span(p, r, i);
	p->rd.origin = &p->origin;
	p->rd.type = ZP_PTR;
	if (!zp_rdata_read(&p->rd)) {
		zp_zone_problem(p->z, p->rd.fault, p->rd.span, p->rd.help, "%s",
		    p->rd.message);
		return false;
	}
	if (p->rd.odd)
		zp_export_odd(p, zp_tok_span(p, r, i));
	zp_name_from_wire(out, (const uint8_t *)p->rd.wire.p);
	return true;
}

static bool read_owner(struct zp_parser *p, const struct zp_record *r)
{
	if (r->blank_owner) {
		if (p->owner != ZP_NONE)
			return true;
		zp_zone_problem(p->z, ZP_P_OWNER_MISSING,
		    (struct zp_span){p->source, r->at, 1},
		    "write the owner, or @ for the origin",
		    "the first record has no owner to inherit");
		return false;
	}
	struct zp_name n;
	uint32_t node =
	    zp_names_plain(&p->z->names, p->origin_node, zp_tok(p, r, 0));
	if (node == ZP_NONE && r->at == p->bare_soa && p->depth == 0) {
		zp_export_bare(p, r, 0);
		node = p->z->origin;
	}
	if (node == ZP_NONE) {
		if (!zp_parse_name(p, r, 0, &n))
			return false;
		node = zp_names_intern(&p->z->names, &n);
	}
	p->owner = node;
	return true;
}

static bool bad_ttl(struct zp_parser *p, const struct zp_record *r, uint32_t i)
{
	zp_zone_problem(p->z, ZP_P_TTL_BAD, zp_tok_span(p, r, i), NULL,
	    "no TTL: seconds below 2147483648, or as in 1w2d3h4m5s");
	return false;
}

/* A word that must be meant as a TTL: digits, maybe signed, maybe with units.
 */
static bool like_ttl(struct zp_str s)
{
	size_t i = s.n > 1 && (s.p[0] == '-' || s.p[0] == '+');
	return s.p[i] >= '0' && s.p[i] <= '9';
}

/* RFC 1035 section 5.1: [TTL] [class], or [class] [TTL]. */
static bool read_ttl_class(
    struct zp_parser *p, const struct zp_record *r, struct zp_head *h)
{
	bool has_class = false;
	for (; h->next < r->ntok; h->next++) {
		struct zp_str s = zp_tok(p, r, h->next);
		int class;
		if (!h->has_ttl && like_ttl(s)) {
			if (!zp_ttl_parse(s, TTL_MAX, &h->ttl))
				return bad_ttl(p, r, h->next);
			h->has_ttl = true;
		} else if (!has_class && (class = zp_class_parse(s)) >= 0) {
			has_class = true;
			if (class == 1)
				continue;
			zp_zone_problem(p->z, ZP_P_CLASS_BAD,
			    zp_tok_span(p, r, h->next), NULL,
			    "class IN is expected");
			return false;
		} else {
			break;
		}
	}
	if (h->next < r->ntok)
		return true;
	zp_zone_problem(p->z, ZP_P_TYPE_MISSING, line_span(p, r), NULL,
	    "a record type is expected");
	return false;
}

static bool read_head(
    struct zp_parser *p, const struct zp_record *r, struct zp_head *h)
{
	struct zp_str s;
	int type;
	for (;; h->next++) {
		if (!read_ttl_class(p, r, h))
			return false;
		s = zp_tok(p, r, h->next);
		type = zp_type_parse(s);
		if (type >= 0 || !zp_export_step(p, r, h->next))
			break;
	}
	if (type >= 0) {
		h->type = (uint16_t)type;
		h->next++;
		return type != ZP_ALIAS || zp_alias_head(p, r, h);
	}
	if (zp_export_dropped(p, r, h->next))
		return false;
	const char *near = zp_type_nearest(s);
	zp_zone_problem(p->z, ZP_P_TYPE_UNKNOWN, zp_tok_span(p, r, h->next),
	    near ? zp_printf(&p->z->arena, "did you mean %s?", near) : NULL,
	    "an unknown record type");
	return false;
}

/* An SOA without TTL where none is in force: as BIND, its MINIMUM is its own
 * and that of all that follows without one. */
static uint32_t ttl_from_soa(
    struct zp_parser *p, const struct zp_record *r, uint32_t minimum)
{
	zp_once(p, ZP_P_TTL_FROM_SOA, line_span(p, r),
	    "write $TTL above the first record",
	    "no $TTL: MINIMUM of the SOA, %u, is taken", minimum);
	p->ttl = minimum;
	p->has_ttl = true;
	return minimum;
}

/* RFC 2308 section 4: $TTL, else the TTL before it (RFC 1035), else the SOA's
 * MINIMUM. */
static uint32_t ttl_in_force(struct zp_parser *p, const struct zp_record *r,
    const struct zp_head *h, uint32_t minimum)
{
	if (h->has_ttl)
		return h->ttl;
	if (p->has_ttl)
		return p->ttl;
	if (p->has_last_ttl)
		return p->last_ttl;
	if (h->type == ZP_SOA)
		return ttl_from_soa(p, r, minimum);
	return zp_export_ttl(p, zp_tok_span(p, r, h->next - 1));
}

static void read_record(struct zp_parser *p, const struct zp_record *r)
{
	struct zp_head h = {.next = r->blank_owner ? 0 : 1, .end = r->ntok};
	if (p->z->exporter && zp_export_litter(p, r))
		return;
	if (!read_owner(p, r) || !read_head(p, r, &h))
		return;
	p->rd.text = p->text;
	p->rd.tok = r->tok + h.next;
	p->rd.ntok = h.end - h.next;
	p->rd.record = line_span(p, r);
	p->rd.origin = &p->origin;
	p->rd.type = h.type;
	if (p->z->exporter)
		p->rd.ntok = zp_export_rdata(
		    p->z->exporter, h.type, p->text, p->rd.tok, p->rd.ntok);
	if (!zp_rdata_read(&p->rd)) {
		zp_zone_problem(p->z, p->rd.fault, p->rd.span, p->rd.help, "%s",
		    p->rd.message);
		return;
	}
	if (p->rd.odd)
		zp_export_odd(p, line_span(p, r));
	struct zp_rr rr = {.owner = p->owner, .at = r->at, .type = h.type};
	zp_keep_rdata(p->z, (const uint8_t *)p->rd.wire.p, &rr);
	rr.ttl = ttl_in_force(
	    p, r, &h, h.type == ZP_SOA ? p->z->soas.v[rr.data].minimum : 0);
	p->last_ttl = rr.ttl;
	p->has_last_ttl = true;
	if (p->z->rrs.n >= p->opt.max_records) {
		zp_zone_problem(p->z, ZP_P_RECORD_LIMIT, line_span(p, r), NULL,
		    "the limit of %u records is reached", p->opt.max_records);
		p->stop = true;
		return;
	}
	zp_zone_add_rr(p->z, &rr);
}

static void report_fault(struct zp_parser *p, const struct zp_scan *s)
{
	struct zp_span span = {p->source, s->fault_at, s->fault_len};
	zp_zone_problem(p->z, s->fault_kind, span, NULL, "%s",
	    zp_problem_info[s->fault_kind].summary);
	/* The owner of a record that cannot be read is still the owner that the
	 * next one inherits. */
	if (!s->rec.blank_owner && s->rec.ntok > 0 &&
	    s->rec.tok[0].at == s->rec.at &&
	    s->fault_at >= s->rec.tok[0].at + s->rec.tok[0].len) {
		uint32_t n = zp_names_plain(
		    &p->z->names, p->origin_node, zp_tok(p, &s->rec, 0));
		if (n != ZP_NONE)
			p->owner = n;
	}
}

bool zp_parse_next(struct zp_parser *p, struct zp_scan *scan)
{
	enum zp_scanned what = zp_scan_next(scan);
	if (what == ZP_SCAN_END)
		return false;
	if (what == ZP_SCAN_FAULT)
		report_fault(p, scan);
	else if (!scan->rec.blank_owner && p->text[scan->rec.tok[0].at] == '$')
		zp_directive(p, &scan->rec);
	else
		read_record(p, &scan->rec);
	return true;
}

/* Line by line where a line tells all. */
static void parse_lines(struct zp_parser *p, struct zp_scan *scan)
{
	const struct zp_lines *lines;
	struct zp_expected *e = NULL;
	struct zp_ahead *a = zp_ahead_new(scan->text, scan->size, p->opt.jobs);
	bool told = scan->size < LARGE || p->depth > 0;
	while (!p->stop && (lines = zp_ahead_next(a))) {
		zp_parse_lines(p, scan, lines);
		uint32_t n = lines->lines.n;
		uint32_t at = n > 0 ? lines->lines.v[n - 1].at : 0;
		if (told || at < scan->size / 8)
			continue;
		told = true;
		e = zp_expect(p->z, at, scan->size, p->opt.jobs > 1);
	}
	zp_expect_end(e);
	zp_ahead_free(a);
}

void zp_parse_source(struct zp_parser *p, uint32_t source)
{
	struct zp_scan scan;
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	p->source = source;
	p->text = s->text;
	p->rd.at_f = p->depth == 0 ? &p->at_z : NULL;
	zp_segment_here(p);
	zp_scan_init(&scan, s->text, s->size);
	/* Exporters write what only looks like records. */
	if (p->z->exporter == ZP_EXPORT_NONE)
		parse_lines(p, &scan);
	else
		while (!p->stop && zp_parse_next(p, &scan))
			continue;
	zp_scan_free(&scan);
}

static void check_bytes(struct zp_parser *p, uint32_t source)
{
	const struct zp_source *s = zp_source_at(&p->set->sources, source);
	struct zp_span start = {source, 0, 0};
	if (s->had_bom)
		zp_zone_problem(p->z, ZP_P_BYTE_ORDER_MARK, start,
		    "save the file without it", "a byte order mark");
	if (s->was_utf16)
		zp_zone_problem(p->z, ZP_P_UTF_16, start,
		    "save it as UTF-8 without a byte order mark",
		    "UTF-16, which name servers cannot read");
	const char *cr = memchr(s->text, '\r', s->size);
	if (cr && !memchr(s->text, '\n', s->size)) {
		zp_zone_problem(p->z, ZP_P_LINE_END_CR, start,
		    "convert the line ends: tr '\\r' '\\n'",
		    "lines end in CR alone");
		p->stop = true;
	}
}

static void set_apex(struct zp_parser *p)
{
	struct zp_zone *z = p->z;
	if (z->origin_by == ZP_ORIGIN_OPTION || z->soa_rrs.n == 0)
		return;
	z->apex = z->rrs.v[z->soa_rrs.v[0]].owner;
}

void zp_parse(struct zp_set *set, struct zp_zone *z, uint32_t source,
    const struct zp_parse_options *opt)
{
	struct zp_parser p = {
	    .set = set, .z = z, .opt = *opt, .owner = ZP_NONE};
	if (p.opt.max_depth == 0 || p.opt.max_depth > ZP_DEPTH_MAX)
		p.opt.max_depth = 10;
	if (p.opt.max_opens == 0)
		p.opt.max_opens = 100;
	if (p.opt.max_generate == 0)
		p.opt.max_generate = 65536;
	if (p.opt.max_records == 0)
		p.opt.max_records = 100000000;
	z->source = source;
	p.source = source;
	check_bytes(&p, source);
	zp_export_recognise(&p, source);
	zp_find_origin(&p, source);
	z->apex = z->origin = p.origin_node;
	p.at_z = p.origin;
	p.rd.at_z = &p.at_z;
	p.rd.octal = zp_export_octal(z->exporter);
	p.stack[0] = source;
	if (!p.stop && z->origin_by != ZP_ORIGIN_NONE)
		zp_parse_source(&p, source);
	if (z->segments.n == 0)
		zp_segment_here(&p);
	set_apex(&p);
	zp_export_finish(&p);
	zp_buf_free(&p.rd.wire);
}
