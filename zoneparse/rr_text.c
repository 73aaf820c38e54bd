/* Records read again from their text: spans of fields, RDATA. */
#include <string.h>

#include "zoneparse/dump.h"
#include "zoneparse/export.h"
#include "zoneparse/rdata.h"
#include "zoneparse/ttl.h"

struct fields {
	struct zp_scan scan;
	const struct zp_segment *segment;
	int owner, ttl, class; /* tokens; -1: not written */
	uint32_t type, rdata;  /* token of the type, first of RDATA */
	uint32_t nrdata;
};

static struct zp_str token(const struct fields *f, uint32_t i)
{
	const struct zp_token *t = &f->scan.rec.tok[i];
	return (struct zp_str){f->scan.text + t->at, t->len};
}

static bool is_ttl(struct zp_str s)
{
	uint32_t v;
	return s.p[0] >= '0' && s.p[0] <= '9' &&
	       zp_ttl_parse(s, UINT32_MAX, &v);
}

static bool open_fields(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, struct fields *f)
{
	f->segment = zp_zone_segment(z, rr);
	const struct zp_source *s =
	    zp_source_at(&set->sources, f->segment->source);
	zp_scan_init(&f->scan, s->text, s->size);
	f->scan.at = z->rrs.v[rr].at;
	f->owner = f->ttl = f->class = -1;
	f->type = f->rdata = 0;
	if (zp_scan_next(&f->scan) != ZP_SCAN_RECORD)
		return false;
	uint32_t i = 0;
	if (!f->scan.rec.blank_owner)
		f->owner = (int)i++;
	for (; i < f->scan.rec.ntok; i++) {
		if (f->ttl < 0 && is_ttl(token(f, i)))
			f->ttl = (int)i;
		else if (f->class < 0 && zp_class_parse(token(f, i)) >= 0)
			f->class = (int)i;
		else if (!zp_export_token(token(f, i)))
			break;
	}
	if (i >= f->scan.rec.ntok)
		return false;
	f->type = i;
	f->rdata = i + 1;
	f->nrdata = f->scan.rec.ntok - f->rdata;
	if (z->rrs.v[rr].type == ZP_ALIAS)
		zp_alias_fields(f->scan.text, f->scan.rec.tok, f->scan.rec.ntok,
		    i, &f->rdata, &f->nrdata);
	return true;
}

static struct zp_span span_of(const struct fields *f, uint32_t i)
{
	if (i >= f->scan.rec.ntok)
		i = f->scan.rec.ntok - 1;
	const struct zp_token *t = &f->scan.rec.tok[i];
	return (struct zp_span){f->segment->source, t->at, t->len};
}

static uint32_t field_token(const struct fields *f, unsigned field)
{
	int i = field == ZP_FIELD_OWNER   ? f->owner
		: field == ZP_FIELD_TTL   ? f->ttl
		: field == ZP_FIELD_CLASS ? f->class
					  : -1;
	if (i >= 0)
		return (uint32_t)i;
	return field < ZP_FIELD_RDATA ? f->type
				      : f->rdata + (field - ZP_FIELD_RDATA);
}

/* The octets from the first of the fields of RDATA to the last as they stand in
 * the text, if that is one source's. */
static struct zp_span written_rdata(const struct zp_zone *z, uint32_t i)
{
	struct zp_place p[32];
	uint32_t n = zp_written_places(z, i, ZP_PLACE_RDATA, p, 32);
	if (n == 0)
		zp_written_places(z, i, ZP_PLACE_TYPE, p, 1);
	uint32_t from = p[0].at, to = p[0].at + p[0].len;
	for (uint32_t k = 1; k < n && p[k].source == p[0].source; k++) {
		from = p[k].at < from ? p[k].at : from;
		to = p[k].at + p[k].len > to ? p[k].at + p[k].len : to;
	}
	return (struct zp_span){p[0].source, from, to - from};
}

