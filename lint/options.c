#include "lint/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dcv/idn.h"
#include "lint/rule.h"

enum {
	O_ORIGIN = 256,
	O_STDIN_FILENAME,
	O_ROOT,
	O_NO_CONFIG,
	O_CA,
	O_TODAY,
	O_NAME,
	O_NAMES_FROM,
	O_CERTIFICATE,
	O_VALIDATION,
	O_MAILBOXES,
	O_DENYLIST,
	O_ASSUME,
	O_PSL,
	O_FORMAT,
	O_OUTPUT,
	O_SELECT,
	O_IGNORE,
	O_SEVERITY,
	O_FAIL_ON,
	O_NOTES,
	O_COLOR,
	O_QUIET,
	O_VERSION,
	O_HELP
};

static const struct option table[] = {
    {"origin", 1, NULL, O_ORIGIN},
    {"stdin-filename", 1, NULL, O_STDIN_FILENAME},
    {"root", 1, NULL, O_ROOT},
    {"no-config", 0, NULL, O_NO_CONFIG},
    {"ca", 1, NULL, O_CA},
    {"today", 1, NULL, O_TODAY},
    {"name", 1, NULL, O_NAME},
    {"names-from", 1, NULL, O_NAMES_FROM},
    {"certificate", 1, NULL, O_CERTIFICATE},
    {"validation-domain", 1, NULL, O_VALIDATION},
    {"mailboxes", 1, NULL, O_MAILBOXES},
    {"denylist", 1, NULL, O_DENYLIST},
    {"assume-no-mx", 1, NULL, O_ASSUME},
    {"psl", 1, NULL, O_PSL},
    {"format", 1, NULL, O_FORMAT},
    {"output", 1, NULL, O_OUTPUT},
    {"select", 1, NULL, O_SELECT},
    {"ignore", 1, NULL, O_IGNORE},
    {"severity", 1, NULL, O_SEVERITY},
    {"fail-on", 1, NULL, O_FAIL_ON},
    {"notes", 0, NULL, O_NOTES},
    {"color", 1, NULL, O_COLOR},
    {"quiet", 0, NULL, O_QUIET},
    {"version", 0, NULL, O_VERSION},
    {"help", 0, NULL, O_HELP},
    {NULL, 0, NULL, 0},
};

struct reader {
	struct lint_options *o;
	const char **why;
};

