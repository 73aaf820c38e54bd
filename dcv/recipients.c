/* What loaded zones say of mailboxes, and of what mail is forwarded to. */
#include "dcv/mailbox_txt.h"
#include "dcv/route_internal.h"

void dcv_ask_zone(
    struct dcv *d, struct zp_view view, const struct dcv_decision *c)
{
	struct zp_name service;
	if (c->nexchanges == 0 ||
	    !zp_name_from_text(&service, "forwardemail.net"))
		return;
	for (unsigned i = 0; i < c->nexchanges; i++)
		if (zp_name_is_below(&c->exchanges[i].host, &service)) {
			dcv_boxes_read_txt(
			    d->boxes, d->set, view.view, &c->domain);
			return;
		}
}

/* RFC 5321 section 5.1, RFC 7505: a domain takes no mail when it does not
 * exist, has a null MX, or has neither MX nor address. */
static enum dcv_truth takes_mail(
    void *ctx, const char *view, const struct zp_name *domain)
{
	struct dcv *d = ctx;
	struct zp_view v = {d->set, view};
	struct zp_chain c;
	zp_view_resolve(v, domain, ZP_MX, &c);
	switch (c.last.what) {
	case ZP_ANSWER:
		return dcv_is_null_mx(&c.last) ? DCV_NO : DCV_UNKNOWN;
	case ZP_NODATA:
		return dcv_has_address(v, domain) ? DCV_UNKNOWN : DCV_NO;
	case ZP_NXDOMAIN:
	case ZP_ALIAS_LOOP: return DCV_NO;
	default: return DCV_UNKNOWN;
	}
}

void dcv_watch_forwards(struct dcv *d)
{
	if (d->boxes)
		dcv_boxes_outside(
		    d->boxes, (struct dcv_box_outside){takes_mail, d});
}
