#include "dcv/dnsmethod.h"
#include "rules/exchange.h"
#include "rules/token.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct dcv_dns d;
	if (!dcv_dns_covered(lint_dcv(p), row, &d) ||
	    lint_again(p, row, d.wildcard.rr))
		return;
	const struct zp_zone *z = d.wildcard.zone;
	uint32_t rr = d.wildcard.rr;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"the wildcard %s answers at %s, where %s looks for its record",
		rule_owner(p, z, rr), lint_text(p, &d.at), row->profile->id);
	if (z->rrs.v[rr].type != ZP_CNAME) {
		lint_at_most(f, LINT_NOTE);
		lint_help(p, f, "the record to be written at %s ends that",
		    lint_text(p, &d.at));
		return;
	}
	struct zp_name target = rule_target(z, rr);
	lint_help(p, f,
	    "write the record at %s itself; a client that follows aliases "
	    "would go to %s",
	    lint_text(p, &d.at), lint_text(p, &target));
}

const struct lint_rule rule_dcv_challenge_wildcard = {
    .id = "dcv-challenge-wildcard",
    .summary = "a wildcard answers where a CA looks for its record",
    .why = "until a record of its own is written there the CA gets what the "
	   "wildcard holds, and a client may follow the alias",
    .cite = "RFC 4592 section 3.3.1, RFC 8555 section 8.4",
    .ignore =
	"when the client writes the record at the label itself, as most do",
    .method = "dns",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_CHALLENGE_WILDCARD,
    .on_row = check,
};
