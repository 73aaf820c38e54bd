#include "zoneparse/idn.h"

#include <idn2.h>
#include <string.h>

static bool is_ascii(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] > 127)
			return false;
	return true;
}

/* Octets of a full stop at P: ".", or one that IDNA maps to it (RFC 3490
 * section 3.1: U+3002, U+FF0E, U+FF61); 0 when there is none. */
static size_t dot_at(const char *p)
{
	if (*p == '.')
		return 1;
	if (strncmp(p, "\343\200\202", 3) == 0 ||
	    strncmp(p, "\357\274\216", 3) == 0 ||
	    strncmp(p, "\357\275\241", 3) == 0)
		return 3;
	return 0;
}

static bool add(char *out, size_t *used, size_t size, const char *p, size_t n)
{
	if (n >= size - *used)
		return false;
	memcpy(out + *used, p, n);
	*used += n;
	out[*used] = '\0';
	return true;
}

/* One label, as an A-label where it is not ASCII (RFC 5891 section 5). */
static bool add_label(
    char *out, size_t *used, size_t size, const char *p, size_t n)
{
	char label[256];
	char *ascii = NULL;
	if (is_ascii(p, n))
		return add(out, used, size, p, n);
	if (n >= sizeof label)
		return false;
	memcpy(label, p, n);
	label[n] = '\0';
	if (idn2_to_ascii_8z(label, &ascii,
		IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT) != IDN2_OK)
		return false;
	bool ok = add(out, used, size, ascii, strlen(ascii));
	idn2_free(ascii);
	return ok;
}

bool zp_name_read(struct zp_name *out, const char *text)
{
	char ascii[ZP_NAME_TEXT];
	size_t used = 0;
	if (!*text)
		return false;
	ascii[0] = '\0';
	while (*text) {
		size_t n = 0;
		while (text[n] && !dot_at(text + n))
			n++;
		if (n > 0 && !add_label(ascii, &used, sizeof ascii, text, n))
			return false;
		text += n;
		size_t dot = *text ? dot_at(text) : 0;
		if (dot > 0 && !add(ascii, &used, sizeof ascii, ".", 1))
			return false;
		text += dot;
	}
	return zp_name_from_text(out, ascii);
}

/* The next code point of valid UTF-8 (libidn2 made it). */
static uint32_t next_point(const unsigned char **p)
{
	uint32_t c = *(*p)++;
	if (c < 0x80)
		return c;
	c &= c >= 0xf0 ? 0x07 : c >= 0xe0 ? 0x0f : 0x1f;
	while ((**p & 0xc0) == 0x80)
		c = c << 6 | (*(*p)++ & 0x3f);
	return c;
}

enum { LATIN = 1, GREEK = 2, CYRILLIC = 4, OTHER = 8, UNSAFE = 16 };

static unsigned script_of(uint32_t c)
{
	if (c == '-' || (c >= '0' && c <= '9'))
		return 0;
	if ((c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0x24f) ||
	    (c >= 0x1e00 && c <= 0x1eff))
		return LATIN;
	if ((c >= 0x370 && c <= 0x3ff) || (c >= 0x1f00 && c <= 0x1fff))
		return GREEK;
	if (c >= 0x400 && c <= 0x52f)
		return CYRILLIC;
	/* Controls, modifiers and combining marks; joiners; what is written
	 * from the right and so would reorder the line it stands in. */
	if (c < 0x370 || (c >= 0x2000 && c <= 0x20ff) ||
	    (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
	    (c >= 0xfe00 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
	    c >= 0x1e800)
		return UNSAFE;
	return OTHER;
}

/* Small Cyrillic and Greek letters that cannot be told from Latin ones. */
static bool looks_latin(uint32_t c)
{
	static const uint16_t alike[] = {0x3bf, 0x3bd, 0x3b1, 0x3c1, 0x3b9,
	    0x430, 0x435, 0x43e, 0x440, 0x441, 0x443, 0x445, 0x455, 0x456,
	    0x458, 0x4bb, 0x4cf, 0x501, 0x51b, 0x51d};
	if (c == '-' || (c >= '0' && c <= '9'))
		return true;
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i] == c)
			return true;
	return false;
}

/* One script a label, and not all of it letters of another's look. */
static bool is_safe(const char *label)
{
	const unsigned char *p = (const unsigned char *)label;
	unsigned scripts = 0;
	bool alike = true;
	while (*p) {
		uint32_t c = next_point(&p);
		scripts |= script_of(c);
		alike = alike && looks_latin(c);
	}
	if ((scripts & UNSAFE) || (scripts & (scripts - 1)))
		return false;
	return !(scripts & (GREEK | CYRILLIC)) || !alike;
}

/* The U-label of an A-label, if it leads back to the same A-label. */
static bool add_unicode(char *out, size_t *used, const char *label)
{
	char *u = NULL, *back = NULL;
	bool ok = idn2_to_unicode_8z8z(label, &u, 0) == IDN2_OK &&
		  idn2_to_ascii_8z(u, &back, IDN2_NONTRANSITIONAL) == IDN2_OK &&
		  strcmp(back, label) == 0 && is_safe(u) &&
		  add(out, used, 1024, u, strlen(u));
	idn2_free(u);
	idn2_free(back);
	return ok;
}

const char *zp_name_unicode(const struct zp_name *n, char buf[1024])
{
	uint8_t at[ZP_LABELS_MAX];
	unsigned labels = zp_name_labels(n, at);
	size_t used = 0;
	bool differs = false;
	if (!zp_name_is_ldh(n, true))
		return NULL;
	for (unsigned i = 0; i < labels; i++) {
		char label[ZP_LABEL_MAX + 1];
		uint8_t len = n->wire[at[i]];
		memcpy(label, n->wire + at[i] + 1, len);
		label[len] = '\0';
		if (i > 0 && !add(buf, &used, 1024, ".", 1))
			return NULL;
		bool a = strncmp(label, "xn--", 4) == 0;
		if (a ? !add_unicode(buf, &used, label)
		      : !add(buf, &used, 1024, label, len))
			return NULL;
		differs = differs || a;
	}
	return differs ? buf : NULL;
}