static bool fail(struct reader *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
static bool fail(struct reader *r, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	*r->why = zp_vprintf(&r->o->arena, fmt, ap);
	va_end(ap);
	return false;
}

static bool is_rule(const char *word)
{
	for (size_t i = 0; i < lint_registry_count; i++)
		if (lint_id_matches(lint_registry[i].rule->id, word))
			return true;
	for (unsigned i = 0; i < ZP_P_COUNT; i++)
		if (lint_id_matches(zp_problem_info[i].id, word))
			return true;
	return false;
}

/* Calls TAKE for each piece of a comma-separated list. */
static bool each(struct reader *r, const char *list,
    bool (*take)(struct reader *r, const char *piece, int option), int option)
{
	while (*list) {
		size_t n = strcspn(list, ",");
		if (n > 0 && !take(r, zp_copy(&r->o->arena, list, n), option))
			return false;
		list += n + (list[n] == ',');
	}
	return true;
}

static bool read_name(struct reader *r, const char *text, struct zp_name *out)
{
	return dcv_name_read(out, text) ||
	       fail(r, "\"%s\" is no domain name", text);
}

static bool take_word(struct reader *r, const char *piece, int option)
{
	struct zp_name n;
	const struct dcv_profile *p;
	switch (option) {
	case O_CA:
		if (!(p = dcv_profile_find(piece)))
			return fail(r,
			    "no CA profile \"%s\": acm and acm-api "
			    "are known",
			    piece);
		zp_push(&r->o->cas, p);
		return true;
	case O_SELECT:
	case O_IGNORE:
		if (!is_rule(piece))
			return fail(r,
			    "no rule or topic \"%s\" (dcvlint rules "
			    "lists them)",
			    piece);
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

static bool read_origin(struct reader *r, const char *arg)
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

static bool read_mailboxes(struct reader *r, const char *arg)
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

static bool read_validation(struct reader *r, const char *arg)
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
    struct reader *r, const char *text, enum lint_severity *out)
{
	for (int s = LINT_OFF; s <= LINT_ERROR; s++)
		if (strcmp(text, lint_severity_text((enum lint_severity)s)) ==
		    0) {
			*out = (enum lint_severity)s;
			return true;
		}
	return fail(
	    r, "\"%s\" is no severity: error, warning, note or off", text);
}

static bool read_override(struct reader *r, const char *arg)
{
	struct lint_override v;
	const char *eq = strchr(arg, '=');
	if (!eq)
		return fail(r, "--severity takes RULE=LEVEL");
	v.rule = zp_copy(&r->o->arena, arg, (size_t)(eq - arg));
	if (!is_rule(v.rule))
		return fail(r,
		    "no rule or topic \"%s\" (dcvlint rules lists "
		    "them)",
		    v.rule);
	if (!read_level(r, eq + 1, &v.severity))
		return false;
	zp_push(&r->o->overrides, v);
	return true;
}

/* Names or suffixes, one a line; "#" begins a comment. */
static bool read_list(struct reader *r, const char *file, bool denied)
{
	struct zp_sources s = {0};
	uint32_t id;
	const char *why = "";
	bool ok = zp_source_open(&s, file, file, &id, &why) == ZP_LOAD_OK;
	if (!ok)
		fail(r, "%s: %s", file, why);
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
		ok = dcv_name_read(&name, text) ||
		     fail(r, "%s:%u: \"%s\" is no domain name", file, line,
			 text);
		if (ok && denied)
			zp_push(&r->o->denied, name);
		else if (ok)
			zp_push(&r->o->names, name);
	}
	zp_sources_free(&s);
	return ok;
}

static bool read_format(struct reader *r, const char *arg)
{
	static const char *const names[] = {
	    "text", "json", "jsonl", "markdown"};
	for (int i = 0; i < 4; i++)
		if (strcmp(arg, names[i]) == 0) {
			r->o->format = (enum lint_format)i;
			return true;
		}
	return fail(r, "no format \"%s\": text, json and jsonl are known", arg);
}

static bool read_today(struct reader *r, const char *arg)
{
	struct tm tm = {0};
	const char *end = strptime(arg, "%Y-%m-%d", &tm);
	if (!end || *end || strlen(arg) != 10)
		return fail(r, "\"%s\" is no day: YYYY-MM-DD", arg);
	r->o->today = arg;
	return true;
}

static bool read_color(struct reader *r, const char *arg)
{
	r->o->color_always = strcmp(arg, "always") == 0;
	r->o->color_never = strcmp(arg, "never") == 0;
	return r->o->color_always || r->o->color_never ||
	       strcmp(arg, "auto") == 0 ||
	       fail(r, "--color takes auto, always or never");
}

static bool read_fail_on(struct reader *r, const char *arg)
{
	if (strcmp(arg, "never") == 0) {
		r->o->fail_on = LINT_OFF;
		return true;
	}
	if (!read_level(r, arg, &r->o->fail_on) || r->o->fail_on == LINT_OFF)
		return fail(r, "--fail-on takes error, warning, note or never");
	r->o->notes |= r->o->fail_on == LINT_NOTE;
	return true;
}

static bool read_one(struct reader *r, int option, const char *arg)
{
	struct lint_options *o = r->o;
	switch (option) {
	case O_ORIGIN: return read_origin(r, arg);
	case O_STDIN_FILENAME: o->stdin_filename = arg; return true;
	case O_ROOT: o->root = arg; return true;
	case O_NO_CONFIG: return true;
	case O_TODAY: return read_today(r, arg);
	case O_NAMES_FROM: o->asked = true; return read_list(r, arg, false);
	case O_CERTIFICATE:
		zp_push(&o->certificates, ((struct lint_certificate){0}));
		o->certificates.v[o->certificates.n - 1].id = arg;
		o->asked = true;
		return each(r, arg, take_word, option);
	case O_NAME: o->asked = true; return take_word(r, arg, option);
	case O_CA:
	case O_SELECT:
	case O_IGNORE:
	case O_ASSUME: return each(r, arg, take_word, option);
	case O_VALIDATION: return read_validation(r, arg);
	case O_MAILBOXES: return read_mailboxes(r, arg);
	case O_DENYLIST: return read_list(r, arg, true);
	case O_PSL: o->psl = arg; return true;
	case O_FORMAT: return read_format(r, arg);
	case O_OUTPUT: o->output = arg; return true;
	case O_SEVERITY: return read_override(r, arg);
	case O_FAIL_ON: return read_fail_on(r, arg);
	case O_NOTES: o->notes = true; return true;
	case O_COLOR: return read_color(r, arg);
	case O_QUIET: o->quiet = true; return true;
	case O_VERSION: o->command = LINT_VERSION; return true;
	default: o->command = LINT_HELP; return true;
	}
}

static bool read_command(struct lint_options *o, const char *word)
{
	static const char *const words[] = {
	    "check", "routes", "dump", "rules", "explain"};
	for (int i = 0; i < 5; i++)
		if (strcmp(word, words[i]) == 0) {
			o->command = (enum lint_command)i;
			return true;
		}
	return false;
}

bool lint_options_read(
    struct lint_options *o, int argc, char **argv, const char **why)
{
	struct reader r = {o, why};
	o->fail_on = LINT_ERROR;
	opterr = 0;
	optind = 1;
	if (argc > 1 && read_command(o, argv[1]))
		optind = 2;
	for (;;) {
		int at = optind;
		int c = getopt_long(argc, argv, "", table, NULL);
		if (c == -1)
			break;
		if (c == '?')
			return fail(&r,
			    "unknown option, or one without its "
			    "value: %s",
			    argv[at < argc ? at : argc - 1]);
		if (!read_one(&r, c, optarg ? optarg : ""))
			return false;
	}
	for (; optind < argc; optind++)
		zp_push(&o->paths, argv[optind]);
	if (o->cas.n == 0)
		zp_push(&o->cas, dcv_profile_find("acm"));
	lint_set_today(o);
	return true;
}
