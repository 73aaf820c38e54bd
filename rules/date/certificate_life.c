#include "lint/rule.h"

static void check(struct lint_pass *p)
{
	const char *today = lint_today(p);
	static const enum dcv_day steps[] = {
	    DCV_DAY_LIFE_200, DCV_DAY_LIFE_100, DCV_DAY_LIFE_47};
	if (lint_set(p)->zones.n == 0)
		return;
	unsigned i = 0;
	while (i < 3 && dcv_day_is_here(steps[i], today))
		i++;
	if (i == 3)
		return;
	unsigned days = dcv_certificate_days(today);
	unsigned times = (365 + days - 1) / days;
	struct lint_finding *f = lint_report(p, lint_nowhere(),
	    "a certificate lasts %u days: what is done by hand comes %u "
	    "time%s a year; from %s %s",
	    days, times, times == 1 ? "" : "s", dcv_days[steps[i]].day,
	    dcv_days[steps[i]].what);
	lint_help(
	    p, f, "let a DNS record validate, which asks nobody to click");
}

const struct lint_rule rule_date_certificate_life = {
    .id = "date-certificate-life",
    .summary = "how long certificates and validations last, and when that "
	       "becomes less",
    .why = "each renewal by mail is a click that somebody must not miss",
    .cite = "Baseline Requirements sections 4.2.1 and 6.3.2 (ballot SC-081)",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_run = check,
};
