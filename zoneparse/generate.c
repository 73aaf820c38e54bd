/* $GENERATE start-stop[/step] owner [TTL] [class] type RDATA, as BIND has it:
 * "$" is the number, "${offset,width,base}" the number changed, "\$" a dollar.
 */
#include <string.h>

#include "zoneparse/parse_internal.h"

struct range {
	int64_t start, stop, step;
};

static bool take_number(struct zp_str *s, int64_t *v)
{
	size_t i = 0;
	while (i < s->n && i < 11 && s->p[i] >= '0' && s->p[i] <= '9')
		i++;
	*v = i == 0 || i > 10 ? -1 : 0;
	for (size_t k = 0; k < i; k++)
		*v = *v * 10 + (s->p[k] - '0');
	s->p += i;
	s->n -= i;
	return i > 0 && i <= 10 && *v <= 0x7fffffff;
}

static bool take_char(struct zp_str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	s->p++;
	s->n--;
	return true;
}

static bool read_range(struct zp_str s, struct range *g)
{
	g->step = 1;
	if (!take_number(&s, &g->start) || !take_char(&s, '-') ||
	    !take_number(&s, &g->stop))
		return false;
	if (take_char(&s, '/') && !take_number(&s, &g->step))
		return false;
	return s.n == 0 && g->start <= g->stop && g->step > 0;
}

static void put_number(struct zp_buf *out, int64_t v, int64_t width, char base)
{
	struct zp_buf b = {0};
	switch (base) {
	case 'o': zp_buf_printf(&b, "%llo", (unsigned long long)v); break;
	case 'x': zp_buf_printf(&b, "%llx", (unsigned long long)v); break;
	case 'X': zp_buf_printf(&b, "%llX", (unsigned long long)v); break;
	default: zp_buf_printf(&b, "%lld", (long long)v); break;
	}
	for (int64_t i = (int64_t)b.n; i < width; i++)
		zp_buf_putc(out, '0');
	zp_buf_add(out, b.p, b.n);
	zp_buf_free(&b);
}

/* Nibbles from the least significant one, dots between; the width counts dots
 * too. */
static void put_nibbles(struct zp_buf *out, uint64_t v, int64_t width, bool up)
{
	const char *digits = up ? "0123456789ABCDEF" : "0123456789abcdef";
	for (int64_t w = 0; v != 0 || w < width || w == 0;) {
		zp_buf_putc(out, digits[v & 15]);
		v >>= 4;
		w++;
		if (v == 0 && w >= width)
			break;
		zp_buf_putc(out, '.');
		w++;
	}
}

/* ${offset[,width[,base]]} after "${"; S moves past the brace. */
static bool put_modified(struct zp_buf *out, struct zp_str *s, int64_t n)
{
	int64_t offset, width = 0;
	char base = 'd';
	bool minus = take_char(s, '-');
	if (!take_number(s, &offset))
		return false;
	if (take_char(s, ',') && (!take_number(s, &width) || width > 255))
		return false;
	if (take_char(s, ',')) {
		if (s->n == 0 || !strchr("doxXnN", s->p[0]) || !s->p[0])
			return false;
		base = s->p[0];
		take_char(s, base);
	}
	if (!take_char(s, '}'))
		return false;
	int64_t v = minus ? n - offset : n + offset;
	if (v < 0)
		return false;
	if (base == 'n' || base == 'N')
		put_nibbles(out, (uint64_t)v, width, base == 'N');
	else
		put_number(out, v, width, base);
	return true;
}

static bool expand(struct zp_buf *out, struct zp_str s, int64_t n)
{
	while (s.n > 0) {
		if (s.p[0] == '\\' && s.n > 1) {
			/* "\$" is a dollar, any other escape stays one. */
			zp_buf_add(out, s.p, 2);
			s.p += 2;
			s.n -= 2;
		} else if (!take_char(&s, '$')) {
			zp_buf_putc(out, s.p[0]);
			take_char(&s, s.p[0]);
		} else if (take_char(&s, '$')) {
			zp_buf_puts(out, "\\$");
		} else if (take_char(&s, '{')) {
			if (!put_modified(out, &s, n))
				return false;
		} else {
			put_number(out, n, 0, 'd');
		}
	}
	return true;
}

static bool expand_line(struct zp_parser *p, const struct zp_record *r,
    int64_t n, struct zp_buf *out)
{
	for (uint32_t i = 2; i < r->ntok; i++) {
		if (i > 2)
			zp_buf_putc(out, ' ');
		if (expand(out, zp_tok(p, r, i), n))
			continue;
		zp_zone_problem(p->z, ZP_P_GENERATE_BAD, zp_tok_span(p, r, i),
		    NULL,
		    "${offset,width,base} is expected, with a base of "
		    "d, o, x, X, n or N");
		return false;
	}
	zp_buf_putc(out, '\n');
	return true;
}

static bool within_limit(
    struct zp_parser *p, const struct zp_record *r, const struct range *g)
{
	int64_t count = (g->stop - g->start) / g->step + 1;
	if (count <= (int64_t)p->opt.max_generate - p->generated) {
		p->generated += (uint32_t)count;
		return true;
	}
	zp_zone_problem(p->z, ZP_P_GENERATE_LIMIT, zp_tok_span(p, r, 1), NULL,
	    "the limit of %u records from $GENERATE is passed",
	    p->opt.max_generate);
	return false;
}

void zp_generate(struct zp_parser *p, const struct zp_record *r)
{
	struct range g;
	struct zp_buf text = {0};
	if (r->ntok < 5) {
		zp_zone_problem(p->z, ZP_P_DIRECTIVE_ARGUMENT,
		    zp_tok_span(p, r, 0), NULL,
		    "$GENERATE takes a range, an owner, a type and RDATA");
		return;
	}
	if (!read_range(zp_tok(p, r, 1), &g)) {
		zp_zone_problem(p->z, ZP_P_GENERATE_RANGE, zp_tok_span(p, r, 1),
		    NULL,
		    "start-stop[/step] with numbers up to 2147483647 is "
		    "expected");
		return;
	}
	if (!within_limit(p, r, &g))
		return;
	bool ok = true;
	for (int64_t n = g.start; ok && n <= g.stop; n += g.step) {
		ok = expand_line(p, r, n, &text);
		ok = ok && text.n < ((size_t)1 << 30);
	}
	struct zp_span from = {p->source, r->tok[0].at, r->tok[0].len};
	uint32_t source = p->source, owner = p->owner;
	const char *old = p->text;
	if (ok && text.n > 0)
		zp_parse_source(p, zp_source_derived(&p->set->sources, from,
				       text.p, (uint32_t)text.n));
	zp_buf_free(&text);
	p->source = source;
	p->text = old;
	p->owner = owner;
	zp_segment_here(p);
}
