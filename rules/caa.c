#include "rules/caa.h"

#include <string.h>

#include "lint/near.h"

static struct zp_str text_of(const struct lint_pass *p, struct zp_span span)
{
	const struct zp_source *s =
	    zp_source_at(&lint_set(p)->sources, span.source);
	if (!s->text || span.at > s->size || span.len > s->size - span.at)
		return (struct zp_str){"", 0};
	return (struct zp_str){s->text + span.at, span.len};
}

/* Octets that AT octets of a value take in the text of a token (RFC 1035
 * section 5.1: \DDD and \X stand for one). */
static uint32_t written(struct zp_str text, uint32_t from, uint32_t octets)
{
	uint32_t i = from;
	for (; octets > 0 && i < text.n; octets--) {
		if (text.p[i] != '\\' || i + 1 >= text.n) {
			i++;
			continue;
		}
		bool digit = text.p[i + 1] >= '0' && text.p[i + 1] <= '9';
		i += digit ? 4 : 2;
	}
	return i < text.n ? i : (uint32_t)text.n;
}

static bool is_generic(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_str first =
	    text_of(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA));
	return first.n >= 2 && first.p[0] == '\\' && first.p[1] == '#';
}

/* The value without the quotes around it. */
struct zp_span rule_caa_value(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (is_generic(p, z, rr))
		return lint_rr_span(p, z, rr, ZP_FIELD_RDATA);
	struct zp_span span = lint_rr_span(p, z, rr, ZP_FIELD_RDATA + 2);
	struct zp_str text = text_of(p, span);
	/* A quote within a text of JSON has a backslash before it. */
	uint32_t n = text.n > 4 && memcmp(text.p, "\\\"", 2) == 0 ? 2 : 1;
	char quote = text.n > 2 * n ? text.p[n - 1] : '\0';
	if ((quote == '"' || quote == '\'') &&
	    memcmp(text.p, text.p + text.n - n, n) == 0) {
		span.at += n;
		span.len -= 2 * n;
	}
	return span;
}

struct zp_span rule_caa_span(struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len)
{
	struct zp_span span = rule_caa_value(p, z, rr);
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	struct zp_str text = text_of(p, span);
	if (is_generic(p, z, rr) || text.n == 0 || at >= r->value.n)
		return span;
	/* Where nothing is escaped the value stands there as it is. */
	const char *same = r->value.n > text.n
			       ? NULL
			       : memmem(text.p, text.n, r->value.p, r->value.n);
	uint32_t from, to;
	if (same) {
		from = (uint32_t)(same - text.p) + at;
		to = from + len;
	} else if (z->dialect) {
		return span; /* escapes of another language */
	} else {
		from = written(text, 0, at);
		to = written(text, from, len);
	}
	if (from >= text.n || to > text.n || to <= from)
		return span;
	return (struct zp_span){span.source, span.at + from, to - from};
}

struct zp_span rule_caa_tag(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	return lint_rr_span(p, z, rr,
	    is_generic(p, z, rr) ? ZP_FIELD_RDATA : ZP_FIELD_RDATA + 1);
}

struct zp_span rule_caa_word(struct lint_pass *p, const struct zp_zone *z,
    const struct dcv_caa_record *r, struct zp_str word)
{
	return rule_caa_span(
	    p, z, r->rr, (uint32_t)(word.p - r->value.p), (uint32_t)word.n);
}

const char *rule_caa_text(struct lint_pass *p, struct zp_str s)
{
	return zp_copy(&lint_dcv(p)->arena, s.p, s.n);
}

const char *rule_caa_owner(struct lint_pass *p, const struct dcv_caa_set *s)
{
	return lint_node_text(p, s->zone, s->node);
}

void rule_caa_write(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_caa_set *s, const char *tag, const char *issuer)
{
	struct zp_name owner;
	zp_names_get(&s->zone->names, s->node, &owner);
	lint_write(p, f, s->zone, lint_relative(p, s->zone, &owner), ZP_CAA, 0,
	    "%s \"%s\"", tag, issuer);
}

