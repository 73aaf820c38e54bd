#include "rules/exchange.h"
#include "rules/token.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct dcv_persist_at at;
	struct zp_name self = zp_name_chop(&row->name, 1);
	struct zp_view view = {lint_set(p), row->view};
	dcv_persist_find(lint_dcv(p), row->profile, view, &self, true, &at);
	if (!at.by.zone || lint_again(p, row, at.by.rr))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, at.by.zone, at.by.rr, ZP_FIELD_RDATA),
	    "the persistent record at %s does not serve %s: %s wants "
	    "policy=wildcard",
	    rule_owner(p, at.by.zone, at.by.rr), lint_text(p, &row->name),
	    row->profile->id);
	lint_help(p, f, "add ; policy=wildcard to the value");
}

const struct lint_rule rule_dcv_persist_no_wildcard = {
    .id = "dcv-persist-no-wildcard",
    .summary = "a persistent record that does not serve the wildcard",
    .why = "a CA that wants policy=wildcard does not issue for *. without it",
    .cite = "Let's Encrypt's validation of dns-persist-01",
    .ignore = "when no certificate for the wildcard is wanted of that CA",
    .method = "dns-persist",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_PERSIST_NO_WILDCARD,
    .on_row = check,
};
