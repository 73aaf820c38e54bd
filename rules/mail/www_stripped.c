#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct zp_answer *a = &row->self;
	const char *name = lint_text(p, &row->name);
	const char *start = lint_text(p, &row->start);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, a->zone, a->rr, ZP_FIELD_TYPE),
		"mail for %s is sent as for %s: what stands here has no effect",
		name, start);
	lint_help(p, f, "look for it where mail for %s is read", start);
}

const struct lint_rule rule_mail_www_stripped = {
    .id = "mail-www-stripped",
    .summary = "the CA leaves out www., at which an MX stands",
    .why = "validation mail goes to the domain without www., whatever the MX "
	   "of www. says",
    .cite = "AWS Certificate Manager User Guide, email validation",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_STRIPPED,
    .on_row = check,
};
