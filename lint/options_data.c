#include "lint/baseline.h"
#include "lint/options.h"
#include "zoneparse/day.h"
#include "zoneparse/dialect.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *const lint_help_text[] = {
    "usage: dcvlint [check] [OPTION...] PATH...   lint zones (the "
    "default)\n"
    "       dcvlint routes [OPTION...] PATH...    where validation mail "
    "goes\n"
    "       dcvlint dump [OPTION...] PATH...      what was loaded\n"
    "       dcvlint rules [--format text|json|jsonl|markdown]\n"
    "       dcvlint explain [--format text|markdown] [RULE|TOPIC...]\n"
    "       dcvlint cas [ID...] [--format text|json|jsonl]   CA profiles\n"
    "       dcvlint config                        what is in force, and "
    "from "
    "where\n"
    "       dcvlint schema check|routes|config    JSON schema of them\n"
    "       dcvlint merge [OPTION...] FILE...     outputs of --shard as "
    "one "
    "run's\n"
    "\n"
    "PATH is a zone (master file, YAML, JSON; gzip'd too), a folder, or "
    "-;\n"
    "without PATH, what .dcvlint.yaml names under zones.\n"
    "\n"
    "  --origin [PATH=]NAME        origin of a file that does not tell its "
    "own\n"
    "  --input-format F            auto (default), zone, octodns, gcloud, "
    "route53,\n"
    "                              cloudformation, external-dns, "
    "powerdns,\n"
    "                              cloudflare, azure, govuk, records\n"
    "  --yaml-depth N              nested collections of YAML; 64\n"
    "  --yaml-aliases N            aliases to collections of YAML; 100\n"
    "  --stdin-filename NAME       what to call standard input\n"
    "  --root DIR                  no $INCLUDE leaves it\n"
    "  --context PATH              load these zones too, report on PATH "
    "only\n"
    "  --changed                   PATHs are changed files: lint the zones "
    "of\n"
    "                              --context that they are part of\n"
    "  --exclude GLOB              leave these out of folders, as in "
    ".gitignore\n"
    "  --force-exclude             the same when a file is named\n"
    "  --config FILE, --no-config  default: .dcvlint.yaml here or above, "
    "within\n"
    "                              the repository\n"
    "  --ca ID[,ID...]             CA profiles; acm (dcvlint cas lists "
    "them)\n"
    "  --today DATE                judge as of this day, YYYY-MM-DD\n"
    "  --name NAME                 judge this name (repeatable)\n"
    "  --names-from FILE           judge these names, one a line\n"
    "  --certificate NAME,NAME...  judge the names of one certificate\n"
    "  --csr FILE                  judge the names of a certificate "
    "request\n", /* no string is longer than C99 lets it be */
    "  --validation-domain [NAME=]DOMAIN   as ACM's ValidationDomain\n"
    "  --mailboxes [DOMAIN[,DOMAIN...]=]FILE   a mailbox map: aliases,\n"
    "                              Postfix tables, exports of Google, "
    "Exchange,\n"
    "                              Cloudflare, forwards as CSV, a list\n"
    "  --contacts FILE             registration contacts: RDAP, WHOIS "
    "text, "
    "or\n"
    "                              CSV domain,role,address\n"
    "  --mta-sts [DOMAIN=]FILE     policy of MTA-STS as it is served; "
    "without "
    "DOMAIN\n"
    "                              FILE is named so: "
    "mta-sts.DOMAIN/.well-known/\n"
    "                              mta-sts.txt, or DOMAIN.txt\n"
    "  --denylist FILE             names a CA will refuse, one a line\n"
    "  --assume-no-mx SUFFIX,...   alias targets taken to have no MX\n"
    "  --psl FILE                  another public suffix list\n"
    "  --methods                   routes: the matrix of validation "
    "methods\n"
    "  --format F                  text, concise, json, jsonl, github, "
    "gitlab,\n"
    "                              junit, checkstyle, csv, sarif, dot\n"
    "  --output FILE               where the main output goes\n"
    "  --report F=FILE             another report\n"
    "  --select RULE,...           only these rules or topics\n"
    "  --ignore RULE,...           all but these rules or topics\n"
    "  --severity RULE=LEVEL       error, warning, note or off\n"
    "  --no-suppressions           comments in zones suppress nothing\n"
    "  --baseline FILE             report only findings that FILE does not "
    "hold\n"
    "  --write-baseline FILE       put all findings of this run into FILE\n"
    "  --prune-baseline            take out of it what is gone\n"
    "  --fail-on LEVEL             error (default), warning, note or "
    "never\n"
    "  --notes                     also show notes in text\n"
    "  --jobs N                    threads that read a large zone; "
    "default: "
    "one\n"
    "                              for each processor\n"
    "  --shard K/N                 only the base domains that fall to part "
    "K "
    "of N;\n"
    "                              --format jsonl is what merge takes\n"
    "  --statistics                count them by rule\n"
    "  --color WHEN                auto (default), always or never\n"
    "  --quiet                     print findings only\n"
    "  --version, --help\n"
    "\n"
    "Exit status: 0 nothing at or over --fail-on, 1 findings, 2 not (all) "
    "done.\n",
    NULL};

