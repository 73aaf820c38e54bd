/* One bare mail address: RFC 5322 section 3.4.1 as RFC 6532 section 3.2 widens
 * it, without comments, folding or the obsolete forms. */
#include "dcv/contact.h"

#include <string.h>
#include <strings.h>

#include "zoneparse/idn.h"

const char *dcv_address_fault_text(enum dcv_address_fault f)
{
	static const char *const text[] = {
	    [DCV_ADDRESS_OK] = "an address",
	    [DCV_ADDRESS_EMPTY] = "it is empty",
	    [DCV_ADDRESS_SCHEME] = "a scheme stands before the address",
	    [DCV_ADDRESS_NAMED] = "angle brackets stand around the address",
	    [DCV_ADDRESS_SPACE] = "white space stands beside the address",
	    [DCV_ADDRESS_SEVERAL] = "more than one address",
	    [DCV_ADDRESS_COMMENT] = "a comment stands beside the address",
	    [DCV_ADDRESS_NO_AT] = "there is no @",
	    [DCV_ADDRESS_LOCAL_EMPTY] = "nothing stands before the @",
	    [DCV_ADDRESS_DOT] = "a dot stands where none may",
	    [DCV_ADDRESS_QUOTE] = "the quoted string is not well-formed",
	    [DCV_ADDRESS_OCTET] = "an octet that no address holds",
	    [DCV_ADDRESS_UTF8] = "octets that are not UTF-8",
	    [DCV_ADDRESS_DOMAIN] = "no domain name stands behind the @",
	};
	return text[f];
}

