#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	if (lint_again(p, row, 0))
		return;
	struct lint_finding *f = lint_report(p, lint_row_span(p, row),
	    "%s cannot be validated by mail to %s", lint_text(p, &row->name),
	    lint_text(p, &row->validation_domain));
	lint_help(p, f, "give the name itself or a domain above it");
}

const struct lint_rule rule_mail_validation_domain_invalid = {
    .id = "mail-validation-domain-invalid",
    .summary = "a ValidationDomain that the name does not lie in",
    .why = "it must be the name itself or a domain above it, up to the base "
	   "domain",
    .cite = "AWS Certificate Manager API Reference, DomainValidationOption",
    .ignore = "never: the request is refused as it stands",
    .method = "email",
    .asked = LINT_ERROR,
    .found = LINT_ERROR,
    .per_ca = true,
    .facts = DCV_F_BAD_VALIDATION_DOMAIN,
    .on_row = check,
};