const char *lint_input_format(unsigned i)
{
	static const char *const words[] = {"auto", "zone"};
	if (i < 2)
		return words[i];
	return i - 2 < zp_dialects_count ? zp_dialects[i - 2]->name : NULL;
}

bool lint_is_given(const struct lint_options *o, int option)
{
	for (uint32_t i = 0; i < o->given.n; i++)
		if (o->given.v[i].option == option)
			return true;
	return false;
}

bool lint_id_matches(const char *id, const char *word)
{
	size_t n = strlen(word);
	return strncmp(id, word, n) == 0 && (id[n] == '\0' || id[n] == '-') &&
	       (id[n] == '\0' || !strchr(word, '-'));
}

void lint_options_free(struct lint_options *o)
{
	for (uint32_t i = 0; i < o->mailboxes.n; i++)
		zp_vec_free(&o->mailboxes.v[i].domains);
	for (uint32_t i = 0; i < o->certificates.n; i++)
		zp_vec_free(&o->certificates.v[i].names);
	zp_vec_free(&o->reports);
	lint_baseline_free(o->held);
	zp_vec_free(&o->paths);
	zp_vec_free(&o->origins);
	zp_vec_free(&o->mailboxes);
	zp_vec_free(&o->contacts);
	zp_vec_free(&o->mta_sts);
	zp_vec_free(&o->validation);
	zp_vec_free(&o->certificates);
	zp_vec_free(&o->names);
	zp_vec_free(&o->assume_no_mx);
	zp_vec_free(&o->denied);
	zp_vec_free(&o->ca_words);
	zp_vec_free(&o->cas);
	zp_vec_free(&o->select);
	zp_vec_free(&o->ignore);
	zp_vec_free(&o->overrides);
	zp_vec_free(&o->given);
	zp_vec_free(&o->zones);
	zp_vec_free(&o->views);
	zp_vec_free(&o->ignores);
	for (uint32_t i = 0; i < o->per_file.n; i++)
		zp_vec_free(&o->per_file.v[i].rules);
	zp_vec_free(&o->per_file);
	zp_vec_free(&o->values);
	zp_vec_free(&o->faults);
	zp_vec_free(&o->notices);
	if (o->config) {
		o->config->profiles = NULL;
		lint_options_free(o->config);
	}
	zp_xfree(o->config);
	dcv_profiles_free(o->profiles);
	zp_vec_free(&o->excludes);
	zp_vec_free(&o->context);
	zp_arena_free(&o->arena);
}

void lint_set_today(struct lint_options *o)
{
	char text[16];
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	if (epoch && *epoch)
		now = (time_t)strtoll(epoch, NULL, 10);
	/* Whole days, and those before 1970 as well. The library's functions
	 * would read the machine's time zone first. */
	int64_t day = now / 86400 - (now % 86400 < 0);
	int64_t first = zp_day_number(1, 1, 1);
	int64_t last = zp_day_number(9999, 12, 31);
	day = day < first ? first : day > last ? last : day;
	o->today = zp_dup(&o->arena, zp_day_text(day, text));
}
