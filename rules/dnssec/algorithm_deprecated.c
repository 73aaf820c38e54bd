#include "rules/dnssec.h"

#include "zoneparse/rdata.h"

#define RSASHA512 10 /* NOT RECOMMENDED, but nobody refuses it */

static bool is_deprecated(uint8_t a)
{
	return a == 5 || a == 7 || a == RSASHA512;
}

static void check_zone(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_dnssec *d = lint_dnssec(p, z);
	const struct zp_dnskey *k = NULL;
	char name[24];
	while ((k = rule_next_algorithm(d, k, is_deprecated))) {
		bool mild = k->algorithm == RSASHA512;
		struct lint_finding *f = lint_report(p,
		    lint_rr_span(p, z, k->rr, ZP_FIELD_RDATA + 2), "%s is %s",
		    rule_algorithm(k->algorithm, name),
		    mild ? "not recommended for signing"
			 : "forbidden for signing");
		rule_relate_keys(p, f, z, d, k->algorithm);
		if (mild)
			lint_by_default(p, f, LINT_NOTE);
		lint_help(p, f, "roll the keys over to ECDSAP256SHA256 (13)");
	}
}

/* A DS by SHA-1 beside one by SHA-256 is passed over (RFC 4509 section 3). */
static void check_ds(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint32_t old = ZP_NONE, others = 0;
	if (zp_zone_first(z, z->rrs.v[rr].owner, ZP_DS) != rr)
		return;
	for (uint32_t k = rr; k != ZP_NONE; k = zp_zone_next(z, k, ZP_DS)) {
		bool sha1 = (z->rrs.v[k].data & 0xff) == 1;
		if (sha1 && old == ZP_NONE)
			old = k;
		others += !sha1;
	}
	if (old == ZP_NONE)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, old, ZP_FIELD_RDATA + 2),
		"a DS by SHA-1%s", others ? "" : ", and no other");
	if (others)
		lint_by_default(p, f, LINT_NOTE);
	lint_help(p, f, "%s",
	    others ? "remove it: the other is used"
		   : "make the DS again by SHA-256 (digest type 2)");
}

const struct lint_rule rule_dnssec_algorithm_deprecated = {
    .id = "dnssec-algorithm-deprecated",
    .summary = "keys or DS records by SHA-1",
    .why = "systems that forbid SHA-1 cannot validate the zone: resolvers "
	   "treat it as unsigned, some as forged, and then no CA may issue",
    .cite = "RFC 9905, RFC 9904 (IANA DNS Security Algorithm Numbers)",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_DS,
    .on_rr = check_ds,
    .on_zone = check_zone,
};
