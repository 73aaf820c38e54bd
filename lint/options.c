#include "lint/options.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "lint/baseline.h"
#include "lint/config.h"
#include "lint/csr.h"
#include "lint/near.h"
#include "lint/options_read.h"

static const struct option table[] = {
    {"origin", 1, NULL, O_ORIGIN},
    {"stdin-filename", 1, NULL, O_STDIN_FILENAME},
    {"root", 1, NULL, O_ROOT},
    {"input-format", 1, NULL, O_INPUT_FORMAT},
    {"yaml-depth", 1, NULL, O_YAML_DEPTH},
    {"yaml-aliases", 1, NULL, O_YAML_ALIASES},
    {"context", 1, NULL, O_CONTEXT},
    {"changed", 0, NULL, O_CHANGED},
    {"exclude", 1, NULL, O_EXCLUDE},
    {"force-exclude", 0, NULL, O_FORCE_EXCLUDE},
    {"no-config", 0, NULL, O_NO_CONFIG},
    {"ca", 1, NULL, O_CA},
    {"today", 1, NULL, O_TODAY},
    {"name", 1, NULL, O_NAME},
    {"names-from", 1, NULL, O_NAMES_FROM},
    {"certificate", 1, NULL, O_CERTIFICATE},
    {"validation-domain", 1, NULL, O_VALIDATION},
    {"mailboxes", 1, NULL, O_MAILBOXES},
    {"contacts", 1, NULL, O_CONTACTS},
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
    {"jobs", 1, NULL, O_JOBS},
    {"color", 1, NULL, O_COLOR},
    {"quiet", 0, NULL, O_QUIET},
    {"version", 0, NULL, O_VERSION},
    {"help", 0, NULL, O_HELP},
    {"config", 1, NULL, O_CONFIG},
    {"csr", 1, NULL, O_CSR},
    {"methods", 0, NULL, O_METHODS},
    {"mta-sts", 1, NULL, O_MTA_STS},
    {"shard", 1, NULL, O_SHARD},
    {"report", 1, NULL, O_REPORT},
    {"statistics", 0, NULL, O_STATISTICS},
    {"no-suppressions", 0, NULL, O_NO_SUPPRESSIONS},
    {"baseline", 1, NULL, O_BASELINE},
    {"write-baseline", 1, NULL, O_WRITE_BASELINE},
    {"prune-baseline", 0, NULL, O_PRUNE_BASELINE},
    {NULL, 0, NULL, 0},
};

const char *lint_option_name(int option)
{
	unsigned i = 0;
	while (table[i].name && table[i].val != option)
		i++;
	return table[i].name;
}

static bool read_one(struct lint_reader *r, int option, const char *arg)
{
	struct lint_options *o = r->o;
	switch (option) {
	case O_ORIGIN: return options_origin(r, arg);
	case O_STDIN_FILENAME: o->stdin_filename = arg; return true;
	case O_ROOT: o->root = arg; return true;
	case O_INPUT_FORMAT: return options_input_format(r, arg);
	case O_YAML_DEPTH:
		return options_number(r, arg, 1000, &o->yaml_limits.max_depth);
	case O_YAML_ALIASES:
		return options_number(
		    r, arg, 100000000, &o->yaml_limits.max_aliases);
	case O_CONTEXT: return options_context(r, arg);
	case O_CHANGED: o->changed = true; return true;
	case O_EXCLUDE: return options_exclude(r, arg);
	case O_FORCE_EXCLUDE: o->force_exclude = true; return true;
	case O_NO_CONFIG: o->no_config = true; return true;
	case O_CONFIG:
		o->config_file = arg;
		o->no_config = false;
		return true;
	case O_TODAY: return options_today(r, arg);
	case O_NAMES_FROM: o->asked = true; return options_file(r, arg, false);
	case O_CERTIFICATE:
		zp_push(&o->certificates, ((struct lint_certificate){0}));
		o->certificates.v[o->certificates.n - 1].id = arg;
		o->asked = true;
		return options_list(r, arg, option);
	case O_CSR: o->asked = true; return lint_csr_read(o, arg, r->why);
	case O_NAME: o->asked = true; return options_word(r, arg, option);
	case O_CA:
	case O_SELECT:
	case O_IGNORE:
	case O_ASSUME: return options_list(r, arg, option);
	case O_VALIDATION: return options_validation(r, arg);
	case O_MAILBOXES: return options_mailboxes(r, arg);
	case O_CONTACTS: zp_push(&o->contacts, arg); return true;
	case O_MTA_STS: return options_mta_sts(r, arg);
	case O_DENYLIST: return options_file(r, arg, true);
	case O_PSL: o->psl = arg; return true;
	case O_FORMAT: return options_format(r, arg);
	case O_SHARD: return options_shard(r, arg);
	case O_REPORT: return options_report(r, arg);
	case O_STATISTICS: o->statistics = true; return true;
	case O_OUTPUT: o->output = arg; return true;
	case O_BASELINE:
	case O_WRITE_BASELINE: o->baseline = arg; return true;
	case O_PRUNE_BASELINE: o->prune_baseline = true; return true;
	case O_NO_SUPPRESSIONS: o->no_suppressions = true; return true;
	case O_SEVERITY: return options_override(r, arg);
	case O_FAIL_ON: return options_fail_on(r, arg);
	case O_NOTES: o->notes = true; return true;
	case O_METHODS: o->methods = true; return true;
	case O_JOBS: return options_jobs(r, arg);
	case O_COLOR: return options_color(r, arg);
	case O_QUIET: o->quiet = true; return true;
	case O_VERSION: o->command = LINT_VERSION; return true;
	default: o->command = LINT_HELP; return true;
	}
}

