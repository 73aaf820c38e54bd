#include "zoneparse/scan.h"

#include <string.h>

/* Classes of octets. A run of WORD ends at any octet that is not WORD. */
enum { WORD, BLANK, NEWLINE, SPECIAL, BACKSLASH, ODD };

static const uint8_t class_of[256] = {
    [0] = ODD,
    [1] = ODD,
    [2] = ODD,
    [3] = ODD,
    [4] = ODD,
    [5] = ODD,
    [6] = ODD,
    [7] = ODD,
    [8] = ODD,
    ['\t'] = BLANK,
    ['\n'] = NEWLINE,
    [11] = ODD,
    [12] = ODD,
    ['\r'] = BLANK,
    [14] = ODD,
    [15] = ODD,
    [16] = ODD,
    [17] = ODD,
    [18] = ODD,
    [19] = ODD,
    [20] = ODD,
    [21] = ODD,
    [22] = ODD,
    [23] = ODD,
    [24] = ODD,
    [25] = ODD,
    [26] = ODD,
    [27] = ODD,
    [28] = ODD,
    [29] = ODD,
    [30] = ODD,
    [31] = ODD,
    [' '] = BLANK,
    ['"'] = SPECIAL,
    ['('] = SPECIAL,
    [')'] = SPECIAL,
    [';'] = SPECIAL,
    ['\\'] = BACKSLASH,
    [127] = ODD,
};

static uint8_t class_at(const struct zp_scan *s, uint32_t i)
{
	uint8_t c = (uint8_t)s->text[i];
	return c >= 128 ? ODD : class_of[c];
}

void zp_scan_init(struct zp_scan *s, const char *text, uint32_t size)
{
	*s = (struct zp_scan){.text = text, .size = size};
}

void zp_scan_free(struct zp_scan *s)
{
	zp_vec_free(&s->toks);
}

static uint32_t line_end(const struct zp_scan *s, uint32_t i)
{
	const char *nl = memchr(s->text + i, '\n', s->size - i);
	return nl ? (uint32_t)(nl - s->text) : s->size;
}

static bool fault(
    struct zp_scan *s, enum zp_problem_kind kind, uint32_t at, uint32_t len)
{
	s->fault_kind = (uint16_t)kind;
	s->fault_at = at;
	s->fault_len = len;
	return false;
}

/* From the opening quote past the closing one. */
static bool take_quoted(struct zp_scan *s)
{
	struct zp_token t = {s->at, 0, ZP_TOK_QUOTED};
	uint32_t i = s->at + 1;
	for (; i < s->size && s->text[i] != '"'; i++) {
		uint8_t c = (uint8_t)s->text[i];
		if (c == '\n')
			break;
		if (c == '\\') {
			t.flags |= ZP_TOK_ESCAPE;
			if (i + 1 < s->size && s->text[i + 1] != '\n')
				i++;
		} else if (c >= 127 || (c < 32 && c != '\t')) {
			t.flags |= ZP_TOK_8BIT;
			if (c == 0)
				return fault(s, ZP_P_CONTROL_BYTE, i, 1);
		}
	}
	if (i >= s->size || s->text[i] != '"')
		return fault(s, ZP_P_QUOTE_OPEN, s->at, 1);
	s->at = i + 1;
	t.len = s->at - t.at;
	zp_push(&s->toks, t);
	return true;
}

static bool take_word(struct zp_scan *s)
{
	struct zp_token t = {s->at, 0, 0};
	uint32_t i = s->at;
	for (; i < s->size; i++) {
		uint8_t k = class_at(s, i);
		if (k == WORD)
			continue;
		if (k == BACKSLASH) {
			t.flags |= ZP_TOK_ESCAPE;
			if (i + 1 >= s->size || s->text[i + 1] == '\n' ||
			    s->text[i + 1] == '\r')
				return fault(s, ZP_P_ESCAPE_BAD, i, 1);
			i++;
			continue;
		}
		if (k != ODD)
			break;
		if ((uint8_t)s->text[i] < 32)
			return fault(s, ZP_P_CONTROL_BYTE, i, 1);
		t.flags |= ZP_TOK_8BIT;
	}
	s->at = i;
	t.len = i - t.at;
	zp_push(&s->toks, t);
	return true;
}

