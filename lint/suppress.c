#include "lint/suppress.h"

#include <string.h>
#include <sys/stat.h>

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

static bool is_off_in_file(
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
				return true;
		}
	}
	return false;
}

bool lint_suppressed(struct lint_run *run, const char *rule, const char *zone,
    const char *name, struct zp_span span)
{
	const struct lint_options *o = run->opt;
	bool is = false;
	for (uint32_t i = 0; i < o->ignores.n; i++) {
		const struct lint_ignore_entry *e = &o->ignores.v[i];
		if (e->over || !lint_id_matches(rule, e->rule) ||
		    !meets(run, e, zone, name, span))
			continue;
		while (run->ignores_met.n < o->ignores.n)
			zp_push(&run->ignores_met, false);
		run->ignores_met.v[i] = is = true;
	}
	is = is || is_off_in_file(run, rule, span);
	run->suppressed += is;
	return is;
}

/* Whether more than single files was judged: an entry may be about others. */
static bool judged_all(const struct lint_options *o)
{
	struct stat st;
	for (uint32_t i = 0; i < o->paths.n && !o->paths_configured; i++)
		if (stat(o->paths.v[i], &st) != 0 || !S_ISDIR(st.st_mode))
			return false;
	return !lint_is_given(o, O_SELECT) && !lint_is_given(o, O_IGNORE) &&
	       (!o->asked || o->names_configured);
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