static const char *const commands[] = {"check", "routes", "dump", "rules",
    "explain", "config", "schema", "cas", "merge"};
#define COMMANDS (sizeof commands / sizeof commands[0])

static bool read_command(struct lint_options *o, const char *word)
{
	for (unsigned i = 0; i < COMMANDS; i++)
		if (strcmp(word, commands[i]) == 0) {
			o->command = (enum lint_command)i;
			return true;
		}
	return false;
}

/* A word in the command's place that names no file was meant as a command. */
static bool check_command(struct lint_reader *r, const char *word)
{
	struct lint_near near = lint_near_begin(word);
	if (word[0] == '\0' || word[strcspn(word, "./-")] != '\0' ||
	    access(word, F_OK) == 0)
		return true;
	for (unsigned i = 0; i < COMMANDS; i++)
		lint_near_offer(&near, commands[i]);
	if (near.best)
		return options_fail(r,
		    "no command or file \"%s\": did you mean %s?", word,
		    near.best);
	return options_fail(r, "no command or file \"%s\"", word);
}

/* What getopt refused, and why. */
static bool refuse(struct lint_reader *r, int c, char **argv)
{
	if (optopt > 0 && optopt < O_ORIGIN)
		return options_fail(r, "unknown option -%c", optopt);
	const char *word = argv[optind - 1];
	char *name = zp_copy(&r->o->arena, word, strcspn(word, "="));
	if (c == ':')
		return options_fail(r, "%s needs a value", name);
	struct lint_near near = lint_near_begin(name + 2);
	for (unsigned i = 0; table[i].name; i++) {
		if (strcmp(table[i].name, name + 2) == 0)
			return options_fail(r, "%s takes no value", name);
		lint_near_offer(&near, table[i].name);
	}
	if (near.best)
		return options_fail(r, "unknown option %s: did you mean --%s?",
		    name, near.best);
	return options_fail(r, "unknown option %s", name);
}

/* Options are written in full: an abbreviation would change its meaning with
 * the next option that begins like it. */
static bool check_whole(struct lint_reader *r, char **argv, const char *name)
{
	const char *word = argv[optind - 1];
	if (optarg == word)
		word = argv[optind - 2];
	size_t n = strcspn(word, "=");
	if (n == strlen(name) + 2)
		return true;
	return options_fail(r, "unknown option %s: did you mean --%s?",
	    zp_copy(&r->o->arena, word, n), name);
}

/* What is asked of a part of the zones is no part of what is asked of all. */
static bool check_shard(struct lint_reader *r)
{
	const struct lint_options *o = r->o;
	if (o->command == LINT_MERGE && o->paths.n == 0)
		return options_fail(
		    r, "merge takes the JSON lines of other runs: FILE.jsonl");
	if (o->shards == 0 && o->command != LINT_MERGE)
		return true;
	if (o->shards > 0 && o->command > LINT_ROUTES)
		return options_fail(r, "--shard is for check and routes");
	if (o->asked && (o->shards > 0 || !o->names_configured))
		return options_fail(r,
		    "%s judges what zones hold: names asked for are judged "
		    "without it",
		    o->shards > 0 ? "--shard" : "merge");
	if (o->changed)
		return options_fail(r, "--changed is for whole runs");
	return true;
}

