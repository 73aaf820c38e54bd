/* Remarks in YAML: what begins on a line is told by the tree. */
#include <string.h>

#include "zoneparse/remark.h"

struct reader {
	const struct zp_yaml *y;
	const char *text;
	uint32_t size;
	uint32_t *ends;  /* by node: of a key its value's end, of an item its
			  * own; 0: neither */
	uint32_t scalar; /* the first node that does not end before */
};

/* Where N and all below it end. */
static uint32_t end_of(const struct zp_yaml *y, uint32_t n)
{
	const struct zp_ynode *last = &y->nodes.v[y->nodes.v[n].next - 1];
	return last->at + (last->kind == ZP_Y_SCALAR ? last->len : 1u);
}

static void find_ends(struct reader *r)
{
	const struct zp_yaml *y = r->y;
	for (uint32_t n = 0; n < y->nodes.n; n++) {
		const struct zp_ynode *v = &y->nodes.v[n];
		if (v->kind != ZP_Y_MAP && v->kind != ZP_Y_SEQ)
			continue;
		for (uint32_t k = n + 1; k < v->next; k = y->nodes.v[k].next) {
			uint32_t value = k;
			if (v->kind == ZP_Y_MAP && y->nodes.v[k].next < v->next)
				value = y->nodes.v[k].next;
			r->ends[k] = end_of(y, value);
			k = value;
		}
	}
}

static uint32_t line_end(const struct reader *r, uint32_t i)
{
	const char *nl = memchr(r->text + i, '\n', r->size - i);
	return nl ? (uint32_t)(nl - r->text) : r->size;
}

static uint32_t line_start(const struct reader *r, uint32_t i)
{
	while (i > 0 && r->text[i - 1] != '\n')
		i--;
	return i;
}

/* Whether AT is an octet of a scalar; it never goes back. */
static bool in_scalar(struct reader *r, uint32_t at)
{
	const struct zp_yaml *y = r->y;
	while (r->scalar < y->nodes.n) {
		const struct zp_ynode *v = &y->nodes.v[r->scalar];
		if (v->at > at)
			return false;
		if (v->kind == ZP_Y_SCALAR && at < v->at + v->len)
			return true;
		if (r->scalar + 1 == y->nodes.n ||
		    y->nodes.v[r->scalar + 1].at > at)
			return false;
		r->scalar++;
	}
	return false;
}

/* The sign of a comment within FROM and AT, nearest to AT, with nothing but
 * blanks between; AT: there is none. */
static uint32_t sign_before(const struct reader *r, uint32_t from, uint32_t at)
{
	uint32_t i = at;
	while (i > from && (r->text[i - 1] == ' ' || r->text[i - 1] == '\t'))
		i--;
	if (i == from || r->text[i - 1] != '#')
		return at;
	i--;
	bool opens = i == from || r->text[i - 1] == ' ' ||
		     r->text[i - 1] == '\t' || r->text[i - 1] == '#';
	return opens ? i : at;
}

/* What begins on the line from FROM to TO, with all below it. NODE: any node
 * not behind it. */
static void cover(const struct reader *r, uint32_t node, uint32_t from,
    uint32_t to, struct zp_remark *m)
{
	const struct zp_yaml *y = r->y;
	m->from = from;
	m->to = to;
	while (node > 0 && y->nodes.v[node].at >= from)
		node--;
	for (; node < y->nodes.n && y->nodes.v[node].at < to; node++)
		if (y->nodes.v[node].at >= from && r->ends[node] > m->to)
			m->to = r->ends[node];
}

/* The node that follows the remark; the number of nodes: none does. */
static uint32_t node_after(const struct reader *r, uint32_t at)
{
	uint32_t n = r->scalar;
	while (n < r->y->nodes.n && r->y->nodes.v[n].at <= at)
		n++;
	return n;
}

static void place(const struct reader *r, uint32_t start, struct zp_remark *m)
{
	const struct zp_yaml *y = r->y;
	/* Words before the sign are a comment too, if one opens the line. */
	m->alone = r->text[start + strspn(r->text + start, " \t")] == '#';
	m->head = y->nodes.n == 0 || m->at < y->nodes.v[0].at;
	if (!m->alone) {
		cover(r, r->scalar, start, m->at, m);
		m->to = m->to > m->at + m->len ? m->to : m->at + m->len;
		return;
	}
	uint32_t n = node_after(r, m->at);
	if (n == y->nodes.n)
		return;
	uint32_t at = y->nodes.v[n].at;
	cover(r, n, line_start(r, at), line_end(r, at), m);
}

static void read_all(struct reader *r, zp_remarks *out)
{
	uint32_t at = zp_remark_find(r->text, r->size, 0), from = 0;
	uint32_t start = 0, end = 0;
	for (; at < r->size; at = zp_remark_find(r->text, r->size, from)) {
		/* A line may be long, and hold the word often. */
		if (at >= end) {
			start = line_start(r, at);
			end = line_end(r, at);
		}
		uint32_t sign = sign_before(r, start, at);
		struct zp_remark m;
		from = at + 1;
		if (sign == at || in_scalar(r, sign) ||
		    !zp_remark_read(r->text, '#', sign, end, &m))
			continue;
		place(r, start, &m);
		zp_push(out, m);
		from = end;
	}
}

void zp_remarks_yaml(struct zp_sources *s, uint32_t source,
    const struct zp_yaml_limits *limits, zp_remarks *out)
{
	const struct zp_source *file = zp_source_at(s, source);
	struct zp_yaml y = {0};
	struct reader r = {.y = &y, .text = file->text, .size = file->size};
	if (zp_remark_find(r.text, r.size, 0) == r.size)
		return;
	zp_yaml_read(&y, s, source, limits);
	r.ends = zp_xcalloc(y.nodes.n + 1, sizeof *r.ends);
	find_ends(&r);
	read_all(&r, out);
	zp_xfree(r.ends);
	zp_yaml_free(&y);
}
