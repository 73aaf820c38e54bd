/* Looking at a YAML tree. */
#include <string.h>

#include "zoneparse/hash.h"
#include "zoneparse/yaml_internal.h"

uint32_t zp_yaml_first_document(const struct zp_yaml *y)
{
	return y->ahead || y->nodes.n > 0 ? 0 : ZP_NONE;
}

uint32_t zp_yaml_next_document(const struct zp_yaml *y, uint32_t n)
{
	if (!zp_yaml_await_end(y))
		return ZP_NONE;
	uint32_t next = y->nodes.v[n].next;
	return next < y->nodes.n ? next : ZP_NONE;
}

bool zp_yaml_is_plain(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	return zp_yaml_is(y, n, ZP_Y_SCALAR) && y->nodes.v[n].plain;
}

bool zp_yaml_is_null(const struct zp_yaml *y, uint32_t n)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};
	struct zp_str s = zp_yaml_text(y, n);
	if (s.n > 4 || !zp_yaml_is_plain(y, n))
		return false;
	for (unsigned i = 0; i < 5; i++)
		if (zp_str_is(s, words[i]))
			return true;
	return false;
}

bool zp_yaml_is_cut(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	/* A text that is read ahead and broken is read once more. */
	return !y->ahead && y->broken && n != ZP_NONE &&
	       (uint32_t)(y->nodes.v[n].at + y->nodes.v[n].len) >=
		   zp_source_at(y->sources, y->source)->size;
}

bool zp_yaml_merges(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	return zp_yaml_is(y, n, ZP_Y_MAP) && y->nodes.v[n].mark;
}

bool zp_yaml_text_is(const struct zp_yaml *y, uint32_t n, const char *text)
{
	return zp_yaml_is(y, n, ZP_Y_SCALAR) &&
	       zp_str_is(zp_yaml_text(y, n), text);
}

const char *zp_yaml_tag(const struct zp_yaml *y, uint32_t n)
{
	n = zp_yaml_follow(y, n);
	if (n == ZP_NONE || !y->nodes.v[n].tagged)
		return NULL;
	uint32_t lo = 0, hi = y->tags.n;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (y->tags.v[mid].node < n)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < y->tags.n ? y->tags.v[lo].tag : NULL;
}

uint32_t zp_yaml_item(const struct zp_yaml *y, uint32_t seq)
{
	seq = zp_yaml_follow(y, seq);
	if (!zp_yaml_is(y, seq, ZP_Y_SEQ) || y->nodes.v[seq].n == 0)
		return ZP_NONE;
	return seq + 1;
}

uint32_t zp_yaml_after(const struct zp_yaml *y, uint32_t seq, uint32_t item)
{
	uint32_t next = y->nodes.v[item].next;
	return next < y->nodes.v[zp_yaml_follow(y, seq)].next ? next : ZP_NONE;
}

static bool is_merge(const struct zp_yaml *y, uint32_t key)
{
	const struct zp_ynode *v = &y->nodes.v[key];
	return v->kind == ZP_Y_SCALAR && v->plain && v->len == 2 &&
	       memcmp(y->text + v->at, "<<", 2) == 0;
}

/* KEY, or the first after it in MAP that is to be seen. */
static uint32_t seen(const struct zp_yaml *y, uint32_t map, uint32_t key)
{
	bool ahead = y->ahead && map == 0;
	for (;; key = y->nodes.v[y->nodes.v[key].next].next) {
		if (ahead ? !zp_yaml_await(y, key)
			  : key >= y->nodes.v[map].next)
			return ZP_NONE;
		if (!y->nodes.v[key].mark && !is_merge(y, key))
			return key;
	}
}

uint32_t zp_yaml_key(const struct zp_yaml *y, uint32_t map)
{
	map = zp_yaml_follow(y, map);
	return zp_yaml_is(y, map, ZP_Y_MAP) ? seen(y, map, map + 1) : ZP_NONE;
}

uint32_t zp_yaml_key_after(const struct zp_yaml *y, uint32_t map, uint32_t key)
{
	map = zp_yaml_follow(y, map);
	return seen(y, map, y->nodes.v[zp_yaml_value(y, key)].next);
}

uint32_t zp_yaml_value(const struct zp_yaml *y, uint32_t key)
{
	return y->nodes.v[key].next;
}

