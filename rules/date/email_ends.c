#include "rules/mail_ends.h"

#include <stdio.h>

#include "dcv/methods.h"

/* Whether the name could be validated by a DNS record instead. */
static bool has_dns(struct lint_pass *p, const struct dcv_row *row)
{
	struct dcv_state s;
	dcv_method_judge(lint_dcv(p), row, DCV_BY_DNS, &s);
	return s.standing >= DCV_S_UNKNOWN;
}

static void on_row(struct lint_pass *p, const struct dcv_row *row)
{
	char text[RULE_SENTENCE];
	bool over = row->facts & DCV_F_ENDED;
	bool dns = has_dns(p, row);
	uint64_t cause = 2 * (uint64_t)row->profile->index + dns;
	if (!row->zone || lint_once(p, row, cause))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row), "%s",
	    rule_mail_ends(lint_today(p), row->profile, text));
	lint_help(p, f,
	    dns ? "let a DNS record validate it instead"
		: "ask for a CA and a method that the name has room for");
	if (row->asked)
		lint_by_default(p, f,
		    over  ? LINT_ERROR
		    : dns ? LINT_NOTE
			  : LINT_WARNING);
}

/* For what was merely found, one note in all while there is time. */
static void on_run(struct lint_pass *p)
{
	char text[RULE_SENTENCE], all[1000] = "";
	size_t n = 0;
	const struct dcv_profile *ca;
	if (lint_asks(p) || lint_set(p)->zones.n == 0)
		return;
	for (unsigned i = 0; (ca = lint_ca(p, i)) && n < 700; i++)
		if (ca->is.offers[DCV_BY_EMAIL] == DCV_YES &&
		    !rule_mail_is_over(lint_today(p), ca))
			n += (size_t)snprintf(all + n, sizeof all - n, "%s%s",
			    n > 0 ? "; " : "",
			    rule_mail_ends(lint_today(p), ca, text));
	if (n == 0)
		return;
	struct lint_finding *f = lint_report(p, lint_nowhere(), "%s", all);
	lint_help(p, f, "plan to validate by DNS records");
}

const struct lint_rule rule_date_email_ends = {
    .id = "date-email-ends",
    .summary = "validation by mail ends: on which day, for the CA",
    .why = "validation by mail should not be used since 2026-03-15, and must "
	   "not be relied on from 2028-03-15; some CAs end it before",
    .cite = "Baseline Requirements section 3.2.2.4.4 (ballot SC-090); AWS, "
	    "What's New, 2026-08-14",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .varies = true,
    .once = LINT_PER_RUN,
    .per_ca = true,
    .facts = DCV_F_BY_MAIL | DCV_F_ENDED,
    .on_run = on_run,
    .on_row = on_row,
};
