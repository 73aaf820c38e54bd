/* The relevant resource record set, RFC 8659 section 3. */
#include "dcv/caa_internal.h"

/* A node of the zone that answers, not under a cut or DNAME: what the view
 * would find out is told by its types alone. */
static bool is_bare(const struct zp_zone *z, uint32_t node)
{
	const struct zp_node *n = &z->names.nodes.v[node];
	return !z->partial &&
	       !(n->types & (ZP_T_CAA | ZP_T_CNAME | ZP_T_ANY_UNKNOWN));
}

static bool is_plain(const struct zp_zone *z, uint32_t node)
{
	uint8_t flags = z->names.nodes.v[node].flags;
	return (flags & ZP_NODE_EXISTS) &&
	       !(flags & (ZP_NODE_CUT | ZP_NODE_BELOW_CUT |
			     ZP_NODE_BELOW_DNAME | ZP_NODE_OUTSIDE));
}

static bool is_view_of(const struct zp_zone *z, struct zp_view view)
{
	return z->view == view.view;
}

/* Asks one level. False: it has none, and the climb goes on. */
static bool ask(
    struct zp_view view, const struct zp_name *name, struct dcv_caa_found *out)
{
	struct zp_chain c;
	zp_view_resolve(view, name, ZP_CAA, &c);
	out->level = name->labels;
	out->nhops = c.nhops;
	out->alias = c.nhops > 0 ? c.hop[0] : (struct zp_hop){NULL, ZP_NONE};
	switch (c.last.what) {
	case ZP_ANSWER:
		out->what = DCV_CAA_SET;
		out->zone = c.last.zone;
		out->node = c.last.node;
		return true;
	case ZP_REFERRAL:
	case ZP_NOT_LOADED: out->what = DCV_CAA_NOT_LOADED; return true;
	case ZP_IS_ALIAS:
	case ZP_ALIAS_LOOP: out->what = DCV_CAA_FAILED; return true;
	case ZP_NODATA:
	case ZP_NXDOMAIN: break;
	}
	return false;
}

/* From NAME to the top-level domain, level by level. LOADED: a level below
 * NAME was answered. BASE: labels of the base domain, 0 if there is none. */
static void climb(struct zp_view view, struct zp_name name, unsigned base,
    bool loaded, struct dcv_caa_found *out)
{
	for (; name.labels > 0; name = zp_name_chop(&name, 1)) {
		bool suffix = loaded && (base == 0 || name.labels < base);
		if (ask(view, &name, out) &&
		    !(suffix && out->what == DCV_CAA_NOT_LOADED &&
			out->nhops == 0))
			return;
		loaded |= out->what != DCV_CAA_NOT_LOADED;
		out->what = DCV_CAA_NONE;
	}
	*out = (struct dcv_caa_found){
	    DCV_CAA_NONE, 0, 0, {NULL, ZP_NONE}, NULL, ZP_NONE};
}

/* The climb from above the apex is the same for all names of a zone. */
static bool take_above(struct dcv *d, struct zp_view view,
    const struct zp_zone *z, struct dcv_caa_found *out)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	if (f->base == 0 || !is_view_of(z, view))
		return false;
	if (!f->caa.above_known) {
		struct zp_name apex;
		zp_names_get(&z->names, z->apex, &apex);
		if (apex.labels == 0)
			return false;
		f->caa.above_known = true;
		climb(
		    view, zp_name_chop(&apex, 1), f->base, true, &f->caa.above);
	}
	*out = f->caa.above;
	return true;
}

void dcv_caa_find_at(struct dcv *d, struct zp_view view,
    const struct zp_zone *z, uint32_t node, const struct zp_name *name,
    struct dcv_caa_found *out)
{
	const struct zp_node *v = z ? z->names.nodes.v : NULL;
	*out = (struct dcv_caa_found){
	    DCV_CAA_NONE, 0, 0, {NULL, ZP_NONE}, NULL, ZP_NONE};
	if (!z || node == ZP_NONE || !is_plain(z, node)) {
		climb(view, *name, dcv_psl_base(d->psl, name), false, out);
		return;
	}
	while (is_bare(z, node)) {
		if (node == z->apex) {
			if (take_above(d, view, z, out))
				return;
			break;
		}
		node = v[node].parent;
	}
	if (v[node].types & ZP_T_CAA) {
		out->what = DCV_CAA_SET;
		out->level = v[node].depth;
		out->zone = z;
		out->node = node;
		return;
	}
	unsigned base = dcv_zone_facts(d, z)->base;
	climb(view, zp_name_chop(name, (uint8_t)(name->labels - v[node].depth)),
	    base > 0 ? base : dcv_psl_base(d->psl, name), false, out);
}

void dcv_caa_find(struct dcv *d, struct zp_view view,
    const struct zp_name *name, struct dcv_caa_found *out)
{
	const struct zp_zone *z = zp_set_zone_of(view.set, view.view, name);
	uint32_t node = z ? zp_names_find(&z->names, name) : ZP_NONE;
	dcv_caa_find_at(d, view, z, node, name, out);
}
