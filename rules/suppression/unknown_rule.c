/* suppression-unknown-rule: there is no rule of that name. */
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct lint_remark *r = NULL;
	(void)z;
	while ((r = lint_remark(p, LINT_REMARK_UNKNOWN, r))) {
		struct lint_finding *f = lint_report(p, r->span, "%s", r->more);
		lint_label(p, f, "suppresses nothing");
	}
}

const struct lint_rule rule_suppression_unknown_rule = {
    .id = "suppression-unknown-rule",
    .summary = "a comment suppresses a rule that there is not",
    .why = "nothing is suppressed by a name that no rule or topic has",
    .cite = "docs/suppressions.md",
    .ignore = "when an older release, without the rule, reads the same files",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_after = check,
};
