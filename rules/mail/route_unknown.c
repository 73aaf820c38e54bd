#include "rules/exchange.h"

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	uint64_t cause = rule_cause(row);
	if (c->result == DCV_ALIAS_UNLOADED && row->assumed)
		cause = (uint64_t)(uintptr_t)row->assumed;
	/* A part of a zone leaves all its names open for one reason. */
	if (c->result == DCV_NOT_LOADED && c->at.zone && c->at.zone->partial)
		cause = 0;
	if (lint_again(p, row, cause))
		return;
	const char *domain = lint_text(p, &c->domain);
	struct lint_finding *f;
	if (c->result == DCV_DELEGATED)
		f = lint_report(p, lint_row_span(p, row),
		    "%s is delegated to a zone that is not loaded", domain);
	else if (c->result == DCV_ALIAS_UNLOADED)
		f = lint_report(p, lint_row_span(p, row),
		    "%s is an alias to %s, whose zone is not loaded", domain,
		    lint_text(p, &c->target));
	else if (c->at.zone)
		f = lint_report(p, lint_row_span(p, row),
		    "the file does not tell whether %s has an MX", domain);
	else
		f = lint_report(p, lint_row_span(p, row),
		    "the zone of %s is not loaded", domain);
	if (c->result == DCV_NOT_LOADED && c->at.zone) {
		lint_help(p, f,
		    "it holds a part of the zone only, or a record without "
		    "its data: name the other files too");
		return;
	}
	lint_help(p, f,
	    c->result == DCV_ALIAS_UNLOADED
		? "name the zone file of %s too, or say --assume-no-mx"
		: "name the zone file of %s too",
	    lint_text(p, &c->target));
}

const struct lint_rule rule_mail_route_unknown = {
    .id = "mail-route-unknown",
    .summary = "the zone or record that decides is not loaded",
    .why = "what the files do not tell is not guessed",
    .cite = "AWS Certificate Manager User Guide, email validation",
    .ignore = "when the zone that decides is kept elsewhere; --context "
	      "loads it, --assume-no-mx says what is usual",
    .method = "email",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .per_ca = true,
    .facts = DCV_F_UNKNOWN,
    .on_row = check,
};
