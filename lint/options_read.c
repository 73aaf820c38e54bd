#include "lint/options_read.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dcv/timeline.h"
#include "lint/near.h"
#include "lint/renamed.h"
#include "zoneparse/dialect.h"
#include "zoneparse/idn.h"

#define JOBS_MAX 1024

bool options_fail(struct lint_reader *r, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	*r->why = zp_vprintf(&r->o->arena, fmt, ap);
	va_end(ap);
	return false;
}

const char *options_rule_named(struct lint_reader *r, const char *word)
{
	struct zp_arena *a = &r->o->arena;
	const char *id = lint_rule_named(word, a, r->why);
	const char *notice =
	    id && id != word ? lint_renamed_notice(word, a) : NULL;
	bool said = !notice;
	for (uint32_t i = 0; i < r->o->notices.n && !said; i++)
		said = strcmp(r->o->notices.v[i], notice) == 0;
	if (!said)
		zp_push(&r->o->notices, notice);
	return id;
}

bool options_rule(struct lint_reader *r, const char *word)
{
	return options_rule_named(r, word) != NULL;
}

static bool read_name(
    struct lint_reader *r, const char *text, struct zp_name *out)
{
	return zp_name_read(out, text) ||
	       options_fail(r, "\"%s\" is no domain name", text);
}

bool options_unknown(struct lint_reader *r, const char *what, const char *word,
    const char *best, const char *all)
{
	return best ? options_fail(r,
			  "no %s \"%s\": did you mean %s? Known are %s", what,
			  word, best, all)
		    : options_fail(
			  r, "no %s \"%s\": known are %s", what, word, all);
}

bool options_ca(
    struct lint_reader *r, const char *word, const struct dcv_profile **out)
{
	const struct dcv_profile *p;
	struct lint_near near = lint_near_begin(word);
	struct zp_buf all = {0};
	if ((*out = dcv_profile_find(r->o->profiles, word)))
		return true;
	for (unsigned i = 0; (p = dcv_profiles_at(r->o->profiles, i)); i++) {
		lint_near_offer(&near, p->id);
		zp_buf_printf(&all, "%s%s", i > 0 ? ", " : "", p->id);
	}
	options_unknown(r, "CA profile", word, near.best, all.p);
	zp_buf_free(&all);
	return false;
}

bool options_cas(struct lint_reader *r)
{
	const struct dcv_profile *p;
	for (uint32_t i = 0; i < r->o->ca_words.n; i++) {
		if (!options_ca(r, r->o->ca_words.v[i], &p))
			return false;
		zp_push(&r->o->cas, p);
	}
	return true;
}

bool options_word(struct lint_reader *r, const char *piece, int option)
{
	struct zp_name n;
	switch (option) {
	case O_CA: zp_push(&r->o->ca_words, piece); return true;
	case O_SELECT:
	case O_IGNORE:
		piece = options_rule_named(r, piece);
		if (!piece)
			return false;
		if (option == O_SELECT)
			zp_push(&r->o->select, piece);
		else
			zp_push(&r->o->ignore, piece);
		return true;
	case O_ASSUME:
		if (!read_name(r, piece, &n))
			return false;
		zp_push(&r->o->assume_no_mx, n);
		return true;
	default:
		if (!read_name(r, piece, &n))
			return false;
		zp_push(&r->o->names, n);
		if (option == O_CERTIFICATE)
			zp_push(&r->o->certificates.v[r->o->certificates.n - 1]
				     .names,
			    n);
		return true;
	}
}

bool options_list(struct lint_reader *r, const char *list, int option)
{
	const char *from = list;
	bool any = false;
	while (*list) {
		size_t n = strcspn(list, ",");
		if (n > 0 &&
		    !options_word(r, zp_copy(&r->o->arena, list, n), option))
			return false;
		any |= n > 0;
		list += n + (list[n] == ',');
	}
	return any || options_fail(r, "\"%s\" is an empty list", from);
}

bool options_origin(struct lint_reader *r, const char *arg)
{
	struct lint_origin g = {0};
	const char *eq = strrchr(arg, '=');
	if (eq)
		g.path = zp_copy(&r->o->arena, arg, (size_t)(eq - arg));
	if (!read_name(r, eq ? eq + 1 : arg, &g.name))
		return false;
	zp_push(&r->o->origins, g);
	return true;
}

bool options_mailboxes(struct lint_reader *r, const char *arg)
{
	struct lint_mailboxes m = {.file = arg};
	const char *eq = strchr(arg, '=');
	if (eq) {
		m.file = eq + 1;
		char *list = zp_copy(&r->o->arena, arg, (size_t)(eq - arg));
		for (char *s = list; *s;) {
			struct zp_name n;
			size_t k = strcspn(s, ",");
			char *piece = zp_copy(&r->o->arena, s, k);
			if (!read_name(r, piece, &n))
				return false;
			zp_push(&m.domains, n);
			s += k + (s[k] == ',');
		}
	}
	zp_push(&r->o->mailboxes, m);
	return true;
}

bool options_validation(struct lint_reader *r, const char *arg)
{
	struct lint_validation v = {0};
	const char *eq = strchr(arg, '=');
	if (eq) {
		v.name = zp_copy(&r->o->arena, arg, (size_t)(eq - arg));
		if (!read_name(r, v.name, &v.named))
			return false;
	}
	if (!read_name(r, eq ? eq + 1 : arg, &v.domain))
		return false;
	zp_push(&r->o->validation, v);
	return true;
}

