#include "zoneparse/loader.h"

#include <stdlib.h>
#include <string.h>

#include "zoneparse/idn.h"
#include "zoneparse/ttl.h"

#define TTL_MAX 0x7fffffffu /* RFC 2181 section 8 */
#define DEFAULT_TTL 3600u

const struct zp_dialect *zp_dialect_find(const char *name)
{
	for (unsigned i = 0; i < zp_dialects_count; i++)
		if (strcmp(zp_dialects[i]->name, name) == 0)
			return zp_dialects[i];
	return NULL;
}

const struct zp_dialect *zp_dialect_of(const struct zp_yaml *y)
{
	for (unsigned i = 0; y->nodes.n > 0 && i < zp_dialects_count; i++)
		if (zp_dialects[i]->is(y))
			return zp_dialects[i];
	return NULL;
}

const char *zp_dialect_no_zone(const struct zp_yaml *y)
{
	const char *what = NULL;
	for (unsigned i = 0; y->nodes.n > 0 && !what && i < zp_dialects_count;
	     i++)
		if (zp_dialects[i]->no_zone)
			what = zp_dialects[i]->no_zone(y);
	return what;
}

static struct zp_zone *new_zone(struct zp_loader *l)
{
	struct zp_zone *z = zp_set_add(l->set);
	z->source = l->y->source;
	z->dialect = l->dialect;
	z->soaless = !l->dialect->has_soa;
	z->partial = !l->dialect->is_whole;
	zp_push(&z->segments, ((struct zp_segment){0, l->y->source, 0, true}));
	zp_push(l->zones, z);
	return z;
}

static void index_zone(struct zp_loader *l, struct zp_zone *z)
{
	struct zp_name apex;
	if (z->origin_by == ZP_ORIGIN_NONE)
		return;
	zp_names_get(&z->names, z->apex, &apex);
	uint32_t node = zp_names_intern(&l->apexes, &apex);
	while (l->by_apex.n <= node)
		zp_push(&l->by_apex, 0);
	l->by_apex.v[node] = z->index + 1;
}

struct zp_zone *zp_load_zone(
    struct zp_loader *l, const struct zp_name *apex, enum zp_origin_by by)
{
	uint32_t node = zp_names_find(&l->apexes, apex);
	if (node < l->by_apex.n && l->by_apex.v[node])
		return l->set->zones.v[l->by_apex.v[node] - 1];
	struct zp_zone *z =
	    l->opt->join ? l->opt->join(l->opt->join_context, apex) : NULL;
	if (z) {
		zp_push(&z->includes, l->y->source);
		zp_push(&z->segments,
		    ((struct zp_segment){z->rrs.n, l->y->source, 0, true}));
		zp_push(l->zones, z);
		index_zone(l, z);
		return z;
	}
	z = new_zone(l);
	z->origin_by = by;
	z->apex = zp_names_intern(&z->names, apex);
	index_zone(l, z);
	return z;
}

struct zp_zone *zp_load_zone_of(
    const struct zp_loader *l, const struct zp_name *n)
{
	uint8_t at[ZP_LABELS_MAX];
	uint32_t node = 0, zone = 0;
	for (unsigned left = zp_name_labels(n, at);; left--) {
		if (node < l->by_apex.n && l->by_apex.v[node])
			zone = l->by_apex.v[node];
		if (left == 0)
			break;
		const uint8_t *label = n->wire + at[left - 1];
		node =
		    zp_names_find_child(&l->apexes, node, label + 1, label[0]);
		if (node == ZP_NONE)
			break;
	}
	return zone ? l->set->zones.v[zone - 1] : NULL;
}

struct zp_zone *zp_load_home(struct zp_loader *l)
{
	if (l->opt->origin)
		return zp_load_zone(l, l->opt->origin,
		    l->opt->origin_by ? l->opt->origin_by : ZP_ORIGIN_OPTION);
	if (l->loose)
		return NULL;
	zp_load_problem(l, NULL, ZP_P_ORIGIN_UNKNOWN,
	    (struct zp_span){l->y->source, 0, 0},
	    l->dialect->needs_origin
		? "say --origin PATH=NAME, or name the file after its zone: "
		  "example.com.yaml"
		: "say --origin PATH=NAME",
	    "nothing tells the name of this zone");
	l->loose->fragment = true;
	return NULL;
}

/* Whether the place was spoken of already: what libyaml could not read leads to
 * more that is not as it should be. */
