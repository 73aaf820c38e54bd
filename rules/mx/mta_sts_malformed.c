#include "lint/rule.h"

static void report(struct lint_pass *p, const struct dcv_sts_policy *policy,
    const struct dcv_sts_fault *fault)
{
	const char *domain = lint_text(p, &policy->domain);
	struct lint_finding *f = lint_report(
	    p, fault->span, "MTA-STS policy of %s: %s", domain, fault->message);
	if (fault->fatal) {
		lint_help(p, f,
		    "write version: STSv1, mode:, max_age: and a mx: line for "
		    "each exchange");
	} else {
		lint_help(p, f, "mend the line: senders pass over it");
		lint_at_most(f, LINT_NOTE);
	}
}

static void check(struct lint_pass *p)
{
	const struct dcv_sts *sts = &lint_dcv(p)->sts;
	for (uint32_t i = 0; i < sts->list.n; i++)
		for (uint32_t k = 0; k < sts->list.v[i].faults.n; k++)
			report(p, &sts->list.v[i], &sts->list.v[i].faults.v[k]);
}

const struct lint_rule rule_mx_mta_sts_malformed = {
    .id = "mx-mta-sts-malformed",
    .summary = "a policy of MTA-STS that senders cannot read, or read in part",
    .why = "without a policy that holds, senders deliver as if there were none",
    .cite = "RFC 8461 section 3.2",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_run = check,
};
