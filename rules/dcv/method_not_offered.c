#include "lint/rule.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct zp_buf offered = {0};
	if (lint_again(p, row, (uint64_t)row->method))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_row_span(p, row), "%s does not validate by %s",
		row->profile->id, dcv_method_text(row->method));
	lint_cite(p, f, row->profile->is.offers_from[row->method]);
	for (int m = 0; m < DCV_METHODS; m++)
		if (row->profile->is.offers[m] == DCV_YES)
			zp_buf_printf(&offered, "%s%s",
			    offered.n > 0 ? ", " : "",
			    dcv_method_text((enum dcv_method)m));
	if (offered.n > 0)
		lint_help(p, f, "ask for %s by %s", lint_text(p, &row->name),
		    offered.p);
	zp_buf_free(&offered);
}

const struct lint_rule rule_dcv_method_not_offered = {
    .id = "dcv-method-not-offered",
    .summary = "a certificate is to be validated by a method that its CA does "
	       "not offer",
    .why = "the request cannot be made, or waits for a validation that never "
	   "comes",
    .cite = "Baseline Requirements section 3.2.2.4",
    .asked = LINT_ERROR,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_NOT_OFFERED,
    .on_row = check,
};
