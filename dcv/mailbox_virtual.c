/* Postfix virtual(5). */
#include "dcv/mailbox_internal.h"

#include <string.h>

/* "user@domain  addr, addr", "user addr", "@domain addr", "domain anything". A
 * final dot of the domain is taken off. */
static void read_entry(struct dcv_boxes *b, const struct dcv_box_line *line)
{
	struct dcv_box_map *m = &b->maps.v[b->maps.n - 1];
	struct zp_str w = line->whole, t;
	size_t i = 0;
	while (i < w.n && !memchr(" \t\r\n", w.p[i], 4))
		i++;
	struct zp_str key = {w.p, i};
	struct zp_span span = {m->source, line->at, (uint32_t)i};
	struct zp_str rest = dcv_box_trim((struct zp_str){w.p + i, w.n - i});
	if (rest.n == 0) {
		dcv_box_complain(b, span, false,
		    "a virtual alias without a target: a line is "
		    "\"user@domain target\"");
		return;
	}
	uint32_t entry = dcv_box_entry_new(b, span);
	while (dcv_box_next_target(b, &rest, true, &t))
		dcv_box_target_add(b, t);
	if (key.n > 1 && key.p[key.n - 1] == '.')
		key.n--;
	dcv_box_put(&m->keys, key, entry);
	const char *at = memchr(key.p, '@', key.n);
	if (at)
		key = (struct zp_str){at + 1, key.n - (size_t)(at + 1 - key.p)};
	m->declares |= !at && memchr(key.p, '.', key.n);
	dcv_box_put(&m->spoken, key, entry);
}

static void read_virtual(struct dcv_boxes *b, const char *root)
{
	struct zp_str text = dcv_box_text(b);
	struct dcv_box_line line;
	uint32_t pos = 0;
	(void)root;
	while (dcv_box_next_line(text, &pos, &line))
		read_entry(b, &line);
}

static int is_virtual(struct zp_str text, const char *file)
{
	(void)file;
	return dcv_box_vote(text).addresses;
}

const struct dcv_box_kind dcv_box_virtual = {
    .is = is_virtual, .read = read_virtual, .hints = {"virtual"}};
