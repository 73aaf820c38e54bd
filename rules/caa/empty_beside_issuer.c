#include "rules/caa.h"

static void check(struct lint_pass *p, const struct zp_zone *z, uint32_t rr)
{
	const struct dcv_caa_record *r = dcv_caa_record(lint_dcv(p), z, rr);
	if (r->kind > DCV_CAA_ISSUEWILD || !r->sound || r->names)
		return;
	enum dcv_caa_tag tag = r->kind;
	const struct dcv_caa_set *s =
	    dcv_caa_set(lint_dcv(p), z, z->rrs.v[rr].owner);
	if (s->named[tag] == 0)
		return;
	uint32_t i = 0;
	while (s->record[i].kind != tag || !s->record[i].names)
		i++;
	struct lint_finding *f = lint_report(p, rule_caa_value(p, z, rr),
	    "an %s of %s that names nobody has no effect",
	    dcv_caa_tag_text(tag), rule_caa_owner(p, s));
	lint_relate(p, f, lint_rr_span(p, z, s->record[i].rr, ZP_FIELD_RECORD),
	    "this lets a CA issue all the same");
	lint_help(p, f, "remove the one that is not meant");
}

const struct lint_rule rule_caa_empty_beside_issuer = {
    .id = "caa-empty-beside-issuer",
    .summary = "a CAA that names nobody stands beside one that names a CA",
    .why = "each record of a set adds to who may issue; none takes away",
    .cite = "RFC 8659 section 4.2",
    .asked = LINT_NOTE,
    .found = LINT_NOTE,
    .rrtypes = ZP_T_CAA,
    .on_rr = check,
};
