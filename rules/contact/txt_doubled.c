#include "rules/exchange.h"
#include "rules/token.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name rest;
	if (!(rule_label_is(z, rr, DCV_CONTACT_EMAIL) ||
		rule_label_is(z, rr, DCV_CONTACT_PHONE)) ||
	    !rule_owner_doubled(z, rr, &rest))
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"a contact ends in the zone's name twice: %s",
		rule_owner(p, z, rr));
	lint_help(p, f, "call it %s", lint_relative(p, z, &rest));
}

const struct lint_rule rule_contact_txt_doubled = {
    .id = "contact-txt-doubled",
    .summary = "a TXT contact whose owner ends in the zone's name twice",
    .why = "what was typed was taken as relative and the zone's name appended; "
	   "no CA looks there",
    .cite = "Baseline Requirements Appendix A.2.1, RFC 1035 section 5.1",
    .method = "email-txt",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
