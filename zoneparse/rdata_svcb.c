/* SVCB and HTTPS (RFC 9460): priority, target, then parameters, which stand in
 * the order of their numbers on the wire. */
#include "zoneparse/rdata_internal.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

struct param {
	uint16_t key;
	uint32_t field;
	uint32_t at, len; /* of the value, in the scratch buffer */
};
typedef ZP_VEC(struct param) params;

static int key_of(struct zp_str s)
{
	const char *key;
	for (unsigned i = 0; (key = zp_svcb_key(i)); i++)
		if (strlen(key) == s.n && memcmp(key, s.p, s.n) == 0)
			return (int)i;
	/* RFC 9460 section 2.1: no leading zeros; section 14.3.2: 65535 is
	 * reserved. */
	if (s.n < 4 || s.n > 8 || memcmp(s.p, "key", 3) != 0 ||
	    (s.n > 4 && s.p[3] == '0'))
		return -1;
	return (int)zp_number((struct zp_str){s.p + 3, s.n - 3}, 65534);
}

static void put16(struct zp_buf *b, uint32_t v)
{
	zp_buf_putc(b, (char)(v >> 8));
	zp_buf_putc(b, (char)v);
}

/* One element of a comma-separated list: text up to the next comma that is not
 * escaped (RFC 9460 appendix A.1), into ITEM. Returns where the next starts. */
static size_t next_item(struct zp_str v, size_t i, struct zp_buf *item)
{
	item->n = 0;
	zp_buf_add(item, "", 0);
	for (; i < v.n && v.p[i] != ','; i++) {
		if (v.p[i] == '\\' && i + 1 < v.n)
			i++;
		zp_buf_putc(item, v.p[i]);
	}
	return i + 1;
}

static bool put_item(struct zp_buf *out, uint16_t key, const struct zp_buf *it)
{
	uint8_t address[16];
	int k;
	if (key != ZP_SVCB_ALPN && memchr(it->p, '\0', it->n))
		return false;
	switch (key) {
	case ZP_SVCB_ALPN:
		if (it->n < 1 || it->n > 255)
			return false;
		zp_buf_putc(out, (char)it->n);
		zp_buf_add(out, it->p, it->n);
		return true;
	case ZP_SVCB_IPV4HINT:
		if (inet_pton(AF_INET, it->p, address) != 1)
			return false;
		zp_buf_add(out, address, 4);
		return true;
	case ZP_SVCB_IPV6HINT:
		if (inet_pton(AF_INET6, it->p, address) != 1)
			return false;
		zp_buf_add(out, address, 16);
		return true;
	default:
		k = key_of((struct zp_str){it->p, it->n});
		if (k <= 0)
			return false;
		put16(out, (uint32_t)k);
		return true;
	}
}

static bool put_list(struct zp_buf *out, uint16_t key, struct zp_str v)
{
	struct zp_buf item = {0};
	bool ok = v.n > 0;
	for (size_t i = 0; ok && i <= v.n;) {
		i = next_item(v, i, &item);
		ok = put_item(out, key, &item);
	}
	zp_buf_free(&item);
	return ok;
}

static int by_number(const void *a, const void *b)
{
	return memcmp(a, b, 2);
}

/* RFC 9460 section 8: strictly increasing on the wire. */
static bool put_mandatory(struct zp_buf *out, struct zp_str v)
{
	size_t at = out->n;
	if (!put_list(out, ZP_SVCB_MANDATORY, v))
		return false;
	qsort(out->p + at, (out->n - at) / 2, 2, by_number);
	for (size_t i = at + 2; i < out->n; i += 2)
		if (by_number(out->p + i - 2, out->p + i) == 0)
			return false;
	return true;
}

static int base64_digit(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *d = c ? strchr(digits, c) : NULL;
	return d ? (int)(d - digits) : -1;
}

static bool put_base64(struct zp_buf *out, struct zp_str v)
{
	uint32_t bits = 0;
	unsigned have = 0;
	size_t n = v.n;
	while (n > 0 && v.n - n < 2 && v.p[n - 1] == '=')
		n--;
	if (v.n == 0 || v.n % 4 != 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		int d = base64_digit(v.p[i]);
		if (d < 0)
			return false;
		bits = bits << 6 | (uint32_t)d;
		have += 6;
		if (have < 8)
			continue;
		have -= 8;
		zp_buf_putc(out, (char)(bits >> have));
	}
	return true;
}

static bool put_value(struct zp_buf *out, uint16_t key, struct zp_str v)
{
	int64_t port;
	switch (key) {
	case ZP_SVCB_MANDATORY: return put_mandatory(out, v);
	case ZP_SVCB_ALPN:
	case ZP_SVCB_IPV4HINT:
	case ZP_SVCB_IPV6HINT: return put_list(out, key, v);
	case ZP_SVCB_NO_DEFAULT_ALPN: return v.n == 0;
	case ZP_SVCB_PORT:
		port = zp_number(v, 65535);
		if (port >= 0)
			put16(out, (uint32_t)port);
		return port >= 0;
	case ZP_SVCB_ECH: return put_base64(out, v);
	default: zp_buf_add(out, v.p, v.n); return true;
	}
}

/* RFC 9460 section 2.1: the value of keyNNNNN is the octets themselves. They
 * must be those of the parameter when its form is known. */
