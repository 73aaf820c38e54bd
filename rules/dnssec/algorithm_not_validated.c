#include "rules/dnssec.h"

#define ED448 16 /* RECOMMENDED, but not everywhere yet */

static bool is_new(uint8_t a)
{
	switch (a) {
	case 1:
	case 3:
	case 5:
	case 6:
	case 7:
	case 8:
	case 10:
	case 12:
	case 13:
	case 14:
	case 15: return false;
	default: return true;
	}
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const struct zp_dnssec *d = lint_dnssec(p, z);
	const struct zp_dnskey *k = NULL;
	char name[24];
	while ((k = rule_next_algorithm(d, k, is_new))) {
		struct lint_finding *f = lint_report(p,
		    lint_rr_span(p, z, k->rr, ZP_FIELD_RDATA + 2),
		    "%s validators know %s",
		    k->algorithm == ED448 ? "not all" : "hardly any",
		    rule_algorithm(k->algorithm, name));
		rule_relate_keys(p, f, z, d, k->algorithm);
		if (k->algorithm == ED448)
			lint_by_default(p, f, LINT_NOTE);
		lint_help(p, f,
		    "sign with ECDSAP256SHA256 (13) or ED25519 (15): who does "
		    "not know an algorithm takes the zone for unsigned");
	}
}

const struct lint_rule rule_dnssec_algorithm_not_validated = {
    .id = "dnssec-algorithm-not-validated",
    .summary = "a key of an algorithm that validators do not know",
    .why = "for them the zone is unsigned: a CA's look-ups are not protected",
    .cite = "RFC 4035 section 5.2, RFC 9904 (IANA DNS Security Algorithm "
	    "Numbers)",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
