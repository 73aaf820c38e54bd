/* What all that is known of a row comes to. */
#include <string.h>

#include "dcv/published.h"
#include "dcv/route_internal.h"

/* What keeps mail from the constructed addresses: of no account where contacts
 * get it. */
#define UNREACHED                                                       \
	((uint64_t)(DCV_F_NO_ROUTE | DCV_F_NULL | DCV_F_DEAD |          \
		    DCV_F_IMPLICIT | DCV_F_UNKNOWN | DCV_F_ALIAS_LOOP | \
		    DCV_F_NO_RECIPIENT) |                               \
	    DCV_F_OPEN)

bool dcv_mail_has_ended(const struct dcv *d, const struct dcv_profile *p)
{
	const char *last = p->is.email_renewal_until ? p->is.email_renewal_until
						     : p->is.email_new_until;
	return dcv_day_is_here(DCV_DAY_EMAIL_END, d->today) ||
	       (last && strcmp(d->today, last) > 0);
}

static enum dcv_verdict of_standing(enum dcv_standing s)
{
	switch (s) {
	case DCV_S_READY: return DCV_READY;
	case DCV_S_ROUTABLE: return DCV_ROUTABLE;
	case DCV_S_UNKNOWN: return DCV_VERDICT_UNKNOWN;
	case DCV_S_NOT_OFFERED:
	case DCV_S_ENDED:
	case DCV_S_NOT_READY: break;
	}
	return DCV_NOT_READY;
}

/* Contacts that the zones publish, where the CA is known to mail them. */
static enum dcv_standing add_published(struct dcv *d, struct dcv_row *row)
{
	static const enum dcv_method methods[] = {
	    DCV_BY_EMAIL_CAA, DCV_BY_EMAIL_TXT};
	enum dcv_standing best = DCV_S_NOT_READY;
	dcv_recipients list = {0};
	for (unsigned i = 0; i < 2; i++) {
		const char *reason;
		if (row->profile->is.offers[methods[i]] != DCV_YES)
			continue;
		enum dcv_standing s =
		    dcv_published_judge(d, row, methods[i], &list, &reason);
		best = s > best ? s : best;
	}
	if (list.n > 0) {
		struct dcv_recipient *all =
		    zp_alloc(&d->arena, list.n * sizeof *all);
		memcpy(all, list.v, list.n * sizeof *all);
		dcv_row_add_contacts(d, row, all, list.n);
	}
	zp_vec_free(&list);
	return best;
}

/* Contacts of the registration: of one that may receive mail more is not asked
 * (No Available Contacts: neither they nor an MX). */
static enum dcv_verdict add_registered(struct dcv *d, struct dcv_row *row)
{
	static const enum dcv_verdict of[] = {
	    [DCV_NO] = DCV_NOT_READY,
	    [DCV_UNKNOWN] = DCV_ROUTABLE,
	    [DCV_YES] = DCV_READY,
	};
	return of[dcv_row_registrants(d, row)];
}

static void conclude_mail(struct dcv *d, struct dcv_row *row)
{
	row->verdict = row->facts & DCV_F_OPEN ? DCV_VERDICT_UNKNOWN
					       : row->decision->verdict;
	if (dcv_mail_has_ended(d, row->profile)) {
		row->facts |= DCV_F_ENDED;
		row->verdict = DCV_NOT_READY;
		return;
	}
	enum dcv_verdict published = of_standing(add_published(d, row));
	enum dcv_verdict registered = add_registered(d, row);
	if (registered >= DCV_ROUTABLE && row->verdict < DCV_ROUTABLE &&
	    published < DCV_ROUTABLE)
		row->facts |= DCV_F_CONTACTS_ALONE;
	if (published < registered)
		published = registered;
	if (published <= row->verdict)
		return;
	row->verdict = published;
	if (published >= DCV_ROUTABLE)
		row->facts &= ~UNREACHED;
}

void dcv_conclude(struct dcv *d, struct dcv_row *row)
{
	uint64_t refused = DCV_F_CANNOT | DCV_F_BAD_VALIDATION_DOMAIN;
	if (row->asked)
		refused |= DCV_F_UNKNOWN_TLD;
	if (row->mailed) {
		conclude_mail(d, row);
	} else {
		struct dcv_state s;
		dcv_row_registrants(d, row);
		dcv_method_judge(d, row, row->method, &s);
		row->verdict = of_standing(s.standing);
		if (s.standing == DCV_S_NOT_OFFERED)
			row->facts |= DCV_F_NOT_OFFERED;
	}
	if (row->facts & refused)
		row->verdict = DCV_NOT_READY;
}
