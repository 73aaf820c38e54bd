#include "lint/suppress.h"

#include <string.h>
#include <sys/stat.h>

#include "lint/baseline.h"
#include "lint/config.h"
#include "lint/glob.h"
#include "lint/options_read.h"

/* The file of SPAN, as the configuration would name it. */
static const char *file_of(struct lint_run *run, struct zp_span span)
{
	if (span.source == ZP_NOWHERE)
		return NULL;
	span = zp_span_shown(&run->set.sources, span);
	while (run->files_relative.n <= span.source)
		zp_push(&run->files_relative,
		    ((struct lint_relative_file){NULL, false}));
	struct lint_relative_file *f = &run->files_relative.v[span.source];
	if (!f->known) {
		f->known = true;
		f->path = lint_config_relative(run->opt, &run->arena,
		    zp_source_at(&run->set.sources, span.source)->name);
	}
	return f->path;
}

static bool is_text(const char *wanted, const char *text)
{
	return !wanted || (text && strcmp(wanted, text) == 0);
}

static bool meets(struct lint_run *run, const struct lint_ignore_entry *e,
    const char *zone, const char *name, struct zp_span span)
{
	if (!is_text(e->zone, zone) || !is_text(e->name, name))
		return false;
	if (!e->path)
		return true;
	const char *file = file_of(run, span);
	return file && lint_glob(e->path, file);
}

const char *lint_accepted_kind(const struct lint_accepted *a)
{
	return a->by == LINT_BY_COMMENT ? "inSource" : "external";
}

/* What entry I of the configuration makes of a finding: those under ignore,
 * then those of per-file-ignores. */
static const struct lint_accepted *by_config(struct lint_run *run, uint32_t i)
{
	const struct lint_options *o = run->opt;
	uint32_t n = o->ignores.n + o->per_file.n;
	while (run->by_config.n < n)
		zp_push(&run->by_config, NULL);
	struct lint_accepted *a = run->by_config.v[i];
	if (a)
		return a;
	a = run->by_config.v[i] = zp_xcalloc(1, sizeof *a);
	a->by = LINT_BY_CONFIG;
	a->file = o->config_shown;
	a->span.source = ZP_NOWHERE;
	if (i < o->ignores.n) {
		const struct lint_ignore_entry *e = &o->ignores.v[i];
		a->reason = e->reason;
		a->until = e->until;
		a->line = e->place.line;
		a->column = e->place.column;
	}
	return a;
}

static const struct lint_accepted *off_in_file(
    struct lint_run *run, const char *rule, struct zp_span span)
{
	const struct lint_options *o = run->opt;
	for (uint32_t i = 0; i < o->per_file.n; i++) {
		const struct lint_per_file *p = &o->per_file.v[i];
		for (uint32_t k = 0; k < p->rules.n; k++) {
			if (!lint_id_matches(rule, p->rules.v[k]))
				continue;
			const char *file = file_of(run, span);
			if (file && lint_glob(p->glob, file))
				return by_config(run, o->ignores.n + i);
		}
	}
	return NULL;
}

static const struct lint_accepted *ignored(
    struct lint_run *run, const struct lint_claim *c)
{
	const struct lint_options *o = run->opt;
	const struct lint_accepted *found = NULL;
	for (uint32_t i = 0; i < o->ignores.n; i++) {
		const struct lint_ignore_entry *e = &o->ignores.v[i];
		if (e->over || !lint_id_matches(c->rule, e->rule) ||
		    !meets(run, e, c->zone, c->name, c->span))
			continue;
		while (run->ignores_met.n < o->ignores.n)
			zp_push(&run->ignores_met, false);
		run->ignores_met.v[i] = true;
		found = found ? found : by_config(run, i);
	}
	return found;
}

const struct lint_accepted *lint_accepts(
    struct lint_run *run, const struct lint_claim *c)
{
	const struct lint_accepted *a =
	    lint_remarks_meet(run, c->rule, c->span);
	const struct lint_accepted *own =
	    lint_remarks_meet(run, c->rule, c->own);
	const struct lint_accepted *config = ignored(run, c);
	a = a ? a : own ? own : config;
	a = a ? a : off_in_file(run, c->rule, c->span);
	run->suppressed += a != NULL;
	if (a || !run->opt->held)
		return a;
	a = lint_baseline_takes(run, c);
	run->baselined += a != NULL;
	return a;
}