static bool read_level(
    struct lint_reader *r, const char *text, enum lint_severity *out)
{
	for (int s = LINT_OFF; s <= LINT_ERROR; s++)
		if (strcmp(text, lint_severity_text((enum lint_severity)s)) ==
		    0) {
			*out = (enum lint_severity)s;
			return true;
		}
	return options_fail(
	    r, "\"%s\" is no severity: error, warning, note or off", text);
}

bool options_override(struct lint_reader *r, const char *arg)
{
	struct lint_override v;
	const char *eq = strchr(arg, '=');
	if (!eq)
		return options_fail(r, "--severity takes RULE=LEVEL");
	v.rule = options_rule_named(
	    r, zp_copy(&r->o->arena, arg, (size_t)(eq - arg)));
	if (!v.rule)
		return false;
	if (!read_level(r, eq + 1, &v.severity))
		return false;
	zp_push(&r->o->overrides, v);
	return true;
}

/* Names or suffixes, one a line; "#" begins a comment. */
bool options_file(struct lint_reader *r, const char *file, bool denied)
{
	struct zp_sources s = {0};
	uint32_t id;
	const char *why = "";
	bool ok = zp_source_open(&s, file, file, &id, &why) == ZP_LOAD_OK;
	if (!ok)
		options_fail(r, "%s: %s", file, why);
	for (uint32_t line = 1; ok; line++) {
		struct zp_str t = zp_source_line(&s, id, line);
		struct zp_pos end =
		    zp_source_pos(&s, (struct zp_span){id, UINT32_MAX, 0});
		if (line > end.line)
			break;
		while (t.n > 0 && strchr(" \t", t.p[0]) && t.p[0]) {
			t.p++;
			t.n--;
		}
		size_t n = 0;
		while (n < t.n && t.p[n] && !strchr(" \t#", t.p[n]))
			n++;
		struct zp_name name;
		if (n == 0)
			continue;
		char *text = zp_copy(&r->o->arena, t.p, n);
		ok = zp_name_read(&name, text) ||
		     options_fail(r, "%s:%u: \"%s\" is no domain name", file,
			 line, text);
		if (ok && denied)
			zp_push(&r->o->denied, name);
		else if (ok)
			zp_push(&r->o->names, name);
	}
	zp_sources_free(&s);
	return ok;
}

bool options_input_format(struct lint_reader *r, const char *arg)
{
	struct lint_near near = lint_near_begin(arg);
	r->o->input_format = NULL;
	if (strcmp(arg, "auto") == 0)
		return true;
	r->o->input_format = arg;
	if (strcmp(arg, "zone") == 0 || zp_dialect_find(arg))
		return true;
	lint_near_offer(&near, "zone");
	for (unsigned i = 0; i < zp_dialects_count; i++)
		lint_near_offer(&near, zp_dialects[i]->name);
	if (near.best)
		return options_fail(r,
		    "no input format \"%s\": did you mean %s?", arg, near.best);
	return options_fail(r, "no input format \"%s\"", arg);
}

bool options_number(
    struct lint_reader *r, const char *arg, uint32_t max, uint32_t *out)
{
	char *end;
	unsigned long v = strtoul(arg, &end, 10);
	if (arg[0] < '0' || arg[0] > '9' || *end || v < 1 || v > max)
		return options_fail(
		    r, "\"%s\" is no number from 1 to %u", arg, max);
	*out = (uint32_t)v;
	return true;
}

bool options_today(struct lint_reader *r, const char *arg)
{
	if (!dcv_is_day(arg))
		return options_fail(r, "\"%s\" is no day: YYYY-MM-DD", arg);
	r->o->today = arg;
	return true;
}

bool options_exclude(struct lint_reader *r, const char *arg)
{
	if (arg[strspn(arg, "!/")] == '\0')
		return options_fail(r, "\"%s\" is no pattern", arg);
	zp_push(&r->o->excludes, arg);
	return true;
}

bool options_context(struct lint_reader *r, const char *arg)
{
	if (access(arg, F_OK) != 0)
		return options_fail(r, "%s: %s", arg, strerror(errno));
	zp_push(&r->o->context, arg);
	return true;
}

bool options_color(struct lint_reader *r, const char *arg)
{
	r->o->color_always = strcmp(arg, "always") == 0;
	r->o->color_never = strcmp(arg, "never") == 0;
	return r->o->color_always || r->o->color_never ||
	       strcmp(arg, "auto") == 0 ||
	       options_fail(r, "--color takes auto, always or never");
}

unsigned options_processors(void)
{
	cpu_set_t set;
	int n =
	    sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	return n > 0 ? (unsigned)n : 1;
}

bool options_jobs(struct lint_reader *r, const char *arg)
{
	char *end;
	errno = 0;
	long v = strtol(arg, &end, 10);
	if (arg[0] < '0' || arg[0] > '9' || *end != '\0' || errno != 0 ||
	    v < 1 || v > JOBS_MAX)
		return options_fail(r, "--jobs takes a number from 1 to 1024");
	r->o->jobs = (unsigned)v;
	return true;
}

bool options_fail_on(struct lint_reader *r, const char *arg)
{
	if (strcmp(arg, "never") == 0) {
		r->o->fail_on = LINT_OFF;
		return true;
	}
	if (!read_level(r, arg, &r->o->fail_on) || r->o->fail_on == LINT_OFF)
		return options_fail(
		    r, "--fail-on takes error, warning, note or never");
	r->o->notes |= r->o->fail_on == LINT_NOTE;
	return true;
}
