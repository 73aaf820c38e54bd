#include <stdlib.h>
#include <string.h>

#include "lint/pass_internal.h"
#include "lint/suppress.h"

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

/* What the rule is called for from now on. */
static void turn_to(struct lint_pass *p, const struct lint_rule *rule,
    const struct zp_zone *z, uint32_t rr, const struct dcv_row *row)
{
	p->rule = rule;
	p->zone = z;
	p->rr = rr;
	p->row = row;
	p->pending = 0;
	p->accepted = NULL;
}

void lint_pass_zone(
    struct lint_pass *p, const struct lint_rule *rule, const struct zp_zone *z)
{
	turn_to(p, rule, z, ZP_NONE, NULL);
	rule->on_zone(p, z);
}

void lint_pass_after(
    struct lint_pass *p, const struct lint_rule *rule, const struct zp_zone *z)
{
	turn_to(p, rule, z, ZP_NONE, NULL);
	rule->on_after(p, z);
}

const struct lint_remark *lint_remark(const struct lint_pass *p,
    enum lint_remark_kind kind, const struct lint_remark *after)
{
	const struct lint_remarks *r = &p->run->remarks;
	uint32_t i = after ? (uint32_t)(after - r->faults.v) + 1 : 0;
	while (i < r->faults.n && r->faults.v[i].kind != kind)
		i++;
	return i < r->faults.n ? &r->faults.v[i] : NULL;
}

void lint_pass_all(struct lint_pass *p, const struct lint_rule *rule)
{
	turn_to(p, rule, NULL, ZP_NONE, NULL);
	rule->on_run(p);
}

void lint_pass_end(struct lint_pass *p, const struct lint_rule *rule)
{
	turn_to(p, rule, NULL, ZP_NONE, NULL);
	rule->on_end(p);
}

const struct dcv_profile *lint_mails(const struct lint_pass *p)
{
	return p->mails;
}

void lint_pass_rr(struct lint_pass *p, const struct lint_rule *rule,
    const struct zp_zone *z, uint32_t rr)
{
	turn_to(p, rule, z, rr, NULL);
	rule->on_rr(p, z, rr);
}

void lint_pass_row(struct lint_pass *p, const struct lint_rule *rule,
    const struct dcv_row *row)
{
	turn_to(p, rule, row->zone, ZP_NONE, row);
	rule->on_row(p, row);
}

/* The first of what was said about records from ZONE's RR on: the record pass
 * goes zone by zone and record by record, so the list is sorted. */