static bool is_told(const struct zp_loader *l, const struct zp_zone *z,
    enum zp_problem_kind kind, struct zp_span at)
{
	const struct zp_yaml *y = l->y;
	/* With a fault in a text that is read ahead, all is void. */
	bool is_fault = y->ahead != NULL;
	for (uint32_t i = 0; !y->ahead && i < y->faults.n && i < 100; i++) {
		const struct zp_problem *f = &y->faults.v[i];
		if (f->span.source != at.source || f->span.at != at.at)
			continue;
		if (f->kind != kind)
			return true;
		is_fault = true;
	}
	if (!is_fault && at.source == y->source && y->broken &&
	    at.at >= zp_source_at(y->sources, y->source)->size)
		return true;
	if (!z || z->problems.n == 0)
		return false;
	const struct zp_problem *last = &z->problems.v[z->problems.n - 1];
	return last->kind == kind && last->span.source == at.source &&
	       last->span.at == at.at && last->span.len == at.len;
}

struct zp_problem *zp_load_problem(struct zp_loader *l, struct zp_zone *z,
    enum zp_problem_kind kind, struct zp_span at, const char *help,
    const char *fmt, ...)
{
	va_list ap;
	if (!z && !l->loose)
		l->loose = new_zone(l);
	if (!z)
		z = l->loose;
	if (is_told(l, z, kind, at))
		return &l->dropped;
	va_start(ap, fmt);
	char *message = zp_vprintf(&z->arena, fmt, ap);
	va_end(ap);
	return zp_zone_problem(z, kind, at, help, "%s", message);
}

void zp_octal_to_decimal(char *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		unsigned v = 0, k = 1;
		if (p[i] != '\\')
			continue;
		for (; k < 4 && i + k < n && p[i + k] >= '0' && p[i + k] <= '7';
		     k++)
			v = v * 8 + (unsigned)(p[i + k] - '0');
		if (k == 4 && v <= 255) {
			p[i + 1] = (char)('0' + v / 100);
			p[i + 2] = (char)('0' + v / 10 % 10);
			p[i + 3] = (char)('0' + v % 10);
		}
		/* What is escaped begins no escape. */
		i += k == 4 ? 3 : 1;
	}
}

static bool has_high(struct zp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] > 127)
			return true;
	return false;
}

/* U-labels as A-labels (RFC 5891 section 5); the text as it is if it is none.
 * The text is the arena's. */
static struct zp_str to_ascii(struct zp_arena *a, struct zp_str s)
{
	struct zp_name n;
	char text[ZP_NAME_TEXT];
	bool dot = s.n > 0 && s.p[s.n - 1] == '.';
	if (!has_high(s) || memchr(s.p, '\0', s.n) ||
	    !zp_name_read(&n, zp_copy(a, s.p, s.n)))
		return s;
	char *ascii = zp_printf(
	    a, "%s%s", zp_name_print(&n, text), dot && n.labels ? "." : "");
	return (struct zp_str){ascii, strlen(ascii)};
}

static struct zp_arena *scratch_of(struct zp_loader *l, struct zp_zone *z)
{
	return z ? &z->arena : &l->y->arena;
}

/* Reads S as a name into l->rd. */
static bool read_name(struct zp_loader *l, struct zp_arena *a, struct zp_str *s,
    const struct zp_name *origin, struct zp_name *out)
{
	struct zp_str t = *s;
	if (l->octal_escapes && memchr(t.p, '\\', t.n)) {
		char *copy = zp_copy(a, t.p, t.n);
		zp_octal_to_decimal(copy, t.n);
		t.p = copy;
	}
	t = to_ascii(a, t);
	/* Offsets in the text are those in the node's. */
	bool same = t.n == s->n;
	struct zp_token tok = {0, (uint32_t)t.n, 0};
	l->rd.text = t.p;
	l->rd.tok = &tok;
	l->rd.ntok = 1;
	l->rd.record = (struct zp_span){l->y->source, 0, 0};
	l->rd.origin = origin;
	l->rd.type = ZP_PTR;
	bool good = zp_rdata_read(&l->rd);
	if (good)
		zp_name_from_wire(out, (const uint8_t *)l->rd.wire.p);
	else if (!same)
		s->n = 0;
	return good;
}

bool zp_peek_name(struct zp_loader *l, uint32_t node,
    const struct zp_name *origin, struct zp_name *out)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	return s.n > 0 && read_name(l, &l->y->arena, &s, origin, out);
}

