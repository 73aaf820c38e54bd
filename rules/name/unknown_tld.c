#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	char near[64];
	struct dcv *d = lint_dcv(p);
	const char *date = dcv_psl_date(d->psl);
	if (lint_again(p, row, 0))
		return;
	bool special = dcv_is_special_use(&row->name);
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    special
		? "%s is under a name that is never delegated"
		: "%s is under a top-level domain that the public suffix list "
		  "of %s does not know",
	    lint_text(p, &row->name), date ? date : "unknown date");
	/* .test is .test (RFC 6761), and not a slip for .best. */
	if (!special && dcv_psl_nearest_tld(d->psl, &row->name, near))
		lint_help(p, f, "did you mean .%s?", near);
	else
		lint_help(p, f,
		    special ? "use a private certificate authority"
			    : "use a private certificate authority, or "
			      "another list with --psl");
}

const struct lint_rule rule_name_unknown_tld = {
    .id = "name-unknown-tld",
    .summary = "no valid top-level domain",
    .why = "a public certificate authority refuses names outside the root zone",
    .cite = "Baseline Requirements section 4.2.2",
    .ignore = "when the zone is internal and its certificates come from a "
	      "private certificate authority",
    .asked = LINT_ERROR,
    .found = LINT_NOTE,
    .facts = DCV_F_UNKNOWN_TLD,
    .on_row = check,
};
