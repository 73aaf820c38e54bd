#include "rules/exchange.h"
#include "rules/token.h"

#include <string.h>

/* Whether a label of the target is a spelling of ACM's domain. Its owner alone
 * proves nothing: other CAs have labels of the same form. */
static bool names_acm(const struct zp_name *n)
{
	static const char word[] = "acm-validation";
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = zp_name_labels(n, at);
	for (unsigned i = 0; i < labels; i++) {
		const uint8_t *l = n->wire + at[i];
		if (l[0] >= sizeof word - 1 &&
		    memcmp(l + 1, word, sizeof word - 1) == 0)
			return true;
	}
	return false;
}

/* The zone's own name behind ACM's: a missing dot, and a rule of its own. */
static bool is_relative(const struct zp_zone *z, const struct zp_name *target)
{
	struct zp_name apex;
	zp_names_get(&z->names, z->apex, &apex);
	return zp_name_is_below(target, &apex);
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	if (!rule_label_is_token(z, z->rrs.v[rr].owner))
		return;
	struct zp_name target = rule_target(z, rr);
	if (!names_acm(&target) || rule_is_acm(z, z->rrs.v[rr].data) ||
	    is_relative(z, &target))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA),
		"the target of %s is not below acm-validations.aws",
		rule_owner(p, z, rr));
	lint_help(p, f,
	    "copy the target as ACM shows it; it ends in "
	    ".acm-validations.aws.");
}

const struct lint_rule rule_dcv_target_foreign = {
    .id = "dcv-target-foreign",
    .summary = "an alias for ACM that does not lead to ACM",
    .why = "ACM looks for an alias to a name below acm-validations.aws, and "
	   "neither issues nor renews without it",
    .cite = "AWS Certificate Manager User Guide, DNS validation",
    .method = "dns",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CNAME,
    .on_rr = check,
};
