/* Records drafted field by field. */
#include <string.h>

#include "zoneparse/idn.h"
#include "zoneparse/loader.h"

#define MAX_RECORDS 100000000u
#define AT_RECORD UINT32_MAX /* of a fault that belongs to no field */

void zp_draft_begin(struct zp_loader *l, const struct zp_draft *d)
{
	l->draft = d;
	l->text.n = 0;
	l->tokens.n = 0;
	l->fields.n = 0;
	l->bad = false;
}

static void add_field(struct zp_loader *l, size_t from, uint32_t flags,
    struct zp_span at, bool verbatim)
{
	struct zp_token t = {
	    (uint32_t)from, (uint32_t)(l->text.n - from), flags};
	zp_push(&l->tokens, t);
	zp_push(&l->fields, ((struct zp_draft_field){at, verbatim}));
	/* Tokens stand apart: whether two touch means something to SVCB. */
	zp_buf_putc(&l->text, ' ');
}

void zp_draft_word(struct zp_loader *l, struct zp_str s, struct zp_span at)
{
	size_t from = l->text.n;
	bool high = false;
	uint32_t flags = memchr(s.p, '\\', s.n) ? ZP_TOK_ESCAPE : 0;
	if (s.n == 0 && !l->bad) {
		zp_load_problem(l, l->draft->z, ZP_P_RDATA_MISSING, at, NULL,
		    "an empty value");
		l->bad = true;
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		high |= (unsigned char)s.p[i] > 127;
	struct zp_name n;
	char text[ZP_NAME_TEXT];
	/* An internationalised target, as its A-labels. */
	if (high && !memchr(s.p, '\0', s.n) &&
	    zp_name_read(&n, zp_copy(&l->draft->z->arena, s.p, s.n))) {
		zp_buf_puts(&l->text, zp_name_print(&n, text));
		if (s.p[s.n - 1] == '.')
			zp_buf_putc(&l->text, '.');
	} else {
		zp_buf_add(&l->text, s.p, s.n);
		flags |= high ? ZP_TOK_8BIT : 0;
		if (l->octal_escapes)
			zp_octal_to_decimal(l->text.p + from, s.n);
	}
	add_field(l, from, flags, at, s.n == at.len);
}

void zp_draft_string(struct zp_loader *l, struct zp_str s, struct zp_span at)
{
	size_t from = l->text.n;
	zp_put_quoted(&l->text, (const uint8_t *)s.p, (uint32_t)s.n);
	add_field(l, from, ZP_TOK_QUOTED | ZP_TOK_ESCAPE, at, false);
}

void zp_draft_strings(struct zp_loader *l, struct zp_str s, struct zp_span at)
{
	do {
		size_t n = s.n < 255 ? s.n : 255;
		zp_draft_string(l, (struct zp_str){s.p, n}, at);
		s.p += n;
		s.n -= n;
	} while (s.n > 0);
}

void zp_draft_scalar(struct zp_loader *l, uint32_t node)
{
	if (zp_yaml_is(l->y, node, ZP_Y_SCALAR)) {
		zp_draft_word(
		    l, zp_yaml_text(l->y, node), zp_yaml_span(l->y, node));
	} else if (!l->bad) {
		zp_load_problem(l, l->draft->z, ZP_P_RDATA_BAD,
		    zp_yaml_span(l->y, node), NULL,
		    "one value is expected, not a collection");
		l->bad = true;
	}
}

/* The tokens of a scanned value; they stay where they are in its text. */
static void take_tokens(
    struct zp_loader *l, uint32_t node, size_t from, const struct zp_record *r)
{
	for (uint32_t i = 0; i < r->ntok; i++) {
		struct zp_token t = r->tok[i];
		struct zp_span at = zp_yaml_part(l->y, node, t.at, t.len);
		bool same = at.len == t.len;
		t.at += (uint32_t)from;
		zp_push(&l->tokens, t);
		zp_push(&l->fields, ((struct zp_draft_field){at, same}));
	}
}

static void tell_scan(
    struct zp_loader *l, uint32_t node, const struct zp_scan *s, bool more)
{
	enum zp_problem_kind kind =
	    more ? ZP_P_CONTROL_BYTE : (enum zp_problem_kind)s->fault_kind;
	struct zp_span at = zp_yaml_span(l->y, node);
	if (!more)
		at = zp_yaml_part(l->y, node, s->fault_at, s->fault_len);
	zp_load_problem(l, l->draft->z, kind, at, NULL, "%s",
	    more ? "a line end in a value" : zp_problem_info[kind].summary);
	l->bad = true;
}

/* A master file's comment is no part of a value: whoever writes an unescaped
 * semicolon means it. */
static void check_comment(
    struct zp_loader *l, uint32_t node, size_t from, size_t n)
{
	const struct zp_token *last =
	    l->tokens.n > 0 ? &l->tokens.v[l->tokens.n - 1] : NULL;
	size_t i = last && last->at >= from ? last->at + last->len - from : 0;
	while (i < n && strchr(" \t\r\n()", l->text.p[from + i]))
		i++;
	if (i >= n || l->text.p[from + i] != ';')
		return;
	zp_load_problem(l, l->draft->z, ZP_P_TXT_SEMICOLON,
	    zp_yaml_part(l->y, node, i, 1),
	    "put the text in quotes, or write \\; for a semicolon",
	    "an unescaped semicolon: what follows it is lost as a comment");
	l->bad = true;
}

void zp_draft_fields(struct zp_loader *l, uint32_t node)
{
	static const char pad[ZP_SOURCE_PAD] = {0};
	struct zp_str s = zp_yaml_text(l->y, node);
	struct zp_scan scan;
	size_t from = l->text.n;
	while (s.n > 0 && strchr(" \t\r\n", s.p[s.n - 1]))
		s.n--;
	if (s.n == 0 || memchr(s.p, '\0', s.n)) {
		zp_draft_word(
		    l, (struct zp_str){"", 0}, zp_yaml_span(l->y, node));
		return;
	}
	zp_buf_add(&l->text, s.p, s.n);
	if (l->octal_escapes)
		zp_octal_to_decimal(l->text.p + from, s.n);
	zp_buf_add(&l->text, pad, sizeof pad);
	zp_scan_init(&scan, l->text.p + from, (uint32_t)s.n);
	enum zp_scanned what = zp_scan_next(&scan);
	if (what == ZP_SCAN_RECORD)
		take_tokens(l, node, from, &scan.rec);
	if (what == ZP_SCAN_FAULT)
		tell_scan(l, node, &scan, false);
	else if (zp_scan_next(&scan) != ZP_SCAN_END)
		tell_scan(l, node, &scan, true);
	else
		check_comment(l, node, from, s.n);
	zp_scan_free(&scan);
}

/* What stands where in the sources for a fault of the reader of RDATA. */
static struct zp_span fault_place(const struct zp_loader *l)
{
	const struct zp_rdata *r = &l->rd;
	if (r->span.at == AT_RECORD) {
		if (l->fields.n == 0)
			return l->draft->type_at;
		struct zp_span a = l->fields.v[0].place;
		struct zp_span b = l->fields.v[l->fields.n - 1].place;
		if (b.source == a.source && b.at > a.at)
			a.len = b.at + b.len - a.at;
		return a;
	}
	uint32_t i = l->tokens.n - 1;
	while (i > 0 && l->tokens.v[i].at > r->span.at)
		i--;
	struct zp_span at = l->fields.v[i].place;
	uint32_t off = r->span.at - l->tokens.v[i].at;
	if (l->fields.v[i].verbatim && off + r->span.len <= at.len) {
		at.at += off;
		at.len = r->span.len;
	}
	return at;
}

static void place(struct zp_loader *l, struct zp_span s)
{
	zp_push(&l->places, ((struct zp_place){s.source, s.at, s.len}));
}

static uint32_t write_down(struct zp_loader *l, const char *wire, size_t n)
{
	const struct zp_draft *d = l->draft;
	l->places.n = 0;
	place(l, d->owner_at);
	place(l, d->type_at);
	place(l, d->ttl_at);
	for (uint32_t i = 0; i < l->fields.n; i++)
		place(l, l->fields.v[i].place);
	return zp_written_add(d->z, l->places.v, l->places.n, wire, n);
}

static void add_rr(struct zp_loader *l, const char *wire, size_t n)
{
	const struct zp_draft *d = l->draft;
	struct zp_rr rr = {.type = d->type, .ttl = d->ttl};
	if (d->z->rrs.n >= MAX_RECORDS) {
		if (!l->stop)
			zp_load_problem(l, d->z, ZP_P_RECORD_LIMIT, d->owner_at,
			    NULL, "the limit of %u records is reached",
			    MAX_RECORDS);
		l->stop = true;
		return;
	}
	rr.owner = d->node ? d->node : zp_names_intern(&d->z->names, &d->owner);
	rr.at = write_down(l, wire, n);
	zp_keep_rdata(d->z, (const uint8_t *)wire, &rr);
	zp_zone_add_rr(d->z, &rr);
}

bool zp_draft_end(struct zp_loader *l)
{
	const struct zp_draft *d = l->draft;
	if (l->bad || l->stop)
		return false;
	l->rd.text = l->text.p;
	l->rd.tok = l->tokens.v;
	l->rd.ntok = l->tokens.n;
	l->rd.record = (struct zp_span){l->y->source, AT_RECORD, 0};
	l->rd.origin = l->rdata_origin;
	l->rd.type = d->type;
	if (!zp_rdata_read(&l->rd)) {
		zp_load_problem(l, d->z, l->rd.fault, fault_place(l),
		    l->rd.help, "%s", l->rd.message);
		return false;
	}
	add_rr(l, l->rd.wire.p, l->rd.wire.n);
	return true;
}

bool zp_load_rr(struct zp_loader *l, const struct zp_draft *d, uint32_t node)
{
	zp_draft_begin(l, d);
	zp_draft_fields(l, node);
	return zp_draft_end(l);
}

void zp_load_copy(
    struct zp_loader *l, const struct zp_draft *d, uint32_t rr, uint32_t node)
{
	struct zp_str w = zp_written_wire(d->z, d->z->rrs.v[rr].at);
	zp_draft_begin(l, d);
	zp_push(&l->fields,
	    ((struct zp_draft_field){zp_yaml_span(l->y, node), false}));
	/* The zone's own octets move when it grows. */
	l->rd.wire.n = 0;
	zp_buf_add(&l->rd.wire, w.p, w.n);
	add_rr(l, l->rd.wire.p, l->rd.wire.n);
}

void zp_load_alias(
    struct zp_loader *l, const struct zp_draft *d, uint32_t target)
{
	struct zp_draft alias = *d;
	struct zp_name n = {.len = 1};
	if (target != ZP_NONE && zp_yaml_text(l->y, target).n > 0 &&
	    !zp_load_name(l, d->z, target, NULL, &n))
		return;
	alias.type = ZP_ALIAS;
	zp_draft_begin(l, &alias);
	if (target != ZP_NONE)
		zp_push(&l->fields, ((struct zp_draft_field){
					zp_yaml_span(l->y, target), true}));
	add_rr(l, (const char *)n.wire, n.len);
}

void zp_load_unknown(struct zp_loader *l, const struct zp_draft *d)
{
	switch (d->type) {
	case ZP_A:
	case ZP_AAAA:
	case ZP_ALIAS: zp_load_alias(l, d, ZP_NONE); return;
	case ZP_MX:
	case ZP_CNAME:
	case ZP_DNAME:
	case ZP_NS: break;
	default: return;
	}
	struct zp_names *t = &d->z->names;
	uint32_t node = d->node ? d->node : zp_names_intern(t, &d->owner);
	t->nodes.v[node].types |=
	    d->type == ZP_MX ? ZP_T_MX_UNKNOWN : ZP_T_ANY_UNKNOWN;
	for (; !(t->nodes.v[node].flags & ZP_NODE_EXISTS);
	     node = t->nodes.v[node].parent)
		t->nodes.v[node].flags |= ZP_NODE_EXISTS;
}
