#include "rules/dnssec.h"

/* At the DS where the zone above is judged itself, else at the keys. */
static void report(struct lint_pass *p, const struct zp_zone *child)
{
	const struct zp_dnssec *d = lint_dnssec(p, child);
	const struct zp_zone *up = d->above;
	bool here = !up->context;
	const char *name = lint_node_text(p, child, child->apex);
	struct zp_span ds = lint_rr_span(p, up, d->ds, ZP_FIELD_RDATA);
	struct zp_span key = lint_rr_span(p, child,
	    zp_zone_first(child, child->apex, ZP_DNSKEY), ZP_FIELD_TYPE);
	struct lint_finding *f = lint_report(p, here ? ds : key,
	    "no DS of %s is of a key that signs its keys", name);
	lint_label(p, f, here ? "of no such key" : "none of them has a DS");
	if (here)
		lint_relate(p, f, key, "the keys");
	else
		lint_relate(p, f, ds, "the DS");
	rule_weigh(p, f, child, d);
	lint_help(p, f, "give the registry or zone above the DS of the key");
	rule_write_ds(p, f, up, child);
}

static void check_ds(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct zp_zone *child = rule_ds_child(p, z, rr);
	if (child && lint_dnssec(p, child)->link == ZP_LINK_MISMATCH)
		report(p, child);
}

static void check_zone(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_dnssec *d = lint_dnssec(p, z);
	if (d->link == ZP_LINK_MISMATCH && d->above->context)
		report(p, z);
}

const struct lint_rule rule_dnssec_ds_mismatch = {
    .id = "dnssec-ds-mismatch",
    .summary = "DS records that fit no key of the zone",
    .why = "the zone counts as forged: nothing in it validates, and no CA may "
	   "issue",
    .cite = "RFC 4035 section 5.2; " RULE_DNSSEC_CITE,
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .from = RULE_DNSSEC_FROM,
    .before = LINT_WARNING,
    .rrtypes = ZP_T_DS,
    .on_rr = check_ds,
    .on_zone = check_zone,
};
