#include "dcv/timeline.h"
#include "rules/token.h"

enum kind { NONE, MAIL, PHONE };

static enum kind kind_of(
    struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	uint16_t type = z->rrs.v[rr].type;
	if (type == ZP_TXT)
		return rule_label_is(z, rr, DCV_CONTACT_EMAIL)   ? MAIL
		       : rule_label_is(z, rr, DCV_CONTACT_PHONE) ? PHONE
								 : NONE;
	if (type != ZP_CAA)
		return NONE;
	struct rule_value v = rule_value(p, z, rr);
	enum kind k = rule_tag_is(&v, "contactemail")   ? MAIL
		      : rule_tag_is(&v, "contactphone") ? PHONE
							: NONE;
	zp_buf_free(&v.buf);
	return k;
}

static void report(struct lint_pass *p, const struct zp_zone *z, uint32_t rr,
    enum dcv_day day, const char *what)
{
	bool over = dcv_day_is_here(day, lint_today(p));
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_OWNER),
		over ? "contacts by %s are of no use since %s"
		     : "contacts by %s are of no use from %s on",
		what, dcv_days[day].day);
	lint_help(p, f,
	    over ? "remove them" : "plan for a DNS or HTTP method until then");
}

static void check(struct lint_pass *p, const struct zp_zone *z)
{
	bool seen[] = {[NONE] = true, [MAIL] = false, [PHONE] = false};
	const uint32_t wanted = ZP_T_TXT | ZP_T_CAA;
	for (uint32_t i = 0; i < z->rrs.n && !(seen[MAIL] && seen[PHONE]);
	     i++) {
		if (!(zp_type_bit(z->rrs.v[i].type) & wanted))
			continue;
		enum kind k = kind_of(p, z, i);
		if (seen[k])
			continue;
		seen[k] = true;
		if (k == MAIL)
			report(p, z, i, DCV_DAY_EMAIL_END, "mail");
		else
			report(p, z, i, DCV_DAY_PHONE_END, "telephone");
	}
}

const struct lint_rule rule_contact_ends = {
    .id = "contact-ends",
    .summary = "contacts are published that CAs will not use for long",
    .why = "no validation by telephone may be relied on from 2027-03-15, none "
	   "by mail from 2028-03-15",
    .cite = "Baseline Requirements sections 3.2.2.4.13 to 3.2.2.4.17, ballot "
	    "SC-090",
    .ignore = "when it is known, and another method planned for",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .on_zone = check,
};
