#include <stdlib.h>
#include <string.h>

#include "lint/suppress.h"

struct group {
	const struct lint_rule *rule;
	const struct zp_zone *zone;
	uint64_t cause;
	const char *ca, *view;
	struct lint_finding *finding; /* NULL: the rule is switched off */
	bool open; /* no finding yet: those before were suppressed */
};

/* A record that a record rule spoke of, for the reasons of rows. */
struct spoken {
	const struct zp_zone *zone;
	uint32_t rr;
	const char *rule;
};

struct lint_pass {
	struct lint_run *run;
	const struct lint_rule *rule;
	const struct zp_zone *zone;
	uint32_t rr;
	const struct dcv_row *row;
	ZP_VEC(struct group) groups;
	uint32_t *slots;
	unsigned bits;
	uint32_t pending; /* group + 1 that the next report belongs to */
	ZP_VEC(struct spoken) spoken; /* by zone, then record */
	ZP_VEC(const char *) reasons;
	struct zp_name name; /* of the row, and the findings before it */
	const char *view;
	const struct dcv_profile *first; /* under which it is judged first */
	uint32_t before;
	ZP_VEC(uint32_t) about; /* nodes of the next finding; none: the apex */
};

struct lint_pass *lint_pass_new(struct lint_run *run)
{
	struct lint_pass *p = zp_xcalloc(1, sizeof *p);
	p->run = run;
	p->bits = 8;
	p->slots = zp_xcalloc((size_t)1 << p->bits, sizeof *p->slots);
	return p;
}

void lint_pass_free(struct lint_pass *p)
{
	if (!p)
		return;
	zp_vec_free(&p->groups);
	zp_vec_free(&p->spoken);
	zp_vec_free(&p->reasons);
	zp_vec_free(&p->about);
	zp_xfree(p->slots);
	zp_xfree(p);
}

void lint_pass_zone(
    struct lint_pass *p, const struct lint_rule *rule, const struct zp_zone *z)
{
	p->rule = rule;
	p->zone = z;
	p->rr = ZP_NONE;
	p->row = NULL;
	p->pending = 0;
	rule->on_zone(p, z);
}

void lint_pass_all(struct lint_pass *p, const struct lint_rule *rule)
{
	p->rule = rule;
	p->zone = NULL;
	p->rr = ZP_NONE;
	p->row = NULL;
	p->pending = 0;
	rule->on_run(p);
}

void lint_pass_rr(struct lint_pass *p, const struct lint_rule *rule,
    const struct zp_zone *z, uint32_t rr)
{
	p->rule = rule;
	p->zone = z;
	p->rr = rr;
	p->row = NULL;
	p->pending = 0;
	rule->on_rr(p, z, rr);
}

