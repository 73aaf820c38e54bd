#include "lint/commands.h"
#include "lint/explain.h"

#include <string.h>

static void put_json(struct lint_out *o, const struct lint_entry *a)
{
	out_puts(o, "{\"id\":");
	out_json(o, a->id);
	out_printf(o, ",\"topic\":\"%.*s\"", (int)strcspn(a->id, "-"), a->id);
	out_printf(o, ",\"asked\":\"%s\",\"found\":\"%s\",\"summary\":",
	    lint_severity_text(a->asked), lint_severity_text(a->found));
	out_json(o, a->summary);
	out_puts(o, ",\"why\":");
	out_json(o, a->why);
	out_puts(o, ",\"source\":");
	out_json(o, a->cite);
	out_puts(o, ",");
	out_member(o, "method", a->method);
	out_puts(o, ",");
	out_member(o, "from", a->from);
	out_puts(o, ",");
	out_member(o, "before",
	    a->from && a->before ? lint_severity_text(a->before) : NULL);
	out_puts(o, ",");
	out_member(o, "until", a->until);
	out_puts(o, ",");
	out_member(o, "ignore", a->ignore);
	out_printf(o, ",\"page\":\"docs/rules/%s.md\"}", a->id);
}

/* What no file tells, and no rule therefore says. */
static const char *const not_decided[] = {
    "whether the registry delegates to the servers that have these files",
    "whether those servers serve them, and answer at all",
    "whether the signatures that a server makes are in order",
    "whether an exchange takes mail at port 25, and for which addresses",
    "whether an exchange puts off unknown senders (greylisting), or files "
    "validation mail as spam",
    "whether a mailbox is read",
    "whether the MTA-STS policy that is served is the one given",
    "whether DNS and mail can be reached from all places that a CA asks from "
    "(MPIC), or only from some addresses or countries",
    "whether a CA's own lists refuse the name",
    "whether a record that a CA needs for renewal was removed: one version of "
    "a zone is read",
    "whether somebody relies on the mailbox that an SOA record names",
};
#define NOT_DECIDED (sizeof not_decided / sizeof not_decided[0])

static void put_not_decided(const struct lint_options *opt, struct lint_out *o)
{
	bool json = opt->format == LINT_JSON;
	if (opt->format == LINT_JSONL)
		return;
	out_puts(
	    o, json ? ",\"not_decided\":[" : "\nNot decided from files:\n");
	if (opt->format == LINT_MARKDOWN)
		out_puts(o, "\n");
	for (size_t i = 0; i < NOT_DECIDED; i++) {
		if (json) {
			out_puts(o, i > 0 ? ",\n" : "\n");
			out_json(o, not_decided[i]);
		} else {
			out_printf(o, "- %s\n", not_decided[i]);
		}
	}
	if (json)
		out_puts(o, "]");
}

void lint_rules(const struct lint_options *opt, struct lint_out *o)
{
	char buf[32];
	if (opt->format == LINT_JSON)
		out_puts(o, "{\"version\":1,\"rules\":[\n");
	if (opt->format == LINT_MARKDOWN)
		out_puts(o, "| rule | severity | finds |\n|---|---|---|\n");
	for (size_t i = 0; i < lint_catalogue_count(); i++) {
		struct lint_entry a = lint_catalogue(i);
		if (opt->format == LINT_JSON || opt->format == LINT_JSONL) {
			put_json(o, &a);
			out_puts(o, opt->format == LINT_JSON &&
					    i + 1 < lint_catalogue_count()
					? ",\n"
					: "\n");
		} else if (opt->format == LINT_MARKDOWN) {
			out_printf(o, "| `%s` | %s | ", a.id,
			    lint_entry_severities(&a, buf));
			page_words(o, a.summary);
			out_puts(o, " |\n");
		} else {
			out_printf(o, "%-32s %-13s %s\n", a.id,
			    lint_entry_severities(&a, buf), a.summary);
		}
	}
	if (opt->format == LINT_JSON)
		out_puts(o, "]");
	put_not_decided(opt, o);
	if (opt->format == LINT_JSON)
		out_puts(o, "}\n");
}
