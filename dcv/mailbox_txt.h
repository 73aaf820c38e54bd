/*
 * mailbox_txt.h -- mailbox maps that stand in a zone's own records
 */
#ifndef DCV_MAILBOX_TXT_H
#define DCV_MAILBOX_TXT_H

#include "dcv/mailbox.h"
#include "zoneparse/view.h"

/* Takes the forward-email= TXT records at DOMAIN, as VIEW sees them, for the
 * map of its mailboxes; once for each. Nothing if there are none, or if they
 * are not loaded. */
void dcv_boxes_read_txt(struct dcv_boxes *b, const struct zp_set *set,
    const char *view, const struct zp_name *domain);

#endif
