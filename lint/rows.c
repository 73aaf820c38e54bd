/* The names of a run: each judged under each CA, kin once for all. */
#include <string.h>

#include "dcv/kin.h"
#include "lint/ask.h"
#include "lint/certificates.h"

/* Of these facts a rule speaks name by name. */
#define BY_NAME (DCV_F_ALIAS | DCV_F_OPEN)

/* What was judged of the first of its kin, under one CA. */
struct judged {
	struct dcv_row row;
	const char **reasons;
	uint32_t n;
	bool is;
};

struct rows {
	struct lint_run *run;
	struct lint_sink **sinks;
	unsigned nsinks;
	enum lint_sees sees; /* the most that a sink wants to see */
	dcv_kins kins;
};

static void give(const struct rows *r, const struct dcv_row *row,
    const struct dcv_kin *kin, const char **reasons, uint32_t n)
{
	bool each = r->sees == LINT_SEES_EACH;
	for (unsigned i = 0; i < r->nsinks; i++) {
		r->sinks[i]->alike = each ? kin : NULL;
		r->sinks[i]->row(
		    r->sinks[i], r->run, row, each ? NULL : kin, reasons, n);
	}
}

static const char **call_rules(struct lint_run *run, const struct dcv_row *row,
    const struct dcv_kin *kin, uint32_t *count)
{
	const struct lint_plan *plan = &run->plan;
	const lint_rules_list *l =
	    row->asked ? &plan->on_asked : &plan->on_found;
	uint64_t facts = row->facts & (row->asked ? plan->asked : plan->found);
	lint_pass_begin(run->pass, row, kin);
	for (uint32_t k = 0; facts && k < l->n; k++)
		if (l->v[k]->facts & facts)
			lint_pass_row(run->pass, l->v[k], row);
	return lint_pass_reasons(run->pass, count);
}

static void judge_row(const struct rows *r, const struct dcv_profile *p,
    const struct dcv_subject *s)
{
	struct lint_run *run = r->run;
	struct dcv_row row;
	uint32_t count, from = run->findings.n;
	dcv_judge(&run->dcv, p, s, &row);
	const char **reasons = call_rules(run, &row, NULL, &count);
	lint_note_certificates(run, &row);
	if (row.filed)
		lint_certificates_note(run, &row, from);
	give(r, &row, NULL, reasons, count);
}

/* The first of its kin is judged for all of them. */
static void judge_first(
    const struct rows *r, uint32_t ca, const struct dcv_subject *s)
{
	struct lint_run *run = r->run;
	struct dcv_row row;
	uint32_t count;
	dcv_judge(&run->dcv, run->opt->cas.v[ca], s, &row);
	const char **reasons = call_rules(run, &row, s->kin, &count);
	give(r, &row, s->kin, reasons, count);
}

/* Where each is to be seen, the others are shown as the first is. */
static void judge_each(
    const struct rows *r, uint32_t ca, const struct dcv_subject *s)
{
	struct lint_run *run = r->run;
	struct dcv_kin *kin = s->kin;
	if (!kin->judged)
		kin->judged = zp_alloc(
		    &run->arena, run->opt->cas.n * sizeof(struct judged));
	struct judged *j = (struct judged *)kin->judged + ca;
	if (!j->is) {
		dcv_judge(&run->dcv, run->opt->cas.v[ca], s, &j->row);
		const char **reasons = call_rules(run, &j->row, kin, &j->n);
		j->reasons =
		    zp_alloc(&run->arena, (j->n + 1) * sizeof *j->reasons);
		if (j->n > 0)
			memcpy(j->reasons, reasons, j->n * sizeof *reasons);
		j->is = true;
	} else {
		dcv_kin_row(&j->row, s->node);
	}
	give(r, &j->row, kin, j->reasons, j->n);
}

/* Whether what is said of the first of K is said of all, and where the sinks
 * look at what the others have of their own, that is the same too. */
static bool is_judged_alike(
    const struct rows *r, const struct dcv_kin *k, uint32_t ca)
{
	struct lint_run *run = r->run;
	struct dcv_subject s = {
	    .zone = k->zone, .node = k->first[0], .view = k->zone->view};
	struct dcv_row row;
	dcv_judge(&run->dcv, run->opt->cas.v[ca], &s, &row);
	bool share = dcv_kin_share(k, &row);
	uint64_t said = row.facts & run->plan.found;
	if (said && (!share || (said & BY_NAME)))
		return false;
	if (r->sees == LINT_SEES_DOMAINS && row.decision->mails && !share)
		return false;
	return (r->sees != LINT_SEES_EACH || share) &&
	       dcv_kin_hold(&run->dcv, k, &row);
}

static void find_names(struct rows *r, dcv_subjects *out)
{
	struct lint_run *run = r->run;
	const struct lint_options *o = run->opt;
	/* What is said of single names, or where a name counts under some CAs
	 * only, is looked at name by name. */
	if (run->filed || o->ignores.n > 0 || o->per_file.n > 0 || o->held ||
	    run->certificates.n > 0 || o->common_cas < o->cas.n) {
		dcv_candidates(&run->dcv, out);
		return;
	}
	dcv_candidates_kin(&run->dcv, o->cas.v, o->cas.n, &r->kins, out);
	for (uint32_t i = 0; i < r->kins.n; i++) {
		struct dcv_kin *k = r->kins.v[i];
		/* So few cost less than finding out. */
		k->apart = k->n <= 2 || lint_remarks_in(run, k->zone);
		for (uint32_t c = 0; c < o->cas.n && !k->apart; c++)
			k->apart = !is_judged_alike(r, k, c);
	}
	dcv_kin_subjects(&run->dcv, &r->kins, r->sees == LINT_SEES_EACH, out);
}

static void judge_subject(
    const struct rows *r, const dcv_subjects *all, uint32_t i)
{
	struct lint_run *run = r->run;
	const struct dcv_subject *s = &all->v[i];
	const struct dcv_profile *other = lint_certificates_profile(run);
	if (s->filed && other)
		judge_row(r, other, s);
	for (uint32_t k = 0; k < run->opt->cas.n; k++) {
		if (s->kin && r->sees == LINT_SEES_EACH)
			judge_each(r, k, s);
		else if (s->kin)
			judge_first(r, k, s);
		else if (lint_is_asked_of(run, s, k) &&
			 !lint_certificates_cover(run, all, i, k))
			judge_row(r, run->opt->cas.v[k], s);
	}
}

void lint_judge_names(
    struct lint_run *run, struct lint_sink **sinks, unsigned n)
{
	struct rows r = {.run = run, .sinks = sinks, .nsinks = n};
	dcv_subjects subjects = {0};
	for (unsigned i = 0; i < n; i++)
		if (sinks[i]->sees > r.sees)
			r.sees = sinks[i]->sees;
	if (run->opt->asked)
		lint_ask(run, &subjects);
	else
		find_names(&r, &subjects);
	lint_certificates_ask(run, &subjects);
	dcv_subjects_sort(&subjects);
	for (uint32_t i = 0; i < subjects.n; i++)
		judge_subject(&r, &subjects, i);
	zp_vec_free(&subjects);
	zp_vec_free(&r.kins);
}
