/* Lines that were read without knowing the zone become its records. */
#include <string.h>

#include "zoneparse/label.h"
#include "zoneparse/lines.h"
#include "zoneparse/parse_internal.h"

#define AHEAD 12u /* lines whose slots are fetched while others are added */

/* The labels of a name of N octets after its first, from the left; 0: some are
 * none, or there are too many. */
static unsigned split(const char *p, uint32_t n, uint8_t at[ZP_LABELS_MAX + 1])
{
	unsigned labels = 0;
	uint32_t i = 0;
	while (i < n && labels < ZP_LABELS_MAX) {
		const char *dot = memchr(p + i, '.', n - i);
		uint32_t end = dot ? (uint32_t)(dot - p) : n;
		if (end == i || end - i > ZP_LABEL_MAX)
			return 0;
		at[labels++] = (uint8_t)i;
		i = end + 1;
	}
	at[labels] = (uint8_t)(n + (p[n - 1] != '.'));
	return i < n ? 0 : labels;
}

/* The node of what follows a name's first label, in text P of N octets. The
 * same tail comes again and again. */
static uint32_t tail_node(
    struct zp_parser *p, struct zp_tail *t, const char *s, uint32_t n)
{
	uint8_t at[ZP_LABELS_MAX + 1];
	struct zp_label label;
	bool absolute = n == 0 || s[n - 1] == '.';
	uint32_t node = absolute ? 0 : p->origin_node;
	if (n == 0)
		return node;
	if (t->n == n && t->origin == p->origin_node &&
	    memcmp(t->text, s, n) == 0)
		return t->node;
	unsigned labels = split(s, n, at);
	if (labels == 0 || n + 2 + (absolute ? 0 : p->origin.len) > ZP_NAME_MAX)
		return ZP_NONE;
	while (labels-- > 0) {
		zp_label_read(
		    &label, s + at[labels], at[labels + 1] - at[labels] - 1u);
		node = zp_names_add(&p->z->names, node, &label);
	}
	*t = (struct zp_tail){s, n, p->origin_node, node};
	return node;
}

static uint32_t name_node(
    struct zp_parser *p, struct zp_tail *t, const struct zp_written_name *w)
{
	const char *s = p->text + w->at;
	struct zp_names *names = &p->z->names;
	struct zp_label label;
	if (w->first == 0)
		return s[0] == '@' ? p->origin_node : 0;
	uint32_t above = p->origin_node;
	if (w->first < w->len)
		above =
		    tail_node(p, t, s + w->first + 1, w->len - w->first - 1u);
	if (above == ZP_NONE ||
	    names->nodes.v[above].wire + w->first + 1u > ZP_NAME_MAX)
		return ZP_NONE;
	zp_label_read(&label, s, w->first);
	return zp_names_add(names, above, &label);
}

static bool take_ttl(
    const struct zp_parser *p, const struct zp_line *l, uint32_t *ttl)
{
	if (l->has_ttl)
		*ttl = l->ttl;
	else if (p->has_ttl)
		*ttl = p->ttl;
	else if (p->has_last_ttl)
		*ttl = p->last_ttl;
	else
		return false;
	return true;
}

/* False: the scanner must look at the line, and nothing was done. */
static bool take_line(
    struct zp_parser *p, const struct zp_lines *ls, const struct zp_line *l)
{
	struct zp_zone *z = p->z;
	struct zp_rr rr = {.at = l->at, .type = l->type, .pref = l->pref};
	if (l->type == 0 || !take_ttl(p, l, &rr.ttl) ||
	    z->rrs.n >= p->opt.max_records)
		return false;
	rr.owner =
	    l->inherits ? p->owner : name_node(p, &p->tails[0], &l->owner);
	if (rr.owner == ZP_NONE)
		return false;
	rr.data = l->data;
	if (l->has_target)
		rr.data = name_node(p, &p->tails[1], &l->target);
	if (rr.data == ZP_NONE && l->has_target)
		return false;
	if (l->type == ZP_AAAA) {
		rr.data = z->v6.n;
		zp_push(&z->v6, ls->v6.v[l->data]);
	}
	p->owner = rr.owner;
	p->last_ttl = rr.ttl;
	p->has_last_ttl = true;
	zp_zone_add_rr(z, &rr);
	return true;
}

/* Where a name will be looked for. */
static const struct zp_slot *slot_of(const struct zp_parser *p,
    const struct zp_tail *t, const struct zp_written_name *w)
{
	return zp_names_slot(&p->z->names,
	    w->first == w->len ? p->origin_node : t->node, w->hash);
}

void zp_parse_lines(
    struct zp_parser *p, struct zp_scan *scan, const struct zp_lines *ls)
{
	const struct zp_line *v = ls->lines.v;
	uint32_t n = ls->lines.n;
	for (uint32_t i = 0; i < n && !p->stop; i++) {
		/* Names are spread over the table, and each costs a wait for
		 * memory unless it is asked for in time. (A function that did
		 * nothing else would be left out by gcc.) */
		const struct zp_line *next = &v[i + AHEAD < n ? i + AHEAD : i];
		if (!next->inherits)
			__builtin_prefetch(
			    slot_of(p, &p->tails[0], &next->owner));
		if (next->has_target)
			__builtin_prefetch(
			    slot_of(p, &p->tails[1], &next->target));
		/* What the scanner has read is not a line of its own. */
		if (v[i].at < scan->at || take_line(p, ls, &v[i]))
			continue;
		scan->at = v[i].at;
		zp_parse_next(p, scan);
	}
}
