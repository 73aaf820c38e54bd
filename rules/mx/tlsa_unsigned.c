#include <string.h>

#include "rules/delegation.h"

/* _25._tcp and a host: of a mail server. */
static bool is_of_mail(const struct zp_zone *z, uint32_t node)
{
	struct zp_str port = zp_names_label(&z->names, node);
	struct zp_str way =
	    zp_names_label(&z->names, z->names.nodes.v[node].parent);
	return port.n == 3 && memcmp(port.p, "_25", 3) == 0 && way.n == 4 &&
	       memcmp(way.p, "_tcp", 4) == 0;
}

/* Signed in the file, or by the server: then its parent has a DS. */
static bool may_be_signed(struct lint_pass *p, const struct zp_zone *z)
{
	uint32_t cut;
	if (z->partial ||
	    (z->names.nodes.v[z->apex].types & (ZP_T_DNSKEY | ZP_T_RRSIG)))
		return true;
	const struct zp_zone *above = rule_parent(p, z, &cut);
	return above && (above->names.nodes.v[cut].types & ZP_T_DS);
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint32_t owner = z->rrs.v[rr].owner;
	if (zp_zone_first(z, owner, ZP_TLSA) != rr || !is_of_mail(z, owner) ||
	    may_be_signed(p, z))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_TYPE),
		"a TLSA record for mail, in a zone whose file is not signed");
	lint_help(p, f,
	    "sign the zone, or remove the record; if the server signs it, "
	    "this is no fault");
}

const struct lint_rule rule_mx_tlsa_unsigned = {
    .id = "mx-tlsa-unsigned",
    .summary = "a TLSA record of a mail server in an unsigned zone",
    .why = "senders use TLSA records from signed zones only; unsigned it has "
	   "no effect",
    .cite = "RFC 7672 section 2.2",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_TLSA,
    .on_rr = check,
};