/* RFC 5322 section 3.2.3. */
static bool is_atext(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool is_space(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The octets of the UTF-8 sequence that S begins with (RFC 3629 section 4); 0
 * if it is none. */
static unsigned utf8_length(const uint8_t *s, size_t n)
{
	unsigned more = s[0] >= 0xf0 ? 3 : s[0] >= 0xe0 ? 2 : 1;
	if (s[0] < 0xc2 || s[0] > 0xf4 || n <= more)
		return 0;
	for (unsigned i = 1; i <= more; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return more + 1;
}

struct reader {
	const uint8_t *s;
	size_t n, at;
	struct dcv_address *out;
};

static bool fault(struct reader *r, enum dcv_address_fault f, size_t at)
{
	r->out->fault = f;
	r->out->at = (uint32_t)at;
	return false;
}

/* Whether C stands in the text from AT on. */
static bool comes(const struct reader *r, size_t at, char c)
{
	return at < r->n && memchr(r->s + at, c, r->n - at);
}

/* Why the octet at which an atom or the address ends may not stand there. */
static bool refuse(struct reader *r)
{
	if (r->at >= r->n)
		return fault(r, DCV_ADDRESS_NO_AT, r->n);
	uint8_t c = r->s[r->at];
	bool behind = memchr(r->s, '@', r->at) != NULL;
	const uint8_t *angle = memchr(r->s, '<', r->n);
	if (c == '<' || c == '>')
		return fault(r, DCV_ADDRESS_NAMED, r->at);
	if (angle && !behind)
		return fault(r, DCV_ADDRESS_NAMED, (size_t)(angle - r->s));
	if (behind && comes(r, r->at + 1, '@') &&
	    (is_space(c) || c == ',' || c == ';'))
		return fault(r, DCV_ADDRESS_SEVERAL, r->at);
	if (is_space(c))
		return fault(r, DCV_ADDRESS_SPACE, r->at);
	if (c == '(')
		return fault(r, DCV_ADDRESS_COMMENT, r->at);
	return fault(r, c >= 128 ? DCV_ADDRESS_UTF8 : DCV_ADDRESS_OCTET, r->at);
}

/* One octet of text, or one sequence of UTF-8 (*WIDE is set). */
static bool take(struct reader *r, bool *wide)
{
	unsigned n = 1;
	if (r->s[r->at] >= 128) {
		n = utf8_length(r->s + r->at, r->n - r->at);
		if (n == 0)
			return fault(r, DCV_ADDRESS_UTF8, r->at);
		*wide = true;
	}
	r->at += n;
	return true;
}

/* dot-atom-text, RFC 5322 section 3.2.3: at least one octet between dots. */
static bool read_dot_atom(struct reader *r, bool *wide)
{
	size_t from = r->at;
	while (r->at < r->n) {
		uint8_t c = r->s[r->at];
		if (c == '.' && (r->at == from || r->s[r->at - 1] == '.'))
			return fault(r, DCV_ADDRESS_DOT, r->at);
		if (c != '.' && c < 128 && !is_atext(c))
			break;
		if (!take(r, wide))
			return false;
	}
	if (r->at > from && r->s[r->at - 1] == '.')
		return fault(r, DCV_ADDRESS_DOT, r->at - 1);
	return true;
}

/* quoted-string, RFC 5322 section 3.2.4. */
static bool read_quoted(struct reader *r)
{
	r->out->quoted = true;
	r->at++;
	while (r->at < r->n && r->s[r->at] != '"') {
		uint8_t c = r->s[r->at];
		if (c == '\\' && ++r->at == r->n)
			break;
		c = r->s[r->at];
		if ((c < 32 && c != '\t') || c == 127)
			return fault(r, DCV_ADDRESS_QUOTE, r->at);
		if (!take(r, &r->out->utf8_local))
			return false;
	}
	if (r->at >= r->n)
		return fault(r, DCV_ADDRESS_QUOTE, 0);
	r->at++;
	return true;
}

static bool read_local(struct reader *r)
{
	bool ok = r->s[0] == '"' ? read_quoted(r)
				 : read_dot_atom(r, &r->out->utf8_local);
	if (!ok)
		return false;
	if (r->at >= r->n || r->s[r->at] != '@')
		return refuse(r);
	if (r->at == 0)
		return fault(r, DCV_ADDRESS_LOCAL_EMPTY, 0);
	r->out->local = (struct zp_str){(const char *)r->s, r->at};
	r->at++;
	return true;
}

/* domain-literal, RFC 5322 section 3.4.1. */
static bool read_literal(struct reader *r)
{
	r->out->literal = true;
	size_t from = r->at++;
	while (r->at < r->n && r->s[r->at] > 32 && r->s[r->at] < 127 &&
	       !strchr("[]\\", r->s[r->at]))
		r->at++;
	if (r->at >= r->n || r->s[r->at] != ']' || r->at == from + 1)
		return fault(r, DCV_ADDRESS_DOMAIN, from);
	return ++r->at == r->n || refuse(r);
}

static bool read_domain(struct reader *r)
{
	char text[ZP_NAME_TEXT];
	size_t from = r->at;
	if (from < r->n && r->s[from] == '[')
		return read_literal(r);
	if (!read_dot_atom(r, &r->out->utf8_domain))
		return false;
	if (r->at == from && r->at == r->n)
		return fault(r, DCV_ADDRESS_DOMAIN, from);
	if (r->at < r->n)
		return refuse(r);
	size_t n = r->at - from;
	if (n >= sizeof text)
		return fault(r, DCV_ADDRESS_DOMAIN, from);
	memcpy(text, r->s + from, n);
	text[n] = '\0';
	/* The grammar has no limits; names have (RFC 1035 section 2.3.4). */
	if (!zp_name_read(&r->out->domain, text))
		return fault(r, DCV_ADDRESS_DOMAIN, from);
	r->out->has_domain = true;
	return true;
}

bool dcv_address_parse(struct zp_str value, struct dcv_address *out)
{
	static const char scheme[] = "mailto:";
	memset(out, 0, sizeof *out);
	struct reader r = {(const uint8_t *)value.p, value.n, 0, out};
	while (r.at < r.n && is_space(r.s[r.at]))
		r.at++;
	if (r.at == r.n)
		return fault(&r, DCV_ADDRESS_EMPTY, 0);
	r.at = 0;
	if (is_space(r.s[0]))
		return refuse(&r);
	if (value.n >= sizeof scheme - 1 &&
	    strncasecmp(value.p, scheme, sizeof scheme - 1) == 0)
		return fault(&r, DCV_ADDRESS_SCHEME, 0);
	return read_local(&r) && read_domain(&r);
}
