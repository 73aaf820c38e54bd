/* Facts about a row beside its route. */
#include <string.h>

#include "dcv/route_internal.h"

#define DAY 86400u

static bool has_ipv4(const struct dcv_exchange *x)
{
	for (unsigned i = 0; i < x->naddresses; i++)
		if (!strchr(x->addresses[i], ':'))
			return true;
	return false;
}

/* Proven only: an exchange that works by an address that nothing loaded tells
 * may have one of either kind. */
static bool is_only_ipv6(const struct dcv_decision *c)
{
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		if (x->works && (x->naddresses == 0 || has_ipv4(x)))
			return false;
	}
	return c->works;
}

static bool is_elsewhere(const struct dcv_decision *c)
{
	struct zp_name apex;
	zp_names_get(&c->at.zone->names, c->at.zone->apex, &apex);
	for (unsigned i = 0; i < c->nexchanges; i++)
		if (!zp_name_is_below(&c->exchanges[i].host, &apex))
			return true;
	return false;
}

uint64_t dcv_decision_facts(const struct dcv_decision *c)
{
	uint64_t facts = 0;
	if (c->result != DCV_MX && c->result != DCV_NULL_MX)
		return 0;
	if (c->at.zone->rrs.v[c->at.rr].ttl > DAY)
		facts |= DCV_F_TTL_LONG;
	if (c->result == DCV_NULL_MX)
		return facts;
	if (c->at.wildcard)
		facts |= DCV_F_BY_WILDCARD;
	if (is_only_ipv6(c))
		facts |= DCV_F_ONLY_IPV6;
	if (is_elsewhere(c))
		facts |= DCV_F_ELSEWHERE;
	return facts;
}

static void asked_facts(struct dcv_row *row)
{
	if (dcv_is_reverse(&row->name))
		row->facts |= DCV_F_REVERSE;
	if (!row->mailed)
		return;
	row->facts |= DCV_F_BY_MAIL;
	struct zp_name self = dcv_row_self(row);
	bool has_mx = row->own != DCV_OWN_NONE && row->own != DCV_OWN_UNKNOWN;
	if (has_mx && !row->validates && !zp_name_equal(&row->start, &self))
		row->facts |= DCV_F_STRIPPED;
}

void dcv_row_facts(struct dcv_row *row)
{
	const struct dcv_decision *c = row->decision;
	if (row->asked)
		asked_facts(row);
	if (!row->mailed || (row->facts & DCV_F_OPEN))
		return;
	if (row->self.dname)
		row->facts |= DCV_F_BELOW_DNAME;
	uint64_t facts = c->facts;
	if (!row->asked)
		facts &= ~DCV_F_ELSEWHERE;
	if (!row->asked && c->works)
		facts &= ~DCV_F_TTL_LONG;
	row->facts |= facts;
}

bool dcv_any_tlsa(struct dcv *d)
{
	for (uint32_t i = 0; d->has_tlsa == DCV_UNKNOWN && i < d->set->zones.n;
	     i++) {
		const struct zp_zone *z = d->set->zones.v[i];
		for (uint32_t n = 0; n < z->names.nodes.n; n++)
			if (z->names.nodes.v[n].types & ZP_T_TLSA)
				d->has_tlsa = DCV_YES;
	}
	if (d->has_tlsa == DCV_UNKNOWN)
		d->has_tlsa = DCV_NO;
	return d->has_tlsa == DCV_YES;
}
