#include "dcv/registrations.h"
#include "lint/baseline.h"
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

enum lint_joined lint_joined_by(const char *id)
{
	for (size_t k = 0; k < lint_registry_count; k++)
		if (strcmp(lint_registry[k].rule->id, id) == 0)
			return lint_registry[k].rule->once;
	return LINT_PER_ZONE;
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
		for (uint32_t k = 0; k < run->plan.on_zone.n; k++)
			lint_pass_zone(run->pass, run->plan.on_zone.v[k], z);
	}
}

static void judge_zone_records(struct lint_run *run, const struct zp_zone *z)
{
	const struct lint_plan *plan = &run->plan;
	uint32_t wanted = plan->rrtypes[0] | plan->rrtypes[1];
	for (uint32_t rr = 0; rr < z->rrs.n; rr++) {
		uint32_t bit = zp_type_bit(z->rrs.v[rr].type);
		if (!(bit & wanted))
			continue;
		uint8_t flags = z->names.nodes.v[z->rrs.v[rr].owner].flags;
		if (flags & (ZP_NODE_OUTSIDE | ZP_NODE_BELOW_CUT))
			continue;
		const lint_rules_list *l =
		    &plan->on_rr[(flags & ZP_NODE_NOT_LDH) != 0]
				[(unsigned)__builtin_ctz(bit)];
		for (uint32_t k = 0; k < l->n; k++)
			lint_pass_rr(run->pass, l->v[k], z, rr);
	}
}

static void judge_records(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (!z->context && z->origin_by != ZP_ORIGIN_NONE)
			judge_zone_records(run, z);
	}
}

void lint_judge_run(struct lint_run *run)
{
	for (size_t k = 0; k < lint_registry_count; k++)
		if (lint_registry[k].rule->on_run)
			lint_pass_all(run->pass, lint_registry[k].rule);
}

/* What is wrong with comments, when it is known which of them were of use. */
static void judge_remarks(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (z->context || !lint_remarks_in(run, z))
			continue;
		lint_remarks_judge(run, z);
		for (size_t k = 0; k < lint_registry_count; k++)
			if (lint_registry[k].rule->on_after)
				lint_pass_after(
				    run->pass, lint_registry[k].rule, z);
	}
}

void lint_judge_loaded(
    struct lint_run *run, struct lint_sink **sinks, unsigned n)
{
	lint_remarks_read(run);
	judge_zones(run);
	judge_records(run);
	lint_judge_names(run, sinks, n);
	judge_remarks(run);
	lint_findings_sort(&run->set.sources, &run->findings);
}

void lint_judge(struct lint_run *run, struct lint_sink **sinks, unsigned n)
{
	bool whole = run->opt->shards == 0 || run->opt->shard == 1;
	lint_remarks_read(run);
	/* Whether a comment is of use, or a finding is held, must be known. */
	if (run->remarks.n > 0 || run->opt->held)
		run->floor = LINT_NOTE;
	lint_plan_make(&run->plan, run->opt, run->floor);
	if (whole)
		lint_judge_run(run);
	judge_zones(run);
	judge_records(run);
	lint_judge_names(run, sinks, n);
	judge_remarks(run);
	for (size_t k = 0; whole && k < lint_registry_count; k++)
		if (lint_registry[k].rule->on_end)
			lint_pass_end(run->pass, lint_registry[k].rule);
	lint_certificates_end(run);
	lint_findings_sort(&run->set.sources, &run->findings);
	lint_findings_sort(&run->set.sources, &run->hidden);
	if (run->opt->shards == 0)
		lint_suppress_end(run);
	if (run->opt->held)
		lint_baseline_end(run);
}

void lint_run_free(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->findings.n; i++)
		lint_finding_free(run->findings.v[i]);
	zp_vec_free(&run->findings);
	lint_suppress_free(run);
	zp_vec_free(&run->certificates);
	zp_vec_free(&run->ignores_met);
	zp_vec_free(&run->files_relative);
	lint_certificates_free(run);
	lint_pass_free(run->pass);
	lint_plan_free(&run->plan);
	dcv_free(&run->dcv);
	dcv_boxes_free(run->boxes);
	dcv_registrations_free(run->contacts);
	dcv_psl_close(run->psl);
	for (uint32_t i = 0; i < run->elsewhere.n; i++)
		zp_push(&run->set.zones, run->elsewhere.v[i]);
	zp_vec_free(&run->elsewhere);
	zp_set_free(&run->set);
	zp_arena_free(&run->arena);
}
