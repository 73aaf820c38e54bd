#include "rules/caa.h"

#define RECORDS 100u
#define OCTETS 4096u

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	const dcv_caa_firsts *sets = dcv_caa_sets(lint_dcv(p), z);
	for (uint32_t i = 0; i < sets->n; i++) {
		uint32_t rr = sets->v[i];
		const struct dcv_caa_set *s =
		    dcv_caa_set(lint_dcv(p), z, z->rrs.v[rr].owner);
		if (s->n <= RECORDS && s->octets <= OCTETS)
			continue;
		struct lint_finding *f =
		    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RECORD),
			"the CAA of %s is %u records, %u octets of data",
			rule_caa_owner(p, s), s->n, s->octets);
		lint_help(p, f, "keep the CAs that issue for this name");
	}
}

const struct lint_rule rule_caa_set_large = {
    .id = "caa-set-large",
    .summary = "a set of more than 100 CAA records or 4,096 octets",
    .why = "resolvers limit the records they take (BIND: 100 of a type), and a "
	   "CA whose look-up fails does not issue",
    .cite = "BIND 9 Administrator Reference Manual, max-records-per-type",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_zone = check,
};
