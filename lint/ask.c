#include "lint/ask.h"

#include <string.h>

enum lint_audience lint_view_audience(
    const struct lint_options *o, const char *view)
{
	for (uint32_t i = 0; view && i < o->views.n; i++)
		if (strcmp(o->views.v[i].name, view) == 0)
			return o->views.v[i].is_public ? LINT_PUBLIC
						       : LINT_PRIVATE;
	return LINT_NOT_SAID;
}

static void begin_certificates(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	for (uint32_t i = 0; i < o->certificates.n; i++) {
		const struct lint_certificate *c = &o->certificates.v[i];
		for (uint32_t k = 0; k < o->cas.n; k++)
			if (c->ca ? c->ca == o->cas.v[k] : k < o->common_cas)
				zp_push(&run->certificates,
				    ((struct lint_certificate_state){
					c, o->cas.v[k]->id, DCV_READY}));
	}
}

static bool holds(const struct lint_certificate *c, const struct zp_name *n)
{
	for (uint32_t i = 0; i < c->names.n; i++)
		if (zp_name_equal(&c->names.v[i], n))
			return true;
	return false;
}

/* CA NULL: of every CA, by every method. */
static void lower(struct lint_run *run, const struct zp_name *name,
    const char *ca, enum dcv_method method, enum dcv_verdict verdict)
{
	for (uint32_t i = 0; i < run->certificates.n; i++) {
		struct lint_certificate_state *s = &run->certificates.v[i];
		bool same = !ca || (strcmp(s->ca, ca) == 0 &&
				       s->certificate->method == method);
		if (same && verdict < s->verdict && holds(s->certificate, name))
			s->verdict = verdict;
	}
}

void lint_note_certificates(struct lint_run *run, const struct dcv_row *row)
{
	lower(run, &row->name, row->profile->id, row->wanted, row->verdict);
}

bool lint_is_asked_of(
    const struct lint_run *run, const struct dcv_subject *s, uint32_t k)
{
	const struct lint_options *o = run->opt;
	if (s->filed)
		return o->ca_given && k < o->common_cas;
	if (!s->asked || !o->names_configured)
		return k < o->common_cas;
	for (uint32_t i = 0; i < o->certificates.n; i++) {
		const struct lint_certificate *c = &o->certificates.v[i];
		if (c->method == s->method && holds(c, s->asked) &&
		    (c->ca ? c->ca == o->cas.v[k] : k < o->common_cas))
			return true;
	}
	return false;
}

static void push(
    dcv_subjects *out, const struct zp_name *name, const char *view)
{
	zp_push(out, ((struct dcv_subject){
			 .node = ZP_NONE, .asked = name, .view = view}));
}

/* The zone that answers in a view; of names that only the configuration asks
 * for, no zone that is there for others. */
static const struct zp_zone *zone_for(
    const struct lint_run *run, const char *view, const struct zp_name *name)
{
	const struct zp_zone *z = zp_set_zone_of(&run->set, view, name);
	return z && z->context && run->opt->names_configured ? NULL : z;
}

static bool is_own(
    const struct lint_run *run, const char *view, const struct zp_name *name)
{
	const struct zp_zone *z = zone_for(run, view, name);
	return z && z->view;
}

bool lint_ask_views(struct lint_run *run, dcv_subjects *out,
    const lint_views *views, const struct zp_name *name)
{
	uint32_t before = out->n;
	if (zone_for(run, NULL, name))
		push(out, name, NULL);
	for (uint32_t i = 0; i < views->n; i++)
		if (lint_view_audience(run->opt, views->v[i]) != LINT_PRIVATE &&
		    is_own(run, views->v[i], name))
			push(out, name, views->v[i]);
	for (uint32_t i = 0; out->n == before && i < views->n; i++)
		if (is_own(run, views->v[i], name))
			push(out, name, views->v[i]);
	return out->n > before;
}

void lint_find_views(const struct lint_run *run, lint_views *views)
{
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const char *view = run->set.zones.v[i]->view;
		bool known = !view;
		for (uint32_t k = 0; k < views->n && !known; k++)
			known = strcmp(views->v[k], view) == 0;
		if (!known)
			zp_push(views, view);
	}
}

/* Whether a certificate is to be validated by METHOD for NAME. */
static bool is_wanted(const struct lint_options *o, const struct zp_name *name,
    enum dcv_method method)
{
	if (!o->names_configured)
		return method == DCV_BY_EMAIL;
	for (uint32_t i = 0; i < o->certificates.n; i++)
		if (o->certificates.v[i].method == method &&
		    holds(&o->certificates.v[i], name))
			return true;
	return false;
}

static bool ask_by_methods(struct lint_run *run, dcv_subjects *out,
    const lint_views *views, const struct zp_name *name)
{
	bool any = false;
	for (int m = 0; m < DCV_METHODS; m++) {
		uint32_t from = out->n;
		if (!is_wanted(run->opt, name, (enum dcv_method)m))
			continue;
		any |= lint_ask_views(run, out, views, name);
		for (uint32_t i = from; i < out->n; i++)
			out->v[i].method = (enum dcv_method)m;
	}
	return any;
}

void lint_ask(struct lint_run *run, dcv_subjects *subjects)
{
	const struct lint_options *o = run->opt;
	lint_views views = {0};
	uint32_t left = 0;
	begin_certificates(run);
	lint_find_views(run, &views);
	for (uint32_t i = 0; i < o->names.n; i++) {
		const struct zp_name *name = &o->names.v[i];
		if (ask_by_methods(run, subjects, &views, name))
			continue;
		if (o->names_configured && !o->paths_configured) {
			lower(
			    run, name, NULL, DCV_BY_EMAIL, DCV_VERDICT_UNKNOWN);
			left++;
		} else {
			push(subjects, name, NULL);
		}
	}
	zp_vec_free(&views);
	if (left > 0 && !o->quiet)
		lint_say(run, o->config_shown,
		    "%u name%s of certificates in no zone given here: not "
		    "judged",
		    left, left == 1 ? "" : "s");
}
