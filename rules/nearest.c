#include "rules/nearest.h"

static unsigned distance(struct zp_str a, struct zp_str b)
{
	unsigned row[ZP_LABEL_MAX + 1];
	for (size_t k = 0; k <= b.n; k++)
		row[k] = (unsigned)k;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned diagonal = row[0];
		row[0] = (unsigned)i;
		for (size_t k = 1; k <= b.n; k++) {
			unsigned up = row[k];
			unsigned best = diagonal + (a.p[i - 1] != b.p[k - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			row[k] = best;
			diagonal = up;
		}
	}
	return row[b.n];
}

uint32_t rule_nearest(const struct zp_zone *z, const struct zp_name *name)
{
	struct zp_name parent = zp_name_chop(name, 1);
	uint32_t above = zp_names_find(&z->names, &parent), found = ZP_NONE;
	struct zp_str label = zp_name_label(name);
	unsigned best = label.n > 3 ? 3 : 2;
	for (uint32_t i = 1; above != ZP_NONE && i < z->names.nodes.n; i++) {
		const struct zp_node *n = &z->names.nodes.v[i];
		if (n->parent != above || !(n->flags & ZP_NODE_OWNER))
			continue;
		struct zp_str other = zp_names_label(&z->names, i);
		size_t gap = other.n > label.n ? other.n - label.n
					       : label.n - other.n;
		unsigned d = gap < best ? distance(label, other) : best;
		if (d < best) {
			best = d;
			found = i;
		}
	}
	return found;
}
