#include "dcv/contact.h"

#include "dcv/route_internal.h"
#include "dcv/txt.h"

static unsigned count(const struct zp_answer *a)
{
	unsigned n = 0;
	for (uint32_t rr = a->rr; rr != ZP_NONE;
	     rr = zp_zone_next(a->zone, rr, ZP_TXT))
		n++;
	return n;
}

static void read_all(
    struct dcv *d, const struct zp_answer *a, struct dcv_contacts *out)
{
	struct zp_buf b = {0};
	out->contacts = zp_alloc(&d->arena, count(a) * sizeof *out->contacts);
	for (uint32_t rr = a->rr; rr != ZP_NONE;
	     rr = zp_zone_next(a->zone, rr, ZP_TXT)) {
		struct dcv_contact *c = &out->contacts[out->n++];
		dcv_txt_value(d->set, a->zone, rr, &b);
		c->zone = a->zone;
		c->rr = rr;
		c->value = (struct zp_str){zp_copy(&d->arena, b.p, b.n), b.n};
		dcv_address_parse(c->value, &c->address);
	}
	zp_buf_free(&b);
}

void dcv_contact_txt(struct dcv *d, struct zp_view view,
    const struct zp_name *adn, struct dcv_contacts *out)
{
	struct zp_name name;
	struct zp_chain c;
	*out = (struct dcv_contacts){.found = DCV_NO};
	if (!zp_name_prepend(&name, ZP_STR(DCV_CONTACT_EMAIL), adn))
		return;
	zp_view_resolve(view, &name, ZP_TXT, &c);
	out->at = c.last;
	if (c.last.what == ZP_REFERRAL || c.last.what == ZP_NOT_LOADED)
		out->found = DCV_UNKNOWN;
	if (c.last.what != ZP_ANSWER)
		return;
	struct dcv_zone_facts *f = dcv_zone_facts(d, c.last.zone);
	if (!f->contacts)
		f->contacts =
		    zp_xcalloc(c.last.zone->names.nodes.n, sizeof *f->contacts);
	struct dcv_contacts **known = &f->contacts[c.last.node];
	if (!*known) {
		*known = zp_alloc(&d->arena, sizeof **known);
		read_all(d, &c.last, *known);
	}
	out->found = DCV_YES;
	out->contacts = (*known)->contacts;
	out->n = (*known)->n;
}

/* One that no loaded zone holds works, as it does for all other mail. */
static bool has_working_exchange(
    struct dcv *d, struct zp_view view, const struct zp_answer *a)
{
	for (uint32_t rr = a->rr; rr != ZP_NONE;
	     rr = zp_zone_next(a->zone, rr, ZP_MX)) {
		struct dcv_exchange x = {.zone = a->zone, .rr = rr};
		zp_names_get(&a->zone->names, a->zone->rrs.v[rr].data, &x.host);
		dcv_exchange_judge(d, view, &x);
		if (x.works)
			return true;
	}
	return false;
}

/* RFC 5321 section 5.1: without an MX, the domain's own address. */
static enum dcv_truth own_address(
    struct dcv *d, struct zp_view view, const struct zp_name *domain)
{
	struct zp_chain c;
	if (dcv_has_address(view, domain)) {
		struct dcv_exchange x = {.rr = ZP_NONE, .host = *domain};
		dcv_exchange_judge(d, view, &x);
		return x.works ? DCV_YES : DCV_NO;
	}
	zp_view_resolve(view, domain, ZP_A, &c);
	return c.last.what == ZP_REFERRAL || c.last.what == ZP_NOT_LOADED
		   ? DCV_UNKNOWN
		   : DCV_NO;
}

enum dcv_truth dcv_domain_takes_mail(struct dcv *d, struct zp_view view,
    const struct zp_name *domain, struct zp_answer *at)
{
	struct zp_chain c;
	zp_view_resolve(view, domain, ZP_MX, &c);
	*at = c.last;
	switch (c.last.what) {
	case ZP_ANSWER:
		return has_working_exchange(d, view, &c.last) ? DCV_YES
							      : DCV_NO;
	case ZP_NODATA:
	case ZP_NXDOMAIN: return own_address(d, view, domain);
	case ZP_REFERRAL:
	case ZP_NOT_LOADED: return DCV_UNKNOWN;
	case ZP_IS_ALIAS:
	case ZP_ALIAS_LOOP: break;
	}
	return DCV_NO;
}
