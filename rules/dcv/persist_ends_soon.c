#include "rules/exchange.h"
#include "rules/token.h"

#define SOON 30 /* days */

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct dcv_persist *v)
{
	char day[16];
	struct lint_finding *f =
	    lint_report(p, rule_value_span(p, z, rr, v->until_at, v->until_len),
		"the persistent record at %s ends on %s", rule_owner(p, z, rr),
		dcv_persist_day(v, day));
	lint_help(p, f, "set persistUntil to a later day, or leave it out");
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_persist parsed;
	if (!rule_label_is(z, rr, DCV_PERSIST_LABEL))
		return;
	struct rule_value v = rule_value(p, z, rr);
	if (dcv_persist_parse(v.text, &parsed)) {
		int days = dcv_persist_days(&parsed, lint_today(p));
		if (days >= 0 && days <= SOON)
			report(p, z, rr, &parsed);
	}
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_dcv_persist_ends_soon = {
    .id = "dcv-persist-ends-soon",
    .summary = "a persistent record whose time is over within 30 days",
    .why = "from persistUntil on the CA must not rely on the record, and "
	   "renewals fail",
    .cite = "Baseline Requirements section 3.2.2.4.22",
    .method = "dns-persist",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
