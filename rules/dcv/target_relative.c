#include "rules/exchange.h"
#include "rules/token.h"

#include <string.h>

/* Where CAs let the aliases of their tokens end. */
static const char *const ends[] = {"acm-validations.aws", "sectigo.com"};

/* TARGET without the ORIGIN that was appended to it, if that is below one of
 * the CAs' domains. */
static const char *cut(struct lint_pass *p, const struct zp_name *target,
    const struct zp_name *origin)
{
	struct zp_name rest = *target;
	if (origin->labels == 0 || !zp_name_is_below(target, origin) ||
	    target->labels == origin->labels)
		return NULL;
	rest.len = (uint8_t)(target->len - origin->len + 1);
	rest.labels = (uint8_t)(target->labels - origin->labels);
	rest.wire[rest.len - 1] = 0;
	for (unsigned i = 0; i < 2; i++)
		if (rule_is_under(&rest, ends[i]))
			return lint_text(p, &rest);
	return NULL;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name origin, target = rule_target(z, rr);
	if (zp_names_label(&z->names, z->rrs.v[rr].data).p[0] != '_' &&
	    !rule_is_challenge(z, rr))
		return;
	zp_names_get(&z->names, z->apex, &origin);
	const char *meant = cut(p, &target, &origin);
	if (!meant) {
		zp_names_get(
		    &z->names, zp_zone_segment(z, rr)->origin, &origin);
		meant = cut(p, &target, &origin);
	}
	if (!meant)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA),
		z->dialect ? "the target of %s ends in the zone's name: %s"
			   : "the final dot is missing: the target of %s is %s",
		rule_owner(p, z, rr), lint_text(p, &target));
	lint_write(
	    p, f, z, rule_owner_text(p, z, rr), ZP_CNAME, 0, "%s.", meant);
}

const struct lint_rule rule_dcv_target_relative = {
    .id = "dcv-target-relative",
    .summary = "an alias for a CA whose target lacks its final dot",
    .why = "the name server appends the zone's name, and the alias leads to "
	   "nothing of the CA's",
    .cite = "AWS Certificate Manager User Guide, troubleshoot DNS validation; "
	    "RFC 1035 section 5.1",
    .method = "dns",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CNAME,
    .on_rr = check,
};
