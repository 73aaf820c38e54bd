#include "dcv/caa_internal.h"

#include <string.h>

#include "dcv/dnsmethod.h"

/* What the name stands for: "*." off; the walk starts there, a leading "www."
 * off where the profile strips it and a public suffix does not remain. */
static void set_start(struct dcv *d, struct dcv_row *row, struct zp_name *self)
{
	row->wildcard = zp_name_is_wildcard(&row->name);
	*self = dcv_row_self(row);
	row->start = *self;
	struct zp_str label = zp_name_label(self);
	if (row->profile->is.strip_www != DCV_YES || label.n != 3 ||
	    memcmp(label.p, "www", 3) != 0)
		return;
	struct zp_name rest = zp_name_chop(self, 1);
	unsigned base =
	    row->zone && !row->asked ? dcv_zone_facts(d, row->zone)->base : 0;
	if ((base > 0 && rest.labels >= base) ||
	    !dcv_psl_is_suffix(d->psl, &rest))
		row->start = rest;
}

/* The level at which a walk ends at the latest; a name that is itself a public
 * suffix is walked alone. */
static void set_base(
    struct dcv *d, struct dcv_row *row, const struct zp_name *self)
{
	unsigned labels = 0;
	if (row->zone && !row->asked)
		labels = dcv_zone_facts(d, row->zone)->base;
	if (labels == 0 || labels > self->labels)
		labels = dcv_psl_base(d->psl, self);
	if (labels == 0)
		row->facts |= DCV_F_SUFFIX;
	row->base = labels == 0 || labels > row->start.labels
			? row->start
			: zp_name_chop(&row->start,
			      (uint8_t)(row->start.labels - labels));
}

static void locate(struct dcv *d, const struct dcv_subject *s,
    struct dcv_row *row, struct zp_view view)
{
	row->node = row->rr = ZP_NONE;
	row->zone = s->zone;
	if (s->zone) {
		row->node = s->node;
	} else {
		row->zone = zp_set_zone_of(d->set, view.view, &row->name);
		struct zp_answer a = zp_view_ask(view, &row->name, ZP_ANY);
		bool open = a.what == ZP_NOT_LOADED && a.zone;
		if ((a.what == ZP_NOT_LOADED && !open) || a.what == ZP_NXDOMAIN)
			row->facts |= DCV_F_ABSENT;
		else if (!a.dname && !open)
			row->node = a.node;
	}
	if (!row->zone)
		return;
	const struct zp_zone *z = row->zone;
	if (row->node != ZP_NONE)
		row->rr = zp_zone_first(z, row->node, ZP_ANY);
	if (row->rr == ZP_NONE && z->soa_rrs.n > 0)
		row->rr = z->soa_rrs.v[0];
}

static enum dcv_own own_mx(
    const struct dcv *d, const struct zp_chain *c, const struct zp_answer *a)
{
	if (a->what == ZP_REFERRAL || a->what == ZP_NOT_LOADED) {
		for (uint32_t i = 0; c->nhops > 0 && i < d->assume_no_mx.n; i++)
			if (zp_name_is_below(&c->name, &d->assume_no_mx.v[i]))
				return DCV_OWN_NONE;
		return DCV_OWN_UNKNOWN;
	}
	if (a->what != ZP_ANSWER)
		return DCV_OWN_NONE;
	if (dcv_is_null_mx(a))
		return DCV_OWN_NULL;
	if (c->nhops > 0)
		return DCV_OWN_ALIAS;
	return a->wildcard ? DCV_OWN_WILDCARD : DCV_OWN_EXPLICIT;
}

/* An address or other data at the name switches a wildcard off (RFC 4592
 * section 2.2.2); so does what stands below it. */
static void find_shadow(
    struct dcv *d, struct dcv_row *row, const struct zp_name *self)
{
	if (!row->zone || row->own != DCV_OWN_NONE ||
	    (row->facts & (DCV_F_ALIAS | DCV_F_ABSENT)) ||
	    !dcv_zone_facts(d, row->zone)->wildcard_mx)
		return;
	uint32_t w = zp_view_wildcard_above(row->zone, self, &row->shadow_node);
	if (w == ZP_NONE || !(row->zone->names.nodes.v[w].types & ZP_T_MX))
		return;
	row->wildcard_node = w;
	row->facts |= DCV_F_SHADOWED;
}

/* The nearest proper ancestor that takes mail: what a request can name as its
 * ValidationDomain when the name itself gets none. */
