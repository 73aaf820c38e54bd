#include "zoneparse/rdata_internal.h"

#include <stdio.h>
#include <string.h>

#include "zoneparse/ttl.h"

bool zp_rdata_fault(struct zp_rdata *r, enum zp_problem_kind kind, uint32_t i,
    const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(r->message, sizeof r->message, fmt, ap);
	va_end(ap);
	r->fault = (uint16_t)kind;
	r->span = r->record;
	if (i < r->ntok) {
		r->span.at = r->tok[i].at;
		r->span.len = r->tok[i].len;
	}
	return false;
}

struct zp_str zp_field_text(const struct zp_rdata *r, uint32_t i)
{
	struct zp_str s = {r->text + r->tok[i].at, r->tok[i].len};
	if (r->tok[i].flags & ZP_TOK_QUOTED) {
		s.p++;
		s.n -= 2;
	}
	return s;
}

bool zp_rdata_at_least(struct zp_rdata *r, uint32_t n, const char *what)
{
	if (r->ntok >= n)
		return true;
	return zp_rdata_fault(
	    r, ZP_P_RDATA_MISSING, r->ntok, "%s is missing", what);
}

bool zp_rdata_fields(struct zp_rdata *r, uint32_t n)
{
	if (r->ntok <= n)
		return true;
	return zp_rdata_fault(r, ZP_P_RDATA_EXTRA, n,
	    "a field too many: %u %s expected", n, n == 1 ? "is" : "are");
}

int64_t zp_number(struct zp_str text, uint32_t max)
{
	uint64_t v = 0;
	bool over = false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return -1;
		v = v * 10 + (uint64_t)(text.p[i] - '0');
		if (v > max) {
			over = true;
			v = max;
		}
	}
	return text.n == 0 ? -1 : over ? -2 : (int64_t)v;
}

static bool number(struct zp_rdata *r, uint32_t i, const char *what,
    uint32_t max, unsigned octets)
{
	if (!zp_rdata_at_least(r, i + 1, what))
		return false;
	int64_t v = zp_number(zp_field_text(r, i), max);
	if (v == -1)
		return zp_rdata_fault(r, ZP_P_NUMBER_BAD, i,
		    "%s is no number from 0 to %u", what, max);
	if (v < 0)
		return zp_rdata_fault(
		    r, ZP_P_NUMBER_RANGE, i, "%s is over %u", what, max);
	uint8_t wire[4] = {(uint8_t)(v >> 24), (uint8_t)(v >> 16),
	    (uint8_t)(v >> 8), (uint8_t)v};
	zp_buf_add(&r->wire, wire + 4 - octets, octets);
	return true;
}

bool zp_field_u8(struct zp_rdata *r, uint32_t i, const char *what)
{
	return number(r, i, what, 255, 1);
}

bool zp_field_u16(struct zp_rdata *r, uint32_t i, const char *what)
{
	return number(r, i, what, 65535, 2);
}

bool zp_field_u32(struct zp_rdata *r, uint32_t i, const char *what)
{
	return number(r, i, what, UINT32_MAX, 4);
}

bool zp_field_time(struct zp_rdata *r, uint32_t i, const char *what)
{
	uint32_t v;
	if (!zp_rdata_at_least(r, i + 1, what))
		return false;
	if (!zp_ttl_parse(zp_field_text(r, i), UINT32_MAX, &v))
		return number(r, i, what, UINT32_MAX, 4);
	uint8_t wire[4] = {(uint8_t)(v >> 24), (uint8_t)(v >> 16),
	    (uint8_t)(v >> 8), (uint8_t)v};
	zp_buf_add(&r->wire, wire, 4);
	return true;
}

static bool name_fault(
    struct zp_rdata *r, uint32_t i, enum zp_name_error e, uint32_t at)
{
	static const struct {
		enum zp_problem_kind kind;
		const char *text;
	} faults[] = {
	    [ZP_NAME_EMPTY_LABEL] = {ZP_P_NAME_EMPTY_LABEL, "an empty label"},
	    [ZP_NAME_LABEL_LONG] = {ZP_P_LABEL_TOO_LONG,
		"a label of more than 63 octets"},
	    [ZP_NAME_LONG] = {ZP_P_NAME_TOO_LONG,
		"a name of more than 255 octets"},
	    [ZP_NAME_ESCAPE] = {ZP_P_ESCAPE_BAD,
		"a backslash needs three digits up to 255, or one character"},
	    [ZP_NAME_BYTE] = {ZP_P_NAME_BYTE,
		"an octet that no name holds unescaped"},
	};
	zp_rdata_fault(r, faults[e].kind, i, "%s", faults[e].text);
	if (at > 0) {
		r->span.at += at;
		r->span.len = 1;
	}
	return false;
}

/* gdnsd: @Z is the zone, @F the origin at the file's start, alone or as the
 * last label. */