static uint32_t first_spoken(
    const struct lint_pass *p, const struct zp_zone *zone, uint32_t rr)
{
	uint32_t low = 0, high = p->spoken.n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct lint_spoken *s = &p->spoken.v[mid];
		if (s->zone->index < zone->index ||
		    (s->zone == zone && s->rr < rr))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void lint_pass_begin(
    struct lint_pass *p, const struct dcv_row *row, const struct dcv_kin *kin)
{
	p->kin = kin;
	const struct dcv_decision *c = row->decision;
	p->reasons.n = 0;
	if (!p->mails && row->asked && row->mailed &&
	    row->verdict >= DCV_ROUTABLE)
		p->mails = row->profile;
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		if (!x->zone)
			continue;
		uint32_t k = first_spoken(p, x->zone, x->rr);
		for (; k < p->spoken.n && p->spoken.v[k].rr == x->rr &&
		       p->spoken.v[k].zone == x->zone;
		     k++)
			lint_pass_reason(p, p->spoken.v[k].rule);
	}
	if (zp_name_equal(&p->name, &row->name) &&
	    lint_pass_same(p->view, row->view))
		return;
	p->name = row->name;
	p->view = row->view;
	p->first = row->profile;
	p->before = p->run->findings.n;
	p->hidden_before = p->run->hidden.n;
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

void lint_about(struct lint_pass *p, uint32_t node)
{
	if (p->about.n == 0 || p->about.v[p->about.n - 1] != node)
		zp_push(&p->about, node);
}

/* The names for which the finding is not accepted; there may be none. */
static void name_about(struct lint_pass *p, struct lint_finding *f)
{
	struct zp_name n;
	struct lint_finding *hidden = NULL;
	for (uint32_t i = 0; i < p->about.n; i++) {
		zp_names_get(&p->zone->names, p->about.v[i], &n);
		const char *name = lint_text(p, &n);
		const struct lint_accepted *a = lint_pass_accepts(p, f, name);
		if (a)
			hidden = lint_hide(p->run,
			    lint_hidden_copy(p->run, f, name, a), hidden);
		else
			lint_pass_name(p, f, &n);
	}
	p->about.n = 0;
}

static void name_finding(struct lint_pass *p, struct lint_finding *f)
{
	struct zp_name n;
	if (p->row) {
		lint_pass_name(p, f, &p->row->name);
		if (p->rule->per_ca)
			f->ca = p->row->profile->id;
	} else if (p->zone && p->rr != ZP_NONE) {
		zp_rr_owner(p->zone, p->rr, &n);
		lint_pass_name(p, f, &n);
	} else if (p->about.n == 0 && p->zone &&
		   p->zone->origin_by != ZP_ORIGIN_NONE) {
		zp_names_get(&p->zone->names, p->zone->apex, &n);
		lint_pass_name(p, f, &n);
	}
	if (p->zone && p->zone->origin_by != ZP_ORIGIN_NONE)
		f->zone = lint_node_text(p, p->zone, p->zone->apex);
}

static bool is_among(
    const lint_findings *list, uint32_t from, const struct lint_finding *f)
{
	for (uint32_t i = from; i < list->n; i++) {
		const struct lint_finding *k = list->v[i];
		if (k->rule == f->rule && k->span.source == f->span.source &&
		    k->span.at == f->span.at &&
		    lint_pass_same(k->message, f->message))
			return true;
	}
	return false;
}

/* Whether the row's name was told so under another CA, by a rule whose findings
 * hold for every CA. */
static bool is_told(const struct lint_pass *p, const struct lint_finding *f)
{
	return p->row && !p->rule->per_ca &&
	       (is_among(&p->run->findings, p->before, f) ||
		   is_among(&p->run->hidden, p->hidden_before, f));
}

/* What was made goes to where it is looked for later. TOLD: it is there. */
static void keep(
    struct lint_pass *p, struct lint_finding *f, bool hidden, bool told)
{
	struct lint_group *g = p->pending ? &p->groups.v[p->pending - 1] : NULL;
	p->pending = 0;
	if (g)
		g->open = hidden && !g->finding;
	if (told) {
		f->message = NULL;
		lint_finding_free(f);
		return;
	}
	if (hidden) {
		struct lint_finding *in =
		    lint_hide(p->run, f, g ? g->hidden : NULL);
		if (g)
			g->hidden = in;
		return;
	}
	if (!p->row && p->rr != ZP_NONE)
		zp_push(&p->spoken,
		    ((struct lint_spoken){p->zone, p->rr, f->rule}));
	if (g)
		g->finding = f;
	zp_push(&p->run->findings, f);
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
	if ((early && r->before == LINT_OFF) ||
	    (r->until && strcmp(p->run->opt->today, r->until) > 0))
		s = f->severity = LINT_OFF;
	/* What holds for every CA is said once, under the first profile. */
	bool repeated = p->row && !r->per_ca && p->row->profile != p->first;
	if (repeated && s != LINT_OFF)
		lint_pass_reason(p, r->id);
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
	bool about = p->about.n > 0;
	if (about)
		name_about(p, f);
	else
		f->accepted = p->accepted ? p->accepted
					  : lint_pass_accepts(p, f, f->name);
	p->accepted = NULL;
	/* Of names for which it is accepted there are copies. */
	bool all = about && f->names.n == 0;
	bool hidden = all || f->accepted;
	if (p->row && !hidden)
		lint_pass_reason(p, r->id);
	keep(p, f, hidden, all || is_told(p, f));
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

void lint_at_most(struct lint_finding *f, enum lint_severity severity)
{
	if (f->severity > severity)
		f->severity = severity;
}
