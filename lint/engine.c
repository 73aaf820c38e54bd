#include "dcv/registrations.h"
#include "lint/ask.h"
#include "lint/certificates.h"
#include "lint/suppress.h"

#include <string.h>

enum lint_severity lint_severity_of(
    const struct lint_options *o, const char *id, enum lint_severity by_default)
{
	enum lint_severity s = by_default;
	if (o->select.n > 0) {
		bool chosen = false;
		for (uint32_t i = 0; i < o->select.n; i++) {
			chosen |= lint_id_matches(id, o->select.v[i]);
			/* A rule that is off is chosen by its own id. */
			if (s == LINT_OFF && strcmp(id, o->select.v[i]) == 0)
				s = LINT_NOTE;
		}
		if (!chosen)
			return LINT_OFF;
	}
	for (uint32_t i = 0; i < o->ignore.n; i++)
		if (lint_id_matches(id, o->ignore.v[i]))
			return LINT_OFF;
	for (uint32_t i = 0; i < o->overrides.n; i++)
		if (lint_id_matches(id, o->overrides.v[i].rule))
			s = o->overrides.v[i].severity;
	return s;
}

static void judge_zones(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (z->context)
			continue;
		for (uint32_t k = 0; k < z->problems.n; k++)
			lint_problem(run, z, &z->problems.v[k]);
		if (z->origin_by == ZP_ORIGIN_NONE)
			continue;
		/* What is off is not worked out. */
		for (size_t k = 0; k < lint_registry_count; k++)
			if (lint_registry[k].rule->on_zone &&
			    lint_severity_of(run->opt,
				lint_registry[k].rule->id,
				LINT_ERROR) != LINT_OFF)
				lint_pass_zone(
				    run->pass, lint_registry[k].rule, z);
	}
}

static void judge_rr(struct lint_run *run, const struct zp_zone *z, uint32_t rr)
{
	uint32_t bit = zp_type_bit(z->rrs.v[rr].type);
	for (size_t k = 0; k < lint_registry_count; k++) {
		const struct lint_rule *r = lint_registry[k].rule;
		if (r->on_rr && (r->rrtypes & bit))
			lint_pass_rr(run->pass, r, z, rr);
	}
}

static void judge_records(struct lint_run *run)
{
	uint32_t wanted = 0;
	for (size_t k = 0; k < lint_registry_count; k++)
		wanted |= lint_registry[k].rule->rrtypes;
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (z->context || z->origin_by == ZP_ORIGIN_NONE)
			continue;
		for (uint32_t rr = 0; rr < z->rrs.n; rr++) {
			const struct zp_rr *r = &z->rrs.v[rr];
			if ((zp_type_bit(r->type) & wanted) &&
			    !(z->names.nodes.v[r->owner].flags &
				(ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT)))
				judge_rr(run, z, rr);
		}
	}
}

static void judge_row(struct lint_run *run, const struct dcv_profile *p,
    const struct dcv_subject *s, struct lint_sink **sinks, unsigned n)
{
	struct dcv_row row;
	uint32_t count;
	dcv_judge(&run->dcv, p, s, &row);
	uint32_t from = run->findings.n;
	lint_pass_begin(run->pass, &row);
	for (size_t k = 0; row.facts && k < lint_registry_count; k++) {
		const struct lint_rule *r = lint_registry[k].rule;
		if (r->on_row && (r->facts & row.facts))
			lint_pass_row(run->pass, r, &row);
	}
	lint_note_certificates(run, &row);
	if (row.filed)
		lint_certificates_note(run, &row, from);
	const char **reasons = lint_pass_reasons(run->pass, &count);
	for (unsigned i = 0; i < n; i++)
		sinks[i]->row(sinks[i], run, &row, reasons, count);
}

void lint_judge(struct lint_run *run, struct lint_sink **sinks, unsigned n)
{
	dcv_subjects subjects = {0};
	const struct lint_options *o = run->opt;
	for (size_t k = 0; k < lint_registry_count; k++)
		if (lint_registry[k].rule->on_run)
			lint_pass_all(run->pass, lint_registry[k].rule);
	judge_zones(run);
	judge_records(run);
	if (o->asked) {
		lint_ask(run, &subjects);
	} else {
		dcv_candidates(&run->dcv, &subjects);
	}
	lint_certificates_ask(run, &subjects);
	dcv_subjects_sort(&subjects);
	const struct dcv_profile *other = lint_certificates_profile(run);
	for (uint32_t i = 0; i < subjects.n; i++) {
		const struct dcv_subject *s = &subjects.v[i];
		if (s->filed && other)
			judge_row(run, other, s, sinks, n);
		for (uint32_t k = 0; k < o->cas.n; k++)
			if (lint_is_asked_of(run, s, k) &&
			    !lint_certificates_cover(run, &subjects, i, k))
				judge_row(run, o->cas.v[k], s, sinks, n);
	}
	zp_vec_free(&subjects);
	for (size_t k = 0; k < lint_registry_count; k++)
		if (lint_registry[k].rule->on_end)
			lint_pass_end(run->pass, lint_registry[k].rule);
	lint_certificates_end(run);
	lint_findings_sort(&run->set.sources, &run->findings);
	lint_suppress_end(run);
}

void lint_run_free(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->findings.n; i++) {
		zp_vec_free(&run->findings.v[i]->names);
		zp_vec_free(&run->findings.v[i]->related);
	}
	zp_vec_free(&run->findings);
	zp_vec_free(&run->certificates);
	zp_vec_free(&run->ignores_met);
	zp_vec_free(&run->files_relative);
	lint_certificates_free(run);
	lint_pass_free(run->pass);
	dcv_free(&run->dcv);
	dcv_boxes_free(run->boxes);
	dcv_registrations_free(run->contacts);
	dcv_psl_close(run->psl);
	zp_set_free(&run->set);
	zp_arena_free(&run->arena);
}
