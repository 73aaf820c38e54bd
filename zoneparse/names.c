#include "zoneparse/label.h"

#include <sys/auxv.h>

#define FIRST_BITS 5u

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

/* A large table has pages of its own: another thread may make them. */
static struct zp_slot *new_slots(unsigned bits)
{
	size_t n = sizeof(struct zp_slot) << bits;
	return bits >= ZP_SLOTS_APART ? zp_pages(n) : zp_xcalloc(1, n);
}

static void free_slots(struct zp_slot *slots, unsigned bits)
{
	if (bits >= ZP_SLOTS_APART)
		zp_pages_free(slots, sizeof *slots << bits);
	else
		zp_xfree(slots);
}

void zp_names_init(struct zp_names *t)
{
	*t = (struct zp_names){.bits = FIRST_BITS};
	/* Octets that the kernel gives each process at random. */
	const void *random = (const void *)getauxval(AT_RANDOM);
	if (random)
		memcpy(&t->seed, random, sizeof t->seed);
	t->slots = zp_xcalloc((size_t)1 << t->bits, sizeof *t->slots);
	zp_push(&t->nodes, ((struct zp_node){.wire = 1}));
	zp_buf_add(&t->labels, "\0", 1);
}

void zp_names_free(struct zp_names *t)
{
	zp_vec_free(&t->nodes);
	zp_buf_free(&t->labels);
	free_slots(t->slots, t->bits);
	t->slots = NULL;
}

static bool is_child(const struct zp_names *t, uint32_t node, uint32_t parent,
    const struct zp_label *l)
{
	const struct zp_node *v = &t->nodes.v[node];
	const char *text = t->labels.p + v->label;
	return v->parent == parent && (uint8_t)text[0] == l->n &&
	       memcmp(text + 1, l->lane, l->n) == 0;
}

/* The slot of the label, or the free one where it belongs. The root has no slot
 * of its own, so that 0 can stand for a free one. */
static struct zp_slot *find_slot(const struct zp_names *t, uint32_t hash,
    uint32_t parent, const struct zp_label *l)
{
	uint32_t mask = (UINT32_C(1) << t->bits) - 1;
	for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
		struct zp_slot *s = &t->slots[i];
		if (s->node == 0 ||
		    (s->hash == hash && is_child(t, s->node, parent, l)))
			return s;
	}
}

static void resize(struct zp_names *t, unsigned bits)
{
	struct zp_slot *old = t->slots;
	uint32_t n = UINT32_C(1) << t->bits;
	uint32_t mask = (UINT32_C(1) << bits) - 1;
	unsigned had = t->bits;
	t->bits = bits;
	t->slots = new_slots(bits);
	for (uint32_t k = 0; k < n; k++) {
		if (old[k].node == 0)
			continue;
		uint32_t i = old[k].hash & mask;
		while (t->slots[i].node)
			i = (i + 1) & mask;
		t->slots[i] = old[k];
	}
	free_slots(old, had);
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

static void add_node(
    struct zp_names *t, uint32_t parent, const struct zp_label *l)
{
	const struct zp_node *above = &t->nodes.v[parent];
	struct zp_node node = {
	    .parent = parent,
	    .label = (uint32_t)t->labels.n,
	    .depth = (uint8_t)(above->depth + 1),
	    .flags =
		is_ldh((const uint8_t *)l->lane, l->n) ? 0 : ZP_NODE_NOT_LDH,
	    .wire = (uint16_t)(above->wire + l->n + 1),
	};
	zp_buf_add(&t->labels, &l->n, 1);
	zp_buf_add(&t->labels, l->lane, l->n);
	zp_push(&t->nodes, node);
}

uint32_t zp_names_add(
    struct zp_names *t, uint32_t parent, const struct zp_label *l)
{
	uint32_t hash = zp_label_hash(l->hash, parent, t->seed);
	struct zp_slot *slot = find_slot(t, hash, parent, l);
	if (slot->node)
		return slot->node;
	uint32_t k = t->nodes.n;
	*slot = (struct zp_slot){k, hash};
	add_node(t, parent, l);
	/* Three of four slots at most: probes stay short. */
	if (t->nodes.n > (UINT32_C(3) << t->bits) / 4)
		resize(t, t->bits + 1);
	return k;
}

/* Reads a label beyond which nothing may be read. */
static void read_label(struct zp_label *l, const uint8_t *label, uint8_t n)
{
	char room[72] = {0};
	memcpy(room, label, n);
	zp_label_read(l, room, n);
}

uint32_t zp_names_child(
    struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n)
{
	struct zp_label l;
	read_label(&l, label, n);
	return zp_names_add(t, parent, &l);
}

uint32_t zp_names_plain(struct zp_names *t, uint32_t parent, struct zp_str s)
{
	struct zp_label l;
	if (s.n == 0 || s.n > ZP_LABEL_MAX ||
	    s.n + t->nodes.v[parent].wire + 1u > ZP_NAME_MAX)
		return UINT32_MAX;
	read_label(&l, (const uint8_t *)s.p, (uint8_t)s.n);
	if (!is_ldh((const uint8_t *)l.lane, l.n))
		return UINT32_MAX;
	return zp_names_add(t, parent, &l);
}

uint32_t zp_names_find_child(
    const struct zp_names *t, uint32_t parent, const uint8_t *label, uint8_t n)
{
	struct zp_label l;
	read_label(&l, label, n);
	uint32_t hash = zp_label_hash(l.hash, parent, t->seed);
	uint32_t k = find_slot(t, hash, parent, &l)->node;
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
