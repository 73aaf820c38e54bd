#include "rules/exchange.h"
#include "rules/token.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v;
	struct dcv_address a;
	if (!rule_contact(p, z, rr, &v))
		return;
	if (dcv_address_parse(v.text, &a) && (a.utf8_local || a.utf8_domain)) {
		struct lint_finding *f = lint_report(p,
		    rule_value_span(p, z, rr, 0, (uint32_t)v.text.n),
		    "the contact at %s is not plain ASCII",
		    rule_owner(p, z, rr));
		if (a.utf8_local)
			lint_help(p, f, "name a mailbox of ASCII letters");
		else
			lint_help(p, f, "write the domain as %s",
			    lint_text(p, &a.domain));
	}
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_contact_not_ascii = {
    .id = "contact-not-ascii",
    .summary = "a contact with letters outside ASCII",
    .why = "the Baseline Requirements allow it, but CAs are known that drop "
	   "such addresses, and mail to them needs SMTPUTF8 on all servers",
    .cite = "RFC 6532 section 3.2, RFC 6531 section 3.2",
    .ignore = "when the CA is known to take such addresses, and all servers on "
	      "the way SMTPUTF8",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT | ZP_T_CAA,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