struct lint_finding *lint_hidden_copy(struct lint_run *run,
    const struct lint_finding *f, const char *name,
    const struct lint_accepted *accepted)
{
	struct lint_finding *c = zp_alloc(&run->arena, sizeof *c);
	*c = *f;
	memset(&c->names, 0, sizeof c->names);
	memset(&c->kins, 0, sizeof c->kins);
	memset(&c->related, 0, sizeof c->related);
	for (uint32_t i = 0; i < f->related.n; i++)
		zp_push(&c->related, f->related.v[i]);
	c->name = name;
	zp_push(&c->names, name);
	c->accepted = accepted;
	return c;
}

struct lint_finding *lint_hide(
    struct lint_run *run, struct lint_finding *f, struct lint_finding *into)
{
	if (!into || into->accepted != f->accepted) {
		zp_push(&run->hidden, f);
		return f;
	}
	for (uint32_t i = 0; i < f->names.n; i++)
		zp_push(&into->names, f->names.v[i]);
	f->message = NULL;
	lint_finding_free(f);
	return into;
}

bool lint_judged_folders(const struct lint_options *o)
{
	struct stat st;
	for (uint32_t i = 0; i < o->paths.n && !o->paths_configured; i++)
		if (stat(o->paths.v[i], &st) != 0 || !S_ISDIR(st.st_mode))
			return false;
	return true;
}

/* Whether more than that was left to choice: entries may be about the rest. */
static bool judged_all(const struct lint_options *o)
{
	return lint_judged_folders(o) && !lint_is_given(o, O_SELECT) &&
	       !lint_is_given(o, O_IGNORE) &&
	       (!o->asked || o->names_configured);
}

/* Whether the rule finds something in this run, were it there: it is on, of
 * these days, and not of other CAs than those that somebody chose now. */
static bool is_at_work(const struct lint_options *o, const struct lint_rule *r)
{
	if (lint_severity_of(o, r->id, r->found) == LINT_OFF)
		return false;
	if ((r->until && strcmp(o->today, r->until) > 0) ||
	    (r->from && r->before == LINT_OFF && strcmp(o->today, r->from) < 0))
		return false;
	return !r->per_ca || !lint_is_given(o, O_CA);
}

bool lint_looks_for(const struct lint_run *run, const char *word)
{
	for (size_t i = 0; i < lint_registry_count; i++)
		if (lint_id_matches(lint_registry[i].rule->id, word) &&
		    is_at_work(run->opt, lint_registry[i].rule))
			return true;
	for (unsigned i = 0; i < ZP_P_COUNT; i++)
		if (lint_id_matches(zp_problem_info[i].id, word) &&
		    lint_severity_of(
			run->opt, zp_problem_info[i].id, LINT_NOTE) != LINT_OFF)
			return true;
	return false;
}

void lint_suppress_end(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	if (!judged_all(o))
		return;
	for (uint32_t i = 0; i < o->ignores.n; i++) {
		const struct lint_ignore_entry *e = &o->ignores.v[i];
		if (e->over ||
		    (i < run->ignores_met.n && run->ignores_met.v[i]))
			continue;
		lint_say(run, o->config_shown,
		    "%u:%u: this ignore of %s meets no finding", e->place.line,
		    e->place.column, e->rule);
	}
}

const char *lint_switched_off(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	struct zp_buf b = {0};
	uint32_t own = o->config ? o->config_overrides : 0;
	for (uint32_t i = 0; i < own; i++)
		if (o->overrides.v[i].severity == LINT_OFF)
			zp_buf_printf(&b, "%s%s", b.n > 0 ? ", " : "",
			    o->overrides.v[i].rule);
	const char *text = b.n > 0 ? zp_dup(&run->arena, b.p) : NULL;
	zp_buf_free(&b);
	if (o->config && o->select.n > 0 && !lint_is_given(o, O_SELECT))
		text = zp_printf(&run->arena, "%s%sall that select leaves out",
		    text ? text : "", text ? ", " : "");
	return text;
}

void lint_suppress_free(struct lint_run *run)
{
	for (uint32_t i = 0; i < run->hidden.n; i++)
		lint_finding_free(run->hidden.v[i]);
	zp_vec_free(&run->hidden);
	for (uint32_t i = 0; i < run->by_config.n; i++)
		zp_xfree(run->by_config.v[i]);
	zp_vec_free(&run->by_config);
	lint_remarks_free(&run->remarks);
}
