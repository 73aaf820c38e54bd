/* The block of each zone in text, and the table of routes. */
#include <stdlib.h>
#include <string.h>

#include "dcv/kin.h"
#include "lint/report.h"

#define LINES_MAX 20u /* of a zone's block */
#define FIRST 3u      /* names of a line */

/* Names of one zone whose mail meets the same fate. */
struct fate {
	const struct zp_zone *zone;
	const struct dcv_decision *decision, *assumed;
	const char *ca;
	enum dcv_verdict verdict;
	/* Of a cause in the decision; NULL: it has it. Not MAILED: by which
	 * method the names are to be validated. */
	const char *instead;
	bool mailed;
	uint32_t names, hash;
	/* At most three names, in order. Node ZP_NONE: asked for. */
	struct first {
		const char *name;
		uint32_t node;
	} first[FIRST];
	unsigned nfirst;
};

struct zone_block {
	const struct zp_zone *zone;
	uint32_t names, without;
};

struct report_summary {
	struct lint_sink sink;
	struct zp_arena arena;
	ZP_VEC(struct fate) fates;
	ZP_VEC(struct zone_block) zones;
	uint32_t *slots; /* fate + 1 by hash; 0 free */
	unsigned bits;
	ZP_VEC(uint32_t) block; /* by index of zone + 1: block + 1, 0 none */
	uint32_t printed;
	bool any;
	struct zp_name last; /* of the row before, and its view */
	const char *view;
};

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
		for (unsigned i = 0; i < c->domain.len; i++)
			h = (h ^ c->domain.wire[i]) * UINT64_C(0x100000001b3);
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

const char *report_recipients(struct zp_arena *a, const struct dcv_decision *c)
{
	unsigned yes = 0, no = 0;
	for (unsigned i = 0; i < c->nrecipients; i++) {
		yes += c->recipients[i].reach.reachable == DCV_YES;
		no += c->recipients[i].reach.reachable == DCV_NO;
	}
	if (c->nrecipients == 0)
		return "";
	if (yes > 0) {
		struct zp_buf b = {0};
		zp_buf_puts(&b, "reachable:");
		for (unsigned i = 0; i < c->nrecipients; i++) {
			const struct dcv_recipient *r = &c->recipients[i];
			if (r->reach.reachable == DCV_YES)
				zp_buf_printf(&b, " %.*s@",
				    (int)strcspn(r->address, "@"), r->address);
		}
		const char *text = zp_dup(a, b.p);
		zp_buf_free(&b);
		return text;
	}
	if (no == c->nrecipients)
		return "none of the five addresses is reachable";
	return zp_printf(a, "the five addresses: not proven (%s)",
	    c->recipients[0].reach.reason);
}

static void print_exchanges(
    struct lint_out *o, const struct dcv_decision *c, unsigned most)
{
	char text[ZP_NAME_TEXT];
	for (unsigned i = 0; i < c->nexchanges && i < most; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		if (i > 0)
			out_puts(o, ", ");
		out_safe(o, zp_name_print(&x->host, text));
		if (x->status != DCV_X_OK && x->status != DCV_X_UNLOADED)
			out_printf(o, " (%s)", dcv_exchange_text(x->status));
	}
	if (c->nexchanges > most)
		out_printf(o, " and %u more", c->nexchanges - most);
}

static const char *cause(const struct dcv_decision *c)
{
	switch (c->result) {
	case DCV_NULL_MX: return "null MX";
	case DCV_NONE:
	case DCV_NXDOMAIN: return "no MX is found";
	case DCV_ALIAS_LOOP: return "an alias loop";
	case DCV_DELEGATED: return "delegated, its zone is not loaded";
	case DCV_NOT_LOADED:
		return c->at.zone ? "the files do not tell all of its records"
				  : "its zone is not loaded";
	case DCV_ALIAS_UNLOADED:
		return "aliases to names of zones that are not loaded";
	case DCV_IMPLICIT:
		if (c->verdict != DCV_VERDICT_UNKNOWN)
			break;
		return "whether an address without an MX will do is not known";
	case DCV_MX: break;
	}
	return c->works ? "refused" : "no exchange works";
}

static void print_first(struct lint_out *o, const struct fate *f)
{
	for (unsigned i = 0; i < f->nfirst; i++) {
		out_puts(o, i > 0 ? ", " : "");
		out_safe(o, f->first[i].name);
	}
	if (f->names > f->nfirst)
		out_puts(o, ", ...");
}

