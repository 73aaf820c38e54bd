/* Where a record belongs, and whether there is room for it. */
#include <stdlib.h>
#include <string.h>

#include "dcv/dnsmethod_internal.h"

enum dcv_truth dcv_dns_truth(enum dcv_dns_why w)
{
	return w <= DCV_DNS_FOLLOWED         ? DCV_YES
	       : w <= DCV_DNS_ALIAS_UNLOADED ? DCV_UNKNOWN
					     : DCV_NO;
}

static int by_parent(const void *a, const void *b)
{
	const struct dcv_label *x = a, *y = b;
	if (x->parent != y->parent)
		return x->parent < y->parent ? -1 : 1;
	return x->node < y->node ? -1 : x->node > y->node;
}

const struct dcv_labels *dcv_labels_of(struct dcv *d, const struct zp_zone *z)
{
	struct dcv_zone_facts *f = dcv_zone_facts(d, z);
	if (f->labels)
		return f->labels;
	ZP_VEC(struct dcv_label) all = {0};
	f->labels = zp_alloc(&d->arena, sizeof *f->labels);
	for (uint32_t i = 1; i < z->names.nodes.n; i++) {
		const struct zp_node *n = &z->names.nodes.v[i];
		if (!(n->types & (ZP_T_CNAME | ZP_T_TXT)))
			continue;
		struct zp_str label = zp_names_label(&z->names, i);
		f->labels->wildcard |= label.n == 1 && label.p[0] == '*';
		if (label.p[0] == '_' && (n->types & ZP_T_CNAME))
			zp_push(&all, ((struct dcv_label){n->parent, i}));
	}
	f->labels->n = all.n;
	f->labels->v =
	    zp_alloc(&d->arena, all.n * sizeof *all.v + sizeof *all.v);
	if (all.n > 0) {
		qsort(all.v, all.n, sizeof *all.v, by_parent);
		memcpy(f->labels->v, all.v, all.n * sizeof *all.v);
	}
	zp_vec_free(&all);
	return f->labels;
}

/* The CNAME at a "_..." label of NAME that leads below TARGET. */
static bool find_token(struct dcv *d, struct zp_view view,
    const struct zp_name *name, const struct zp_name *target,
    struct zp_hop *out)
{
	const struct zp_zone *z = zp_set_zone_of(view.set, view.view, name);
	uint32_t node = z ? zp_names_find(&z->names, name) : ZP_NONE;
	if (node == ZP_NONE)
		return false;
	const struct dcv_labels *l = dcv_labels_of(d, z);
	uint32_t low = 0, high = l->n;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (l->v[mid].parent < node)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < l->n && l->v[low].parent == node; low++) {
		struct zp_name to;
		uint32_t child = l->v[low].node;
		if (z->names.nodes.v[child].flags & ZP_NODE_BELOW_CUT)
			continue;
		uint32_t rr = zp_zone_first(z, child, ZP_CNAME);
		zp_names_get(&z->names, z->rrs.v[rr].data, &to);
		if (to.labels > target->labels &&
		    zp_name_is_below(&to, target)) {
			*out = (struct zp_hop){z, rr};
			return true;
		}
	}
	return false;
}

bool dcv_is_random_label(const struct dcv_dns_record *r)
{
	return strcmp(r->label, "_*") == 0;
}

/* LABEL (dots part several; "": none) in front of NAME. Of a random label the
 * length that is usual: "_" and 32 hexadecimal digits. */
static bool place_of(const struct dcv_dns_record *r, const struct zp_name *name,
    struct zp_name *out)
{
	static const char random[] = "_00000000000000000000000000000000";
	const char *label = dcv_is_random_label(r) ? random : r->label;
	size_t end = strlen(label);
	*out = *name;
	while (end > 0) {
		size_t from = end;
		while (from > 0 && label[from - 1] != '.')
			from--;
		struct zp_name up = *out;
		struct zp_str one = {label + from, end - from};
		if (one.n > ZP_LABEL_MAX || !zp_name_prepend(out, one, &up))
			return false;
		end = from > 0 ? from - 1 : 0;
	}
	return true;
}

