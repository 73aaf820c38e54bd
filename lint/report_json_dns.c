/* What a row says of methods, CAA and DNSSEC, as JSON. */
#include "dcv/dnsmethod.h"
#include "dcv/methods.h"
#include "lint/report_json.h"

const char *report_permission(enum dcv_truth t)
{
	return t == DCV_YES ? "allowed" : t == DCV_NO ? "denied" : "unknown";
}

static void put_state(struct lint_out *o, const struct dcv_state *s)
{
	out_member(o, "method", dcv_method_text(s->method));
	out_printf(
	    o, ",\"section\":\"3.2.2.4.%u\",", dcv_method_section(s->method));
	out_member(o, "offered", dcv_truth_text(s->offered));
	out_puts(o, ",");
	out_member(o, "status", dcv_standing_text(s->standing));
	out_puts(o, ",");
	out_member(o, "caa", report_permission(s->caa));
	out_puts(o, ",");
	out_member(o, "until", s->until);
	out_puts(o, ",");
	out_member(o, "reason", s->reason);
}

static void put_methods(
    struct lint_out *o, struct lint_run *run, const struct dcv_row *row)
{
	struct dcv_matrix m;
	dcv_methods_judge(&run->dcv, row, &m);
	out_puts(o, ",");
	out_member(o, "dnssec", zp_dnssec_state_text(m.dnssec));
	out_puts(o, ",");
	out_member(o, "best", dcv_standing_text(m.best));
	out_puts(o, ",\"methods\":[");
	for (unsigned i = 0; i < DCV_METHODS; i++) {
		out_puts(o, i > 0 ? ",{" : "{");
		put_state(o, &m.state[i]);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}

void json_dns(
    struct lint_out *o, struct lint_run *run, const struct dcv_row *row)
{
	struct zp_view view = {&run->set, row->view};
	struct zp_name self = dcv_row_self(row);
	out_puts(o, "\"dns\":{");
	out_member(o, "caa", report_permission(row->caa.now.allowed));
	out_puts(o, ",");
	out_member(o, "dns_method",
	    dcv_dns_method_text(dcv_dns_method(
		&run->dcv, row->profile, view, &self, row->wildcard)));
	if (run->opt->methods)
		put_methods(o, run, row);
	out_puts(o, "}");
}
