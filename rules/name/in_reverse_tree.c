#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s is the name of an address", lint_text(p, &row->name));
	lint_help(p, f, "ask for the host's own name");
}

const struct lint_rule rule_name_in_reverse_tree = {
    .id = "name-in-reverse-tree",
    .summary = "an asked name below in-addr.arpa or ip6.arpa",
    .why = "certificate authorities no longer issue for names of addresses",
    .cite = "Baseline Requirements section 7.1.2.7.12",
    .asked = LINT_ERROR,
    .found = LINT_NOTE,
    .from = "2026-03-15",
    .before = LINT_WARNING,
    .facts = DCV_F_REVERSE,
    .on_row = check,
};
