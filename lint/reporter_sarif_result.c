/* One finding as a result of SARIF. */
#include <string.h>

#include "dcv/kin.h"
#include "lint/accept.h"
#include "lint/names.h"
#include "lint/reporter_sarif.h"

/* Code scanning keeps 100 places of a result; so many are linked. */
#define RELATED_MAX 100u
#define LINKED_MAX 5u

/* Appends a text from outside; nothing of it is taken for a link "[a](b)". */
static void add_text(struct zp_buf *b, const char *s, bool label)
{
	size_t from = b->n;
	lint_escape(b, s, strlen(s));
	if (!label && !strstr(b->p + from, "]("))
		return;
	char *plain = zp_xmalloc(b->n - from + 1);
	memcpy(plain, b->p + from, b->n - from + 1);
	b->n = from;
	for (const char *c = plain; *c; c++) {
		if (*c == '[' || *c == ']' || *c == '\\')
			zp_buf_putc(b, '\\');
		zp_buf_putc(b, *c);
	}
	zp_xfree(plain);
}

static void add_names(
    struct zp_buf *b, struct lint_run *run, const struct lint_finding *f)
{
	const char *first[DCV_KIN_FIRST];
	uint32_t all = lint_names_count(f);
	unsigned n = lint_names_first(run, f, first);
	for (unsigned i = 1; i < n; i++) {
		zp_buf_puts(b, i > 1 ? ", " : " Also ");
		add_text(b, first[i], false);
	}
	if (n > 1 && all > n)
		zp_buf_printf(b, " and %u more", all - n);
	if (n > 1)
		zp_buf_puts(b, ".");
}

static void add_links(struct zp_buf *b, const struct lint_finding *f)
{
	uint32_t n = f->related.n < RELATED_MAX ? f->related.n : RELATED_MAX;
	for (uint32_t i = 0; i < n && i < LINKED_MAX; i++) {
		zp_buf_puts(b, i > 0 ? ", [" : " See [");
		add_text(b, f->related.v[i].message, true);
		zp_buf_printf(b, "](%u)", i + 1);
	}
	if (f->related.n > LINKED_MAX)
		zp_buf_printf(
		    b, " and %u places more", f->related.n - LINKED_MAX);
	if (n > 0)
		zp_buf_puts(b, ".");
}

static void put_message(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	struct zp_buf b = {0};
	zp_buf_puts(&b, "");
	add_text(&b, f->message, false);
	if (f->label) {
		zp_buf_puts(&b, ": ");
		add_text(&b, f->label, false);
	}
	if (b.n == 0 || b.p[b.n - 1] != '.')
		zp_buf_putc(&b, '.');
	add_names(&b, run, f);
	if (f->help) {
		zp_buf_puts(&b, f->help_is_record ? " Fix: \"" : " Help: ");
		add_text(&b, f->help, false);
		zp_buf_puts(&b, f->help_is_record ? "\"." : ".");
	}
	add_links(&b, f);
	sarif_text(o, "message", b.p);
	zp_buf_free(&b);
}

static void put_locations(
    struct sarif *s, struct lint_run *run, const struct lint_finding *f)
{
	struct lint_out *o = s->report.o;
	struct lint_region at = lint_region_of(run, f->span);
	const char *file = lint_anchor(run);
	out_puts(o, ",\"locations\":[{");
	if (at.file)
		sarif_place(s, run, at);
	else if (file)
		sarif_head(s, run, file, 0, 0);
	if (f->name) {
		out_puts(o, at.file || file ? "," : "");
		out_puts(o, "\"logicalLocations\":[{");
		out_member(o, "fullyQualifiedName", f->name);
		out_puts(o, "}]");
	}
	out_puts(o, "}]");
}

