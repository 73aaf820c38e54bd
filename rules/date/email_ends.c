#include <stdio.h>
#include <string.h>

#include "lint/rule.h"

struct ends {
	const char *new, *renewal; /* last days; renewal NULL: as new */
};

/* The CA's own days, or the day before which all must end. */
static struct ends ends_of(const struct dcv_profile *ca)
{
	struct ends e = {ca->is.email_new_until, ca->is.email_renewal_until};
	if (!e.new)
		e.new = "2028-03-14"; /* DCV_DAY_EMAIL_END is the next */
	if (e.renewal && strcmp(e.renewal, e.new) == 0)
		e.renewal = NULL;
	return e;
}

/* "issues by mail until DAY (126 days left)", or since when it does not. */
static void put(char *out, size_t n, const char *today, const char *last,
    const char *does, const char *did)
{
	int days = dcv_days_between(today, last);
	if (days < 0)
		snprintf(out, n, "%s since %s", did, last);
	else
		snprintf(out, n, "%s until %s (%d day%s left)", does, last,
		    days, days == 1 ? "" : "s");
}

#define SENTENCE 200
static const char *sentence(
    const char *today, const struct dcv_profile *ca, char out[SENTENCE])
{
	char first[80], second[80];
	struct ends e = ends_of(ca);
	put(first, sizeof first, today, e.new,
	    e.renewal ? "issues by mail" : "validates by mail",
	    e.renewal ? "has issued nothing by mail"
		      : "has validated nothing by mail");
	if (e.renewal)
		put(second, sizeof second, today, e.renewal, "renews",
		    "has renewed nothing");
	snprintf(out, SENTENCE, "%.30s %s%s%s", ca->id, first,
	    e.renewal ? " and " : "", e.renewal ? second : "");
	return out;
}

/* Whether nothing is left that could end. */
static bool is_over(const char *today, const struct dcv_profile *ca)
{
	struct ends e = ends_of(ca);
	return strcmp(today, e.renewal ? e.renewal : e.new) > 0;
}

static void on_row(struct lint_pass *p, const struct dcv_row *row)
{
	char text[SENTENCE];
	bool over = row->facts & DCV_F_ENDED;
	if (!row->zone || lint_again_asked(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row), "%s",
	    sentence(lint_today(p), row->profile, text));
	lint_help(p, f, "let a DNS record validate it instead");
	if (row->asked && over)
		lint_by_default(p, f, LINT_ERROR);
}

/* For what was merely found, one note in all while there is time. */
static void on_run(struct lint_pass *p)
{
	char text[SENTENCE], all[1000] = "";
	size_t n = 0;
	const struct dcv_profile *ca;
	if (lint_asks(p) || lint_set(p)->zones.n == 0)
		return;
	for (unsigned i = 0; (ca = lint_ca(p, i)) && n < 700; i++)
		if (ca->is.offers[DCV_BY_EMAIL] == DCV_YES &&
		    !is_over(lint_today(p), ca))
			n += (size_t)snprintf(all + n, sizeof all - n, "%s%s",
			    n > 0 ? "; " : "",
			    sentence(lint_today(p), ca, text));
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
    .per_ca = true,
    .facts = DCV_F_BY_MAIL | DCV_F_ENDED,
    .on_run = on_run,
    .on_row = on_row,
};
