/* Nodes of a YAML tree as they are read. */
#include <string.h>

#include "zoneparse/yaml_internal.h"

struct zp_span zp_yaml_span_at(
    const struct zp_yreader *r, uint32_t at, uint32_t len)
{
	if (at > r->size)
		at = r->size;
	if (len > r->size - at)
		len = r->size - at;
	return (struct zp_span){r->y->source, at, len};
}

void zp_yaml_limit(struct zp_yreader *r, enum zp_problem_kind kind, uint32_t at,
    const char *help, const char *what, uint32_t most)
{
	zp_yaml_fault(r->y, kind, zp_yaml_span_at(r, at, 1), help,
	    "the limit of %u %s is reached; the rest is not read", most, what);
	r->stop = true;
}

static uint32_t slot_of(const char *name)
{
	uint32_t h = 2166136261u;
	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return (h ^ (h >> 16)) % 1024;
}

const struct zp_yanchor *zp_yaml_find_anchor(
    const struct zp_yreader *r, const char *name)
{
	for (uint32_t i = r->slots[slot_of(name)]; i > 0;
	     i = r->anchors.v[i - 1].before)
		if (strcmp(r->anchors.v[i - 1].name, name) == 0)
			return &r->anchors.v[i - 1];
	return NULL;
}

/* Gives the anchor's number + 1; 0: NAME is NULL. */
uint32_t zp_yaml_add_anchor(
    struct zp_yreader *r, const char *name, uint32_t node)
{
	if (!name)
		return 0;
	uint32_t *slot = &r->slots[slot_of(name)];
	struct zp_yanchor a = {zp_dup(&r->y->arena, name), node, 0, *slot};
	zp_push(&r->anchors, a);
	return *slot = r->anchors.n;
}

uint32_t zp_yaml_add_node(
    struct zp_yreader *r, enum zp_ykind kind, uint32_t at, uint32_t end)
{
	const uint32_t most = (UINT32_C(1) << 30) - 1;
	struct zp_ynode n = {.at = at & most,
	    .kind = kind & 3u,
	    .len = (end > at ? end - at : 0) & most,
	    .next = (r->y->nodes.n + 1) & most};
	if (r->depth > 0)
		r->y->nodes.v[r->open[r->depth - 1].node].n++;
	zp_push(&r->y->nodes, n);
	if (r->y->nodes.n >= ZP_YAML_SIZE)
		zp_yaml_limit(
		    r, ZP_P_YAML_SIZE, at, NULL, "values", ZP_YAML_SIZE);
	return r->y->nodes.n - 1;
}

void zp_yaml_add_tag(struct zp_yreader *r, uint32_t node, const char *tag)
{
	if (!tag)
		return;
	r->y->nodes.v[node].tagged = 1;
	struct zp_ytag t = {node, zp_dup(&r->y->arena, tag)};
	zp_push(&r->y->tags, t);
}

/* libyaml's start of a node is that of its anchor and tag: the node itself
 * stands after them. */
uint32_t zp_yaml_after_properties(
    const struct zp_yreader *r, uint32_t at, uint32_t end)
{
	while (at < end && (r->text[at] == '&' || r->text[at] == '!')) {
		while (at < end && !strchr(" \t\r\n", r->text[at]))
			at++;
		for (; at < end && strchr(" \t\r\n#", r->text[at]); at++)
			while (r->text[at] == '#' && at + 1 < end &&
			       r->text[at + 1] != '\n')
				at++;
	}
	return at;
}

void zp_yaml_end_node(struct zp_ynode *n, uint32_t end, uint32_t next)
{
	const uint32_t most = (UINT32_C(1) << 30) - 1;
	n->len = (end > n->at ? end - n->at : 0) & most;
	n->next = next & most;
	if (n->kind == ZP_Y_MAP)
		n->n /= 2;
}

void zp_yaml_close_node(struct zp_yreader *r, uint32_t end)
{
	struct zp_yopen *o = &r->open[--r->depth];
	struct zp_ynode *n = &r->y->nodes.v[o->node];
	/* Who looks on reads the top node all the time. */
	if (r->ahead && o->node == 0)
		r->top = (struct zp_ytop){end, r->y->nodes.n, r->top.merges};
	else
		zp_yaml_end_node(n, end, r->y->nodes.n);
	if (n->kind == ZP_Y_MAP) {
		if (!r->stop)
			zp_yaml_check_keys(r, o->keys);
		r->keys.n = o->keys;
	}
	if (o->anchor)
		r->anchors.v[o->anchor - 1].aliases = o->aliases;
	if (r->depth > 0)
		r->open[r->depth - 1].aliases += o->aliases;
}

/* The octets put into texts from START on are the scalar's. */
static void own(struct zp_yreader *r, struct zp_ynode *n, size_t start)
{
	struct zp_yown o = {(uint32_t)start, (uint32_t)(r->y->texts.n - start)};
	n->own_text = 1;
	n->n = r->y->owned.n;
	zp_push(&r->y->owned, o);
}

/* The text of a string that libyaml saw a patched copy of. */
static bool unescape(
    struct zp_yreader *r, struct zp_ynode *n, uint32_t at, uint32_t len)
{
	struct zp_buf *b = &r->y->texts;
	size_t start = b->n;
	for (uint32_t i = 0; i < len;) {
		char out[4];
		unsigned k = 0;
		unsigned used =
		    zp_yaml_unit(r->source + at + i, len - i, out, &k);
		if (used == 0) {
			b->n = start;
			return false;
		}
		zp_buf_add(b, out, k);
		i += used;
	}
	own(r, n, start);
	return true;
}

/* Where the text stands in the source as it is, it is not copied. */
void zp_yaml_set_text(
    struct zp_yreader *r, struct zp_ynode *n, const char *value, size_t len)
{
	char c = n->len > 0 ? r->text[n->at] : '\0';
	bool quoted = !n->plain && n->len >= 2 && (c == '"' || c == '\'');
	uint32_t at = n->at + quoted, size = n->len - (quoted ? 2u : 0u);
	if (quoted && c == '"' && r->patched &&
	    memcmp(r->text + at, r->source + at, size) != 0 &&
	    unescape(r, n, at, size))
		return;
	if (size == len && (quoted || n->plain) &&
	    memcmp(r->text + at, value, len) == 0)
		return;
	size_t start = r->y->texts.n;
	zp_buf_add(&r->y->texts, value, len);
	own(r, n, start);
}
