/* suppression-malformed: what a comment says cannot be understood. */
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct lint_remark *r = NULL;
	(void)z;
	while ((r = lint_remark(p, LINT_REMARK_MALFORMED, r))) {
		struct lint_finding *f =
		    lint_report(p, r->span, "this comment %s", r->more);
		lint_label(p, f, "suppresses nothing");
		lint_help(p, f,
		    "\"dcvlint: ignore=RULE[,RULE...] reason\" at a record or "
		    "on the line before it; \"dcvlint: ignore-file=RULE "
		    "reason\" at the head of the file");
	}
}

const struct lint_rule rule_suppression_malformed = {
    .id = "suppression-malformed",
    .summary = "a comment to dcvlint that cannot be understood",
    .why = "nothing is suppressed by it, though somebody meant it to",
    .cite = "docs/suppressions.md",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_after = check,
};