void rule_caa_relate_alias(
    struct lint_pass *p, struct lint_finding *f, const struct dcv_row *row)
{
	const struct dcv_caa_found *c = &row->caa.found;
	if (c->nhops > 0)
		lint_relate(p, f,
		    lint_rr_span(
			p, c->alias.zone, c->alias.rr, ZP_FIELD_RECORD),
		    "the look-up follows this alias");
}

const char *rule_caa_target(struct lint_pass *p, const struct dcv_row *row)
{
	struct zp_chain c;
	struct zp_view view = {lint_set(p), row->view};
	struct zp_name level = zp_name_chop(
	    &row->name, (uint8_t)(row->name.labels - row->caa.found.level));
	zp_view_resolve(view, &level, ZP_CAA, &c);
	return lint_text(p, &c.name);
}

uint64_t rule_caa_cause(const struct dcv_caa_set *s)
{
	return (uint64_t)(uintptr_t)s;
}

const char *rule_caa_names(
    struct lint_pass *p, const struct dcv_caa_set *s, enum dcv_caa_tag tag)
{
	if (s->named[tag] == 0)
		return "names nobody";
	if (s->named[tag] > 1)
		return zp_printf(&lint_dcv(p)->arena,
		    "one of %u records, which name others", s->count[tag]);
	for (uint32_t i = 0; i < s->n; i++) {
		struct dcv_caa_value v;
		if (s->record[i].kind != tag || !s->record[i].names)
			continue;
		dcv_caa_value_read(s->record[i].value, &v);
		return zp_printf(&lint_dcv(p)->arena, "only %s is named",
		    rule_caa_text(p, v.issuer));
	}
	return NULL;
}

bool rule_caa_is_issuer(const struct lint_pass *p, struct zp_str issuer)
{
	const struct dcv_profile *ca;
	for (unsigned i = 0; (ca = lint_known_ca(p, i)); i++)
		for (uint32_t k = 0; k < ca->is.caa_issuers.n; k++)
			if (dcv_caa_same_word(issuer, ca->is.caa_issuers.v[k]))
				return true;
	return false;
}

const char *rule_caa_nearest(const struct lint_pass *p, const char *issuer)
{
	const struct dcv_profile *ca;
	struct lint_near near = lint_near_begin(issuer);
	size_t label = strcspn(issuer, ".");
	for (unsigned i = 0; (ca = lint_known_ca(p, i)); i++)
		for (uint32_t k = 0; k < ca->is.caa_issuers.n; k++) {
			const char *known = ca->is.caa_issuers.v[k];
			if (strncmp(known, issuer, label + 1) == 0)
				return known;
			lint_near_offer(&near, known);
		}
	return near.best && near.distance <= 2 ? near.best : NULL;
}

const char *rule_caa_issuer_in(struct lint_pass *p, struct zp_str value)
{
	struct zp_buf b = {0};
	struct dcv_caa_value v;
	const char *slashes = memmem(value.p, value.n, "//", 2);
	size_t i = slashes ? (size_t)(slashes - value.p) + 2 : 0;
	const char *at = memchr(value.p, '@', value.n);
	if (at)
		i = (size_t)(at - value.p) + 1;
	for (; i < value.n && !strchr(" \t;,/:", value.p[i]); i++) {
		char c = value.p[i];
		zp_buf_putc(&b, c >= 'A' && c <= 'Z' ? (char)(c | 32) : c);
	}
	while (b.n > 0 && b.p[b.n - 1] == '.')
		b.n--;
	const char *text = rule_caa_text(p, (struct zp_str){b.p, b.n});
	zp_buf_free(&b);
	dcv_caa_value_read((struct zp_str){text, strlen(text)}, &v);
	return v.fault == DCV_CAA_SOUND && v.issuer.n > 0 ? text : NULL;
}
