/* suppression-unused: nothing is there to be suppressed. */
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct lint_remark *r = NULL;
	(void)z;
	while ((r = lint_remark(p, LINT_REMARK_UNUSED, r))) {
		struct lint_finding *f =
		    lint_report(p, r->span, "%s is not found %s", r->word,
			r->file ? "in this file" : "where this comment stands");
		lint_label(p, f, "suppresses nothing");
		lint_help(p, f, "take it out, or put it where the finding is");
	}
}

const struct lint_rule rule_suppression_unused = {
    .id = "suppression-unused",
    .summary = "a comment suppresses a rule that finds nothing there",
    .why = "it would hide the next such finding, which nobody has looked at",
    .cite = "docs/suppressions.md",
    .ignore = "when what it suppresses only shows beside zones that are not "
	      "linted here",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_after = check,
};
