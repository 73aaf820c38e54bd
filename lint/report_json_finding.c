/* Findings as JSON. */
#include <string.h>

#include "lint/report_json.h"

void json_name(struct lint_out *o, const char *k, const struct zp_name *n)
{
	char buf[ZP_NAME_TEXT];
	out_member(o, k, n ? zp_name_print(n, buf) : NULL);
}

void json_unicode(struct lint_out *o, struct lint_run *run, const char *n)
{
	out_member(o, "unicode", report_unicode(&run->arena, n));
}

static void put_position(
    struct lint_out *o, struct lint_run *run, struct zp_span span, bool end)
{
	struct zp_sources *s = &run->set.sources;
	if (span.source == ZP_NOWHERE) {
		out_puts(o, "\"file\":null,\"line\":null,\"column\":null");
		if (end)
			out_puts(o, ",\"end_line\":null,\"end_column\":null");
		return;
	}
	span = zp_span_shown(s, span);
	struct zp_pos a = zp_source_pos(s, span);
	out_member(o, "file", zp_source_at(s, span.source)->name);
	out_printf(o, ",\"line\":%u,\"column\":%u", a.line, a.column);
	if (!end)
		return;
	span.at += span.len;
	struct zp_pos b = zp_source_pos(s, span);
	out_printf(o, ",\"end_line\":%u,\"end_column\":%u", b.line, b.column);
}

static uint64_t mix(uint64_t h, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * UINT64_C(0x100000001b3);
	return (h ^ 0xff) * UINT64_C(0x100000001b3);
}

static uint64_t mix_text(uint64_t h, const char *s)
{
	return mix(h, s ? s : "", s ? strlen(s) : 0);
}

/* The same finding on the same line of text keeps its fingerprint when the line
 * moves. */
static void put_fingerprint(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	struct zp_sources *s = &run->set.sources;
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	h = mix_text(h, f->rule);
	h = mix_text(h, f->zone);
	h = mix_text(h, f->name);
	h = mix_text(h, f->ca);
	if (f->span.source != ZP_NOWHERE) {
		struct zp_span span = zp_span_shown(s, f->span);
		struct zp_str l =
		    zp_source_line(s, span.source, zp_source_pos(s, span).line);
		h = mix_text(h, zp_source_at(s, span.source)->name);
		h = mix(h, l.p, l.n);
	}
	out_printf(o, "\"fingerprint\":\"%016llx\"", (unsigned long long)h);
}

void json_finding(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	out_member(o, "rule", f->rule);
	out_puts(o, ",");
	out_member(o, "severity", lint_severity_text(f->severity));
	out_puts(o, ",");
	out_member(o, "message", f->message);
	out_puts(o, ",");
	out_member(o, "help", f->help);
	out_puts(o, ",");
	out_member(o, "zone", f->zone);
	out_puts(o, ",");
	out_member(o, "name", f->name);
	out_puts(o, ",");
	json_unicode(o, run, f->name);
	out_puts(o, ",\"names\":[");
	for (uint32_t i = 0; i < f->names.n; i++) {
		out_puts(o, i > 0 ? "," : "");
		out_json(o, f->names.v[i]);
	}
	out_puts(o, "],");
	out_member(o, "ca", f->ca);
	out_puts(o, ",");
	out_member(o, "method", f->method);
	out_puts(o, ",");
	put_position(o, run, f->span, true);
	out_puts(o, ",");
	put_fingerprint(o, run, f);
	out_puts(o, ",\"related\":[");
	for (uint32_t i = 0; i < f->related.n; i++) {
		out_puts(o, i > 0 ? ",{" : "{");
		put_position(o, run, f->related.v[i].span, false);
		out_puts(o, ",");
		out_member(o, "message", f->related.v[i].message);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}
