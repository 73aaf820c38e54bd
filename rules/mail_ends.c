#include "rules/mail_ends.h"

#include <stdio.h>
#include <string.h>

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

const char *rule_mail_ends(
    const char *today, const struct dcv_profile *ca, char out[RULE_SENTENCE])
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
	snprintf(out, RULE_SENTENCE, "%.30s %s%s%s", ca->id, first,
	    e.renewal ? " and " : "", e.renewal ? second : "");
	return out;
}

bool rule_mail_is_over(const char *today, const struct dcv_profile *ca)
{
	struct ends e = ends_of(ca);
	return strcmp(today, e.renewal ? e.renewal : e.new) > 0;
}
