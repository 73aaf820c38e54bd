#include <stdio.h>

#include "rules/exchange.h"
#include "rules/token.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	char owner[ZP_NAME_TEXT + 1];
	uint32_t target = z->rrs.v[rr].data;
	struct zp_str label = zp_names_label(&z->names, z->rrs.v[rr].owner);
	if (label.p[0] == '_' || !rule_is_acm(z, target))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"an alias for ACM at a name without an underscore: %s",
		rule_owner(p, z, rr));
	if (label.n != 32) {
		lint_help(p, f,
		    "copy the owner as ACM shows it; it begins "
		    "with an underscore");
		return;
	}
	snprintf(owner, sizeof owner, "_%s", rule_owner_text(p, z, rr));
	lint_write(
	    p, f, z, owner, ZP_CNAME, 0, "%s.", lint_node_text(p, z, target));
}

const struct lint_rule rule_dcv_owner_without_underscore = {
    .id = "dcv-owner-without-underscore",
    .summary = "an alias for ACM whose owner lacks its underscore",
    .why = "ACM looks at the name that begins with an underscore; only in the "
	   "target may it be left out",
    .cite = "AWS Certificate Manager User Guide, troubleshoot DNS validation",
    .method = "dns",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CNAME,
    .on_rr = check,
};
