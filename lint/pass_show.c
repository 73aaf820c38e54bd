/* Where and how rules show things: spans, names as text; and to whom. */
#include <assert.h>
#include <string.h>

#include "lint/ask.h"
#include "lint/pass_internal.h"
#include "zoneparse/dialect.h"

const struct zp_set *lint_set(const struct lint_pass *p)
{
	return &lint_pass_run(p)->set;
}

struct zp_view lint_view(const struct lint_pass *p, const struct zp_zone *z)
{
	return (struct zp_view){&lint_pass_run(p)->set, z ? z->view : NULL};
}

const struct zp_dnssec *lint_dnssec(
    const struct lint_pass *p, const struct zp_zone *z)
{
	struct lint_run *run = lint_pass_run(p);
	return zp_dnssec_of(&run->dcv.dnssec, &run->set, z, run->opt->today);
}

struct dcv *lint_dcv(const struct lint_pass *p)
{
	return &lint_pass_run(p)->dcv;
}

struct zp_span lint_rr_span(const struct lint_pass *p, const struct zp_zone *z,
    uint32_t rr, unsigned field)
{
	return zp_rr_span(lint_set(p), z, rr, field);
}

struct zp_span lint_zone_span(const struct zp_zone *z)
{
	return (struct zp_span){z->source, 0, 0};
}

struct zp_span lint_row_span(
    const struct lint_pass *p, const struct dcv_row *row)
{
	if (!row->zone)
		return lint_nowhere();
	if (row->rr == ZP_NONE)
		return lint_zone_span(row->zone);
	return lint_rr_span(p, row->zone, row->rr, ZP_FIELD_OWNER);
}

struct zp_span lint_nowhere(void)
{
	return (struct zp_span){ZP_NOWHERE, 0, 0};
}

const char *lint_text(struct lint_pass *p, const struct zp_name *n)
{
	char text[ZP_NAME_TEXT];
	return zp_dup(&lint_pass_run(p)->arena, zp_name_print(n, text));
}

const char *lint_copy(struct lint_pass *p, const char *text)
{
	return zp_dup(&lint_pass_run(p)->arena, text);
}

const char *lint_join(struct lint_pass *p, const char *a, const char *b)
{
	return zp_printf(&lint_pass_run(p)->arena, "%s%s", a, b);
}

const char *lint_node_text(
    struct lint_pass *p, const struct zp_zone *z, uint32_t node)
{
	struct zp_name n;
	zp_names_get(&z->names, node, &n);
	return lint_text(p, &n);
}

const char *lint_relative(
    struct lint_pass *p, const struct zp_zone *z, const struct zp_name *n)
{
	struct zp_name apex;
	zp_names_get(&z->names, z->apex, &apex);
	if (zp_name_equal(n, &apex))
		return "@";
	const char *text = lint_text(p, n);
	if (apex.labels == 0)
		return text;
	if (!zp_name_is_below(n, &apex))
		return zp_printf(&lint_pass_run(p)->arena, "%s.", text);
	size_t cut = strlen(lint_text(p, &apex)) + 1;
	return zp_copy(&lint_pass_run(p)->arena, text, strlen(text) - cut);
}

void lint_write(struct lint_pass *p, struct lint_finding *f,
    const struct zp_zone *z, const char *owner, uint16_t type,
    unsigned preference, const char *fmt, ...)
{
	struct zp_arena *a = &lint_pass_run(p)->arena;
	struct zp_buf b = {0};
	char name[16];
	va_list ap;
	va_start(ap, fmt);
	const char *target = zp_vprintf(a, fmt, ap);
	va_end(ap);
	f->help_is_record = !z->dialect || z->dialect->write;
	if (z->dialect && z->dialect->write) {
		z->dialect->write(&b, owner, type, preference, target);
	} else {
		zp_buf_printf(&b,
		    z->dialect ? "a record at %s: %s " : "%s IN %s ", owner,
		    zp_type_print(type, name));
		if (type == ZP_MX || type == ZP_CAA)
			zp_buf_printf(&b, "%u ", preference);
		zp_buf_puts(&b, target);
	}
	f->help = zp_dup(a, b.p);
	zp_buf_free(&b);
}

void lint_cite(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_source *source)
{
	if (source)
		f->cite = zp_dup(&lint_pass_run(p)->arena, source->title);
}

const char *lint_today(const struct lint_pass *p)
{
	return lint_pass_run(p)->opt->today;
}

const struct dcv_profile *lint_ca(const struct lint_pass *p, unsigned i)
{
	const struct lint_options *o = lint_pass_run(p)->opt;
	return i < o->cas.n ? o->cas.v[i] : NULL;
}

const struct dcv_profile *lint_known_ca(const struct lint_pass *p, unsigned i)
{
	return dcv_profiles_at(lint_pass_run(p)->opt->profiles, i);
}

bool lint_asks(const struct lint_pass *p)
{
	return lint_pass_run(p)->opt->asked;
}

void lint_by_default(
    struct lint_pass *p, struct lint_finding *f, enum lint_severity severity)
{
	/* What matters is known before a rule is called. */
	assert(p->rule->varies || severity <= p->rule->found ||
	       severity <= p->rule->asked);
	if (f->severity != LINT_OFF)
		f->severity =
		    lint_severity_of(lint_pass_run(p)->opt, f->rule, severity);
}

enum lint_audience lint_audience(
    const struct lint_pass *p, const struct zp_zone *z)
{
	return lint_view_audience(lint_pass_run(p)->opt, z ? z->view : NULL);
}

void lint_relate(struct lint_pass *p, struct lint_finding *f,
    struct zp_span span, const char *fmt, ...)
{
	struct lint_related r = {.span = span};
	if (!f->message)
		return; /* the rule is switched off */
	va_list ap;
	va_start(ap, fmt);
	r.message = zp_vprintf(&lint_pass_run(p)->arena, fmt, ap);
	va_end(ap);
	zp_push(&f->related, r);
}