static bool is_schema(const char *word)
{
	return strcmp(word, "check") == 0 || strcmp(word, "routes") == 0 ||
	       strcmp(word, "config") == 0;
}

/* Which forms each command's output takes, and what it works on. */
static bool check_use(struct lint_reader *r)
{
	static const unsigned formats[] = {1u << LINT_TEXT | 1u << LINT_JSON |
					       1u << LINT_JSONL |
					       1u << LINT_REPORT,
	    1u << LINT_TEXT | 1u << LINT_JSON | 1u << LINT_JSONL |
		1u << LINT_REPORT,
	    1u << LINT_TEXT | 1u << LINT_JSONL,
	    1u << LINT_TEXT | 1u << LINT_JSON | 1u << LINT_JSONL |
		1u << LINT_MARKDOWN,
	    1u << LINT_TEXT | 1u << LINT_MARKDOWN,
	    1u << LINT_TEXT | 1u << LINT_JSON,
	    1u << LINT_TEXT | 1u << LINT_JSON,
	    1u << LINT_TEXT | 1u << LINT_JSON | 1u << LINT_JSONL,
	    1u << LINT_JSON | 1u << LINT_JSONL};
	const struct dcv_profile *ca;
	const struct lint_options *o = r->o;
	if (o->command > LINT_MERGE)
		return true;
	if (o->command == LINT_MERGE && !lint_is_given(o, O_FORMAT))
		r->o->format = LINT_JSONL;
	if (!(formats[o->command] >> o->format & 1))
		return options_fail(
		    r, "%s has no such --format", commands[o->command]);
	if (!options_check_reports(r, commands[o->command]))
		return false;
	if ((o->command == LINT_RULES || o->command == LINT_CONFIG) &&
	    o->paths.n > 0 && !o->paths_configured)
		return options_fail(r, "%s takes no path: \"%s\"",
		    commands[o->command], o->paths.v[0]);
	if (o->command == LINT_SCHEMA &&
	    (o->paths.n != 1 || !is_schema(o->paths.v[0])))
		return options_fail(
		    r, "schema takes one word: check, routes or config");
	for (uint32_t i = 0; o->command == LINT_CAS && i < o->paths.n; i++)
		if (!options_ca(r, o->paths.v[i], &ca))
			return false;
	for (uint32_t i = 0; o->changed && i < o->paths.n; i++)
		if (strcmp(o->paths.v[i], "-") == 0)
			return options_fail(
			    r, "--changed takes files, not standard input");
	if (o->methods && o->command != LINT_ROUTES && o->command != LINT_MERGE)
		return options_fail(r, "--methods is for routes");
	if (!check_shard(r) || !lint_baseline_options(r->o, r->why))
		return false;
	if (o->command <= LINT_DUMP && o->paths.n == 0)
		return options_fail(r,
		    "name a zone file, a folder, or - for standard input; "
		    "or name them in .dcvlint.yaml, under zones");
	return true;
}

bool lint_options_read(
    struct lint_options *o, int argc, char **argv, const char **why)
{
	struct lint_reader r = {o, why};
	o->fail_on = LINT_ERROR;
	o->jobs = options_processors();
	options_format(&r, "text");
	lint_set_today(o);
	o->profiles = dcv_profiles_new(o->today);
	opterr = 0;
	optind = 1;
	const char *first = argc > 1 ? argv[1] : NULL;
	if (first && read_command(o, first)) {
		optind = 2;
		first = NULL;
	}
	for (;;) {
		int index = 0;
		int c = getopt_long(argc, argv, ":", table, &index);
		if (c == -1)
			break;
		if (c == '?' || c == ':')
			return refuse(&r, c, argv);
		zp_push(&o->given, ((struct lint_given){c, optarg}));
		if (!check_whole(&r, argv, table[index].name) ||
		    !read_one(&r, c, optarg ? optarg : ""))
			return false;
	}
	if (first && optind < argc && argv[optind] == first &&
	    !check_command(&r, first))
		return false;
	for (; optind < argc; optind++)
		zp_push(&o->paths, argv[optind]);
	return lint_config_apply(o) && check_use(&r);
}
