/* What becomes of the names of each zone, gathered row by row. */
#include <stdlib.h>
#include <string.h>

#include "lint/report_summary_internal.h"
#include "zoneparse/hash.h"

static struct zone_block *block_of(
    struct report_summary *s, const struct zp_zone *z)
{
	uint32_t at = z ? z->index + 1 : 0;
	while (s->block.n <= at)
		zp_push(&s->block, 0);
	if (s->block.v[at] == 0) {
		zp_push(&s->zones, ((struct zone_block){z, 0, 0}));
		s->block.v[at] = s->zones.n;
	}
	return &s->zones.v[s->block.v[at] - 1];
}

/* What no decision tells: the CA's own ways, or another method than mail. */
static const char *ways_of(const struct dcv_row *row)
{
	if (!row->mailed)
		return dcv_method_text(row->method);
	if (row->facts & DCV_F_ENDED)
		return "validation by mail has ended";
	if (row->facts & DCV_F_OPEN)
		return "whether the CA mails a domain above is not known";
	return NULL;
}

/* One fate: the same level with the same outcome, or, where nothing is mailed,
 * the same outcome (and the same way on, if something is assumed). */
static bool is_fate(const struct fate *f, const struct dcv_row *row)
{
	const struct dcv_decision *a = f->decision, *b = row->decision;
	if (f->zone != row->zone || f->verdict != row->verdict ||
	    strcmp(f->ca, row->profile->id) != 0 || a->result != b->result ||
	    (!f->assumed) != (!row->assumed) || f->instead != ways_of(row))
		return false;
	if (f->assumed)
		return f->assumed->result == row->assumed->result &&
		       zp_name_equal(
			   &f->assumed->domain, &row->assumed->domain);
	return !a->mails || f->instead || zp_name_equal(&a->domain, &b->domain);
}

static uint32_t hash_row(const struct dcv_row *row)
{
	const struct dcv_decision *c =
	    row->assumed ? row->assumed : row->decision;
	uint64_t h = (uint64_t)(uintptr_t)row->zone + (uint64_t)row->verdict;
	if ((c->mails && !ways_of(row)) || row->assumed)
		h = zp_hash(h, c->domain.wire, c->domain.len);
	return (uint32_t)((h * UINT64_C(0x9e3779b97f4a7c15)) >> 32);
}

static uint32_t *slot_of(
    struct report_summary *s, const struct dcv_row *row, uint32_t hash)
{
	uint32_t mask = (UINT32_C(1) << s->bits) - 1, i = hash & mask;
	while (s->slots[i] && (s->fates.v[s->slots[i] - 1].hash != hash ||
				  !is_fate(&s->fates.v[s->slots[i] - 1], row)))
		i = (i + 1) & mask;
	return &s->slots[i];
}

static void grow(struct report_summary *s)
{
	zp_xfree(s->slots);
	s->bits = s->bits ? s->bits + 1 : 6;
	s->slots = zp_xcalloc((size_t)1 << s->bits, sizeof *s->slots);
	uint32_t mask = (UINT32_C(1) << s->bits) - 1;
	for (uint32_t k = 0; k < s->fates.n; k++) {
		uint32_t i = s->fates.v[k].hash & mask;
		while (s->slots[i])
			i = (i + 1) & mask;
		s->slots[i] = k + 1;
	}
}

static struct fate *fate_of(struct report_summary *s, const struct dcv_row *row)
{
	if (s->fates.n >= (UINT32_C(1) << s->bits) / 2)
		grow(s);
	uint32_t hash = hash_row(row), *slot = slot_of(s, row, hash);
	if (*slot)
		return &s->fates.v[*slot - 1];
	zp_push(&s->fates, ((struct fate){.zone = row->zone,
			       .decision = row->decision,
			       .assumed = row->assumed,
			       .ca = row->profile->id,
			       .verdict = row->verdict,
			       .instead = ways_of(row),
			       .mailed = row->mailed,
			       .hash = hash}));
	*slot = s->fates.n;
	return &s->fates.v[s->fates.n - 1];
}

/* Kin come when their first name does: their others may stand behind names that
 * are still to come. */
static void keep_first(struct report_summary *s, struct fate *f,
    const struct zp_zone *z, uint32_t node)
{
	const struct zp_names *t = &z->names;
	struct zp_name n;
	unsigned i = f->nfirst;
	if (i == FIRST && dcv_compare_nodes(t, f->first[i - 1].node, node) <= 0)
		return;
	zp_names_get(t, node, &n);
	if (i == FIRST)
		i--;
	else
		f->nfirst++;
	for (; i > 0 && dcv_compare_nodes(t, node, f->first[i - 1].node) < 0;
	     i--)
		f->first[i] = f->first[i - 1];
	f->first[i] = (struct first){report_name(&s->arena, &n), node};
}

static void keep_names(struct report_summary *s, struct fate *f,
    const struct dcv_row *row, const struct dcv_kin *kin)
{
	for (uint32_t i = 0; kin && i < kin->n && i < DCV_KIN_FIRST; i++)
		keep_first(s, f, kin->zone, kin->first[i]);
	if (!kin && !row->asked && row->zone && row->node != ZP_NONE)
		keep_first(s, f, row->zone, row->node);
	else if (!kin && f->nfirst < FIRST)
		f->first[f->nfirst++] =
		    (struct first){report_name(&s->arena, &row->name), ZP_NONE};
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct report_summary *s = (struct report_summary *)sink;
	(void)run;
	(void)reasons;
	(void)n;
	uint32_t names = kin ? kin->n : 1;
	struct fate *f = fate_of(s, row);
	f->names += names;
	keep_names(s, f, row, kin);
	/* Rows come by name; each name counts once, under its first CA. */
	if (s->any && s->view == row->view &&
	    zp_name_equal(&s->last, &row->name))
		return;
	s->any = true;
	s->view = row->view;
	s->last = row->name;
	struct zone_block *b = block_of(s, row->zone);
	b->names += names;
	if (row->own == DCV_OWN_NONE || row->own == DCV_OWN_NULL)
		b->without += names;
}

struct report_summary *report_summary_new(void)
{
	struct report_summary *s = zp_xcalloc(1, sizeof *s);
	s->sink.row = take_row;
	s->sink.sees = LINT_SEES_DOMAINS;
	return s;
}

struct lint_sink *report_summary_sink(struct report_summary *s)
{
	return &s->sink;
}

void report_summary_free(struct report_summary *s)
{
	zp_vec_free(&s->fates);
	zp_xfree(s->slots);
	zp_vec_free(&s->zones);
	zp_vec_free(&s->block);
	zp_arena_free(&s->arena);
	zp_xfree(s);
}
