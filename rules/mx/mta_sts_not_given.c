#include <string.h>

#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	static const char prefix[] = "_mta-sts";
	uint32_t owner = z->rrs.v[rr].owner;
	struct zp_str label = zp_names_label(&z->names, owner);
	if (label.n != sizeof prefix - 1 ||
	    memcmp(label.p, prefix, label.n) != 0 ||
	    zp_zone_first(z, owner, z->rrs.v[rr].type) != rr)
		return;
	struct zp_name name, domain;
	zp_rr_owner(z, rr, &name);
	domain = zp_name_chop(&name, 1);
	if (dcv_sts_find(&lint_dcv(p)->sts, &domain))
		return;
	const char *text = lint_text(p, &domain);
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"%s has an MTA-STS policy that was not given: whether it "
		"allows the exchanges is not known",
		text);
	lint_help(p, f,
	    "fetch https://mta-sts.%s/.well-known/mta-sts.txt, and name it "
	    "with --mta-sts %s=FILE",
	    text, text);
}

const struct lint_rule rule_mx_mta_sts_not_given = {
    .id = "mx-mta-sts-not-given",
    .summary = "a policy of MTA-STS is announced, and its file was not given",
    .why = "a policy may forbid senders to deliver to an exchange that works",
    .cite = "RFC 8461 section 3.1",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_TXT | ZP_T_CNAME,
    .underscored = ZP_T_TXT | ZP_T_CNAME,
    .on_rr = check,
};
