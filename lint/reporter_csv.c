/* CSV (RFC 4180): of check a row for each finding, of routes one for each
 * name. */
#include "dcv/route.h"
#include "lint/names.h"
#include "lint/report.h"
#include "lint/reporter.h"

static void put(struct lint_out *o, const char *s)
{
	out_csv(o, s ? s : "");
	out_puts(o, ",");
}

static void put_name(struct lint_out *o, const struct zp_name *n)
{
	char text[ZP_NAME_TEXT];
	put(o, n ? zp_name_print(n, text) : NULL);
}

/* "10 mx1.example.com ok; 20 mx2.example.com alias" */
static void put_exchanges(struct lint_out *o, const struct dcv_decision *c)
{
	struct zp_buf b = {0};
	char text[ZP_NAME_TEXT];
	zp_buf_add(&b, "", 0);
	for (unsigned i = 0; i < c->nexchanges; i++) {
		const struct dcv_exchange *x = &c->exchanges[i];
		zp_buf_printf(&b, "%s%u %s %s", i > 0 ? "; " : "",
		    x->preference, zp_name_print(&x->host, text),
		    dcv_exchange_text(x->status));
	}
	put(o, b.p);
	zp_buf_free(&b);
}

static void take_row(struct lint_sink *sink, struct lint_run *run,
    const struct dcv_row *row, const struct dcv_kin *kin, const char **reasons,
    uint32_t n)
{
	struct lint_out *o = ((struct lint_report *)sink)->o;
	const struct dcv_decision *c = row->decision;
	struct lint_region at = lint_region_of_row(run, row);
	struct zp_name apex;
	(void)kin;
	if (row->zone)
		zp_names_get(&row->zone->names, row->zone->apex, &apex);
	put_name(o, &row->name);
	put(o, row->view);
	put(o, row->profile->id);
	put_name(o, row->zone ? &apex : NULL);
	put(o, dcv_verdict_text(row->verdict));
	put(o, dcv_own_text(row->own));
	put_name(o, c->mails ? &c->domain : NULL);
	put_name(
	    o, row->has_validation_domain ? &row->validation_domain : NULL);
	put_exchanges(o, c);
	for (uint32_t i = 0; i < n; i++) {
		out_puts(o, i > 0 ? " " : "");
		out_puts(o, reasons[i]);
	}
	out_puts(o, ",");
	put(o, at.file);
	if (at.file)
		out_printf(o, "%u", at.line);
	out_puts(o, "\r\n");
}

static struct lint_report *begin(
    struct lint_run *run, struct lint_out *o, bool routes)
{
	struct lint_report *r = lint_report_new(sizeof *r, o, routes);
	(void)run;
	if (routes) {
		r->sink.row = take_row;
		r->sink.sees = LINT_SEES_EACH;
	}
	out_puts(o, routes ? "name,view,ca,zone,verdict,own_mx,mail_domain,"
			     "validation_domain,exchanges,reasons,file,line\r\n"
			   : "severity,rule,message,help,zone,name,names,ca,"
			     "method,file,line,column,end_line,end_column,"
			     "fingerprint\r\n");
	return r;
}

static void put_finding(
    struct lint_out *o, struct lint_run *run, const struct lint_finding *f)
{
	struct lint_region at = lint_region_of(run, f->span);
	put(o, lint_severity_text(f->severity));
	put(o, f->rule);
	put(o, f->message);
	put(o, f->help);
	put(o, f->zone);
	put(o, f->name);
	out_printf(o, "%u,", lint_names_count(f));
	put(o, f->ca);
	put(o, f->method);
	put(o, at.file);
	if (at.file)
		out_printf(o, "%u,%u,%u,%u,", at.line, at.column, at.end_line,
		    at.end_column);
	else
		out_puts(o, ",,,,");
	out_printf(
	    o, "%016llx\r\n", (unsigned long long)lint_fingerprint(run, f));
}

static void end(struct lint_report *r, struct lint_run *run)
{
	for (uint32_t i = 0; !r->routes && i < run->findings.n; i++)
		put_finding(r->o, run, run->findings.v[i]);
	zp_xfree(r);
}

const struct lint_reporter lint_reporter_csv = {.name = "csv",
    .check = true,
    .routes = true,
    .notes = true,
    .rows = true,
    .begin = begin,
    .end = end};
