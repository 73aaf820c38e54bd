#include "zoneparse/view.h"

#include <string.h>

static const uint8_t STAR[] = "*";

static uint32_t wildcard_of(const struct zp_zone *z, uint32_t node)
{
	if (!(z->names.nodes.v[node].flags & ZP_NODE_HAS_WILDCARD))
		return ZP_NONE;
	return zp_names_find_child(&z->names, node, STAR, 1);
}

/* Whether the files leave open what TYPE's answer at the node is. */
static bool is_open(const struct zp_zone *z, uint32_t node, uint16_t type)
{
	uint32_t types = z->names.nodes.v[node].types;
	return z->partial || (types & ZP_T_ANY_UNKNOWN) ||
	       ((types & ZP_T_MX_UNKNOWN) && type == ZP_MX);
}

/* The node that answers: TYPE if it is there, else its alias, else nothing. */
static struct zp_answer answer_at(
    const struct zp_zone *z, uint32_t node, uint16_t type, bool wildcard)
{
	struct zp_answer a = {ZP_NODATA, z, node, ZP_NONE, wildcard, false};
	a.rr = zp_zone_first(z, node, type);
	if (a.rr != ZP_NONE) {
		a.what = ZP_ANSWER;
		return a;
	}
	/* A provider that flattens serves addresses where the CNAME stands. */
	if (!z->flattens || node != z->apex)
		a.rr = zp_zone_first(z, node, ZP_CNAME);
	if (a.rr != ZP_NONE)
		a.what = ZP_IS_ALIAS;
	else if (type != ZP_ANY && is_open(z, node, type))
		a.what = ZP_NOT_LOADED;
	return a;
}

/* RFC 1034 section 4.3.2 step 3: down from the apex, label by label. */
static struct zp_answer ask_zone(
    const struct zp_zone *z, const struct zp_name *name, uint16_t type)
{
	uint8_t at[ZP_LABELS_MAX];
	unsigned left = zp_name_labels(name, at);
	const struct zp_node *v = z->names.nodes.v;
	uint32_t node = z->apex;
	left -= v[node].depth;
	for (; left > 0; left--) {
		/* Step 3.a: NS below the apex delegates. */
		if (v[node].flags & ZP_NODE_CUT)
			return (struct zp_answer){ZP_REFERRAL, z, node,
			    zp_zone_first(z, node, ZP_NS), false, false};
		/* RFC 6672 section 3.2: a DNAME rewrites all below it. */
		uint32_t dname = zp_zone_first(z, node, ZP_DNAME);
		if (dname != ZP_NONE)
			return (struct zp_answer){
			    ZP_IS_ALIAS, z, node, dname, false, true};
		const uint8_t *label = name->wire + at[left - 1];
		uint32_t child =
		    zp_names_find_child(&z->names, node, label + 1, label[0]);
		if (child != ZP_NONE && (v[child].flags & ZP_NODE_EXISTS)) {
			node = child;
			continue;
		}
		/* RFC 4592 section 3.3.1: the closest encloser's wildcard. */
		uint32_t w = wildcard_of(z, node);
		/* Section 4.2 leaves NS at "*" open and servers differ: what
		 * the zone holds there proves nothing. */
		if (w != ZP_NONE && (v[w].flags & ZP_NODE_CUT))
			return (struct zp_answer){ZP_REFERRAL, z, w,
			    zp_zone_first(z, w, ZP_NS), true, false};
		if (w != ZP_NONE)
			return answer_at(z, w, type, true);
		return (struct zp_answer){
		    z->partial ? ZP_NOT_LOADED : ZP_NXDOMAIN, z, node, ZP_NONE,
		    false, false};
	}
	/* RFC 4035 section 3.1.4.1: DS at a cut is the parent's. */
	if ((v[node].flags & ZP_NODE_CUT) && type != ZP_DS)
		return (struct zp_answer){ZP_REFERRAL, z, node,
		    zp_zone_first(z, node, ZP_NS), false, false};
	return answer_at(z, node, type, false);
}

struct zp_answer zp_view_ask(
    struct zp_view view, const struct zp_name *name, uint16_t type)
{
	const struct zp_zone *z = zp_set_zone_of(view.set, view.view, name);
	/* RFC 4035 section 3.1.4.1: DS of an apex stands in the zone above. */
	if (z && type == ZP_DS && name->labels > 0 &&
	    z->names.nodes.v[z->apex].depth == name->labels) {
		struct zp_name up = zp_name_chop(name, 1);
		const struct zp_zone *above =
		    zp_set_zone_of(view.set, view.view, &up);
		if (above)
			z = above;
	}
	if (!z)
		return (struct zp_answer){
		    ZP_NOT_LOADED, NULL, ZP_NONE, ZP_NONE, false, false};
	return ask_zone(z, name, type);
}

bool zp_view_target(
    const struct zp_answer *a, const struct zp_name *asked, struct zp_name *out)
{
	struct zp_name target, owner;
	const struct zp_names *t = &a->zone->names;
	zp_names_get(t, a->zone->rrs.v[a->rr].data, &target);
	if (!a->dname) {
		*out = target;
		return true;
	}
	zp_names_get(t, a->node, &owner);
	return zp_name_substitute(out, asked, &owner, &target);
}

void zp_view_resolve(struct zp_view view, const struct zp_name *name,
    uint16_t type, struct zp_chain *out)
{
	out->name = *name;
	out->nhops = 0;
	for (;;) {
		out->last = zp_view_ask(view, &out->name, type);
		if (out->last.what != ZP_IS_ALIAS)
			return;
		out->hop[out->nhops++] =
		    (struct zp_hop){out->last.zone, out->last.rr};
		struct zp_name next;
		/* A cycle needs no look at the names passed: it ends here too.
		 */
		if (out->nhops > ZP_ALIASES_MAX ||
		    !zp_view_target(&out->last, &out->name, &next)) {
			out->last.what = ZP_ALIAS_LOOP;
			return;
		}
		out->name = next;
	}
}

uint32_t zp_view_wildcard_above(
    const struct zp_zone *zone, const struct zp_name *name, uint32_t *shadow)
{
	uint32_t path[ZP_LABELS_MAX + 1];
	uint8_t at[ZP_LABELS_MAX];
	const struct zp_node *v = zone->names.nodes.v;
	unsigned left = zp_name_labels(name, at), n = 0;
	*shadow = ZP_NONE;
	if (left <= v[zone->apex].depth)
		return ZP_NONE;
	left -= v[zone->apex].depth;
	path[n++] = zone->apex;
	for (; left > 0; left--) {
		const uint8_t *label = name->wire + at[left - 1];
		uint32_t child = zp_names_find_child(
		    &zone->names, path[n - 1], label + 1, label[0]);
		if (child == ZP_NONE || !(v[child].flags & ZP_NODE_EXISTS))
			break;
		path[n++] = child;
	}
	/* RFC 4592 section 3.3.1: the closest encloser's applies as it is. */
	uint32_t own = left > 0 ? wildcard_of(zone, path[n - 1]) : ZP_NONE;
	if (own != ZP_NONE)
		return own;
	for (unsigned i = n - 1; i-- > 0;) {
		uint32_t w = wildcard_of(zone, path[i]);
		if (w == ZP_NONE || w == path[i + 1])
			continue;
		*shadow = path[n - 1];
		return w;
	}
	return ZP_NONE;
}
