/* What a shard hands on of a zone: all that is needed to read it again. */
#include <string.h>

#include "lint/report_json.h"
#include "lint/shard.h"

void lint_shard_ask(struct lint_units *asked, const struct dcv_psl *psl,
    const struct zp_name *own, const struct zp_name *name,
    const struct zp_zone *found)
{
	struct zp_name unit, apex;
	bool above = lint_unit_of(psl, name, &unit);
	if (!above && !zp_name_equal(&unit, own))
		lint_units_add(asked, &unit);
	if (!found || !found->above)
		return;
	/* Each walk looks up to what is above it; what stands there is no
	 * part of it, unless it answers in place of a zone of the unit. */
	zp_names_get(&found->names, found->apex, &apex);
	if (!zp_name_equal(&apex, own) &&
	    !(above && zp_name_is_below(own, name)))
		lint_units_add(asked, &apex);
}

/* Sources, each once, those that include before those that are included. */
typedef ZP_VEC(uint32_t) sources;

static uint32_t number(sources *list, uint32_t id)
{
	uint32_t i = 0;
	while (i < list->n && list->v[i] != id)
		i++;
	if (i == list->n)
		zp_push(list, id);
	return i;
}

/* A JSON string in which each octet is one character: text of any encoding
 * comes back as it was. */
static void put_octets(struct lint_out *o, const char *p, size_t n)
{
	struct zp_buf b = {0};
	zp_buf_reserve(&b, n + n / 8 + 16);
	zp_buf_putc(&b, '"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];
		if (c == '\n')
			zp_buf_add(&b, "\\n", 2);
		else if (c == '\t')
			zp_buf_add(&b, "\\t", 2);
		else if (c < 32 || c == 127)
			zp_buf_printf(&b, "\\u%04x", c);
		else if (c >= 128)
			zp_buf_printf(
			    &b, "%c%c", 0xc0 | c >> 6, 0x80 | (c & 63));
		else if (c == '"' || c == '\\')
			zp_buf_printf(&b, "\\%c", c);
		else
			zp_buf_putc(&b, (char)c);
	}
	zp_buf_putc(&b, '"');
	out_add(o, b.p, b.n);
	zp_buf_free(&b);
}

static void put_includes(
    struct lint_out *o, sources *list, const struct zp_source *f)
{
	out_puts(o, "\"includes\":[");
	for (uint32_t i = 0; i < f->included.n; i++) {
		const struct zp_included *n = &f->included.v[i];
		out_puts(o, i > 0 ? ",{\"name\":" : "{\"name\":");
		put_octets(o, n->name, strlen(n->name));
		if (n->id != UINT32_MAX) {
			out_printf(o, ",\"source\":%u}", number(list, n->id));
			continue;
		}
		out_printf(o, ",\"status\":%d,", n->status);
		out_member(o, "why", n->why);
		out_puts(o, "}");
	}
	out_puts(o, "]");
}

static void put_source(
    struct lint_out *o, sources *list, const struct zp_source *f)
{
	out_puts(o, "{\"name\":");
	put_octets(o, f->name, strlen(f->name));
	out_printf(o,
	    ",\"bom\":%s,\"utf16\":%s,\"text\":", f->had_bom ? "true" : "false",
	    f->was_utf16 ? "true" : "false");
	put_octets(o, f->text, f->size);
	out_puts(o, ",");
	put_includes(o, list, f);
	out_puts(o, "}");
}

void lint_shard_zone(struct lint_out *o, struct lint_run *run,
    const struct zp_zone *z, const struct zp_name *unit)
{
	struct zp_name apex;
	sources list = {0};
	zp_names_get(&z->names, z->apex, &apex);
	out_puts(o, "{\"type\":\"zone\",");
	json_name(o, "domain", unit);
	out_printf(o, ",\"order\":%u,\"served\":%d,", z->order, (int)z->served);
	out_member(o, "view", z->view);
	out_puts(o, ",");
	json_name(o, "origin", z->origin_by == ZP_ORIGIN_OPTION ? &apex : NULL);
	/* Files of other forms take more to be read than their text. */
	if (z->dialect) {
		out_puts(o, ",");
		out_member(o, "file",
		    zp_source_at(&run->set.sources, z->source)->name);
	} else {
		out_puts(o, ",\"sources\":[");
		number(&list, z->source);
		for (uint32_t i = 0; i < list.n; i++) {
			out_puts(o, i > 0 ? "," : "");
			put_source(o, &list,
			    zp_source_at(&run->set.sources, list.v[i]));
		}
		out_puts(o, "]");
	}
	out_puts(o, "}\n");
	zp_vec_free(&list);
}
