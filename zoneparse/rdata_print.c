#include "zoneparse/rdata_internal.h"

#include <string.h>

static bool take(struct zp_octets *o, uint32_t octets, uint32_t *v)
{
	if (o->n < octets)
		return false;
	*v = 0;
	for (uint32_t i = 0; i < octets; i++)
		*v = *v << 8 | o->p[i];
	o->p += octets;
	o->n -= octets;
	return true;
}

bool zp_take_u8(struct zp_octets *o, uint32_t *v)
{
	return take(o, 1, v);
}

bool zp_take_u16(struct zp_octets *o, uint32_t *v)
{
	return take(o, 2, v);
}

bool zp_take_u32(struct zp_octets *o, uint32_t *v)
{
	return take(o, 4, v);
}

bool zp_take_name(struct zp_octets *o, struct zp_buf *out)
{
	struct zp_name n = {0};
	char text[ZP_NAME_TEXT];
	uint32_t i = 0;
	while (i < o->n && o->p[i]) {
		if (o->p[i] > ZP_LABEL_MAX)
			return false;
		i += o->p[i] + 1u;
		n.labels++;
	}
	if (i >= o->n || i >= ZP_NAME_MAX)
		return false;
	n.len = (uint8_t)(i + 1);
	memcpy(n.wire, o->p, n.len);
	o->p += n.len;
	o->n -= n.len;
	zp_buf_puts(out, zp_name_print(&n, text));
	if (n.labels > 0)
		zp_buf_putc(out, '.');
	return true;
}

void zp_put_quoted(struct zp_buf *out, const uint8_t *p, uint32_t n)
{
	zp_buf_putc(out, '"');
	for (uint32_t i = 0; i < n; i++) {
		if (p[i] == '"' || p[i] == '\\')
			zp_buf_putc(out, '\\');
		if (p[i] < 32 || p[i] > 126)
			zp_buf_printf(out, "\\%03u", p[i]);
		else
			zp_buf_putc(out, (char)p[i]);
	}
	zp_buf_putc(out, '"');
}

void zp_put_hex(struct zp_buf *out, const uint8_t *p, uint32_t n)
{
	static const char digits[] = "0123456789ABCDEF";
	for (uint32_t i = 0; i < n; i++) {
		zp_buf_putc(out, digits[p[i] >> 4]);
		zp_buf_putc(out, digits[p[i] & 15]);
	}
}