void lint_pass_row(struct lint_pass *p, const struct lint_rule *rule,
    const struct dcv_row *row)
{
	p->rule = rule;
	p->zone = row->zone;
	p->rr = ZP_NONE;
	p->row = row;
	p->pending = 0;
	rule->on_row(p, row);
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void add_reason(struct lint_pass *p, const char *id)
{
	for (uint32_t i = 0; i < p->reasons.n; i++)
		if (strcmp(p->reasons.v[i], id) == 0)
			return;
	zp_push(&p->reasons, id);
}

/* The first of what was said about records from ZONE's RR on: the record pass
 * goes zone by zone and record by record, so the list is sorted. */
static uint32_t first_spoken(
    const struct lint_pass *p, const struct zp_zone *zone, uint32_t rr)
{
	uint32_t low = 0, high = p->spoken.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct spoken *s = &p->spoken.v[mid];
		if (s->zone->index < zone->index ||
		    (s->zone == zone && s->rr < rr))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void lint_pass_begin(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	p->reasons.n = 0;
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		if (!x->zone)
			continue;
		uint32_t k = first_spoken(p, x->zone, x->rr);
		for (; k < p->spoken.n && p->spoken.v[k].rr == x->rr &&
		       p->spoken.v[k].zone == x->zone;
		     k++)
			add_reason(p, p->spoken.v[k].rule);
	}
	if (zp_name_equal(&p->name, &row->name) && same(p->view, row->view))
		return;
	p->name = row->name;
	p->view = row->view;
	p->first = row->profile;
	p->before = p->run->findings.n;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **lint_pass_reasons(struct lint_pass *p, uint32_t *n)
{
	if (p->reasons.n > 1)
		qsort(
		    p->reasons.v, p->reasons.n, sizeof *p->reasons.v, by_text);
	*n = p->reasons.n;
	return p->reasons.v;
}

struct lint_run *lint_pass_run(const struct lint_pass *p)
{
	return p->run;
}

static uint32_t *group_slot(struct lint_pass *p, const struct group *g)
{
	uint64_t h = (uint64_t)(uintptr_t)g->rule * 31 + g->cause;
	h = (h * 31 + (uint64_t)(uintptr_t)g->zone) *
	    UINT64_C(0x9e3779b97f4a7c15);
	uint32_t mask = (UINT32_C(1) << p->bits) - 1;
	uint32_t i = (uint32_t)(h >> 32) & mask;
	for (; p->slots[i]; i = (i + 1) & mask) {
		const struct group *k = &p->groups.v[p->slots[i] - 1];
		if (k->rule == g->rule && k->zone == g->zone &&
		    k->cause == g->cause && same(k->ca, g->ca) &&
		    same(k->view, g->view))
			break;
	}
	return &p->slots[i];
}

static void regroup(struct lint_pass *p)
{
	p->bits++;
	zp_xfree(p->slots);
	p->slots = zp_xcalloc((size_t)1 << p->bits, sizeof *p->slots);
	for (uint32_t i = 0; i < p->groups.n; i++)
		*group_slot(p, &p->groups.v[i]) = i + 1;
}

static void add_name(
    struct lint_pass *p, struct lint_finding *f, const struct zp_name *n)
{
	const char *text = lint_text(p, n);
	if (f->names.n > 0 && strcmp(f->names.v[f->names.n - 1], text) == 0)
		return;
	zp_push(&f->names, text);
	f->name = f->names.v[0];
}

static bool is_known(
    struct lint_pass *p, const struct dcv_row *row, const struct group *one)
{
	struct group g = *one;
	uint32_t *slot = group_slot(p, &g);
	if (*slot && p->groups.v[*slot - 1].open) {
		p->pending = *slot;
		return false;
	}
	if (*slot) {
		struct lint_finding *f = p->groups.v[*slot - 1].finding;
		if (f && !lint_suppressed(p->run, f->rule, f->zone,
			     lint_text(p, &row->name), f->span)) {
			add_name(p, f, &row->name);
			add_reason(p, p->rule->id);
		}
		return true;
	}
	zp_push(&p->groups, g);
	*slot = p->pending = p->groups.n;
	if (p->groups.n > (UINT32_C(1) << p->bits) / 2)
		regroup(p);
	return false;
}

void lint_about(struct lint_pass *p, uint32_t node)
{
	if (p->about.n == 0 || p->about.v[p->about.n - 1] != node)
		zp_push(&p->about, node);
}

/* The names that the configuration does not accept; none is left: all are. */
static bool name_about(
    struct lint_pass *p, struct lint_finding *f, struct zp_span span)
{
	struct zp_name n;
	for (uint32_t i = 0; i < p->about.n; i++) {
		zp_names_get(&p->zone->names, p->about.v[i], &n);
		if (!lint_suppressed(
			p->run, f->rule, f->zone, lint_text(p, &n), span))
			add_name(p, f, &n);
	}
	p->about.n = 0;
	return f->names.n == 0;
}

bool lint_again(struct lint_pass *p, const struct dcv_row *row, uint64_t cause)
{
	struct group g = {p->rule, row->zone, cause,
	    p->rule->per_ca ? row->profile->id : NULL, row->view, NULL, false};
	return !row->asked && is_known(p, row, &g);
}

bool lint_once(struct lint_pass *p, const struct dcv_row *row, uint64_t cause)
{
	struct group g = {.rule = p->rule, .cause = cause};
	return is_known(p, row, &g);
}

static void name_finding(struct lint_pass *p, struct lint_finding *f)
{
	struct zp_name n;
	if (p->row) {
		add_name(p, f, &p->row->name);
		if (p->rule->per_ca)
			f->ca = p->row->profile->id;
	} else if (p->zone && p->rr != ZP_NONE) {
		zp_rr_owner(p->zone, p->rr, &n);
		add_name(p, f, &n);
	} else if (p->about.n == 0 && p->zone &&
		   p->zone->origin_by != ZP_ORIGIN_NONE) {
		zp_names_get(&p->zone->names, p->zone->apex, &n);
		add_name(p, f, &n);
	}
	if (p->zone && p->zone->origin_by != ZP_ORIGIN_NONE)
		f->zone = lint_node_text(p, p->zone, p->zone->apex);
}

/* Whether the row's name was told so under another CA, by a rule whose findings
 * hold for every CA. */
static bool is_told(const struct lint_pass *p, const struct lint_finding *f)
{
	if (!p->row || p->rule->per_ca)
		return false;
	for (uint32_t i = p->before; i < p->run->findings.n; i++) {
		const struct lint_finding *k = p->run->findings.v[i];
		if (k->rule == f->rule && k->span.source == f->span.source &&
		    k->span.at == f->span.at && same(k->message, f->message))
			return true;
	}
	return false;
}

static struct lint_finding *report(struct lint_pass *p, struct zp_span span,
    bool early, const char *fmt, va_list ap)
{
	bool asked = p->row && p->row->asked;
	const struct lint_rule *r = p->rule;
	enum lint_severity s =
	    lint_severity_of(p->run->opt, r->id, asked ? r->asked : r->found);
	struct lint_finding *f = zp_alloc(&p->run->arena, sizeof *f);
	f->rule = r->id;
	f->why = r->why;
	f->cite = r->cite;
	f->method = r->method;
	f->severity = s;
	f->span = span;
	if (early)
		lint_at_most(f, r->before);
	if (r->until && strcmp(p->run->opt->today, r->until) > 0)
		s = f->severity = LINT_OFF;
	/* What holds for every CA is said once, under the first profile. */
	bool repeated = p->row && !r->per_ca && p->row->profile != p->first;
	if (repeated && s != LINT_OFF)
		add_reason(p, r->id);
	if (s == LINT_OFF || repeated) {
		p->about.n = 0;
		return f;
	}
	f->message = zp_vprintf(&p->run->arena, fmt, ap);
	if (early && r->before < s)
		f->message = zp_printf(&p->run->arena, "%s (from %s on %s %s)",
		    f->message, r->from, s == LINT_ERROR ? "an" : "a",
		    lint_severity_text(s));
	name_finding(p, f);
	bool accepted = p->about.n > 0 ? name_about(p, f, span)
				       : lint_suppressed(p->run, r->id, f->zone,
					     f->name, span);
	if (p->row && !accepted)
		add_reason(p, r->id);
	if (accepted || is_told(p, f)) {
		f->message = NULL;
		if (p->pending)
			p->groups.v[p->pending - 1].open = accepted;
		p->pending = 0;
		zp_vec_free(&f->names);
		return f;
	}
	if (!p->row && p->rr != ZP_NONE)
		zp_push(&p->spoken, ((struct spoken){p->zone, p->rr, r->id}));
	if (p->pending) {
		p->groups.v[p->pending - 1].finding = f;
		p->groups.v[p->pending - 1].open = false;
	}
	p->pending = 0;
	zp_push(&p->run->findings, f);
	return f;
}

struct lint_finding *lint_report(
    struct lint_pass *p, struct zp_span span, const char *fmt, ...)
{
	const char *from = p->rule->from;
	va_list ap;
	va_start(ap, fmt);
	struct lint_finding *f =
	    report(p, span, from && strcmp(lint_today(p), from) < 0, fmt, ap);
	va_end(ap);
	return f;
}

struct lint_finding *lint_report_now(
    struct lint_pass *p, struct zp_span span, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	struct lint_finding *f = report(p, span, false, fmt, ap);
	va_end(ap);
	return f;
}

#define FORMATTED(field)                                        \
	do {                                                    \
		va_list ap;                                     \
		va_start(ap, fmt);                              \
		f->field = zp_vprintf(&p->run->arena, fmt, ap); \
		va_end(ap);                                     \
	} while (0)

void lint_label(
    struct lint_pass *p, struct lint_finding *f, const char *fmt, ...)
{
	FORMATTED(label);
}

void lint_help(
    struct lint_pass *p, struct lint_finding *f, const char *fmt, ...)
{
	FORMATTED(help);
}

void lint_relate(struct lint_pass *p, struct lint_finding *f,
    struct zp_span span, const char *fmt, ...)
{
	struct lint_related r = {.span = span};
	if (!f->message)
		return; /* the rule is switched off */
	va_list ap;
	va_start(ap, fmt);
	r.message = zp_vprintf(&p->run->arena, fmt, ap);
	va_end(ap);
	zp_push(&f->related, r);
}

void lint_at_most(struct lint_finding *f, enum lint_severity severity)
{
	if (f->severity > severity)
		f->severity = severity;
}
