#include "dcv/txt.h"

#include <string.h>

#include "zoneparse/rdata.h"

void dcv_txt_value(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, struct zp_buf *out)
{
	zp_rr_wire(set, z, rr, out);
	size_t to = 0;
	for (size_t i = 0; i < out->n;) {
		size_t n = (uint8_t)out->p[i++];
		n = n < out->n - i ? n : out->n - i;
		memmove(out->p + to, out->p + i, n);
		to += n;
		i += n;
	}
	out->n = to;
}

/* Within a field that holds VALUE as it is, quotes around it or not, the octets
 * from AT on; else the field. */
static struct zp_span narrow(const struct zp_set *set, struct zp_span field,
    struct zp_str value, uint32_t at, uint32_t len)
{
	if (field.source >= set->sources.list.n)
		return field;
	const struct zp_source *s = zp_source_at(&set->sources, field.source);
	uint32_t quote = field.len == value.n + 2;
	if (field.len != value.n + 2 * quote || field.at > s->size ||
	    field.len > s->size - field.at ||
	    memcmp(s->text + field.at + quote, value.p, value.n) != 0)
		return field;
	uint32_t left = (uint32_t)value.n - at;
	return (struct zp_span){
	    field.source, field.at + quote + at, len < left ? len : left};
}

struct zp_span dcv_txt_span(const struct zp_set *set, const struct zp_zone *z,
    uint32_t rr, uint32_t at, uint32_t len)
{
	struct zp_buf b = {0};
	unsigned field = ZP_FIELD_RDATA;
	size_t i = 0, n = 0;
	zp_rr_wire(set, z, rr, &b);
	/* The string that holds the octet. */
	for (; i < b.n; i += n, field++) {
		n = (uint8_t)b.p[i++];
		if (at < n || i + n >= b.n)
			break;
		at -= (uint32_t)n;
	}
	struct zp_span span = zp_rr_span(set, z, rr, field);
	if (at <= n && i + n <= b.n)
		span = narrow(set, span, (struct zp_str){b.p + i, n}, at, len);
	zp_buf_free(&b);
	return span;
}