static const struct zp_name *origin_token(
    const struct zp_rdata *r, struct zp_str s)
{
	if (s.n < 2 || s.p[s.n - 2] != '@' || (s.n > 2 && s.p[s.n - 3] != '.'))
		return NULL;
	return s.p[s.n - 1] == 'Z'   ? r->at_z
	       : s.p[s.n - 1] == 'F' ? r->at_f
				     : NULL;
}

/* \DDD as octal, of which exports escape blanks and "*", made decimal. */
static void from_octal(struct zp_str s, struct zp_buf *out)
{
	for (size_t k = 0; k < s.n; k++) {
		const char *d = s.p + k + 1;
		if (s.p[k] == '\\' && k + 3 < s.n && d[0] >= '0' &&
		    d[0] <= '3' && d[1] >= '0' && d[1] <= '7' && d[2] >= '0' &&
		    d[2] <= '7') {
			zp_buf_printf(out, "\\%03d",
			    (d[0] - '0') * 64 + (d[1] - '0') * 8 + d[2] - '0');
			k += 3;
		} else {
			zp_buf_putc(out, s.p[k]);
		}
	}
}

static enum zp_name_error read_octal(struct zp_rdata *r, struct zp_str s,
    const struct zp_name *origin, struct zp_name *out, uint32_t *at)
{
	struct zp_buf b = {0};
	from_octal(s, &b);
	if (b.n != s.n || memcmp(b.p, s.p, s.n) != 0)
		r->odd |= ZP_ODD_OCTAL;
	enum zp_name_error e =
	    zp_name_parse(out, (struct zp_str){b.p, b.n}, origin, at);
	zp_buf_free(&b);
	return e;
}

bool zp_field_name(struct zp_rdata *r, uint32_t i, const char *what)
{
	struct zp_name n;
	uint32_t at = 0;
	enum zp_name_error e = ZP_NAME_OK;
	if (!zp_rdata_at_least(r, i + 1, what))
		return false;
	struct zp_str s = zp_field_text(r, i);
	const struct zp_name *origin = r->origin, *z = origin_token(r, s);
	if (z) {
		r->odd |= ZP_ODD_AT;
		origin = z;
		s.n -= s.n > 2 ? 3 : 1;
	}
	if (s.n == 1 && s.p[0] == '@' && origin)
		n = *origin;
	else if (r->octal && (r->tok[i].flags & ZP_TOK_ESCAPE))
		e = read_octal(r, s, origin, &n, &at);
	else
		e = zp_name_parse(&n, s, origin, &at);
	if (e != ZP_NAME_OK)
		return name_fault(r, i, e, at);
	zp_buf_add(&r->wire, n.wire, n.len);
	return true;
}

bool zp_field_unescape(struct zp_rdata *r, uint32_t i, struct zp_buf *out)
{
	struct zp_str s = zp_field_text(r, i);
	if (!(r->tok[i].flags & ZP_TOK_ESCAPE)) {
		zp_buf_add(out, s.p, s.n);
		return true;
	}
	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] != '\\') {
			zp_buf_putc(out, s.p[k]);
			continue;
		}
		if (k + 1 < s.n && (s.p[k + 1] < '0' || s.p[k + 1] > '9')) {
			zp_buf_putc(out, s.p[++k]);
			continue;
		}
		int64_t v =
		    k + 3 < s.n
			? zp_number((struct zp_str){s.p + k + 1, 3}, 255)
			: -1;
		if (v < 0) {
			zp_rdata_fault(r, ZP_P_ESCAPE_BAD, i,
			    "a backslash needs three digits up to 255");
			r->span.at = (uint32_t)(s.p + k - r->text);
			r->span.len = 1;
			return false;
		}
		zp_buf_putc(out, (char)v);
		k += 3;
	}
	return true;
}

bool zp_field_string(struct zp_rdata *r, uint32_t i)
{
	size_t at = r->wire.n;
	zp_buf_putc(&r->wire, 0);
	if (!zp_field_unescape(r, i, &r->wire))
		return false;
	size_t n = r->wire.n - at - 1;
	if (n > 255)
		return zp_rdata_fault(r, ZP_P_STRING_TOO_LONG, i,
		    "a character string of %zu octets, 255 is the most", n);
	r->wire.p[at] = (char)n;
	return true;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool zp_field_hex(struct zp_rdata *r, uint32_t i, const char *what)
{
	int high = -1;
	if (!zp_rdata_at_least(r, i + 1, what))
		return false;
	for (; i < r->ntok; i++) {
		struct zp_str s = zp_field_text(r, i);
		for (size_t k = 0; k < s.n; k++) {
			int v = hex_digit(s.p[k]);
			if (v < 0)
				return zp_rdata_fault(r, ZP_P_HEX_BAD, i,
				    "%s is no hexadecimal", what);
			if (high < 0) {
				high = v;
				continue;
			}
			zp_buf_putc(&r->wire, (char)(high * 16 + v));
			high = -1;
		}
	}
	if (high >= 0)
		return zp_rdata_fault(r, ZP_P_HEX_BAD, r->ntok - 1,
		    "%s has an odd number of hexadecimal digits", what);
	return true;
}
