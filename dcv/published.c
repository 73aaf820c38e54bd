#include "dcv/published.h"

#include <string.h>

#include "dcv/contact.h"

struct search {
	struct dcv *d;
	struct zp_view view;
	enum dcv_method method;
	dcv_recipients *out;
	enum dcv_standing best, open; /* of certain domains, and of others */
	const char *reason, *open_reason;
	bool certain; /* the domain being looked at is */
};

static void settle(
    struct search *s, enum dcv_standing standing, const char *reason)
{
	if (!s->certain && standing > s->open) {
		s->open = standing;
		s->open_reason = reason;
	} else if (s->certain && (standing > s->best || !s->reason)) {
		s->best = standing > s->best ? standing : s->best;
		s->reason = reason;
	}
}

static bool is_listed(const dcv_recipients *l, const char *address)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i].address, address) == 0)
			return true;
	return false;
}

/* Mail has to arrive at the domain, and at the mailbox there. */
static void judge_address(struct search *s, struct zp_str value)
{
	struct dcv_address a;
	struct zp_answer at;
	struct zp_arena *arena = &s->d->arena;
	if (!dcv_address_parse(value, &a)) {
		settle(s, DCV_S_NOT_READY,
		    zp_printf(arena, "the contact is no address: %s",
			dcv_address_fault_text(a.fault)));
		return;
	}
	const char *text = zp_copy(arena, value.p, value.n);
	const char *local = zp_copy(arena, a.local.p, a.local.n);
	struct dcv_recipient r = {.address = text, .method = s->method};
	enum dcv_truth takes =
	    a.has_domain ? dcv_domain_takes_mail(s->d, s->view, &a.domain, &at)
			 : DCV_UNKNOWN;
	if (a.has_domain)
		r.reach = dcv_boxes_reach(
		    s->d->boxes, s->view.view, local, &a.domain);
	else
		r.reach = (struct dcv_reach){.reachable = DCV_UNKNOWN,
		    .reason = "its domain is an address",
		    .at = {ZP_NONE, 0, 0}};
	enum dcv_standing is = DCV_S_ROUTABLE;
	if (takes == DCV_NO || r.reach.reachable == DCV_NO)
		is = DCV_S_NOT_READY;
	else if (takes == DCV_UNKNOWN)
		is = DCV_S_UNKNOWN;
	else if (r.reach.reachable == DCV_YES)
		is = DCV_S_READY;
	if (takes == DCV_NO && r.reach.reachable != DCV_NO)
		r.reach = (struct dcv_reach){.reachable = DCV_NO,
		    .reason = "its domain takes no mail",
		    .at = r.reach.at};
	if (s->out && s->certain && !is_listed(s->out, text))
		zp_push(s->out, r);
	settle(s, is, zp_printf(arena, "%s: %s", text, r.reach.reason));
}

static void look_at_txt(struct search *s, const struct zp_name *adn)
{
	struct dcv_contacts c;
	dcv_contact_txt(s->d, s->view, adn, &c);
	if (c.found == DCV_UNKNOWN)
		settle(s, DCV_S_UNKNOWN,
		    "the zone that may hold " DCV_CONTACT_EMAIL
		    " is not loaded");
	for (unsigned i = 0; i < c.n; i++)
		judge_address(s, c.contacts[i].value);
}

static void look_at_caa(struct search *s, const struct zp_name *adn)
{
	struct dcv_caa_found found;
	dcv_caa_find(s->d, s->view, adn, &found);
	if (found.what == DCV_CAA_NOT_LOADED)
		settle(
		    s, DCV_S_UNKNOWN, "a zone that may hold CAA is not loaded");
	if (found.what != DCV_CAA_SET)
		return;
	const struct dcv_caa_set *set =
	    dcv_caa_set(s->d, found.zone, found.node);
	for (uint32_t i = 0; i < set->n; i++)
		if (set->record[i].kind == DCV_CAA_CONTACTEMAIL)
			judge_address(s, set->record[i].value);
}

enum dcv_standing dcv_published_judge(struct dcv *d, const struct dcv_row *row,
    enum dcv_method method, dcv_recipients *out, const char **reason)
{
	struct search s = {.d = d,
	    .method = method,
	    .view = {d->set, row->view},
	    .out = out,
	    .best = DCV_S_NOT_READY,
	    .open = DCV_S_NOT_READY};
	dcv_adns all = {0};
	dcv_row_adns(d, row, &all);
	for (uint32_t i = 0; i < all.n && s.best < DCV_S_READY; i++) {
		s.certain = all.v[i].certain;
		if (method == DCV_BY_EMAIL_TXT)
			look_at_txt(&s, &all.v[i].domain);
		else
			look_at_caa(&s, &all.v[i].domain);
	}
	zp_vec_free(&all);
	*reason = s.reason ? s.reason : "no contact is published";
	if (s.open <= s.best)
		return s.best;
	*reason = zp_printf(&d->arena,
	    "whether the CA looks above the name is said by no source (%s)",
	    s.open_reason);
	return DCV_S_UNKNOWN;
}
