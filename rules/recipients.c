#include "rules/recipients.h"

#include <string.h>

const struct dcv_recipient *rule_recipient(
    const struct dcv_row *row, rule_recipient_test *test)
{
	const struct dcv_decision *c = row->decision;
	for (unsigned i = 0; i < c->nrecipients; i++)
		if (test(&c->recipients[i]))
			return &c->recipients[i];
	return NULL;
}

const char *rule_recipients(
    struct lint_pass *p, const struct dcv_row *row, rule_recipient_test *test)
{
	const struct dcv_decision *c = row->decision;
	struct zp_arena *arena = &lint_dcv(p)->arena;
	const char *all = "";
	for (unsigned i = 0; i < c->nrecipients; i++) {
		const char *a = c->recipients[i].address;
		if (test(&c->recipients[i]))
			all = zp_printf(arena, "%s%s%.*s", all,
			    *all ? ", " : "", (int)strcspn(a, "@") + 1, a);
	}
	return all;
}

static bool is_placed(const struct dcv_recipient *r)
{
	return r->reach.at.source != ZP_NOWHERE;
}

struct zp_span rule_reach_span(struct lint_pass *p, const struct dcv_row *row,
    const struct dcv_recipient *r)
{
	return is_placed(r) ? r->reach.at : lint_row_span(p, row);
}

void rule_relate_recipients(struct lint_pass *p, struct lint_finding *f,
    const struct dcv_row *row, rule_recipient_test *test)
{
	const struct dcv_decision *c = row->decision;
	const struct dcv_recipient *first = rule_recipient(row, test);
	for (unsigned i = 0; i < c->nrecipients; i++) {
		const struct dcv_recipient *r = &c->recipients[i];
		if (r == first || !test(r) || !is_placed(r) ||
		    r->reach.at.at == first->reach.at.at)
			continue;
		lint_relate(p, f, r->reach.at, "%.*s",
		    (int)strcspn(r->address, "@") + 1, r->address);
	}
}

bool rule_is_local(const struct dcv_recipient *r, const char *local)
{
	size_t n = strlen(local);
	return strncmp(r->address, local, n) == 0 && r->address[n] == '@';
}

bool rule_is_missing(const struct dcv_recipient *r)
{
	return r->reach.absent;
}
