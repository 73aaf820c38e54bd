#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct zp_zone *z = row->zone;
	uint32_t mx = zp_zone_first(z, row->wildcard_node, ZP_MX);
	/* A wildcard null MX takes no mail: nobody misses it (RFC 7505). */
	if (rule_is_null(z, mx) || lint_again(p, row, row->wildcard_node))
		return;
	/* "*.x" is validated as x, and it is x that lacks the MX. */
	struct zp_name self =
	    row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s gets no MX from the wildcard %s, because it exists",
	    lint_text(p, &self), lint_node_text(p, z, row->wildcard_node));
	uint32_t by = zp_zone_first(z, row->shadow_node, ZP_ANY);
	if (by != ZP_NONE && by != row->rr)
		lint_relate(p, f, lint_rr_span(p, z, by, ZP_FIELD_RECORD),
		    "this record stands in the way");
	lint_relate(
	    p, f, lint_rr_span(p, z, mx, ZP_FIELD_RECORD), "the wildcard");
	lint_write(p, f, z, lint_relative(p, z, &self), ZP_MX,
	    z->rrs.v[mx].pref, "%s.", lint_node_text(p, z, z->rrs.v[mx].data));
}

const struct lint_rule rule_mail_wildcard_shadowed = {
    .id = "mail-wildcard-shadowed",
    .summary = "a wildcard MX does not reach a name that exists",
    .why = "any record at the name, or below it, switches the wildcard off for "
	   "every type",
    .cite = "RFC 4592 sections 2.2.2 and 3.3.1",
    .ignore = "when the name is not meant to take mail, or the domain above "
	      "it takes it",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .facts = DCV_F_SHADOWED,
    .on_row = check,
};
