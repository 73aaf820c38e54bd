/* Opens what a run needs, runs, and tells by the exit status what came of it.
 */
#include "lint/run.h"

#include <unistd.h>

#include "dcv/registrations.h"
#include "lint/ask.h"
#include "lint/commands.h"
#include "lint/merge.h"
#include "lint/options_read.h"
#include "lint/report.h"
#include "lint/reporter.h"
#include "lint/shard.h"

static void say_problem(struct lint_run *run, const struct dcv_box_problem *p)
{
	struct zp_pos pos = zp_source_pos(&run->set.sources, p->span);
	lint_say(run, zp_source_at(&run->set.sources, p->span.source)->name,
	    "%u:%u: %s", pos.line, pos.column, p->message);
	run->incomplete |= p->incomplete;
}

/* What is wrong with maps, and was not said before. */
static void say_map_problems(struct lint_run *run)
{
	struct dcv_box_problem p;
	for (; dcv_boxes_problem(run->boxes, run->map_problems, &p);
	     run->map_problems++)
		say_problem(run, &p);
}

static bool open_contacts(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	struct dcv_box_problem p;
	const char *why = "";
	if (o->contacts.n == 0)
		return true;
	run->contacts = run->dcv.registrations =
	    dcv_registrations_new(&run->set.sources);
	bool ok = true;
	for (uint32_t i = 0; i < o->contacts.n && ok; i++) {
		ok = dcv_registrations_load(
		    run->contacts, o->contacts.v[i], &why);
		if (!ok)
			lint_say(run, o->contacts.v[i], "%s", why);
	}
	for (unsigned i = 0; dcv_registrations_problem(run->contacts, i, &p);
	     i++)
		say_problem(run, &p);
	return ok;
}

static bool open_policies(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	const char *why = "";
	for (uint32_t i = 0; i < o->mta_sts.n; i++) {
		const struct lint_mta_sts *m = &o->mta_sts.v[i];
		if (dcv_sts_load(&run->dcv.sts, &run->set.sources, m->file,
			&m->domain, &why))
			continue;
		lint_say(run, m->file, "%s", why);
		return false;
	}
	return true;
}

static bool open_maps(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	const char *why = "";
	run->psl = dcv_psl_open(o->psl, &why);
	if (!run->psl) {
		lint_say(run, o->psl, "%s", why);
		return false;
	}
	run->boxes = dcv_boxes_new(&run->set.sources);
	dcv_init(&run->dcv, &run->set, run->psl, run->boxes, o->today);
	const char *root = lint_root(run);
	for (uint32_t i = 0; i < o->mailboxes.n; i++) {
		const struct lint_mailboxes *m = &o->mailboxes.v[i];
		struct dcv_box_file f = {.file = m->file,
		    .root = m->root ? m->root : root,
		    .kind = m->kind,
		    .domains = m->domains.v,
		    .n = m->domains.n,
		    .complete = m->complete};
		if (dcv_boxes_load(run->boxes, &f, &why))
			continue;
		lint_say(run, m->file, "%s", why);
		return false;
	}
	say_map_problems(run);
	return open_contacts(run) && open_policies(run);
}

/* A policy of a domain that no zone holds is a slip, and proves nothing. */
static void check_policies(struct lint_run *run)
{
	char text[ZP_NAME_TEXT];
	lint_views views = {0};
	lint_find_views(run, &views);
	zp_push(&views, NULL);
	for (uint32_t i = 0; i < run->opt->mta_sts.n; i++) {
		const struct lint_mta_sts *m = &run->opt->mta_sts.v[i];
		bool held = false;
		for (uint32_t k = 0; k < views.n && !held; k++)
			held =
			    zp_set_zone_of(&run->set, views.v[k], &m->domain);
		if (!held)
			lint_say(run, m->file,
			    "a policy of %s, which no loaded zone holds",
			    zp_name_print(&m->domain, text));
	}
	zp_vec_free(&views);
}

static void pass_options(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	for (uint32_t i = 0; i < o->assume_no_mx.n; i++)
		zp_push(&run->dcv.assume_no_mx, o->assume_no_mx.v[i]);
	for (uint32_t i = 0; i < o->denied.n; i++)
		zp_push(&run->dcv.denied, o->denied.v[i]);
	for (uint32_t i = 0; i < o->validation.n; i++)
		zp_push(&run->dcv.validation,
		    ((struct dcv_validation){o->validation.v[i].name != NULL,
			o->validation.v[i].named, o->validation.v[i].domain}));
}

