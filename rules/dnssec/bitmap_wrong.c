#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	char types[16], chains[16];
	if (!rule_faults(p, z, ZP_D_BITMAP, &r))
		return;
	const struct zp_dnssec_fault *v = r.v;
	const char *chain = zp_type_print(v->type, chains);
	const char *type = zp_type_print((uint16_t)v->value, types);
	const char *name = lint_node_text(p, z, v->node);
	struct zp_span at = rule_fault_span(p, z, &r, ZP_FIELD_TYPE);
	struct lint_finding *f =
	    v->why == ZP_D_OMITTED
		? lint_report(
		      p, at, "the %s of %s denies its %s", chain, name, type)
		: lint_report(p, at,
		      "the %s of %s lists %s, which is not there", chain, name,
		      type);
	lint_label(p, f, "%s %s listed", type,
	    v->why == ZP_D_OMITTED ? "is not" : "is");
	uint32_t rr = v->why == ZP_D_OMITTED
			  ? zp_zone_first(z, v->node, (uint16_t)v->value)
			  : ZP_NONE;
	if (rr != ZP_NONE)
		lint_relate(p, f, lint_rr_span(p, z, rr, ZP_FIELD_RECORD),
		    "it stands here");
	rule_sign_again(p, f, z, r.d);
}

const struct lint_rule rule_dnssec_bitmap_wrong = {
    .id = "dnssec-bitmap-wrong",
    .summary = "an NSEC or NSEC3 whose list of types is not the name's",
    .why = "a validator believes the list: a record that it denies is not "
	   "there for a CA, and one that is missing cannot be denied",
    .cite = "RFC 4034 section 4.1.2, RFC 5155 section 3.2.1",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .on_zone = check,
};
