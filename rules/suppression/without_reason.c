/* suppression-without-reason: nobody will know why. */
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct lint_remark *r = NULL;
	(void)z;
	while ((r = lint_remark(p, LINT_REMARK_WITHOUT_REASON, r))) {
		struct lint_finding *f = lint_report(
		    p, r->span, "no reason is given for suppressing this");
		lint_help(p, f, "write it behind the rule, as free text");
	}
}

const struct lint_rule rule_suppression_without_reason = {
    .id = "suppression-without-reason",
    .summary = "a comment suppresses findings and does not say why",
    .why = "whoever reads it later cannot tell whether it still holds",
    .cite = "docs/suppressions.md",
    .ignore = "when the reason is kept elsewhere, as in the history of the "
	      "file",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_after = check,
};