static struct zp_span written_span(
    const struct zp_zone *z, uint32_t i, unsigned field)
{
	struct zp_place p;
	uint32_t which = ZP_PLACE_TYPE;
	if (field == ZP_FIELD_RECORD)
		return written_rdata(z, i);
	if (field == ZP_FIELD_OWNER)
		which = ZP_PLACE_OWNER;
	else if (field == ZP_FIELD_TTL)
		which = ZP_PLACE_TTL;
	else if (field >= ZP_FIELD_RDATA)
		which = ZP_PLACE_RDATA + field - ZP_FIELD_RDATA;
	/* A field that is not there: what is written of RDATA, or the type. */
	if (zp_written_places(z, i, which, &p, 1) == 0)
		return written_rdata(z, i);
	if (p.len == 0 && which == ZP_PLACE_TTL)
		zp_written_places(z, i, ZP_PLACE_TYPE, &p, 1);
	return (struct zp_span){p.source, p.at, p.len};
}

struct zp_span zp_rr_span(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, unsigned field)
{
	struct fields f;
	if (zp_zone_segment(z, rr)->written)
		return zp_span_shown(
		    &set->sources, written_span(z, z->rrs.v[rr].at, field));
	struct zp_span span = {
	    zp_zone_segment(z, rr)->source, z->rrs.v[rr].at, 0};
	if (open_fields(set, z, rr, &f)) {
		span = span_of(&f, field_token(&f, field));
		if (field == ZP_FIELD_RECORD) {
			struct zp_span last = span_of(&f, f.scan.rec.ntok - 1);
			span = span_of(&f, 0);
			span.len = last.at + last.len - span.at;
		}
	}
	zp_scan_free(&f.scan);
	return zp_span_shown(&set->sources, span);
}

void zp_rr_wire(const struct zp_set *set, const struct zp_zone *z, uint32_t rr,
    struct zp_buf *out)
{
	struct fields f;
	struct zp_name origin, first;
	const struct zp_name *at_z = &origin;
	out->n = 0;
	if (zp_zone_segment(z, rr)->written) {
		struct zp_str w = zp_written_wire(z, z->rrs.v[rr].at);
		zp_buf_add(out, w.p, w.n);
		return;
	}
	if (open_fields(set, z, rr, &f)) {
		bool main = f.segment->source == z->source;
		zp_names_get(&z->names, f.segment->origin, &origin);
		if (z->origin != f.segment->origin) {
			zp_names_get(&z->names, z->origin, &first);
			at_z = &first;
		}
		struct zp_rdata r = {
		    .text = f.scan.text,
		    .tok = f.scan.rec.tok + f.rdata,
		    .ntok = f.nrdata,
		    .origin = &origin,
		    .at_z = at_z,
		    .at_f = main ? at_z : NULL,
		    .octal = zp_export_octal(z->exporter),
		    .type = z->rrs.v[rr].type,
		    .wire = *out,
		};
		if (z->exporter)
			r.ntok = zp_export_rdata(
			    z->exporter, r.type, r.text, r.tok, r.ntok);
		if (!zp_rdata_read(&r))
			r.wire.n = 0;
		*out = r.wire;
	}
	zp_scan_free(&f.scan);
}

void zp_dump_rdata(struct zp_buf *out, const struct zp_set *set,
    const struct zp_zone *z, uint32_t rr)
{
	struct zp_buf wire = {0};
	zp_rr_wire(set, z, rr, &wire);
	zp_rdata_print(
	    out, z->rrs.v[rr].type, (const uint8_t *)wire.p, (uint32_t)wire.n);
	zp_buf_free(&wire);
}

void zp_dump_rr(struct zp_buf *out, const struct zp_set *set,
    const struct zp_zone *z, uint32_t rr)
{
	struct zp_name owner;
	char text[ZP_NAME_TEXT], type[16];
	zp_rr_owner(z, rr, &owner);
	/* No name server loads it; it loads the rest. */
	if (z->rrs.v[rr].type == ZP_ALIAS)
		zp_buf_puts(out, "; ");
	zp_buf_printf(out, "%s%s %u IN %s ", zp_name_print(&owner, text),
	    owner.labels > 0 ? "." : "", z->rrs.v[rr].ttl,
	    zp_type_print(z->rrs.v[rr].type, type));
	zp_dump_rdata(out, set, z, rr);
	zp_buf_putc(out, '\n');
}
