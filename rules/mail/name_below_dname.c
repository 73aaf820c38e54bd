#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct zp_answer *a = &row->self;
	struct zp_name self =
	    row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
	struct zp_name target;
	if (!zp_view_target(a, &self, &target) || lint_again(p, row, a->rr))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, a->zone, a->rr, ZP_FIELD_TYPE),
		"%s lies below a DNAME: its mail goes where %s sends it",
		lint_text(p, &self), lint_text(p, &target));
	lint_help(
	    p, f, "write what is to hold for it at %s", lint_text(p, &target));
}

const struct lint_rule rule_mail_name_below_dname = {
    .id = "mail-name-below-dname",
    .summary = "an asked name below a DNAME",
    .why = "nothing that stands below a DNAME is served; every look-up goes to "
	   "the name that it makes",
    .cite = "RFC 6672 sections 2.2 and 2.4",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_BELOW_DNAME,
    .on_row = check,
};
