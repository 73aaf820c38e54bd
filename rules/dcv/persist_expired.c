#include "rules/exchange.h"
#include "rules/token.h"

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct dcv_persist *v)
{
	char day[16];
	struct lint_finding *f =
	    lint_report(p, rule_value_span(p, z, rr, v->until_at, v->until_len),
		"the persistent record at %s ended on %s", rule_owner(p, z, rr),
		dcv_persist_day(v, day));
	/* No commit of other things is to fail because a day has come. */
	if (!lint_asks(p))
		lint_at_most(f, LINT_WARNING);
	lint_help(p, f,
	    "set persistUntil to a later day, leave it out, or "
	    "remove the record");
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct dcv_persist parsed;
	if (!rule_label_is(z, rr, DCV_PERSIST_LABEL))
		return;
	struct rule_value v = rule_value(p, z, rr);
	if (dcv_persist_parse(v.text, &parsed) &&
	    dcv_persist_days(&parsed, lint_today(p)) < 0)
		report(p, z, rr, &parsed);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_dcv_persist_expired = {
    .id = "dcv-persist-expired",
    .summary = "a persistent record whose time is over",
    .why = "from persistUntil on the CA must not rely on the record",
    .cite = "Baseline Requirements section 3.2.2.4.22",
    .ignore = "when the record is kept as a reminder of what is to be renewed",
    .method = "dns-persist",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
