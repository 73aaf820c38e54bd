#include "rules/exchange.h"
#include "rules/providers.h"
#include "rules/recipients.h"

static bool is_known(const struct dcv_recipient *r)
{
	return r->reach.known && r->reach.kind;
}

/* Whether mail cannot come to PROVIDER by these exchanges: its map holds only
 * with its own, or all are those of other services, none of which passes mail
 * on. */
static bool is_elsewhere(
    const struct dcv_decision *c, const struct rule_provider *provider)
{
	bool all_known = true;
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct rule_provider *v =
		    rule_provider_of(&c->exchanges[i].host);
		if (v == provider)
			return false;
		all_known &= v != NULL;
	}
	return c->result == DCV_MX && c->nexchanges > 0 &&
	       (provider->sole || all_known);
}

static void check(struct lint_pass *p, const struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	const struct dcv_recipient *r = rule_recipient(row, is_known);
	const struct rule_provider *provider =
	    r ? rule_provider_of_map(r->reach.kind) : NULL;
	if (!provider || !is_elsewhere(c, provider) ||
	    lint_once(p, row, rule_cause(row)))
		return;
	const struct dcv_exchange *x = &c->exchanges[0];
	struct lint_finding *f = lint_report(p,
	    rule_exchange_span(p, x->zone, x->rr),
	    "the map of %s is one of %s, but its mail goes to %s",
	    lint_text(p, &c->domain), provider->name, lint_text(p, &x->host));
	lint_relate(p, f, rule_reach_span(p, row, r), "the map");
	lint_help(p, f, "give the map of the server that the MX records name");
}

const struct lint_rule rule_mailbox_map_stale = {
    .id = "mailbox-map-stale",
    .summary = "the mailbox map is of a service that gets no mail",
    .why = "the MX records decide who gets the mail; what another service "
	   "would do with it proves nothing",
    .cite = "RFC 5321 section 5.1",
    .ignore = "when a gateway that the MX records name passes all mail on to "
	      "that service",
    .method = "email",
    .asked = LINT_WARNING,
    .found = LINT_NOTE,
    .per_ca = true,
    .once = LINT_PER_PLACE,
    .facts = DCV_F_BOX_KNOWN,
    .on_row = check,
};
