#include "zoneparse/remark.h"

#include <string.h>

#include "zoneparse/scan.h"

#define WORD_LEN ((uint32_t)sizeof ZP_REMARK_WORD - 1)
#define BLOCK 256u

/* Whether the word may begin in one of BLOCK octets: its first letter and,
 * where it would end, its last. The compiler looks at many at a time, so that a
 * file without the word costs next to nothing. */
static bool may_begin(const char *text)
{
	unsigned char any = 0;
	for (unsigned i = 0; i < BLOCK; i++)
		any |= (unsigned char)((text[i] == ZP_REMARK_WORD[0]) &
				       (text[i + WORD_LEN - 1] == ':'));
	return any != 0;
}

uint32_t zp_remark_find(const char *text, uint32_t size, uint32_t at)
{
	const uint32_t most = BLOCK + WORD_LEN - 1; /* that begins in a block */
	while (at < size) {
		bool last = size - at < most;
		uint32_t n = last ? size - at : most;
		const char *p =
		    last || may_begin(text + at)
			? memmem(text + at, n, ZP_REMARK_WORD, WORD_LEN)
			: NULL;
		if (p)
			return (uint32_t)(p - text);
		at += last ? n : BLOCK;
	}
	return size;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool zp_remark_read(const char *text, char sign, uint32_t at, uint32_t end,
    struct zp_remark *out)
{
	while (end > at && (is_blank(text[end - 1]) || text[end - 1] == '\r'))
		end--;
	for (uint32_t m = zp_remark_find(text, end, at); m < end;
	     m = zp_remark_find(text, end, m + WORD_LEN)) {
		uint32_t open = m;
		while (open > at && is_blank(text[open - 1]))
			open--;
		if (open == at || text[open - 1] != sign)
			continue;
		*out = (struct zp_remark){.at = open - 1,
		    .len = end - (open - 1),
		    .text = m + WORD_LEN,
		    .ntext = end - (m + WORD_LEN)};
		return true;
	}
	return false;
}

struct reader {
	const char *text;
	uint32_t size;
	uint32_t next; /* where the word stands next */
	bool head;
	zp_remarks *out;
	uint32_t waiting; /* from this on they wait for what follows */
};

static uint32_t line_end(const struct reader *r, uint32_t i)
{
	const char *nl = memchr(r->text + i, '\n', r->size - i);
	return nl ? (uint32_t)(nl - r->text) : r->size;
}

static bool is_alone(const struct reader *r, uint32_t at)
{
	while (at > 0 && is_blank(r->text[at - 1]))
		at--;
	return at == 0 || r->text[at - 1] == '\n';
}

/* The comments between FROM and TO, where no token stands; what a fault left
 * unread is read as the scanner would, quotes and all. RECORD: NULL between
 * records. */
static void take_comments(struct reader *r, uint32_t from, uint32_t to,
    const struct zp_record *record)
{
	bool quoted = false;
	struct zp_remark m;
	for (uint32_t i = from; i < to; i++) {
		char c = r->text[i];
		if (c == '\\')
			i++;
		else if (c == '\n')
			quoted = false;
		else if (c == '"')
			quoted = !quoted;
		if (c != ';' || quoted)
			continue;
		uint32_t end = line_end(r, i);
		if (zp_remark_read(r->text, ';', i, end, &m)) {
			m.alone = is_alone(r, i);
			m.head = r->head && !record;
			m.from = record ? record->at : 0;
			m.to = record ? record->end : 0;
			zp_push(r->out, m);
		}
		i = end - 1;
	}
}

static void take_between(struct reader *r, uint32_t from, uint32_t to)
{
	if (r->next < to)
		take_comments(r, from, to, NULL);
}

static void take_record(struct reader *r, const struct zp_record *record)
{
	for (; r->waiting < r->out->n; r->waiting++) {
		r->out->v[r->waiting].from = record->at;
		r->out->v[r->waiting].to = record->end;
	}
	r->head = false;
	if (r->next >= record->end)
		return;
	uint32_t from = record->at;
	for (uint32_t i = 0; i < record->ntok; i++) {
		take_comments(r, from, record->tok[i].at, record);
		from = record->tok[i].at + record->tok[i].len;
	}
	take_comments(r, from, record->end, record);
	r->waiting = r->out->n;
}

void zp_remarks_master(const struct zp_source *s, zp_remarks *out)
{
	struct reader r = {s->text, s->size, 0, true, out, out->n};
	struct zp_scan scan;
	uint32_t before = 0;
	r.next = zp_remark_find(s->text, s->size, 0);
	if (r.next == s->size)
		return;
	zp_scan_init(&scan, s->text, s->size);
	while (zp_scan_next(&scan) != ZP_SCAN_END) {
		take_between(&r, before, scan.rec.at);
		take_record(&r, &scan.rec);
		before = scan.rec.end;
		if (r.next < before)
			r.next = zp_remark_find(s->text, s->size, before);
	}
	take_between(&r, before, s->size);
	zp_scan_free(&scan);
}
