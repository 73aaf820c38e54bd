#include "lint/config_table.h"

#include <string.h>

#include "dcv/mailbox.h"
#include "lint/config_internal.h"
#include "lint/options_read.h"

static const char *const methods[] = {"email", "dns", "http", NULL};
static const char *const levels[] = {"error", "warning", "note", "off", NULL};
static const char *const fail_on[] = {
    "error", "warning", "note", "never", NULL};

#define ROW(key, is, text, ...)                                        \
	{                                                              \
		.path = (key), .kind = LINT_K_##is, .summary = (text), \
		__VA_ARGS__                                            \
	}

const struct lint_config_key lint_config_keys[] = {
    ROW("zones", LIST, "the zones to lint when no PATH is given",
	.by_default = "none: a PATH is needed", .option_names = "PATH"),
    ROW("zones[]", MAP, "one file, or several alike", .take = config_take_zone),
    ROW("zones[].path", GLOB, "a file, a folder, or a glob", .required = true,
	.take = config_take_zone_path),
    ROW("zones[].origin", NAME, "origin, where the file does not tell it",
	.take = config_take_zone_origin),
    ROW("zones[].format", FORMAT, "what kind of file it is",
	.take = config_take_zone_format),
    ROW("zones[].view", TEXT, "the view it is served in, one of views",
	.take = config_take_zone_view),
    ROW("zones[].served-as-is", BOOL,
	"what is served: the file as it is, or (false) what its server signs",
	.take = config_take_zone_served),
    ROW("views", FREE, "split horizon: each view is judged apart",
	.by_default = "none"),
    ROW("views.*", MAP, "one view", .take = config_take_view),
    ROW("views.*.public", BOOL, "whether a CA sees this view", .required = true,
	.take = config_take_view_public),
    ROW("certificates", LIST, "certificates whose names are asked for",
	.options = {O_NAME, O_NAMES_FROM, O_CERTIFICATE, O_CSR},
	.option_names = "--name, --names-from, --certificate, --csr",
	.by_default = "none: names found in the zones"),
    ROW("certificates[]", MAP, "one certificate",
	.take = config_take_certificate),
    ROW("certificates[].id", TEXT, "what to call it", .required = true,
	.take = config_take_certificate_id),
    ROW("certificates[].names", LIST, "its names", .required = true),
    ROW("certificates[].names[]", NAME, "a host name, or *. and one",
	.take = config_take_certificate_name),
    ROW("certificates[].ca", CA, "the CA profile that judges it",
	.take = config_take_certificate_ca),
    ROW("certificates[].method", WORD,
	"how it is validated; mail, or DNS where the CA sends none",
	.words = methods, .take = config_take_certificate_method),
    ROW("certificates[].validation-domain", NAME,
	"as ACM's ValidationDomain, for each of its names",
	.take = config_take_certificate_domain),
    ROW("mailboxes", LIST, "alias and recipient maps", .options = {O_MAILBOXES},
	.option_names = "--mailboxes", .by_default = "none"),
    ROW("mailboxes[]", MAP, "one map", .take = config_take_mailboxes),
    ROW("mailboxes[].file", PATH, "a map: mailboxes, aliases, forwards",
	.required = true, .take = config_take_mailboxes_file),
    ROW("mailboxes[].kind", WORD, "what kind of map, where it does not tell",
	.words = dcv_box_kind_words, .take = config_take_mailboxes_kind),
    ROW("mailboxes[].domains", LIST, "domains it speaks for",
	.required = false),
    ROW("mailboxes[].domains[]", NAME, "a mail domain",
	.take = config_take_mailboxes_domain),
    ROW("mailboxes[].complete", BOOL,
	"it lists every address: what is not in it is unreachable",
	.take = config_take_mailboxes_complete),
    ROW("contacts", LIST, "registration contacts", .options = {O_CONTACTS},
	.option_names = "--contacts", .by_default = "none"),
    ROW("contacts[]", PATH, "RDAP, WHOIS text, or CSV domain,role,address",
	.take = config_take_contacts),
    ROW("mta-sts", LIST, "policies of MTA-STS, as they are served",
	.options = {O_MTA_STS}, .option_names = "--mta-sts",
	.by_default = "none"),
    ROW("mta-sts[]", MAP, "one policy", .take = config_take_mta_sts),
    ROW("mta-sts[].domain", NAME, "the mail domain it is of", .required = true,
	.take = config_take_mta_sts_domain),
    ROW("mta-sts[].file", PATH, "its text (RFC 8461 section 3.2)",
	.required = true, .take = config_take_mta_sts_file),
    ROW("ca", LIST, "CA profiles to judge by", .options = {O_CA},
	.option_names = "--ca", .by_default = "acm"),
    ROW("ca[]", CA, "id of a profile", .take = config_take_ca),
    ROW("ca-profiles", PROFILES, "CA profiles that are changed or added",
	.by_default = "none"),
    ROW("severity", FREE, "severity of a rule or topic",
	.options = {O_SEVERITY}, .option_names = "--severity", .adds = true,
	.by_default = "each rule's own"),
    ROW("severity.*", WORD, "error, warning, note or off", .words = levels,
	.take = config_take_severity),
    ROW("ignore", LIST, "findings that are known and accepted",
	.by_default = "none"),
    ROW("ignore[]", MAP, "all its keys must meet a finding",
	.take = config_take_ignore),
    ROW("ignore[].rule", RULE, "rule or topic", .required = true,
	.take = config_take_ignore_rule),
    ROW("ignore[].zone", NAME, "the zone's name",
	.take = config_take_ignore_zone),
    ROW("ignore[].name", NAME, "the host name",
	.take = config_take_ignore_name),
    ROW("ignore[].path", GLOB, "the file", .take = config_take_ignore_path),
    ROW("ignore[].reason", TEXT, "why it is accepted", .required = true,
	.take = config_take_ignore_reason),
    ROW("ignore[].until", DATE, "the last day it holds",
	.take = config_take_ignore_until),
    ROW("per-file-ignores", FREE, "rules that are off in some files",
	.by_default = "none"),
    ROW("per-file-ignores.*", LIST, "rules, under a glob of files",
	.take = config_take_per_file),
    ROW("per-file-ignores.*[]", RULE, "rule or topic",
	.take = config_take_per_file_rule),
    ROW("exclude", LIST, "files and folders to leave out",
	.options = {O_EXCLUDE}, .option_names = "--exclude",
	.by_default = "none"),
    ROW("exclude[]", GLOB, "a glob", .take = config_take_exclude),
    ROW("assume-no-mx", LIST, "alias targets taken to have no MX",
	.options = {O_ASSUME}, .option_names = "--assume-no-mx",
	.by_default = "none"),
    ROW("assume-no-mx[]", NAME, "a suffix", .take = config_take_assume),
    ROW("denylist", LIST, "names for which a CA will refuse",
	.options = {O_DENYLIST}, .option_names = "--denylist",
	.by_default = "none"),
    ROW("denylist[]", NAME, "a name or suffix", .take = config_take_denied),
    ROW("fail-on", WORD, "what makes the exit status 1", .options = {O_FAIL_ON},
	.option_names = "--fail-on", .by_default = "error", .words = fail_on,
	.take = config_take_fail_on),
    ROW("notes", BOOL, "show notes in text too", .options = {O_NOTES},
	.option_names = "--notes", .by_default = "false",
	.take = config_take_notes),
    ROW("select", LIST, "only these rules or topics", .options = {O_SELECT},
	.option_names = "--select", .by_default = "all"),
    ROW("select[]", RULE, "rule or topic", .take = config_take_select),
};
#undef ROW
const size_t lint_config_key_count =
    sizeof lint_config_keys / sizeof lint_config_keys[0];

