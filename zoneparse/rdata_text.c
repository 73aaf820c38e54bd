/* TXT (RFC 1035 section 3.3.14) and CAA (RFC 8659 section 4.1). */
#include "zoneparse/rdata_internal.h"

bool zp_read_txt(struct zp_rdata *r)
{
	if (!zp_rdata_at_least(r, 1, "the text"))
		return false;
	for (uint32_t i = 0; i < r->ntok; i++)
		if (!zp_field_string(r, i))
			return false;
	return true;
}

bool zp_print_txt(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	for (uint32_t i = 0; i < n; i += w[i] + 1u) {
		if (w[i] >= n - i)
			return false;
		if (i > 0)
			zp_buf_putc(out, ' ');
		zp_put_quoted(out, w + i + 1, w[i]);
	}
	return n > 0;
}

static bool is_tag(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

bool zp_read_caa(struct zp_rdata *r)
{
	if (!zp_field_u8(r, 0, "the flags") ||
	    !zp_rdata_at_least(r, 2, "the tag"))
		return false;
	struct zp_str tag = zp_field_text(r, 1);
	bool ok = tag.n >= 1 && tag.n <= 255;
	for (size_t i = 0; ok && i < tag.n; i++)
		ok = is_tag((uint8_t)tag.p[i]);
	if (!ok)
		return zp_rdata_fault(r, ZP_P_CAA_BAD, 1,
		    "a tag is made of 1 to 255 letters and digits");
	zp_buf_putc(&r->wire, (char)tag.n);
	zp_buf_add(&r->wire, tag.p, tag.n);
	return zp_rdata_at_least(r, 3, "the value") &&
	       zp_field_unescape(r, 2, &r->wire) && zp_rdata_fields(r, 3);
}

bool zp_print_caa(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	if (n < 3 || w[1] == 0 || w[1] > n - 2)
		return false;
	zp_buf_printf(out, "%u ", w[0]);
	for (unsigned i = 0; i < w[1]; i++)
		if (!is_tag(w[2 + i]))
			return false;
	zp_buf_add(out, w + 2, w[1]);
	zp_buf_putc(out, ' ');
	zp_put_quoted(out, w + 2 + w[1], n - 2 - w[1]);
	return true;
}
