#include "zoneparse/name.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_BITS 8u

static uint32_t hash_label(uint32_t parent, const uint8_t *label, uint8_t n)
{
	uint64_t h = (parent + 1u) * UINT64_C(0x9e3779b97f4a7c15);
	for (uint8_t i = 0; i < n; i++)
		h = (h ^ label[i]) * UINT64_C(0x100000001b3);
	h ^= h >> 29;
	h *= UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)(h >> 32);
}

static bool is_ldh(const uint8_t *label, uint8_t n)
{
	for (uint8_t i = 0; i < n; i++) {
		uint8_t c = label[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			c == '-'))
			return false;
	}
	return true;
}

void zp_names_init(struct zp_names *t)
{
	*t = (struct zp_names){.bits = FIRST_BITS};
	t->slots = zp_xcalloc((size_t)1 << t->bits, sizeof *t->slots);
	zp_push(&t->nodes, ((struct zp_node){.wire = 1}));
	zp_buf_add(&t->labels, "\0", 1);
}

void zp_names_free(struct zp_names *t)
{
	zp_vec_free(&t->nodes);
	zp_buf_free(&t->labels);
	zp_xfree(t->slots);
	t->slots = NULL;
}

/* The slot of the label, or the free one where it belongs. The root has no slot
 * of its own, so that 0 can stand for a free one. */
static uint32_t *find_slot(const struct zp_names *t, uint32_t hash,
    uint32_t parent, const uint8_t *label, uint8_t n)
{
	uint32_t mask = (UINT32_C(1) << t->bits) - 1;
	for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
		uint32_t k = t->slots[i];
		if (k == 0)
			return &t->slots[i];
		const struct zp_node *v = &t->nodes.v[k];
		if (v->hash != hash || v->parent != parent)
			continue;
		const char *l = t->labels.p + v->label;
		if ((uint8_t)l[0] == n && memcmp(l + 1, label, n) == 0)
			return &t->slots[i];
	}
}

static void resize(struct zp_names *t, unsigned bits)
{
	size_t n = (size_t)1 << bits;
	uint32_t mask = (uint32_t)(n - 1);
	zp_xfree(t->slots);
	t->bits = bits;
	t->slots = zp_xcalloc(n, sizeof *t->slots);
	for (uint32_t k = 1; k < t->nodes.n; k++) {
		uint32_t i = t->nodes.v[k].hash & mask;
		while (t->slots[i])
			i = (i + 1) & mask;
		t->slots[i] = k;
	}
}

void zp_names_reserve(struct zp_names *t, uint32_t n)
{
	unsigned bits = t->bits;
	while (n > (UINT32_C(1) << bits) / 4 * 3 && bits < 31)
		bits++;
	zp_vec_reserve(&t->nodes, n);
	if (bits > t->bits)
		resize(t, bits);
}

uint32_t zp_names_child(
    struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n)
{
	uint32_t hash = hash_label(parent, label, n);
	uint32_t *slot = find_slot(t, hash, parent, label, n);
	if (*slot)
		return *slot;
	uint32_t k = t->nodes.n;
	*slot = k;
	const struct zp_node *above = &t->nodes.v[parent];
	struct zp_node node = {
	    .parent = parent,
	    .label = (uint32_t)t->labels.n,
	    .hash = hash,
	    .depth = (uint8_t)(above->depth + 1),
	    .flags = is_ldh(label, n) ? 0 : ZP_NODE_NOT_LDH,
	    .wire = (uint16_t)(above->wire + n + 1),
	};
	zp_buf_add(&t->labels, &n, 1);
	zp_buf_add(&t->labels, label, n);
	zp_push(&t->nodes, node);
	/* Three of four slots at most: probes stay short. */
	if (t->nodes.n > (UINT32_C(3) << t->bits) / 4)
		resize(t, t->bits + 1);
	return k;
}

uint32_t zp_names_plain(struct zp_names *t, uint32_t parent, struct zp_str s)
{
	uint8_t label[ZP_LABEL_MAX];
	if (s.n == 0 || s.n > ZP_LABEL_MAX ||
	    s.n + t->nodes.v[parent].wire + 1u > ZP_NAME_MAX)
		return UINT32_MAX;
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = (uint8_t)s.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (uint8_t)(c + 32);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			c == '-'))
			return UINT32_MAX;
		label[i] = c;
	}
	return zp_names_child(t, parent, label, (uint8_t)s.n);
}

uint32_t zp_names_find_child(
    const struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n)
{
	uint32_t hash = hash_label(parent, label, n);
	uint32_t k = *find_slot(t, hash, parent, label, n);
	return k ? k : UINT32_MAX;
}

uint32_t zp_names_intern(struct zp_names *t, const struct zp_name *n)
{
	uint8_t at[ZP_LABELS_MAX];
	uint32_t node = 0;
	for (unsigned i = zp_name_labels(n, at); i-- > 0;)
		node = zp_names_child(
		    t, node, n->wire + at[i] + 1, n->wire[at[i]]);
	return node;
}

uint32_t zp_names_find(const struct zp_names *t, const struct zp_name *n)
{
	uint8_t at[ZP_LABELS_MAX];
	uint32_t node = 0;
	for (unsigned i = zp_name_labels(n, at); i-- > 0;) {
		node = zp_names_find_child(
		    t, node, n->wire + at[i] + 1, n->wire[at[i]]);
		if (node == UINT32_MAX)
			break;
	}
	return node;
}

void zp_names_get(const struct zp_names *t, uint32_t node, struct zp_name *out)
{
	unsigned n = 0;
	out->labels = t->nodes.v[node].depth;
	for (; node != 0; node = t->nodes.v[node].parent) {
		const char *l = t->labels.p + t->nodes.v[node].label;
		unsigned len = (uint8_t)l[0] + 1u;
		memcpy(out->wire + n, l, len);
		n += len;
	}
	out->wire[n++] = 0;
	out->len = (uint8_t)n;
}

struct zp_str zp_names_label(const struct zp_names *t, uint32_t node)
{
	const char *l = t->labels.p + t->nodes.v[node].label;
	return (struct zp_str){l + 1, (uint8_t)l[0]};
}

bool zp_names_is_below(const struct zp_names *t, uint32_t node, uint32_t above)
{
	const struct zp_node *v = t->nodes.v;
	while (v[node].depth > v[above].depth)
		node = v[node].parent;
	return node == above;
}
