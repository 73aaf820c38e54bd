#include "rules/dnssec.h"

/* A file without keys is what a server that signs reads: only who serves it as
 * it is, or signs the zone above in its file, does wrong. */
static void report(struct lint_pass *p, const struct zp_zone *child)
{
	const struct zp_dnssec *d = lint_dnssec(p, child);
	const struct zp_zone *up = d->above;
	const char *name = lint_node_text(p, child, child->apex);
	struct zp_span ds = lint_rr_span(p, up, d->ds, ZP_FIELD_RECORD);
	struct zp_span soa =
	    child->soa_rrs.n > 0
		? lint_rr_span(p, child, child->soa_rrs.v[0], ZP_FIELD_TYPE)
		: lint_zone_span(child);
	struct lint_finding *f = lint_report(p, up->context ? soa : ds,
	    "%s has a DS, but its file is not signed", name);
	lint_relate(p, f, up->context ? ds : soa,
	    up->context ? "the DS" : "the zone, without keys");
	if (child->served != ZP_SERVED_AS_IS)
		lint_by_default(p, f,
		    lint_dnssec(p, up)->has_signatures ? LINT_WARNING
						       : LINT_NOTE);
	lint_help(p, f,
	    child->served == ZP_SERVED_AS_IS
		? "sign the zone, or have the DS removed"
		: "see to it that its server signs it (and say served-as-is: "
		  "false under zones in the configuration), or have the DS "
		  "removed");
}

static bool is_so(const struct lint_pass *p, const struct zp_zone *child)
{
	return lint_dnssec(p, child)->link == ZP_LINK_NO_KEYS &&
	       child->served != ZP_SERVED_SIGNED;
}

static void check_ds(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct zp_zone *child = rule_ds_child(p, z, rr);
	if (child && is_so(p, child))
		report(p, child);
}

static void check_zone(struct lint_pass *p, const struct zp_zone *z)
{
	if (is_so(p, z) && lint_dnssec(p, z)->above->context)
		report(p, z);
}

const struct lint_rule rule_dnssec_child_unsigned = {
    .id = "dnssec-child-unsigned",
    .summary = "a DS for a zone whose file holds no key",
    .why = "if nobody signs it, the zone counts as forged: nothing in it "
	   "validates, and no CA may issue",
    .cite = "RFC 4035 section 5.2; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .rrtypes = ZP_T_DS,
    .on_rr = check_ds,
    .on_zone = check_zone,
};
