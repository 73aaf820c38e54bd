#include "lint/linehash.h"

#include "lint/out.h"

#define WINDOW 100u
#define BASE UINT64_C(37)
#define END_OF_TEXT 0xffffu
#define NO_LINE UINT32_MAX

struct hasher {
	uint64_t hash, over;     /* over: BASE to the power of WINDOW */
	uint32_t units[WINDOW];  /* the last ones, a ring */
	uint32_t begins[WINDOW]; /* the line that begins there, or NO_LINE */
	unsigned at;
	uint32_t line;
	bool fresh; /* the next unit begins a line */
	lint_line_hashes *out;
};

/* One more unit; a line whose window it leaves is done. */
static void push(struct hasher *h, uint32_t unit, bool begins)
{
	if (h->begins[h->at] != NO_LINE)
		zp_push(h->out, ((struct lint_line_hash){h->hash, 0}));
	h->begins[h->at] = begins ? h->line++ : NO_LINE;
	h->hash = h->hash * BASE + unit - h->over * h->units[h->at];
	h->units[h->at] = unit;
	h->at = (h->at + 1) % WINDOW;
}

static void take(struct hasher *h, uint32_t unit)
{
	bool begins = h->fresh;
	h->fresh = false;
	push(h, unit, begins);
}

static void take_character(struct hasher *h, unsigned c)
{
	if (c < 0x10000) {
		take(h, c);
		return;
	}
	take(h, 0xd800 + ((c - 0x10000) >> 10));
	take(h, 0xdc00 + (c & 0x3ff));
}

static void take_text(struct hasher *h, const char *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		unsigned c = (unsigned char)text[i], len = 1;
		if (c >= 0x80 && !(len = lint_utf8(text + i, n - i, &c))) {
			c = 0xfffd;
			len = 1;
		}
		i += len;
		if (c == ' ' || c == '\t')
			continue;
		bool ends = c == '\n';
		if (c == '\r') {
			ends = i < n && text[i] == '\n';
			i += ends;
			c = '\n';
		}
		take_character(h, c);
		if (ends)
			h->fresh = true;
	}
}

/* Numbers equal hashes, in the order of lines. */
static void number(lint_line_hashes *l)
{
	unsigned bits = 4;
	while (((size_t)1 << bits) / 2 <= l->n)
		bits++;
	size_t mask = ((size_t)1 << bits) - 1;
	/* For each hash the last line that has it, from 1. */
	uint32_t *slots = zp_xcalloc(mask + 1, sizeof *slots);
	for (uint32_t i = 0; i < l->n; i++) {
		struct lint_line_hash *own = &l->v[i];
		size_t k =
		    (own->hash * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - bits);
		while (slots[k] && l->v[slots[k] - 1].hash != own->hash)
			k = (k + 1) & mask;
		own->nth = slots[k] ? l->v[slots[k] - 1].nth + 1 : 1;
		slots[k] = i + 1;
	}
	zp_xfree(slots);
}

void lint_line_hashes_make(
    lint_line_hashes *l, const char *text, size_t n, bool marked)
{
	struct hasher h = {.over = 1, .fresh = true, .out = l};
	for (unsigned i = 0; i < WINDOW; i++) {
		h.over *= BASE;
		h.begins[i] = NO_LINE;
	}
	if (marked)
		take(&h, 0xfeff);
	take_text(&h, text, n);
	take(&h, END_OF_TEXT);
	for (unsigned i = 0; i < WINDOW; i++)
		push(&h, 0, false);
	number(l);
}
