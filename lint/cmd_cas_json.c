/* "dcvlint cas" as JSON. */
#include "lint/cmd_cas.h"
#include "zoneparse/rrtype.h"

static void put_source(struct lint_out *o, const struct dcv_source *s)
{
	if (!s) {
		out_puts(o, "null");
		return;
	}
	out_puts(o, "{");
	out_member(o, "id", s->id);
	out_puts(o, ",");
	out_member(o, "title", s->title);
	out_puts(o, ",");
	out_member(o, "date", s->date);
	out_puts(o, "}");
}

static void put_records(struct lint_out *o, const struct dcv_values *v)
{
	char text[ZP_NAME_TEXT];
	for (uint32_t i = 0; i < v->dns_records.n; i++) {
		const struct dcv_dns_record *r = &v->dns_records.v[i];
		out_puts(o, i > 0 ? ",{" : "{");
		out_member(o, "label", r->label[0] ? r->label : "@");
		out_puts(o, ",");
		out_member(o, "type", zp_type_print(r->type, text));
		out_puts(o, ",");
		out_member(o, "target",
		    r->has_target ? zp_name_print(&r->target, text) : NULL);
		out_puts(o, "}");
	}
}

/* A list for what is one in the file, a number, or a text. */
static void put_is(struct lint_out *o, struct zp_arena *a,
    const struct dcv_values *v, enum dcv_key k)
{
	const char *item;
	if (dcv_keys[k].kind == DCV_V_NUMBER) {
		out_puts(o, dcv_value_item(a, v, k, 0));
		return;
	}
	if (dcv_keys[k].kind <= DCV_V_DAY) {
		out_json(o, dcv_value_item(a, v, k, 0));
		return;
	}
	out_puts(o, "[");
	if (dcv_keys[k].kind == DCV_V_RECORDS) {
		put_records(o, v);
		out_puts(o, "]");
		return;
	}
	for (unsigned i = 0; (item = dcv_value_item(a, v, k, i)); i++) {
		out_puts(o, i > 0 ? "," : "");
		out_json(o, item);
	}
	out_puts(o, "]");
}

/* Of an era (CHANGED) what it says; else everything. */
static void put_methods(
    const struct cas_json *j, const struct dcv_values *v, bool changed)
{
	struct lint_out *o = j->o;
	bool any = false;
	out_puts(o, "\"methods\":{");
	for (unsigned m = 0; m < DCV_METHODS; m++) {
		if (changed && !v->offers_from[m])
			continue;
		out_printf(o,
		    "%s%s\"%s\":{\"offered\":\"%s\",\"section\":"
		    "\"3.2.2.4.%u\",\"source\":",
		    any ? "," : "", j->line,
		    dcv_method_text((enum dcv_method)m),
		    dcv_truth_text(v->offers[m]),
		    dcv_method_section((enum dcv_method)m));
		put_source(o, v->offers_from[m]);
		out_puts(o, "}");
		any = true;
	}
	out_puts(o, "}");
}

static void put_values(
    const struct cas_json *j, const struct dcv_values *v, bool changed)
{
	struct lint_out *o = j->o;
	bool any = false;
	out_puts(o, "\"values\":{");
	for (unsigned k = 0; k < DCV_K_COUNT; k++) {
		if (dcv_keys[k].kind == DCV_V_METHODS ||
		    (changed && !cas_is_changed(v, (enum dcv_key)k)))
			continue;
		out_printf(o, "%s%s\"%s\":", any ? "," : "", j->line,
		    dcv_keys[k].text);
		any = true;
		if (!v->from[k]) {
			out_puts(o, "null");
			continue;
		}
		out_puts(o, "{\"is\":");
		put_is(o, j->a, v, (enum dcv_key)k);
		out_puts(o, ",\"source\":");
		put_source(o, v->from[k]);
		out_puts(o, "}");
	}
	out_puts(o, "}");
}

static void put_eras(const struct cas_json *j, const struct dcv_profile *p)
{
	struct lint_out *o = j->o;
	out_puts(o, "\"eras\":[");
	for (uint32_t i = 0; i < p->eras.n; i++) {
		const struct dcv_era *e = &p->eras.v[i];
		out_printf(o, "%s%s{", i > 0 ? "," : "", j->line);
		out_member(o, "from", e->from);
		out_puts(o, ",");
		out_member(o, "until", e->until);
		out_printf(o, ",\"in_force\":%s,",
		    dcv_era_holds(e, j->today) ? "true" : "false");
		put_methods(j, &e->values, true);
		out_puts(o, ",");
		put_values(j, &e->values, true);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}

void cas_json_begin(struct lint_out *o, const struct lint_options *opt)
{
	out_puts(o, "{\"version\":1,\"tool\":{\"name\":\"dcvlint\",\"version\":"
		    "\"" DCVLINT_VERSION "\"},");
	out_member(o, "today", opt->today);
	out_puts(o, ",\"profiles\":[\n");
}

void cas_json(const struct cas_json *j, const struct dcv_profile *p)
{
	struct lint_out *o = j->o;
	out_puts(o, "{");
	out_member(o, "id", p->id);
	out_puts(o, ",");
	out_member(o, "name", p->name);
	out_puts(o, ",");
	out_member(o, "note", p->note);
	out_printf(o, ",\"configured\":%s,", p->configured ? "true" : "false");
	put_methods(j, &p->is, false);
	out_puts(o, ",");
	put_values(j, &p->is, false);
	out_puts(o, ",");
	put_eras(j, p);
	out_puts(o, ",\"sources\":[");
	for (uint32_t i = 0; i < p->sources.n; i++) {
		out_printf(o, "%s%s", i > 0 ? "," : "", j->line);
		put_source(o, p->sources.v[i]);
	}
	out_puts(o, "]}");
}