static void put_fingerprints(
    struct sarif *s, struct lint_run *run, const struct lint_finding *f)
{
	struct lint_out *o = s->report.o;
	struct lint_region at = lint_region_of(run, f->span);
	out_puts(o, ",\"partialFingerprints\":{");
	if (at.file) {
		struct sarif_file *file = sarif_file_of(s, run, at.source);
		const struct zp_source *src =
		    zp_source_at(&run->set.sources, at.source);
		if (file->hashes.n == 0)
			lint_line_hashes_make(&file->hashes, src->text,
			    src->size, src->had_bom && !src->was_utf16);
		if (at.line <= file->hashes.n) {
			struct lint_line_hash h = file->hashes.v[at.line - 1];
			out_printf(o,
			    "\"primaryLocationLineHash\":\"%llx:%u\",",
			    (unsigned long long)h.hash, h.nth);
		}
	}
	out_printf(o, "\"dcvlint/v1\":\"%016llx\"}",
	    (unsigned long long)lint_fingerprint(run, f));
}

static void put_related(
    struct sarif *s, struct lint_run *run, const struct lint_finding *f)
{
	struct lint_out *o = s->report.o;
	struct zp_buf b = {0};
	out_puts(o, ",\"relatedLocations\":[");
	for (uint32_t i = 0; i < f->related.n && i < RELATED_MAX; i++) {
		const struct lint_related *r = &f->related.v[i];
		out_printf(o, "%s{\"id\":%u,", i > 0 ? "," : "", i + 1);
		sarif_place(s, run, lint_region_of(run, r->span));
		b.n = 0;
		zp_buf_puts(&b, "");
		add_text(&b, r->message, false);
		zp_buf_puts(&b, ".");
		out_puts(o, ",");
		sarif_text(o, "message", b.p);
		out_puts(o, "}");
	}
	out_puts(o, "]");
	zp_buf_free(&b);
}

static void put_if(struct lint_out *o, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	out_member(o, key, value);
	out_puts(o, ",");
}

/* Where and why a finding is accepted. */
static void put_suppression(
    struct sarif *s, struct lint_run *run, const struct lint_accepted *a)
{
	struct lint_out *o = s->report.o;
	struct zp_buf b = {0};
	out_puts(o, ",\"suppressions\":[{");
	out_member(o, "kind", lint_accepted_kind(a));
	if (a->reason && *a->reason)
		add_text(&b, a->reason, false);
	else if (a->by == LINT_BY_BASELINE)
		zp_buf_puts(&b, "It was there when the baseline was written.");
	if (b.n > 0) {
		out_puts(o, ",");
		out_member(o, "justification", b.p);
	}
	zp_buf_free(&b);
	struct lint_region at = lint_region_of(run, a->span);
	if (at.file || a->file) {
		out_puts(o, ",\"location\":{");
		if (at.file)
			sarif_place(s, run, at);
		else
			sarif_head(s, run, a->file, a->line, a->column);
		out_puts(o, "}");
	}
	out_puts(o, "}]");
}

static void put_state(
    struct sarif *s, struct lint_run *run, const struct lint_finding *f)
{
	bool was = f->accepted && f->accepted->by == LINT_BY_BASELINE;
	if (f->accepted)
		put_suppression(s, run, f->accepted);
	if (run->opt->held)
		out_printf(s->report.o, ",\"baselineState\":\"%s\"",
		    was ? "unchanged" : "new");
}

void sarif_result(struct sarif *s, struct lint_run *run, uint32_t i)
{
	const struct lint_finding *f = s->shown.v[i];
	struct lint_out *o = s->report.o;
	out_puts(o, "{");
	out_member(o, "ruleId", f->rule);
	out_printf(o, ",\"ruleIndex\":%u,\"level\":\"%s\",", s->rule_of.v[i],
	    lint_severity_text(f->severity));
	put_message(o, run, f);
	put_locations(s, run, f);
	put_fingerprints(s, run, f);
	if (f->related.n > 0)
		put_related(s, run, f);
	put_state(s, run, f);
	out_puts(o, ",\"properties\":{");
	put_if(o, "zone", f->zone);
	put_if(o, "name", f->name);
	put_if(o, "ca", f->ca);
	put_if(o, "method", f->method);
	out_printf(o, "\"names\":%u}}", lint_names_count(f));
}
