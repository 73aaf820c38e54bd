#include "rules/exchange.h"
#include "rules/token.h"

/* The name without its first two labels, label and "www", as it was meant. */
static bool is_at_www(
    const struct zp_zone *z, uint32_t rr, struct zp_name *domain)
{
	const struct zp_node *v = z->names.nodes.v;
	uint32_t host = v[z->rrs.v[rr].owner].parent;
	if (!rule_label_is(z, rr, DCV_CONTACT_EMAIL) || host == z->apex ||
	    !zp_str_is(zp_names_label(&z->names, host), "www"))
		return false;
	zp_names_get(&z->names, v[host].parent, domain);
	return true;
}

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_name domain, meant;
	struct dcv_contacts c;
	if (!is_at_www(z, rr, &domain) ||
	    rr != zp_zone_first(z, z->rrs.v[rr].owner, ZP_TXT) ||
	    !zp_name_prepend(&meant, ZP_STR(DCV_CONTACT_EMAIL), &domain))
		return;
	dcv_contact_txt(lint_dcv(p), lint_view(p, z), &domain, &c);
	if (c.found != DCV_NO)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		"%s has no contact of its own, only its www host has one",
		lint_text(p, &domain));
	lint_write(p, f, z, lint_relative(p, z, &meant), ZP_TXT, 0,
	    "\"(user@your domain)\"");
}

const struct lint_rule rule_contact_txt_at_www_only = {
    .id = "contact-txt-at-www-only",
    .summary = "a TXT contact at the www host and none at the domain",
    .why = "a contact serves the name it stands at and the names below; the "
	   "domain itself is above www",
    .cite = "Baseline Requirements section 3.2.2.4.14",
    .ignore = "when certificates are wanted for the www host alone",
    .method = "email-txt",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
