/* Records written apart: where their fields are, packed. Numbers take seven
 * bits an octet, the last has its high bit clear; a place counts from the one
 * before it, forwards or backwards. A record takes some fifteen octets. */
#include "zoneparse/zone.h"

#define MOST 10 /* octets of a number of 64 bits */

static char *put(char *p, uint64_t v)
{
	for (; v > 127; v >>= 7)
		*p++ = (char)(v | 128);
	*p++ = (char)v;
	return p;
}

static uint64_t get(const char **p)
{
	uint64_t v = 0;
	for (unsigned shift = 0;; shift += 7) {
		uint8_t c = (uint8_t) * (*p)++;
		v |= (uint64_t)(c & 127) << shift;
		if (c < 128)
			return v;
	}
}

/* The sign as the lowest bit. */
static uint64_t fold(int64_t v)
{
	return v < 0 ? (uint64_t)(-v - 1) << 1 | 1 : (uint64_t)v << 1;
}

static int64_t unfold(uint64_t v)
{
	return v & 1 ? -(int64_t)(v >> 1) - 1 : (int64_t)(v >> 1);
}

uint32_t zp_written_add(struct zp_zone *z, const struct zp_place *places,
    uint32_t n, const char *wire, size_t nwire)
{
	struct zp_buf *b = &z->places;
	struct zp_written w = {(uint32_t)z->wires.n, (uint32_t)b->n};
	struct zp_place last = {0, 0, 0};
	char text[4 * MOST], *o = put(text, n);
	for (uint32_t i = 0; i < n; i++) {
		const struct zp_place *p = &places[i];
		o = put(o, (uint64_t)p->len << 1 | (p->source != last.source));
		if (p->source != last.source)
			o = put(o, p->source);
		o = put(o, fold((int64_t)p->at - last.at));
		last = *p;
		if (o > text + MOST || i + 1 == n) {
			zp_buf_add(b, text, (size_t)(o - text));
			o = text;
		}
	}
	zp_buf_add(&z->wires, wire, nwire);
	zp_push(&z->written, w);
	return z->written.n - 1;
}

uint32_t zp_written_places(const struct zp_zone *z, uint32_t i, uint32_t first,
    struct zp_place *out, uint32_t max)
{
	const char *p = z->places.p + z->written.v[i].place;
	uint32_t n = (uint32_t)get(&p), found = 0;
	struct zp_place last = {0, 0, 0};
	for (uint32_t k = 0; k < n && found < max; k++) {
		uint64_t len = get(&p);
		if (len & 1)
			last.source = (uint32_t)get(&p);
		last.len = (uint32_t)(len >> 1);
		last.at = (uint32_t)(last.at + unfold(get(&p)));
		if (k >= first)
			out[found++] = last;
	}
	return found;
}

struct zp_str zp_written_wire(const struct zp_zone *z, uint32_t i)
{
	uint32_t at = z->written.v[i].wire;
	size_t end =
	    i + 1 < z->written.n ? z->written.v[i + 1].wire : z->wires.n;
	return (struct zp_str){z->wires.p + at, end - at};
}