#define NETWORK "a configuration never switches on the network"
#define OUTPUT "a configuration never names an output: that is the user's"
#define LIMIT "a configuration never changes a limit: that is the user's"
#define WHOLE "a configuration is one file, and includes none"
const struct lint_config_refused lint_config_refused[] = {
    {"online", NETWORK},
    {"network", NETWORK},
    {"probe", NETWORK},
    {"resolver", NETWORK},
    {"output", OUTPUT},
    {"report", OUTPUT},
    {"format", OUTPUT},
    {"baseline", OUTPUT},
    {"write-baseline", OUTPUT},
    {"limit", LIMIT},
    {"limits", LIMIT},
    {"max", LIMIT},
    {"timeout", LIMIT},
    {"jobs", LIMIT},
    {"extends", WHOLE},
    {"include", WHOLE},
    {"inherit", WHOLE},
    {"root", "a configuration never moves the fence of $INCLUDE (--root)"},
    {"psl", "a configuration never names another public suffix list (--psl)"},
    {"today", "a configuration never says the day (--today)"},
    {"disable", "rules are switched off under severity, as RULE: off"},
    {NULL, NULL},
};

const struct lint_config_key *lint_config_find_key(const char *path)
{
	for (size_t i = 0; i < lint_config_key_count; i++)
		if (strcmp(lint_config_keys[i].path, path) == 0)
			return &lint_config_keys[i];
	return NULL;
}

int lint_config_next_key(const char *path, int i)
{
	size_t n = strlen(path);
	for (size_t k = (size_t)(i + 1); k < lint_config_key_count; k++) {
		const char *p = lint_config_keys[k].path;
		if (strncmp(p, path, n) != 0)
			continue;
		p += n;
		if (n > 0 && *p++ != '.')
			continue;
		if (*p && p[strcspn(p, ".[")] == '\0')
			return (int)k;
	}
	return -1;
}

const char *lint_config_last(const struct lint_config_key *key)
{
	const char *dot = strrchr(key->path, '.');
	return dot ? dot + 1 : key->path;
}

const char *lint_config_word(const struct lint_config_key *key, unsigned i)
{
	switch (key->kind) {
	case LINT_K_FORMAT: return lint_input_format(i);
	case LINT_K_WORD: return key->words[i];
	default: return NULL;
	}
}