static bool put_raw(struct zp_buf *out, uint16_t key, struct zp_str v)
{
	struct zp_buf print = {0};
	bool ok =
	    v.n <= ZP_RDATA_MAX &&
	    (!zp_svcb_key(key) || zp_svcb_print_value(&print, key,
				      (const uint8_t *)v.p, (uint32_t)v.n));
	zp_buf_free(&print);
	zp_buf_add(out, v.p, v.n);
	return ok;
}

/* Takes escapes and quotes off "key=value" or key="value". */
static bool read_param(
    struct zp_rdata *r, uint32_t *i, params *list, struct zp_buf *values)
{
	struct zp_str s = zp_field_text(r, *i);
	const char *eq = memchr(s.p, '=', s.n);
	struct zp_str name = {s.p, eq ? (size_t)(eq - s.p) : s.n};
	uint32_t field = *i;
	int key = key_of(name);
	struct zp_buf text = {0};
	if (key < 0)
		return zp_rdata_fault(
		    r, ZP_P_SVCB_BAD, field, "an unknown parameter");
	for (uint32_t k = 0; k < list->n; k++)
		if (list->v[k].key == key)
			return zp_rdata_fault(
			    r, ZP_P_SVCB_BAD, field, "a parameter given twice");
	/* The scanner ends a word at a quote: key="value" is two tokens. */
	bool quoted =
	    eq && name.n + 1 == s.n && field + 1 < r->ntok &&
	    (r->tok[field + 1].flags & ZP_TOK_QUOTED) &&
	    r->tok[field + 1].at == r->tok[field].at + r->tok[field].len;
	if (quoted)
		(*i)++;
	if (!zp_field_unescape(r, *i, &text)) {
		zp_buf_free(&text);
		return false;
	}
	size_t skip = quoted ? 0 : eq ? name.n + 1 : name.n;
	struct zp_str v = {text.p ? text.p + skip : "", text.n - skip};
	uint32_t at = (uint32_t)values->n;
	bool raw = name.n > 3 && memcmp(name.p, "key", 3) == 0;
	bool ok = raw ? put_raw(values, (uint16_t)key, v)
		      : put_value(values, (uint16_t)key, v);
	zp_buf_free(&text);
	if (!ok)
		return zp_rdata_fault(r, ZP_P_SVCB_BAD, field,
		    "the value does not fit its parameter");
	zp_push(list, ((struct param){
			  (uint16_t)key, field, at, (uint32_t)values->n - at}));
	return true;
}

static void put_params(
    struct zp_rdata *r, const params *list, const struct zp_buf *values)
{
	int done = -1;
	for (uint32_t k = 0; k < list->n; k++) {
		const struct param *next = NULL;
		for (uint32_t j = 0; j < list->n; j++)
			if (list->v[j].key > done &&
			    (!next || list->v[j].key < next->key))
				next = &list->v[j];
		if (!next)
			return;
		put16(&r->wire, next->key);
		put16(&r->wire, next->len);
		zp_buf_add(&r->wire, values->p + next->at, next->len);
		done = next->key;
	}
}

static bool has(const params *list, uint32_t key)
{
	for (uint32_t k = 0; k < list->n; k++)
		if (list->v[k].key == key)
			return true;
	return false;
}

/* RFC 9460 section 8: what is mandatory must be there; section 7.1.1:
 * no-default-alpn needs alpn. */
static bool params_agree(
    struct zp_rdata *r, const params *list, const struct zp_buf *values)
{
	for (uint32_t k = 0; k < list->n; k++) {
		const struct param *p = &list->v[k];
		const uint8_t *v = (const uint8_t *)values->p + p->at;
		if (p->key == ZP_SVCB_NO_DEFAULT_ALPN &&
		    !has(list, ZP_SVCB_ALPN))
			return zp_rdata_fault(r, ZP_P_SVCB_BAD, p->field,
			    "no-default-alpn without alpn");
		if (p->key != ZP_SVCB_MANDATORY)
			continue;
		for (uint32_t i = 0; i + 1 < p->len; i += 2)
			if (!has(list, (uint32_t)v[i] << 8 | v[i + 1]))
				return zp_rdata_fault(r, ZP_P_SVCB_BAD,
				    p->field,
				    "mandatory names a parameter that is not "
				    "there");
	}
	return true;
}

bool zp_read_svcb(struct zp_rdata *r)
{
	params list = {0};
	struct zp_buf values = {0};
	zp_buf_add(&values, "", 0);
	bool ok = zp_field_u16(r, 0, "the priority") &&
		  zp_field_name(r, 1, "the target");
	if (ok && r->ntok > 200)
		ok = zp_rdata_fault(
		    r, ZP_P_SVCB_BAD, 200, "more than 198 parameters");
	for (uint32_t i = 2; ok && i < r->ntok; i++)
		ok = read_param(r, &i, &list, &values);
	ok = ok && params_agree(r, &list, &values);
	if (ok && values.n > ZP_RDATA_MAX)
		ok = zp_rdata_fault(r, ZP_P_RDATA_TOO_LONG, r->ntok,
		    "parameters of more than 65535 octets");
	if (ok)
		put_params(r, &list, &values);
	zp_vec_free(&list);
	zp_buf_free(&values);
	return ok;
}
