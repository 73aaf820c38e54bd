#include "rules/nearest.h"

/* Edits from A to B, or LIMIT if there are that many or more: a line of the
 * table whose least is LIMIT can only grow. */
static unsigned distance(struct zp_str a, struct zp_str b, unsigned limit)
{
	unsigned row[ZP_LABEL_MAX + 1];
	for (size_t k = 0; k <= b.n; k++)
		row[k] = (unsigned)k;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0];
		unsigned least = row[0] = (unsigned)i;
		for (size_t k = 1; k <= b.n; k++) {
			unsigned up = row[k];
			unsigned best = diagonal + (a.p[i - 1] != b.p[k - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			row[k] = best;
			if (best < least)
				least = best;
			diagonal = up;
		}
		if (least >= limit)
			return limit;
	}
	return row[b.n] < limit ? row[b.n] : limit;
}

/* What two labels have in common at their ends is no edit. */
static unsigned edits(struct zp_str a, struct zp_str b, unsigned limit)
{
	if (a.n > b.n + limit || b.n > a.n + limit)
		return limit;
	for (; a.n > 0 && b.n > 0 && *a.p == *b.p; a.n--, b.n--) {
		a.p++;
		b.p++;
	}
	while (a.n > 0 && b.n > 0 && a.p[a.n - 1] == b.p[b.n - 1]) {
		a.n--;
		b.n--;
	}
	return distance(a, b, limit);
}

static uint32_t nearest_child(
    const struct zp_zone *z, uint32_t parent, struct zp_str label)
{
	const struct zp_node *v = z->names.nodes.v;
	/* Of a short label two edits leave nothing. */
	unsigned best = label.n > 3 ? 3 : 2;
	uint32_t found = ZP_NONE;
	for (uint32_t i = 1; i < z->names.nodes.n && best > 1; i++) {
		if (v[i].parent != parent || !(v[i].flags & ZP_NODE_EXISTS))
			continue;
		unsigned d = edits(label, zp_names_label(&z->names, i), best);
		if (d < best) {
			best = d;
			found = i;
		}
	}
	return found;
}

uint32_t rule_nearest(const struct zp_zone *z, const struct zp_name *name)
{
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = zp_name_labels(name, at), wrong = 0;
	uint32_t above = ZP_NONE;
	/* The label just below the deepest name that exists is the mistyped. */
	for (; wrong < labels; wrong++) {
		struct zp_name up = zp_name_chop(name, (uint8_t)(wrong + 1));
		above = zp_names_find(&z->names, &up);
		if (above != ZP_NONE &&
		    (z->names.nodes.v[above].flags & ZP_NODE_EXISTS))
			break;
	}
	if (wrong == labels)
		return ZP_NONE;
	const uint8_t *l = name->wire + at[wrong];
	struct zp_str label = {(const char *)l + 1, l[0]};
	uint32_t found = nearest_child(z, above, label);
	/* The labels to its left, as far as they are there. */
	while (found != ZP_NONE && wrong-- > 0) {
		l = name->wire + at[wrong];
		uint32_t child =
		    zp_names_find_child(&z->names, found, l + 1, l[0]);
		if (child == ZP_NONE)
			break;
		found = child;
	}
	return found != ZP_NONE &&
		       (z->names.nodes.v[found].flags & ZP_NODE_OWNER)
		   ? found
		   : ZP_NONE;
}
