#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	struct zp_name apex;
	unsigned i = 0;
	zp_names_get(&c->at.zone->names, c->at.zone->apex, &apex);
	while (zp_name_is_below(&c->exchanges[i].host, &apex))
		i++;
	const struct dcv_exchange *x = &c->exchanges[i];
	struct lint_finding *f =
	    lint_report(p, rule_exchange_span(p, x->zone, x->rr),
		"whoever runs %s can approve certificates for %s",
		lint_text(p, &x->host), lint_text(p, &row->name));
	lint_help(p, f, "let a CAA record name the CAs that may issue");
}

const struct lint_rule rule_mail_exchange_elsewhere = {
    .id = "mail-exchange-elsewhere",
    .summary = "an exchange outside the zone",
    .why = "its operator reads validation mail for the name and all below it",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .method = "email",
    .asked = LINT_OFF,
    .found = LINT_OFF,
    .per_ca = true,
    .facts = DCV_F_ELSEWHERE,
    .on_row = check,
};
