/* CAA of a row, and what there is to say about it. */
#include "dcv/caa_internal.h"

/* The node of the row's name without "*.", in its zone; ZP_NONE where only a
 * look-up tells. */
static uint32_t node_of(const struct dcv_row *row)
{
	if (row->asked || !row->zone || row->node == ZP_NONE)
		return ZP_NONE;
	if (!row->wildcard)
		return row->node;
	return row->node == row->zone->apex
		   ? ZP_NONE
		   : row->zone->names.nodes.v[row->node].parent;
}

void dcv_caa_further(
    struct dcv *d, const struct dcv_row *row, struct dcv_caa *out)
{
	struct zp_view view = {d->set, row->view};
	struct zp_name self = dcv_row_self(row), up;
	uint32_t node = node_of(row);
	struct dcv_caa_found found;
	up = zp_name_chop(
	    &self, (uint8_t)(self.labels - row->caa.found.level + 1));
	if (node != ZP_NONE && node != row->zone->apex &&
	    row->zone->names.nodes.v[node].depth == row->caa.found.level)
		dcv_caa_find_at(d, view, row->zone,
		    row->zone->names.nodes.v[node].parent, &up, &found);
	else
		dcv_caa_find(d, view, &up, &found);
	dcv_caa_judge_found(
	    d, row->profile, &found, row->wildcard, row->method, out);
}

/* Whether the set forbids only because the name is a wildcard. */
static bool is_for_plain(struct dcv *d, const struct dcv_row *row)
{
	struct dcv_caa plain;
	if (!row->wildcard || row->caa.set->count[DCV_CAA_ISSUEWILD] == 0)
		return false;
	dcv_caa_judge_found(
	    d, row->profile, &row->caa.found, false, row->method, &plain);
	return plain.now.allowed != DCV_NO;
}

static uint64_t answer_facts(struct dcv *d, const struct dcv_row *row)
{
	const struct dcv_caa *c = &row->caa;
	uint64_t facts = 0;
	bool denied = c->now.allowed == DCV_NO;
	if (c->now.why == DCV_CAA_WHY_CRITICAL)
		facts |= DCV_F_CAA_CRITICAL;
	if (c->now.why == DCV_CAA_WHY_FAILED)
		facts |= DCV_F_CAA_FAILED;
	if (denied && (c->now.why == DCV_CAA_WHY_OTHERS ||
			  c->now.why == DCV_CAA_WHY_TWICE))
		facts |= is_for_plain(d, row) ? DCV_F_CAA_WILDCARD
					      : DCV_F_CAA_OTHERS;
	if (c->strict.why == DCV_CAA_WHY_METHOD && c->strict.allowed == DCV_NO)
		facts |= DCV_F_CAA_METHOD;
	if (c->strict.why == DCV_CAA_WHY_ACCOUNT)
		facts |= DCV_F_CAA_ACCOUNT;
	return facts;
}

/* What the levels further up would say is asked only where it matters. */
static uint64_t further_facts(struct dcv *d, const struct dcv_row *row)
{
	const struct dcv_caa *c = &row->caa;
	struct dcv_caa further;
	bool dropped = c->set && c->now.allowed == DCV_NO &&
		       c->now.why == DCV_CAA_WHY_OTHERS;
	if (c->found.nhops == 0 && !dropped)
		return 0;
	if (c->found.what != DCV_CAA_SET && c->found.what != DCV_CAA_NOT_LOADED)
		return 0;
	dcv_caa_further(d, row, &further);
	if (c->found.what == DCV_CAA_NOT_LOADED)
		return further.set ? DCV_F_CAA_OUTSIDE : 0;
	if (c->found.nhops > 0)
		return further.set == c->set ? 0 : DCV_F_CAA_ALIAS;
	return further.now.why == DCV_CAA_WHY_NAMED ? DCV_F_CAA_DROPS : 0;
}

void dcv_caa_row(struct dcv *d, struct zp_view view, struct dcv_row *row,
    const struct zp_name *self)
{
	struct dcv_caa_found found;
	uint32_t node = node_of(row);
	if (node != ZP_NONE)
		dcv_caa_find_at(d, view, row->zone, node, self, &found);
	else
		dcv_caa_find(d, view, self, &found);
	dcv_caa_judge_found(
	    d, row->profile, &found, row->wildcard, row->method, &row->caa);
	if (found.what == DCV_CAA_NONE)
		return;
	row->facts |= answer_facts(d, row) | further_facts(d, row);
}
