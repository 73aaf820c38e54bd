/* Findings as JSON. */
#include "lint/report_json.h"
#include "lint/reporter.h"

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
	struct lint_region at = lint_region_of(run, span);
	if (!at.file) {
		out_puts(o, "\"file\":null,\"line\":null,\"column\":null");
		if (end)
			out_puts(o, ",\"end_line\":null,\"end_column\":null");
		return;
	}
	out_member(o, "file", at.file);
	out_printf(o, ",\"line\":%u,\"column\":%u", at.line, at.column);
	if (end)
		out_printf(o, ",\"end_line\":%u,\"end_column\":%u", at.end_line,
		    at.end_column);
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
	out_printf(o, "\"fingerprint\":\"%016llx\",\"related\":[",
	    (unsigned long long)lint_fingerprint(run, f));
	for (uint32_t i = 0; i < f->related.n; i++) {
		out_puts(o, i > 0 ? ",{" : "{");
		put_position(o, run, f->related.v[i].span, false);
		out_puts(o, ",");
		out_member(o, "message", f->related.v[i].message);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}
