#include "lint/commands.h"
#include "zoneparse/dump.h"

static void dump_json(struct lint_run *run, struct lint_out *o,
    const struct zp_zone *z, uint32_t rr)
{
	struct zp_name owner, apex;
	char text[ZP_NAME_TEXT], type[16];
	struct zp_buf rdata = {0};
	struct zp_span span = zp_rr_span(&run->set, z, rr, ZP_FIELD_RECORD);
	struct zp_pos pos = zp_source_pos(&run->set.sources, span);
	zp_rr_owner(z, rr, &owner);
	zp_buf_add(&rdata, "", 0);
	zp_dump_rdata(&rdata, &run->set, z, rr);
	out_puts(o, "{\"type\":\"record\",\"zone\":");
	zp_names_get(&z->names, z->apex, &apex);
	out_json(o, zp_name_print(&apex, text));
	out_puts(o, ",\"owner\":");
	out_json(o, zp_name_print(&owner, text));
	out_printf(o,
	    ",\"ttl\":%u,\"class\":\"IN\",\"rrtype\":\"%s\",\"rdata\":",
	    z->rrs.v[rr].ttl, zp_type_print(z->rrs.v[rr].type, type));
	out_json(o, rdata.p);
	out_puts(o, ",\"file\":");
	out_json(o, zp_source_at(&run->set.sources, span.source)->name);
	out_printf(o, ",\"line\":%u,\"column\":%u}\n", pos.line, pos.column);
	zp_buf_free(&rdata);
}

void lint_dump(struct lint_run *run, struct lint_out *o)
{
	struct zp_buf line = {0};
	for (uint32_t i = 0; i < run->set.zones.n; i++) {
		const struct zp_zone *z = run->set.zones.v[i];
		if (z->context)
			continue;
		for (uint32_t k = 0; k < z->problems.n; k++)
			lint_problem(run, z, &z->problems.v[k]);
		for (uint32_t rr = 0; rr < z->rrs.n; rr++) {
			if (run->opt->format != LINT_TEXT) {
				dump_json(run, o, z, rr);
				continue;
			}
			line.n = 0;
			zp_dump_rr(&line, &run->set, z, rr);
			out_add(o, line.p, line.n);
		}
	}
	zp_buf_free(&line);
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct lint_finding *f = run->findings.v[i];
		struct zp_span s = f->span;
		struct zp_pos pos = zp_source_pos(&run->set.sources, s);
		lint_say(run, zp_source_at(&run->set.sources, s.source)->name,
		    "%u:%u: %s [%s]", pos.line, pos.column, f->message,
		    f->rule);
	}
}
