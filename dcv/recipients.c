/* What loaded zones say of mailboxes, and of what mail is forwarded to. */
#include "dcv/contact.h"
#include "dcv/mailbox_txt.h"
#include "dcv/route_internal.h"

bool dcv_asks_zone(const struct dcv_decision *c)
{
	struct zp_name service;
	if (c->nexchanges == 0 ||
	    !zp_name_from_text(&service, "forwardemail.net"))
		return false;
	for (unsigned i = 0; i < c->nexchanges; i++)
		if (zp_name_is_below(&c->exchanges[i].host, &service))
			return true;
	return false;
}

void dcv_ask_zone(
    struct dcv *d, struct zp_view view, const struct dcv_decision *c)
{
	if (dcv_asks_zone(c))
		dcv_boxes_read_txt(d->boxes, d->set, view.view, &c->domain);
}

static enum dcv_truth takes_mail(
    void *ctx, const char *view, const struct zp_name *domain)
{
	struct dcv *d = ctx;
	struct zp_answer at;
	return dcv_domain_takes_mail(
	    d, (struct zp_view){d->set, view}, domain, &at);
}

void dcv_watch_forwards(struct dcv *d)
{
	if (d->boxes)
		dcv_boxes_outside(
		    d->boxes, (struct dcv_box_outside){takes_mail, d});
}
