#include "rules/token.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct rule_value v;
	if (!rule_contact(p, z, rr, &v))
		return;
	rule_malformed(p, z, rr, &v);
	zp_buf_free(&v.buf);
}

const struct lint_rule rule_contact_caa_malformed = {
    .id = "contact-caa-malformed",
    .summary = "a CAA contactemail that is not one bare mail address",
    .why = "the whole value must be one address, without mailto:, a name, "
	   "white space or a second address, or it cannot be used",
    .cite = "Baseline Requirements Appendix A.1.1",
    .method = "email-caa",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