static void find_validation_domain(
    struct dcv_row *row, const struct zp_name *self, struct zp_view view)
{
	if (row->own != DCV_OWN_NONE && row->own != DCV_OWN_NULL &&
	    row->own != DCV_OWN_UNKNOWN)
		return;
	struct zp_name name = *self;
	while (name.labels > row->base.labels) {
		name = zp_name_chop(&name, 1);
		struct zp_chain c;
		zp_view_resolve(view, &name, ZP_MX, &c);
		if (c.last.what != ZP_ANSWER || dcv_is_null_mx(&c.last))
			continue;
		row->has_validation_domain = true;
		row->validation_domain = name;
		return;
	}
}

/* What the user says of this name, else what it is asked for with, else what
 * the user says of all names below a domain. */
static const struct zp_name *asked_validation(
    const struct dcv *d, const struct dcv_row *row, const struct zp_name *self)
{
	for (uint32_t i = 0; i < d->validation.n; i++)
		if (d->validation.v[i].has_name &&
		    zp_name_equal(&d->validation.v[i].name, &row->name))
			return &d->validation.v[i].domain;
	if (row->own_validation)
		return row->own_validation;
	for (uint32_t i = 0; i < d->validation.n; i++)
		if (!d->validation.v[i].has_name &&
		    zp_name_is_below(self, &d->validation.v[i].domain))
			return &d->validation.v[i].domain;
	return NULL;
}

static bool is_denied(const struct dcv *d, const struct zp_name *name)
{
	for (uint32_t i = 0; i < d->denied.n; i++)
		if (zp_name_is_below(name, &d->denied.v[i]))
			return true;
	return false;
}

static bool hyphen_at_an_end(const struct zp_name *n)
{
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = zp_name_labels(n, at);
	for (unsigned i = 0; i < labels; i++) {
		const uint8_t *l = n->wire + at[i];
		if (l[1] == '-' || l[l[0]] == '-')
			return true;
	}
	return false;
}

/* Baseline Requirements sections 4.2.2 and 7.1.2.7.12: letters, digits,
 * hyphens; no names below in-addr.arpa or ip6.arpa since 2026-03-15; "*" only
 * as the leftmost label. */
static bool is_certifiable(const struct dcv *d, const struct zp_name *name)
{
	bool no_reverse = dcv_day_is_here(DCV_DAY_EMAIL_SHOULD_NOT, d->today);
	return name->labels >= 2 && zp_name_is_ldh(name, true) &&
	       !hyphen_at_an_end(name) && !(no_reverse && dcv_is_reverse(name));
}

static void check_name(
    struct dcv *d, struct dcv_row *row, const struct zp_name *self)
{
	if (row->asked && !is_certifiable(d, &row->name))
		row->facts |= DCV_F_UNCERTIFIABLE;
	if (dcv_profile_refuses(row->profile, self))
		row->facts |= DCV_F_REFUSED;
	if (d->denied.n > 0 && is_denied(d, self))
		row->facts |= DCV_F_DENIED;
	bool unknown =
	    row->zone && !row->asked
		? dcv_zone_facts(d, row->zone)->unknown_tld
		: !dcv_psl_knows_tld(d->psl, self) || dcv_is_special_use(self);
	if (unknown)
		row->facts |= DCV_F_UNKNOWN_TLD;
}

static uint64_t reach_facts(const struct dcv_reach *r)
{
	uint64_t facts = 0;
	if (r->discarded)
		facts |= DCV_F_DISCARDED;
	if (r->loop)
		facts |= DCV_F_BOX_LOOP;
	if (r->known)
		facts |= DCV_F_BOX_KNOWN;
	if (r->external || r->disabled || r->dangling || r->undeclared ||
	    r->malformed)
		facts |= DCV_F_BOX_ODD;
	return facts;
}

static void recipient_facts(struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	unsigned yes = 0, no = 0, caught = 0;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		const struct dcv_reach *r = &c->recipients[i].reach;
		yes += r->reachable == DCV_YES;
		no += r->reachable == DCV_NO;
		caught += r->reachable == DCV_YES && r->catch_all;
		row->facts |= reach_facts(r);
	}
	if (c->nrecipients > 0 && no == c->nrecipients)
		row->facts |= DCV_F_NO_RECIPIENT;
	else if (no > 0)
		row->facts |= DCV_F_BOX_SOME;
	if (yes > 0 && caught == yes)
		row->facts |= DCV_F_CATCH_ALL;
	if (row->asked)
		row->facts |= DCV_F_ASKED_MAIL;
	if (row->asked && !(row->facts & DCV_F_BOX_KNOWN))
		row->facts |= DCV_F_BOX_UNMAPPED;
}

