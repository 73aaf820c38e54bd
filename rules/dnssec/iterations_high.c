#include "rules/dnssec.h"

#include "zoneparse/rdata.h"

/* What validators of today still work out (BIND: 50). */
#define WORKED_OUT 50u

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	struct zp_buf w = {0};
	unsigned n = 0;
	zp_rr_wire(lint_set(p), z, rr, &w);
	if (w.n >= 4)
		n = (unsigned)(uint8_t)w.p[2] << 8 | (uint8_t)w.p[3];
	zp_buf_free(&w);
	if (n == 0 || z->rrs.v[rr].owner != z->apex)
		return;
	struct lint_finding *f =
	    lint_report(p, lint_rr_span(p, z, rr, ZP_FIELD_RDATA + 2),
		"NSEC3 with %u additional iteration%s", n, n > 1 ? "s" : "");
	lint_label(p, f, "0 is wanted");
	if (n <= WORKED_OUT)
		lint_by_default(p, f, LINT_NOTE);
	lint_help(p, f, "sign the zone with 0 iterations and without salt");
}

const struct lint_rule rule_dnssec_iterations_high = {
    .id = "dnssec-iterations-high",
    .summary = "NSEC3 with additional iterations",
    .why = "validators work out few (of late 50 at most): beyond that they "
	   "treat the zone as unsigned or give no answer to a CA",
    .cite = "RFC 9276 sections 3.1 and 3.2",
    .asked = LINT_WARNING,
    .found = LINT_WARNING,
    .rrtypes = ZP_T_NSEC3PARAM,
    .on_rr = check,
};
