#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_exchange *x = rule_exchange(p, z, rr);
	struct zp_name origin, end = x->host;
	bool dead_alias = x->status == DCV_X_ALIAS && !x->works;
	if ((x->status != DCV_X_NO_ADDRESS && !dead_alias) ||
	    rule_is_doubled(z, rr, &x->host, &origin))
		return;
	struct lint_finding *f = lint_report(p, rule_exchange_span(p, z, rr),
	    "the exchange of %s has no address", rule_owner(p, z, rr));
	lint_label(p, f, "neither A nor AAAA");
	if (rule_other_works(p, z, rr))
		lint_at_most(f, LINT_WARNING);
	if (dead_alias) {
		/* No address can stand beside the alias (RFC 1034 section
		 * 3.6.2): it goes to the name where the aliases end. */
		struct zp_chain c = rule_alias_end(p, z, &x->host);
		end = c.name;
		if (c.last.what == ZP_ALIAS_LOOP) {
			lint_help(p, f, "break the alias loop at %s",
			    lint_text(p, &x->host));
			return;
		}
	}
	const struct zp_zone *home = zp_set_zone_of(lint_set(p), z->view, &end);
	lint_write(p, f, home ? home : z,
	    lint_relative(p, home ? home : z, &end), ZP_A, 0,
	    "(the mail server's address)");
}

const struct lint_rule rule_mx_target_no_address = {
    .id = "mx-target-no-address",
    .summary = "the exchange has no address or does not exist",
    .why = "no mail server can be reached there",
    .cite = "RFC 5321 section 5.1",
    .ignore = "when the address is published by what the file does not "
	      "show, such as dynamic updates",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .rrtypes = ZP_T_MX,
    .on_rr = check,
};
