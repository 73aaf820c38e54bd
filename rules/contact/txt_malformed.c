#include "rules/token.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v;
	if (!rule_contact(p, z, rr, &v))
		return;
	rule_malformed(p, z, rr, &v);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_contact_txt_malformed = {
    .id = "contact-txt-malformed",
    .summary = "a TXT contact that is not one bare mail address",
    .why = "the whole value must be one address, without mailto:, a name, "
	   "white space or a second address, or it cannot be used",
    .cite = "Baseline Requirements Appendix A.2.1",
    .method = "email-txt",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_TXT,
    .underscored = ZP_T_TXT,
    .on_rr = check,
};
