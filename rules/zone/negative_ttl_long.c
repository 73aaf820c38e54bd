#include "lint/rule.h"

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	if (z->soa_rrs.n == 0)
		return;
	uint32_t rr = z->soa_rrs.v[0];
	uint32_t ttl = z->rrs.v[rr].ttl;
	uint32_t minimum = z->soas.v[z->rrs.v[rr].data].minimum;
	uint32_t kept = ttl < minimum ? ttl : minimum;
	if (kept <= 86400)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA + 6),
		"negative answers are kept for %u hours", kept / 3600);
	lint_help(p, f, "set the last number of the SOA to 3600");
	if (kept < 259200)
		lint_at_most(f, LINT_NOTE);
}

const struct lint_rule rule_zone_negative_ttl_long = {
    .id = "zone-negative-ttl-long",
    .summary = "negative answers are kept for long",
    .why = "a mended MX is seen only after the negative answer has run out; "
	   "validation mail is waited for 72 hours",
    .cite = "RFC 2308 section 5",
    .ignore = "when all names and their MX stand already, long before a "
	      "certificate is asked for",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .on_zone = check,
};
