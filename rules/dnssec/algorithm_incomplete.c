#include "rules/dnssec.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	struct rule_faults r;
	char name[24];
	if (!rule_faults(p, z, ZP_D_ALGORITHM_MISSING, &r))
		return;
	struct lint_finding *f =
	    lint_report(p, rule_fault_span(p, z, &r, ZP_FIELD_RDATA + 1),
		"%s %s no good signature by %s, of which the zone has a key",
		r.what, r.n > 1 ? "have" : "has",
		rule_algorithm((uint8_t)r.v[0].value, name));
	lint_label(p, f, "signed by this algorithm");
	for (uint32_t i = 0; i < r.d->keys.n; i++)
		if (r.d->keys.v[i].algorithm == r.v[0].value) {
			lint_relate(p, f,
			    lint_rr_span(
				p, z, r.d->keys.v[i].rr, ZP_FIELD_RDATA + 2),
			    "the key");
			break;
		}
	rule_weigh(p, f, z, r.d);
	lint_help(p, f,
	    "sign the zone with each algorithm of its keys, or take the key "
	    "out");
}

const struct lint_rule rule_dnssec_algorithm_incomplete = {
    .id = "dnssec-algorithm-incomplete",
    .summary = "a key's algorithm that does not sign every record",
    .why = "a strict validator asks for a signature by each algorithm, and "
	   "gives a CA no answer without",
    .cite = "RFC 4035 section 2.2, RFC 6840 section 5.11",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
