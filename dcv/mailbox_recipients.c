/* Addresses one a line, and the keys of Postfix relay_recipient_maps,
 * local_recipient_maps and virtual_mailbox_maps: what follows an address is
 * not looked at. "@domain" stands for all of it. */
#include "dcv/mailbox_internal.h"

#include <string.h>

static bool ends_address(char c)
{
	return memchr(" \t\r\n,;", c, 6) != NULL;
}

static void read_recipients(struct dcv_boxes *b, const char *root)
{
	struct zp_str text = dcv_box_text(b);
	uint32_t source = dcv_box_last(b)->source, pos = 0;
	struct dcv_box_line line;
	(void)root;
	while (dcv_box_next_line(text, &pos, &line)) {
		struct zp_str a = line.whole;
		size_t n = 0;
		while (n < a.n && !ends_address(a.p[n]))
			n++;
		struct zp_span span = {source, line.at, (uint32_t)n};
		uint32_t entry =
		    dcv_box_address(b, (struct zp_str){a.p, n}, span);
		if (entry != ZP_NONE)
			b->entries.v[entry].state = DCV_BOX_HERE;
	}
}

static int is_recipients(struct zp_str text, const char *file)
{
	(void)file;
	return dcv_box_vote(text).recipients;
}

const struct dcv_box_kind dcv_box_recipients = {.is = is_recipients,
    .read = read_recipients,
    .hints = {"recipient", "vmailbox"}};
