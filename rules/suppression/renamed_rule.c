/* suppression-renamed-rule: the rule is called otherwise now. */
#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct lint_remark *r = NULL;
	(void)z;
	while ((r = lint_remark(p, LINT_REMARK_RENAMED, r))) {
		struct lint_finding *f = lint_report(
		    p, r->span, "%s is called %s now", r->word, r->more);
		lint_help(
		    p, f, "write %s; the old name goes on working", r->more);
	}
}

const struct lint_rule rule_suppression_renamed_rule = {
    .id = "suppression-renamed-rule",
    .summary = "a comment suppresses a rule by its old name",
    .why = "the old name works, but nobody finds it in the list of rules",
    .cite = "docs/suppressions.md",
    .ignore = "when an older release, with the old name, reads the same files",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_after = check,
};