bool zp_load_name(struct zp_loader *l, struct zp_zone *z, uint32_t node,
    const struct zp_name *origin, struct zp_name *out)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	if (!zp_yaml_is(l->y, node, ZP_Y_SCALAR) || s.n == 0) {
		zp_load_problem(l, z, ZP_P_RDATA_MISSING,
		    zp_yaml_span(l->y, node), NULL, "a name is expected");
		return false;
	}
	if (read_name(l, scratch_of(l, z), &s, origin, out))
		return true;
	struct zp_span at = zp_yaml_span(l->y, node);
	if (l->rd.span.at + l->rd.span.len <= s.n)
		at = zp_yaml_part(l->y, node, l->rd.span.at, l->rd.span.len);
	zp_load_problem(l, z, l->rd.fault, at, l->rd.help, "%s", l->rd.message);
	return false;
}

uint32_t zp_load_ttl(struct zp_loader *l, struct zp_zone *z, uint32_t node,
    bool units, struct zp_span *at)
{
	uint32_t ttl =
	    l->opt->has_default_ttl ? l->opt->default_ttl : DEFAULT_TTL;
	*at = (struct zp_span){l->y->source, 0, 0};
	if (node == ZP_NONE)
		return ttl;
	struct zp_str s = zp_yaml_text(l->y, node);
	uint32_t v;
	bool digits = s.n > 0;
	for (size_t i = 0; i < s.n; i++)
		digits = digits && s.p[i] >= '0' && s.p[i] <= '9';
	*at = zp_yaml_span(l->y, node);
	if ((digits || units) && zp_ttl_parse(s, TTL_MAX, &v))
		return v;
	zp_load_problem(l, z, ZP_P_TTL_BAD, *at, NULL,
	    "no TTL: a number of seconds below 2147483648");
	return ttl;
}

int zp_load_type(struct zp_loader *l, struct zp_zone *z, uint32_t node)
{
	struct zp_str s = zp_yaml_text(l->y, node);
	int type = zp_type_parse(s);
	if (type >= 0)
		return type;
	const char *near = zp_type_nearest(s);
	struct zp_problem *p = zp_load_problem(l, z, ZP_P_TYPE_UNKNOWN,
	    zp_yaml_span(l->y, node), NULL, "an unknown record type");
	if (near && z)
		p->help = zp_printf(&z->arena, "did you mean %s?", near);
	return -1;
}

void zp_load_faults(struct zp_loader *l, struct zp_zone *z)
{
	for (uint32_t i = 0; i < l->y->faults.n; i++) {
		const struct zp_problem *f = &l->y->faults.v[i];
		if (!z && !l->loose)
			l->loose = new_zone(l);
		struct zp_zone *of = z ? z : l->loose;
		struct zp_problem *p =
		    zp_zone_problem(of, (enum zp_problem_kind)f->kind, f->span,
			f->help, "%s", f->message);
		if (!f->related_message)
			continue;
		p->related = f->related;
		p->related_message = zp_dup(&of->arena, f->related_message);
	}
}

/* Everything that the loader holds but its tree and options. */
static void reset(struct zp_loader *l)
{
	zp_names_free(&l->apexes);
	zp_vec_free(&l->by_apex);
	zp_vec_free(&l->tokens);
	zp_vec_free(&l->fields);
	zp_vec_free(&l->places);
	zp_buf_free(&l->text);
	zp_buf_free(&l->rd.wire);
	*l = (struct zp_loader){.set = l->set,
	    .y = l->y,
	    .dialect = l->dialect,
	    .opt = l->opt,
	    .zones = l->zones};
}

void zp_dialect_load(struct zp_set *set, struct zp_yaml *y,
    const struct zp_dialect *d, const struct zp_dialect_options *opt,
    zp_zones *out)
{
	struct zp_loader l = {
	    .set = set, .y = y, .dialect = d, .opt = opt, .zones = out};
	uint32_t before = set->zones.n;
	/* What is added to a zone could not be taken out again. */
	if (out->n > 0)
		zp_yaml_finish(y);
	zp_names_init(&l.apexes);
	for (uint32_t i = 0; i < out->n; i++) {
		struct zp_zone *z = out->v[i];
		index_zone(&l, z);
		if (z->source != y->source)
			zp_push(&z->includes, y->source);
	}
	d->load(&l);
	if (zp_yaml_finish(y)) {
		zp_set_drop(set, before);
		out->n = 0;
		reset(&l);
		zp_names_init(&l.apexes);
		d->load(&l);
	}
	zp_load_faults(&l, out->n > 0 ? out->v[0] : NULL);
	/* A text cut off in a fault holds a part of its zones only. */
	for (uint32_t i = 0; y->broken && i < out->n; i++)
		out->v[i]->partial = true;
	reset(&l);
}
