#include "rules/exchange.h"
#include "rules/recipients.h"

static bool is_disabled(const struct dcv_recipient *r)
{
	return r->reach.disabled;
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_recipient *r = rule_recipient(row, is_disabled);
	if (!r || lint_once(p, row, rule_cause(row)))
		return;
	struct lint_finding *f = lint_report(p, rule_reach_span(p, row, r),
	    "%s of %s ends at what is suspended or switched off",
	    rule_recipients(p, row, is_disabled),
	    lint_text(p, &row->decision->domain));
	lint_label(p, f, "%s", r->reach.reason);
	rule_relate_recipients(p, f, row, is_disabled);
	lint_help(p, f,
	    "switch it on, or let the address lead to somebody "
	    "who reads mail");
}

const struct lint_rule rule_mailbox_disabled = {
    .id = "mailbox-disabled",
    .summary = "one of the five is suspended or switched off",
    .why = "mail to it is refused, or kept where nobody reads it",
    .cite = "Baseline Requirements section 3.2.2.4.4",
    .ignore = "never for the only address that is read; else when it is "
	      "switched off on purpose",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_ODD,
    .on_row = check,
};