static void route_facts(struct dcv_row *row, struct zp_view view)
{
	const struct dcv_decision *c = row->decision;
	switch (c->result) {
	case DCV_NONE:
	case DCV_NXDOMAIN:
		row->facts |= DCV_F_NO_ROUTE;
		if (dcv_has_address(view, &row->start))
			row->facts |= DCV_F_IMPLICIT;
		break;
	case DCV_IMPLICIT: row->facts |= DCV_F_IMPLICIT; break;
	case DCV_NULL_MX: row->facts |= DCV_F_NULL; break;
	case DCV_ALIAS_LOOP: row->facts |= DCV_F_ALIAS_LOOP; break;
	case DCV_MX: break;
	case DCV_ALIAS_UNLOADED:
	case DCV_DELEGATED:
	case DCV_NOT_LOADED: row->facts |= DCV_F_UNKNOWN; break;
	}
	if (c->mails && !c->works)
		row->facts |= DCV_F_DEAD;
	if (c->mails && !zp_name_equal(&c->domain, &row->start))
		row->facts |= zp_name_is_below(&row->start, &c->domain)
				  ? DCV_F_INHERITED
				  : DCV_F_TARGET;
	if (c->mails)
		recipient_facts(row);
}

/* An alias out of the loaded zones: the walk gone on as if its target had no
 * MX, as is usual. Where an address would do instead of an MX nothing is said.
 */
static void assume(struct dcv *d, struct dcv_row *row)
{
	struct dcv_way way = dcv_way_of(d, row);
	bool assumed = false, open = false;
	if (row->decision->result != DCV_ALIAS_UNLOADED ||
	    row->profile->is.needs_mx != DCV_YES)
		return;
	way.assume = true;
	row->assumed = dcv_mail(d, &way, &assumed, &open);
}

/* To which domain the CA's mail goes; nowhere, if it sends none. */
static void route(struct dcv *d, struct dcv_row *row, struct zp_view view)
{
	struct dcv_way way = dcv_way_of(d, row);
	bool open = false;
	bool sends = row->profile->is.offers[DCV_BY_EMAIL] == DCV_YES;
	if (row->method == DCV_BY_EMAIL && !sends)
		row->method = DCV_BY_DNS;
	row->mailed = row->method == DCV_BY_EMAIL;
	if (!row->mailed) {
		row->decision = &d->memo->unmailed;
		row->facts &= ~(uint64_t)(DCV_F_ALIAS | DCV_F_SHADOWED);
		return;
	}
	row->decision = dcv_mail(d, &way, &row->assumed_no_mx, &open);
	if (open)
		row->facts |= DCV_F_OPEN;
	else
		route_facts(row, view);
	assume(d, row);
}

static void choose_start(struct dcv *d, struct dcv_row *row,
    const struct zp_name *self, struct zp_view view)
{
	const struct zp_name *v = asked_validation(d, row, self);
	if (!v) {
		find_validation_domain(row, self, view);
		return;
	}
	row->has_validation_domain = true;
	row->validates = true;
	row->validation_domain = *v;
	if (!zp_name_is_below(self, v) || !zp_name_is_below(v, &row->base))
		row->facts |= DCV_F_BAD_VALIDATION_DOMAIN;
	row->start = *v;
	row->base = *v;
}

void dcv_judge(struct dcv *d, const struct dcv_profile *p,
    const struct dcv_subject *s, struct dcv_row *out)
{
	struct zp_view view = {d->set, s->view};
	struct zp_name self;
	struct zp_chain c;
	memset(out, 0, sizeof *out);
	out->profile = p;
	out->view = s->view;
	out->asked = s->asked != NULL;
	out->filed = s->filed;
	out->method = out->wanted = s->method;
	out->own_validation = s->validation;
	out->wildcard_node = out->shadow_node = ZP_NONE;
	dcv_subject_name(s, &out->name);
	locate(d, s, out, view);
	set_start(d, out, &self);
	set_base(d, out, &self);
	out->self = zp_view_ask(view, &self, ZP_MX);
	if (out->self.what == ZP_IS_ALIAS)
		out->facts |= DCV_F_ALIAS;
	zp_view_resolve(view, &self, ZP_MX, &c);
	out->own = own_mx(d, &c, &c.last);
	check_name(d, out, &self);
	find_shadow(d, out, &self);
	choose_start(d, out, &self, view);
	route(d, out, view);
	dcv_row_facts(out);
	dcv_caa_row(d, view, out, &self);
	dcv_conclude(d, out);
	dcv_dns_facts(d, out, view);
}