static void print_fate(struct lint_out *o, struct lint_run *run,
    struct report_summary *s, const struct fate *f)
{
	const struct dcv_decision *c = f->decision;
	out_printf(o, "%5u → ", f->names);
	if (f->instead && !f->mailed) {
		out_printf(o, "by %s: %s   ", f->instead,
		    dcv_verdict_text(f->verdict));
		print_first(o, f);
	} else if (f->instead) {
		out_puts(o, f->verdict == DCV_VERDICT_UNKNOWN ? "unknown   "
							      : "nobody   ");
		print_first(o, f);
		out_printf(o, "   %s", f->instead);
	} else if (f->assumed) {
		out_safe(o, f->assumed->mails
				? report_name(&s->arena, &f->assumed->domain)
				: "nobody");
		out_puts(o, ", if their alias targets have no MX; "
			    "--assume-no-mx settles it");
	} else if (f->verdict == DCV_VERDICT_UNKNOWN) {
		out_puts(o, "unknown   ");
		print_first(o, f);
		out_printf(o, "   %s", cause(c));
	} else if (f->verdict == DCV_NOT_READY) {
		out_puts(o, "nobody   ");
		print_first(o, f);
		out_printf(o, "   %s",
		    c->works && c->mails &&
			    report_recipients(&s->arena, c)[0] == 'n'
			? report_recipients(&s->arena, c)
			: cause(c));
	} else if (!c->mails || !c->works) {
		out_puts(o, "contacts   ");
		print_first(o, f);
		out_printf(o, "   for the five addresses: %s", cause(c));
	} else {
		out_safe(o, report_name(&s->arena, &c->domain));
		out_puts(o, "   ");
		print_exchanges(o, c, 3);
		out_puts(o, "   ");
		out_safe(o, report_recipients(&s->arena, c));
	}
	if (run->opt->cas.n > 1 || lint_other_ca(run))
		out_printf(o, "   [%s]", f->ca);
	out_add(o, "\n", 1);
}

static int by_zone_and_size(const void *a, const void *b)
{
	const struct fate *x = a, *y = b;
	uint32_t i = x->zone ? x->zone->index : UINT32_MAX;
	uint32_t j = y->zone ? y->zone->index : UINT32_MAX;
	if (i != j)
		return i < j ? -1 : 1;
	if (x->names != y->names)
		return x->names > y->names ? -1 : 1;
	int c = strcmp(x->first[0].name, y->first[0].name);
	return c ? c : strcmp(x->ca, y->ca);
}

/* The fates of one zone, those of most names first. */
static void print_block(struct lint_out *o, struct lint_run *run,
    struct report_summary *s, const struct zp_zone *z)
{
	uint32_t k = s->printed, shown = 0, rest = 0;
	while (k < s->fates.n && s->fates.v[k].zone != z)
		k++;
	for (; k < s->fates.n && s->fates.v[k].zone == z; k++) {
		if (shown++ < LINES_MAX)
			print_fate(o, run, s, &s->fates.v[k]);
		else
			rest += s->fates.v[k].names;
	}
	s->printed = k;
	if (shown > LINES_MAX)
		out_printf(o,
		    "%5u → %u more mail domains or causes (routes lists "
		    "them)\n",
		    rest, shown - LINES_MAX);
}

static int by_index(const void *a, const void *b)
{
	const struct zone_block *x = a, *y = b;
	uint32_t i = x->zone ? x->zone->index : UINT32_MAX;
	uint32_t j = y->zone ? y->zone->index : UINT32_MAX;
	return i < j ? -1 : i > j;
}

void report_summary_print(
    struct lint_out *o, struct lint_run *run, struct report_summary *s)
{
	if (s->fates.n == 0)
		return;
	qsort(s->fates.v, s->fates.n, sizeof *s->fates.v, by_zone_and_size);
	qsort(s->zones.v, s->zones.n, sizeof *s->zones.v, by_index);
	for (uint32_t i = 0; i < s->zones.n; i++) {
		const struct zone_block *b = &s->zones.v[i];
		struct zp_name apex;
		if (b->zone) {
			zp_names_get(&b->zone->names, b->zone->apex, &apex);
			out_safe(o, report_name(&s->arena, &apex));
		} else {
			out_puts(o, "(no loaded zone)");
		}
		if (b->zone && b->zone->view) {
			out_puts(o, "   view ");
			out_safe(o, b->zone->view);
		}
		out_printf(o, "   %u name%s, %u without MX of %s own\n",
		    b->names, b->names == 1 ? "" : "s", b->without,
		    b->names == 1 ? "its" : "their");
		print_block(o, run, s, b->zone);
	}
}