int lint_status(const struct lint_run *run)
{
	if (run->incomplete)
		return 2;
	if (run->opt->fail_on != LINT_OFF && run->worst >= run->opt->fail_on)
		return 1;
	for (uint32_t i = 0; i < run->findings.n; i++)
		if (run->opt->fail_on != LINT_OFF &&
		    run->findings.v[i]->severity >= run->opt->fail_on)
			return 1;
	return 0;
}

/* A note that is neither shown nor counted, and fails nothing, need not be
 * found; but whether an entry of the configuration meets any must be known. */
static enum lint_severity floor_of(const struct lint_options *o)
{
	bool unseen = o->command == LINT_CHECK && o->quiet && !o->notes &&
		      o->fail_on != LINT_NOTE && o->ignores.n == 0 &&
		      !o->statistics && !o->reporter->notes;
	for (uint32_t i = 0; i < o->reports.n; i++)
		unseen &= !o->reports.v[i].by->notes;
	return unseen ? LINT_WARNING : LINT_NOTE;
}

/* What is found, beside a main output of rows. */
static void tell_findings(struct lint_run *run)
{
	struct lint_out e = {.fd = STDERR_FILENO};
	e.color = lint_wants_color(run->opt, e.fd);
	report_findings(&e, run);
	if (run->opt->statistics)
		report_statistics(&e, run);
	if (!run->opt->quiet && !run->opt->reporter->counts)
		report_totals(&e, run, false);
	out_flush(&e);
	zp_buf_free(&e.buf);
}

/* One run, however many reports are made of it. */
static void judge(struct lint_run *run, lint_outputs *w)
{
	const struct lint_options *opt = run->opt;
	bool routes = opt->command == LINT_ROUTES;
	ZP_VEC(struct lint_report *) reports = {0};
	ZP_VEC(struct lint_sink *) sinks = {0};
	for (uint32_t i = 0; i < w->n; i++) {
		const struct lint_reporter *by =
		    i == 0 ? opt->reporter : opt->reports.v[i - 1].by;
		struct lint_report *r = by->begin(run, &w->v[i].o, routes);
		zp_push(&reports, r);
		/* What is not printed need not be known. */
		if (r->sink.row)
			zp_push(&sinks, &r->sink);
	}
	lint_judge(run, sinks.v, sinks.n);
	if (opt->reporter->map || (routes && opt->reporter->rows))
		tell_findings(run);
	for (uint32_t i = 0; i < reports.n; i++)
		(i == 0 ? opt->reporter : opt->reports.v[i - 1].by)
		    ->end(reports.v[i], run);
	zp_vec_free(&reports);
	zp_vec_free(&sinks);
}

/* False: it cannot be; that has been said. */
static bool choose_shard(struct lint_run *run)
{
	const char *obstacle = lint_shard_obstacle(run);
	if (obstacle) {
		lint_say(run, NULL, "%s", obstacle);
		run->incomplete = true;
		return false;
	}
	lint_shard_choose(run);
	return true;
}

static void run_loaded(struct lint_run *run, lint_outputs *w)
{
	const struct lint_options *opt = run->opt;
	struct lint_out *o = &w->v[0].o;
	bool whole = opt->shards == 0;
	run->floor = floor_of(opt);
	if (opt->command == LINT_MERGE)
		run->incomplete |= !lint_merge(run, o);
	else if (!whole && !choose_shard(run))
		;
	else if (!whole && opt->format == LINT_JSONL)
		lint_shard_lines(run, o, opt->command == LINT_ROUTES);
	else if (opt->command == LINT_DUMP)
		lint_dump(run, o);
	else
		judge(run, w);
}

int lint_run_zones(const struct lint_options *opt, lint_outputs *w)
{
	struct lint_run run = {.opt = opt};
	int status = 2;
	run.pass = lint_pass_new(&run);
	if (open_maps(&run)) {
		pass_options(&run);
		if (opt->shards > 0)
			run.set.sources.includes = ZP_INCLUDES_KEPT;
		bool any = opt->command == LINT_MERGE || lint_load(&run);
		if (!opt->quiet && opt->shards == 0 &&
		    opt->command != LINT_MERGE && lint_is_given(opt, O_MTA_STS))
			check_policies(&run);
		run_loaded(&run, w);
		say_map_problems(&run);
		status = lint_status(&run);
		if (!any && status == 0 && !opt->quiet)
			lint_say(&run, NULL, "no zones found");
	}
	if (run.dcv.memo)
		lint_run_free(&run);
	zp_buf_free(&run.said);
	return status;
}
