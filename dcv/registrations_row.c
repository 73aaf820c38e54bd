/* Registration contacts among the recipients of a row. */
#include <string.h>

#include "dcv/contact.h"
#include "dcv/registrations.h"
#include "dcv/route_internal.h"

const struct dcv_registered *dcv_row_registration(
    const struct dcv *d, const struct dcv_row *row)
{
	if (!d->registrations)
		return NULL;
	struct zp_name name = dcv_row_self(row);
	unsigned base = dcv_psl_base(d->psl, &name);
	if (base == 0)
		return NULL;
	name = zp_name_chop(&name, (uint8_t)(name.labels - base));
	return dcv_registrations_of(d->registrations, &name);
}

void dcv_row_add_contacts(struct dcv *d, struct dcv_row *row,
    const struct dcv_recipient *list, unsigned n)
{
	if (row->ncontacts == 0) {
		row->contacts = list;
		row->ncontacts = n;
		return;
	}
	struct dcv_recipient *all =
	    zp_alloc(&d->arena, (row->ncontacts + n) * sizeof *all);
	memcpy(all, row->contacts, row->ncontacts * sizeof *all);
	memcpy(all + row->ncontacts, list, n * sizeof *all);
	row->contacts = all;
	row->ncontacts += n;
}

static struct dcv_reach reach_of(
    struct dcv *d, const struct dcv_row *row, const struct dcv_registered *k)
{
	struct zp_view view = {d->set, row->view};
	const char *at = strrchr(k->text, '@');
	char *local = zp_copy(&d->arena, k->text, (size_t)(at - k->text));
	struct dcv_reach r =
	    dcv_boxes_reach(d->boxes, row->view, local, &k->domain);
	if (r.known)
		return r;
	r = (struct dcv_reach){.reachable = DCV_UNKNOWN, .at = k->at};
	struct zp_answer answer;
	bool dead =
	    dcv_domain_takes_mail(d, view, &k->domain, &answer) == DCV_NO;
	if (dead)
		r.reachable = DCV_NO;
	r.dead = dead;
	r.reason = zp_printf(&d->arena, "%s contact of the registration%s",
	    dcv_role_text(k->role),
	    dead                                ? ", whose domain takes no mail"
	    : k->kind == DCV_REGISTERED_PRIVACY ? ", at a privacy service"
						: "");
	return r;
}

static bool is_there(
    const struct dcv_recipient *list, unsigned n, const char *address)
{
	for (unsigned i = 0; i < n; i++)
		if (strcasecmp(list[i].address, address) == 0)
			return true;
	return false;
}

/* The recipients that the contacts from FIRST on are, made once for a domain
 * and view. */
static const struct dcv_registered_list *registration(struct dcv *d,
    const struct dcv_row *row, const struct dcv_registered *first)
{
	struct dcv_registered_list *g;
	while (d->memo->registrations.n <= first->index)
		zp_push(&d->memo->registrations, NULL);
	struct dcv_registered_list **of =
	    &d->memo->registrations.v[first->index];
	for (g = *of; g; g = g->next)
		if (g->view == row->view)
			return g;
	unsigned n = 0;
	const struct dcv_registered *k;
	for (k = first; k; k = dcv_registrations_next(d->registrations, k))
		n++;
	g = zp_alloc(&d->arena, sizeof *g);
	g->view = row->view;
	g->list = zp_alloc(&d->arena, n * sizeof *g->list);
	for (k = first; k; k = dcv_registrations_next(d->registrations, k)) {
		if (k->kind > DCV_REGISTERED_PRIVACY ||
		    is_there(g->list, g->n, k->text))
			continue;
		g->list[g->n++] = (struct dcv_recipient){.address = k->text,
		    .method = DCV_BY_REGISTRATION,
		    .reach = reach_of(d, row, k)};
	}
	g->next = *of;
	*of = g;
	return g;
}

enum dcv_truth dcv_row_registrants(struct dcv *d, struct dcv_row *row)
{
	const struct dcv_registered *first = dcv_row_registration(d, row);
	enum dcv_truth best = DCV_NO;
	if (!first)
		return DCV_NO;
	row->facts |= DCV_F_CONTACTS;
	if (row->profile->is.offers[DCV_BY_REGISTRATION] != DCV_YES)
		return DCV_NO;
	const struct dcv_registered_list *g = registration(d, row, first);
	dcv_row_add_contacts(d, row, g->list, g->n);
	for (unsigned i = 0; i < g->n; i++)
		if (g->list[i].reach.reachable > best)
			best = g->list[i].reach.reachable;
	return best;
}
