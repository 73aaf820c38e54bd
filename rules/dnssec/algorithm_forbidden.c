#include "rules/dnssec.h"

/* MUST NOT for signing and for validation in the IANA registry. */
static bool is_forbidden(uint8_t a)
{
	return a == 1 || a == 3 || a == 6 || a == 12;
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_dnssec *d = lint_dnssec(p, z);
	const struct zp_dnskey *k = NULL;
	char name[24];
	while ((k = rule_next_algorithm(d, k, is_forbidden))) {
		struct lint_finding *f = lint_report(p,
		    lint_rr_span(p, z, k->rr, ZP_FIELD_RDATA + 2),
		    "validators do not take %s any more",
		    rule_algorithm(k->algorithm, name));
		rule_relate_keys(p, f, z, d, k->algorithm);
		lint_help(p, f,
		    "roll the keys over to ECDSAP256SHA256 (13): until then "
		    "the zone counts as unsigned");
	}
}

const struct lint_rule rule_dnssec_algorithm_forbidden = {
    .id = "dnssec-algorithm-forbidden",
    .summary = "a key of an algorithm that must not be used",
    .why = "resolvers treat the zone as unsigned, some as forged, and then no "
	   "CA may issue",
    .cite = "RFC 9904 (IANA DNS Security Algorithm Numbers), RFC 9906",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
