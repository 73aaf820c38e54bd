#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct zp_name self =
	    row->wildcard ? zp_name_chop(&row->name, 1) : row->name;
	struct zp_name target;
	if (row->self.dname || /* another rule's */
	    !zp_view_target(&row->self, &self, &target) ||
	    lint_again(p, row, row->self.rr))
		return;
	struct lint_finding *f = lint_report(p,
	    lint_rr_span(p, row->self.zone, row->self.rr, ZP_FIELD_RDATA),
	    "%s is an alias: its mail goes where %s sends it",
	    lint_text(p, &self), lint_text(p, &target));
	lint_help(p, f,
	    "to have an MX of its own the name needs addresses in "
	    "place of the alias");
}

const struct lint_rule rule_mail_name_is_alias = {
    .id = "mail-name-is-alias",
    .summary = "an alias stands at the name",
    .why = "no MX can stand beside a CNAME; mail goes where the alias leads",
    .cite = "RFC 1034 section 3.6.2, RFC 5321 section 5.1",
    .ignore = "when the alias is meant; it is told because mail goes where "
	      "it leads",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_ALIAS,
    .on_row = check,
};
