#include "lint/catalogue.h"

#include <assert.h>
#include <string.h>

static const struct lint_topic topics[] = {
    {"caa", "what CAA records let a certificate authority do",
	"when no certificate is wanted from the certificate authority that is "
	"hindered"},
    {"contact", "contacts for validation, published in the DNS or registered",
	"when no certificate is asked for by mail to that contact"},
    {"date", "days on which something ends or begins to hold",
	"when the day is known and planned for"},
    {"dcv", "records for validation by DNS, and whether they can be written",
	"when the name is validated by another method"},
    {"dnssec", "signatures and keys of signed zones",
	"when the file is signed anew before it is served"},
    {"mail", "where validation mail for a name goes",
	"when the name is validated by another method, or needs no "
	"certificate"},
    {"mailbox", "whether the addresses that validation mail goes to are read",
	"when the map does not show how mail is delivered"},
    {"mx", "MX records and the exchanges they name",
	"when no certificate is asked for by mail to that domain"},
    {"name", "names that certificates cannot be had for",
	"when the name needs no certificate of a public authority"},
    {"suppression", "comments in zones that suppress findings",
	"never: what a comment does not do is not done"},
    {"syntax", "what is wrong in the text of a file, found while it is read",
	"when every name server and tool that reads the file is known to take "
	"it as it is meant; to mend the text is safer"},
    {"zone", "zones as a whole, and what name servers make of them",
	"when what serves the zone is known to answer otherwise than the file "
	"says"},
};

const struct lint_topic *lint_topic(size_t i)
{
	return i < sizeof topics / sizeof *topics ? &topics[i] : NULL;
}

const struct lint_topic *lint_topic_of(const char *id)
{
	const struct lint_topic *t = NULL;
	size_t n = strcspn(id, "-");
	for (size_t i = 0; (t = lint_topic(i)); i++)
		if (strlen(t->word) == n && memcmp(t->word, id, n) == 0)
			break;
	assert(t && "a topic is a row of the table above");
	return t;
}

size_t lint_catalogue_count(void)
{
	return lint_registry_count + ZP_P_COUNT;
}

/* A fixture that there is. */
static const struct lint_example *kept(const struct lint_example *e)
{
	return e->target ? e : NULL;
}

static struct lint_entry about_rule(const struct lint_registered *k)
{
	const struct lint_rule *r = k->rule;
	struct lint_entry a = {.id = r->id,
	    .summary = r->summary,
	    .why = r->why,
	    .cite = r->cite,
	    .ignore = r->ignore ? r->ignore : lint_topic_of(r->id)->ignore,
	    .method = r->method,
	    .from = r->from,
	    .until = r->until,
	    .before = r->before,
	    .asked = r->asked,
	    .found = r->found,
	    .what = r->on_row                               ? LINT_ENTRY_NAME
		    : r->on_rr || r->on_zone || r->on_after ? LINT_ENTRY_ZONE
							    : LINT_ENTRY_RUN,
	    .fail = kept(&k->fail),
	    .pass = kept(&k->pass)};
	return a;
}

static struct lint_entry about_problem(const struct zp_problem_info *p)
{
	enum lint_severity level =
	    (enum lint_severity)(LINT_NOTE + (int)p->level);
	struct lint_entry a = {.id = p->id,
	    .summary = p->summary,
	    .why = p->why,
	    .cite = p->cite,
	    .ignore = lint_topic_of(p->id)->ignore,
	    .asked = level,
	    .found = level,
	    .what = LINT_ENTRY_FILE};
	for (size_t k = 0; k < lint_problem_examples_count; k++)
		if (strcmp(lint_problem_examples[k].id, p->id) == 0) {
			a.fail = kept(&lint_problem_examples[k].fail);
			a.pass = kept(&lint_problem_examples[k].pass);
		}
	return a;
}

struct lint_entry lint_catalogue(size_t i)
{
	return i < lint_registry_count
		   ? about_rule(&lint_registry[i])
		   : about_problem(&zp_problem_info[i - lint_registry_count]);
}

bool lint_catalogue_find(const char *id, struct lint_entry *a)
{
	for (size_t i = 0; i < lint_catalogue_count(); i++) {
		*a = lint_catalogue(i);
		if (strcmp(a->id, id) == 0)
			return true;
	}
	return false;
}

const char *lint_entry_severities(const struct lint_entry *a, char buf[32])
{
	buf[0] = '\0';
	strncat(buf, lint_severity_text(a->asked), 10);
	if (a->asked != a->found) {
		strncat(buf, "/", 2);
		strncat(buf, lint_severity_text(a->found), 10);
	}
	return buf;
}
