/* SVCB and HTTPS (RFC 9460) from octets to text. */
#include "zoneparse/rdata_internal.h"

#include <arpa/inet.h>
#include <string.h>

const char *zp_svcb_key(uint32_t key)
{
	static const char *const keys[] = {"mandatory", "alpn",
	    "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath",
	    "ohttp"};
	return key < sizeof keys / sizeof *keys ? keys[key] : NULL;
}

static void print_key(struct zp_buf *out, uint32_t key)
{
	const char *name = zp_svcb_key(key);
	if (name)
		zp_buf_puts(out, name);
	else
		zp_buf_printf(out, "key%u", key);
}

static bool print_alpn(struct zp_buf *out, const uint8_t *p, uint32_t n)
{
	struct zp_buf list = {0};
	bool ok = n > 0;
	for (uint32_t i = 0; ok && i < n; i += p[i] + 1u) {
		ok = p[i] > 0 && p[i] < n - i;
		if (!ok)
			break;
		if (i > 0)
			zp_buf_putc(&list, ',');
		for (uint32_t k = 1; k <= p[i]; k++) {
			if (p[i + k] == ',' || p[i + k] == '\\')
				zp_buf_putc(&list, '\\');
			zp_buf_putc(&list, (char)p[i + k]);
		}
	}
	if (ok)
		zp_put_quoted(out, (const uint8_t *)list.p, (uint32_t)list.n);
	zp_buf_free(&list);
	return ok;
}

static bool print_list(
    struct zp_buf *out, uint32_t key, const uint8_t *p, uint32_t n)
{
	char text[INET6_ADDRSTRLEN];
	uint32_t each = key == ZP_SVCB_IPV4HINT   ? 4
			: key == ZP_SVCB_IPV6HINT ? 16
						  : 2;
	if (n == 0 || n % each != 0)
		return false;
	for (uint32_t i = 0; i < n; i += each) {
		if (i > 0)
			zp_buf_putc(out, ',');
		/* 0 is mandatory itself; the rest must increase. */
		if (key == ZP_SVCB_MANDATORY &&
		    (i > 0 ? memcmp(p + i - 2, p + i, 2) >= 0
			   : p[0] == 0 && p[1] == 0))
			return false;
		if (key == ZP_SVCB_MANDATORY)
			print_key(out, (uint32_t)p[i] << 8 | p[i + 1]);
		else if (inet_ntop(each == 4 ? AF_INET : AF_INET6, p + i, text,
			     sizeof text))
			zp_buf_puts(out, text);
	}
	return true;
}

static void print_base64(struct zp_buf *out, const uint8_t *p, uint32_t n)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (uint32_t i = 0; i < n; i += 3) {
		uint32_t left = n - i;
		uint32_t v = (uint32_t)p[i] << 16 |
			     (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) |
			     (left > 2 ? (uint32_t)p[i + 2] : 0);
		zp_buf_putc(out, digits[v >> 18]);
		zp_buf_putc(out, digits[v >> 12 & 63]);
		zp_buf_putc(out, left > 1 ? digits[v >> 6 & 63] : '=');
		zp_buf_putc(out, left > 2 ? digits[v & 63] : '=');
	}
}

bool zp_svcb_print_value(
    struct zp_buf *out, uint32_t key, const uint8_t *p, uint32_t n)
{
	if (key == ZP_SVCB_NO_DEFAULT_ALPN)
		return n == 0;
	if (n == 0 && key > ZP_SVCB_IPV6HINT)
		return true; /* a key without a value */
	zp_buf_putc(out, '=');
	switch (key) {
	case ZP_SVCB_ALPN: return print_alpn(out, p, n);
	case ZP_SVCB_MANDATORY:
	case ZP_SVCB_IPV4HINT:
	case ZP_SVCB_IPV6HINT: return print_list(out, key, p, n);
	case ZP_SVCB_PORT:
		if (n != 2)
			return false;
		zp_buf_printf(out, "%u", (uint32_t)p[0] << 8 | p[1]);
		return true;
	case ZP_SVCB_ECH: print_base64(out, p, n); return n > 0;
	default: zp_put_quoted(out, p, n); return true;
	}
}

bool zp_print_svcb(struct zp_buf *out, const uint8_t *w, uint32_t n)
{
	struct zp_octets o = {w, n};
	uint32_t v, len;
	int64_t last = -1;
	if (!zp_take_u16(&o, &v))
		return false;
	zp_buf_printf(out, "%u ", v);
	if (!zp_take_name(&o, out))
		return false;
	while (o.n > 0) {
		if (!zp_take_u16(&o, &v) || !zp_take_u16(&o, &len) ||
		    len > o.n || v <= last)
			return false;
		last = v;
		zp_buf_putc(out, ' ');
		print_key(out, v);
		if (!zp_svcb_print_value(out, v, o.p, len))
			return false;
		o.p += len;
		o.n -= len;
	}
	return true;
}
