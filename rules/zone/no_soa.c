#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	if (z->soa_rrs.n > 0 || z->soaless)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_zone_span(z), "the zone has no SOA record");
	lint_write(
	    p, f, z, "@", ZP_SOA, 0, "ns1 hostmaster 1 7200 3600 1209600 3600");
}

const struct lint_rule rule_zone_no_soa = {
    .id = "zone-no-soa",
    .summary = "a zone without an SOA record",
    .why = "name servers refuse a zone without one",
    .cite = "RFC 1035 section 5.2",
    .ignore = "when the file is a part of a zone; name the file that "
	      "includes it instead",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .on_zone = check,
};
