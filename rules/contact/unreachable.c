#include "rules/exchange.h"
#include "rules/token.h"

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    const struct rule_value *v)
{
	struct dcv_address a;
	struct zp_answer at;
	if (!dcv_address_parse(v->text, &a) || !a.has_domain ||
	    dcv_domain_takes_mail(
		lint_dcv(p), lint_view(p, z), &a.domain, &at) != DCV_NO)
		return;
	const char *domain = lint_text(p, &a.domain);
	bool mx = at.what == ZP_ANSWER;
	struct lint_finding *f = lint_report(p,
	    rule_value_span(p, z, rr, (uint32_t)a.local.n + 1,
		(uint32_t)(v->text.n - a.local.n - 1)),
	    "the contact at %s is at a domain that takes no mail: %s",
	    rule_owner(p, z, rr), domain);
	if (mx)
		lint_relate(p, f, lint_rr_span(p, at.zone, at.rr, 0),
		    "this MX decides");
	else
		lint_label(p, f,
		    at.what == ZP_ALIAS_LOOP
			? "its aliases come to no end"
			: "no MX, and no address that takes mail");
	lint_help(p, f,
	    "name an address that somebody reads, or let %s take "
	    "mail",
	    domain);
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v;
	if (!rule_contact(p, z, rr, &v))
		return;
	report(p, z, rr, &v);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_contact_unreachable = {
    .id = "contact-unreachable",
    .summary = "a contact at a domain that takes no mail",
    .why = "validation mail to the contact cannot arrive",
    .cite = "RFC 5321 section 5.1, RFC 7505 section 3",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT | ZP_T_CAA,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