/* Lines that hold no token: blank ones and comments. */
static void skip_empty_lines(struct zp_scan *s)
{
	while (s->at < s->size) {
		uint32_t i = s->at;
		while (i < s->size && class_at(s, i) == BLANK)
			i++;
		if (i < s->size && s->text[i] == ';')
			i = line_end(s, i);
		if (i < s->size && s->text[i] != '\n')
			return;
		s->at = i < s->size ? i + 1 : i;
	}
}

struct parens {
	uint32_t open; /* where, while inside */
	bool inside;
};

/* One octet that is none of a word's; false on a fault or at the record's end
 * (then fault_kind is ZP_P_COUNT). */
static bool take_special(struct zp_scan *s, struct parens *p)
{
	switch (s->text[s->at]) {
	case '\n':
		if (p->inside) {
			s->at++;
			return true;
		}
		return fault(s, ZP_P_COUNT, 0, 0);
	case ';': s->at = line_end(s, s->at); return true;
	case '(':
		if (p->inside)
			return fault(s, ZP_P_PAREN_NESTED, s->at, 1);
		p->inside = true;
		p->open = s->at++;
		return true;
	case ')':
		if (!p->inside)
			return fault(s, ZP_P_PAREN_STRAY, s->at, 1);
		p->inside = false;
		s->at++;
		return true;
	default: return take_quoted(s);
	}
}

/* After a fault: the line after the one that closes the parentheses, if they
 * are closed at all before a line that begins a record. */
static void resynchronise(struct zp_scan *s, const struct parens *p)
{
	uint32_t i = s->fault_at, end = line_end(s, i);
	bool quoted = false;
	for (uint32_t k = i; p->inside && k < s->size && k - i < ZP_RECORD_MAX;
	     k++) {
		char c = s->text[k];
		if (c == '\\')
			k++;
		else if (c == '\n')
			quoted = false;
		else if (c == '"')
			quoted = !quoted;
		else if (c == ';' && !quoted)
			k = line_end(s, k) - 1;
		if (c == ')' && !quoted) {
			end = line_end(s, k);
			break;
		}
	}
	s->at = end < s->size ? end + 1 : end;
}

static bool scan_record(struct zp_scan *s, struct parens *p)
{
	while (s->at < s->size) {
		if (s->at - s->rec.at > ZP_RECORD_MAX)
			return fault(s, ZP_P_RECORD_TOO_LONG,
			    s->toks.n > 0 ? s->toks.v[0].at : s->rec.at, 1);
		uint8_t k = class_at(s, s->at);
		if (k == BLANK) {
			s->at++;
		} else if (k == NEWLINE || k == SPECIAL) {
			if (!take_special(s, p))
				return s->fault_kind == ZP_P_COUNT;
		} else if (!take_word(s)) {
			return false;
		} else if (s->toks.v[s->toks.n - 1].len > ZP_RECORD_MAX) {
			return fault(s, ZP_P_RECORD_TOO_LONG,
			    s->toks.v[s->toks.n - 1].at, 1);
		}
	}
	if (p->inside)
		return fault(s, ZP_P_PAREN_OPEN, p->open, 1);
	return true;
}

static enum zp_scanned next_record(struct zp_scan *s)
{
	struct parens p = {0, false};
	s->toks.n = 0;
	s->rec = (struct zp_record){.at = s->at};
	s->rec.blank_owner = class_at(s, s->at) == BLANK;
	bool ok = scan_record(s, &p);
	s->rec.tok = s->toks.v;
	s->rec.ntok = s->toks.n;
	if (!ok)
		resynchronise(s, &p);
	else if (s->at < s->size)
		s->at++;
	s->rec.end = s->at;
	return ok ? ZP_SCAN_RECORD : ZP_SCAN_FAULT;
}

enum zp_scanned zp_scan_next(struct zp_scan *s)
{
	for (;;) {
		skip_empty_lines(s);
		if (s->at >= s->size)
			return ZP_SCAN_END;
		enum zp_scanned r = next_record(s);
		/* A line of parentheses alone holds no record. */
		if (r == ZP_SCAN_FAULT || s->toks.n > 0)
			return r;
	}
}