static enum dcv_dns_why follow(
    struct zp_view view, const struct zp_answer *a, struct dcv_dns *out)
{
	struct zp_chain c;
	out->by = (struct zp_hop){a->zone, a->rr};
	zp_view_resolve(view, &out->at, ZP_TXT, &c);
	out->at = c.name;
	switch (c.last.what) {
	case ZP_REFERRAL:
	case ZP_NOT_LOADED: return DCV_DNS_ALIAS_UNLOADED;
	case ZP_IS_ALIAS:
	case ZP_ALIAS_LOOP: return DCV_DNS_ALIAS_LOOP;
	case ZP_ANSWER:
	case ZP_NODATA:
	case ZP_NXDOMAIN: break;
	}
	return DCV_DNS_FOLLOWED;
}

static enum dcv_dns_why at_alias(struct zp_view view,
    const struct dcv_dns_record *r, const struct zp_answer *a,
    struct dcv_dns *out)
{
	struct zp_hop h = {a->zone, a->rr};
	if (a->wildcard) {
		out->wildcard = h;
		return DCV_DNS_ROOM;
	}
	out->by = h;
	if (r->type != ZP_TXT)
		return a->dname ? DCV_DNS_DNAME : DCV_DNS_TAKEN;
	/* The bare name's own alias; one below a DNAME is the DNAME's. */
	if (r->label[0] == '\0' && !a->dname)
		return DCV_DNS_ALIAS;
	return follow(view, a, out);
}

/* A CNAME stands alone (RFC 1034 section 3.6.2) but for what signs it. */
static enum dcv_dns_why beside(const struct zp_answer *a, struct dcv_dns *out)
{
	const uint32_t fine = ZP_T_RRSIG | ZP_T_NSEC;
	uint32_t rr = zp_zone_first(a->zone, a->node, ZP_ANY);
	while (rr != ZP_NONE && (zp_type_bit(a->zone->rrs.v[rr].type) & fine))
		rr = zp_zone_next(a->zone, rr, ZP_ANY);
	if (rr == ZP_NONE || a->wildcard)
		return DCV_DNS_ROOM;
	out->by = (struct zp_hop){a->zone, rr};
	return DCV_DNS_TAKEN;
}

static enum dcv_dns_why at_answer(const struct dcv_dns_record *r,
    const struct zp_answer *a, struct dcv_dns *out)
{
	struct zp_hop h = {a->zone, a->rr};
	if (a->wildcard) {
		out->wildcard = h;
		return DCV_DNS_ROOM;
	}
	if (r->type == ZP_TXT)
		return DCV_DNS_ROOM;
	struct zp_name to;
	zp_names_get(&a->zone->names, a->zone->rrs.v[a->rr].data, &to);
	out->by = h;
	return r->has_target && zp_name_is_below(&to, &r->target)
		   ? DCV_DNS_FOUND
		   : DCV_DNS_TAKEN;
}

static enum dcv_dns_why judge_place(
    struct zp_view view, const struct dcv_dns_record *r, struct dcv_dns *out)
{
	struct zp_answer a = zp_view_ask(view, &out->at, r->type);
	switch (a.what) {
	case ZP_ANSWER: return at_answer(r, &a, out);
	case ZP_IS_ALIAS: return at_alias(view, r, &a, out);
	case ZP_NODATA:
		return r->type == ZP_CNAME ? beside(&a, out) : DCV_DNS_ROOM;
	case ZP_REFERRAL:
		out->by = (struct zp_hop){a.zone, a.rr};
		return DCV_DNS_DELEGATED;
	case ZP_NOT_LOADED: return DCV_DNS_NOT_LOADED;
	case ZP_NXDOMAIN:
	case ZP_ALIAS_LOOP: break;
	}
	return DCV_DNS_ROOM;
}

void dcv_dns_judge_record(struct dcv *d, const struct dcv_dns_record *r,
    struct zp_view view, const struct zp_name *name, struct dcv_dns *out)
{
	memset(out, 0, sizeof *out);
	out->record = r;
	out->domain = *name;
	if (!place_of(r, name, &out->at)) {
		out->at = *name;
		out->why = DCV_DNS_LONG;
	} else if (dcv_is_random_label(r) && r->has_target &&
		   find_token(d, view, name, &r->target, &out->by)) {
		out->why = DCV_DNS_FOUND;
		zp_rr_owner(out->by.zone, out->by.rr, &out->at);
	} else {
		out->why = judge_place(view, r, out);
	}
	out->ready = dcv_dns_truth(out->why);
}