uint32_t zp_yaml_merged(const struct zp_yaml *y, uint32_t map, unsigned i)
{
	map = zp_yaml_follow(y, map);
	if (!zp_yaml_merges(y, map))
		return ZP_NONE;
	uint32_t end = y->nodes.v[map].next;
	for (uint32_t k = map + 1; k < end;
	     k = y->nodes.v[y->nodes.v[k].next].next) {
		if (!is_merge(y, k))
			continue;
		uint32_t v = zp_yaml_value(y, k);
		if (zp_yaml_is(y, v, ZP_Y_MAP) && i-- == 0)
			return zp_yaml_follow(y, v);
		for (uint32_t m = zp_yaml_item(y, v); m != ZP_NONE;
		     m = zp_yaml_after(y, v, m))
			if (zp_yaml_is(y, m, ZP_Y_MAP) && i-- == 0)
				return zp_yaml_follow(y, m);
	}
	return ZP_NONE;
}

uint32_t zp_yaml_get_key(const struct zp_yaml *y, uint32_t map, const char *key)
{
	for (uint32_t k = zp_yaml_key(y, map); k != ZP_NONE;
	     k = zp_yaml_key_after(y, map, k))
		if (zp_yaml_text_is(y, k, key))
			return k;
	uint32_t m;
	for (unsigned i = 0; (m = zp_yaml_merged(y, map, i)) != ZP_NONE; i++) {
		uint32_t k = zp_yaml_get_key(y, m, key);
		if (k != ZP_NONE)
			return k;
	}
	return ZP_NONE;
}

uint32_t zp_yaml_get(const struct zp_yaml *y, uint32_t map, const char *key)
{
	uint32_t k = zp_yaml_get_key(y, map, key);
	return k == ZP_NONE ? ZP_NONE : zp_yaml_value(y, k);
}

struct zp_problem *zp_yaml_fault(struct zp_yaml *y, enum zp_problem_kind kind,
    struct zp_span span, const char *help, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	struct zp_problem p = {
	    .span = span,
	    .kind = (uint16_t)kind,
	    .message = zp_vprintf(&y->arena, fmt, ap),
	    .help = help ? zp_dup(&y->arena, help) : NULL,
	};
	va_end(ap);
	zp_push(&y->faults, p);
	return &y->faults.v[y->faults.n - 1];
}

void zp_yaml_free(struct zp_yaml *y)
{
	zp_yaml_finish(y);
	zp_vec_free(&y->nodes);
	zp_vec_free(&y->owned);
	zp_vec_free(&y->tags);
	zp_vec_free(&y->faults);
	zp_buf_free(&y->texts);
	zp_arena_free(&y->arena);
}

uint32_t zp_yaml_hash(const char *p, size_t n)
{
	uint64_t h = zp_hash(ZP_HASH_BEGIN, p, n);
	return (uint32_t)(h ^ (h >> 29));
}

static void tell_twice(struct zp_yreader *r, uint32_t first, uint32_t second)
{
	struct zp_yaml *y = r->y;
	struct zp_str s = zp_yaml_text(y, second);
	/* Who looks on sees no node change: with a fault all is void. */
	if (!r->ahead)
		y->nodes.v[first].mark = 1;
	struct zp_problem *p = zp_yaml_fault(y, ZP_P_YAML_KEY_TWICE,
	    zp_yaml_span(y, second), "put both under one key, or drop one",
	    "the key \"%.*s\" stands twice in one mapping",
	    s.n > 80 ? 80 : (int)s.n, s.p);
	p->related = zp_yaml_span(y, first);
	p->related_message = "what stands here is dropped silently";
}

static bool same_key(
    const struct zp_yaml *y, const struct zp_ykey *a, const struct zp_ykey *b)
{
	if (a->hash != b->hash)
		return false;
	struct zp_str s = zp_yaml_text(y, a->node);
	struct zp_str t = zp_yaml_text(y, b->node);
	return s.n == t.n && memcmp(s.p, t.p, s.n) == 0;
}

/* Mappings of records are small, and most mappings are those. */
static void check_few(struct zp_yreader *r, const struct zp_ykey *k, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		for (uint32_t j = i; j-- > 0;)
			if (same_key(r->y, &k[j], &k[i])) {
				tell_twice(r, k[j].node, k[i].node);
				break;
			}
}

void zp_yaml_check_keys(struct zp_yreader *r, uint32_t first)
{
	const struct zp_ykey *k = r->keys.v + first;
	uint32_t n = r->keys.n - first, size = 64;
	if (n <= 8) {
		check_few(r, k, n);
		return;
	}
	while (size < 2 * n)
		size *= 2;
	if (size > r->size_table) {
		r->table = zp_xrealloc(r->table, size * sizeof *r->table);
		r->size_table = size;
	}
	memset(r->table, 0, size * sizeof *r->table);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = k[i].hash & (size - 1);
		for (; r->table[at]; at = (at + 1) & (size - 1)) {
			const struct zp_ykey *other = &k[r->table[at] - 1];
			if (!same_key(r->y, other, &k[i]))
				continue;
			tell_twice(r, other->node, k[i].node);
			break;
		}
		r->table[at] = i + 1;
	}
}
