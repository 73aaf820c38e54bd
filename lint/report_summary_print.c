/* The block of each zone in text. */
#include <stdlib.h>
#include <string.h>

#include "lint/report_summary_internal.h"

#define LINES_MAX 20u /* of a zone's block */

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

const char *report_cause(const struct dcv_decision *c)
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
		out_printf(o, "   %s", report_cause(c));
	} else if (f->verdict == DCV_NOT_READY) {
		out_puts(o, "nobody   ");
		print_first(o, f);
		out_printf(o, "   %s",
		    c->works && c->mails &&
			    report_recipients(&s->arena, c)[0] == 'n'
			? report_recipients(&s->arena, c)
			: report_cause(c));
	} else if (!c->mails || !c->works) {
		out_puts(o, "contacts   ");
		print_first(o, f);
		out_printf(o, "   for the five addresses: %s", report_cause(c));
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

void report_fates_sort(struct report_summary *s)
{
	qsort(s->fates.v, s->fates.n, sizeof *s->fates.v, by_zone_and_size);
}

void report_summary_print(
    struct lint_out *o, struct lint_run *run, struct report_summary *s)
{
	if (s->fates.n == 0)
		return;
	report_fates_sort(s);
	qsort(s->zones.v, s->zones.n, sizeof *s->zones.v, by_index);
	for (uint32_t i = 0; i < s->zones.n; i++) {
		const struct zone_block *b = &s->zones.v[i];
		struct zp_name apex;
		if (b->zone) {
			zp_names_get(&b->zone->names, b->zone->apex, &apex);
			out_first(o, report_name(&s->arena, &apex), false);
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
